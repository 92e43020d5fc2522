"""The page on records."""

from __future__ import annotations

from cdo.model import kinds, tables

PAGE = tables.markdown()


def section(title: str) -> str:
    return PAGE.partition(f"\n## {title}")[2].partition("\n## ")[0]


def test_every_kind_has_a_section_with_its_files() -> None:
    for spec in kinds.TABLE:
        assert f"## {spec.title} `{spec.file}`" in PAGE


def test_a_field_is_told_with_its_type_and_whether_it_is_asked_for() -> None:
    officer = section("任职人员")
    assert "| `name` | 姓名 | 名称 | 必填 | " in officer
    assert "| `public` | 姓名公开 | true 或 false | 默认 true | " in officer
    assert "| `office_phone` | 办公电话 | 文字 |  | " in officer
    assert "| `mode` | 任职方式 | 兼任 / 专任 / 主持 | 必填 | " in officer
    assert "| `appointments` | 任职 | 列表，每项是一段任职 | 必填 | " in officer


def test_a_field_that_may_be_null_says_so() -> None:
    due = "| `due` | 期限 | 日期，或表：年份 → 日期 | 必填，可以是 null | "
    assert due in section("义务")


def test_defaults_that_are_numbers_are_told() -> None:
    assert "| `full_marks` | 总分 | 数 | 默认 100 | " in section("评价指标")
    assert "| `mode` | 方式 | half_up | 默认 half_up | " in section("评价指标")


def test_parts_have_tables_of_their_own_by_path() -> None:
    assert "### `appointments[]` 一段任职\n" in section("任职人员")
    assert "### `*.by` 由谁来交\n" in section("备案报送种类")
    assert "### `[].not_with[]` " in section("职位")
    assert "### `vetoes[].when` 职位空缺\n" in section("评价指标")


def test_a_part_is_told_once() -> None:
    assert section("评价指标").count(" 扣分或加分\n") == 1


def test_note_and_clauses_come_last() -> None:
    rows = [line for line in section("单位").splitlines() if line.startswith("| `")]
    unit = rows[: rows.index(next(row for row in rows if "`official`" in row))]
    assert [row.split("`")[1] for row in unit[-2:]] == ["note", "clauses"]


def test_no_column_is_broken() -> None:
    for line in PAGE.splitlines():
        if line.startswith("| "):
            assert line.count("|") == 6
