"""`cdo score`: whole answers in every format, and what is the same in all of them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from cdo.reporters.width import width
from tests.cli import scored
from tests.cli.asking import edit
from tests.cli.scored import FORMS, GOLDEN, OPEN, PERIODS, SCORED, score
from tests.reporters import texts
from tests.tables import test_xlsx as workbooks

if TYPE_CHECKING:
    from pathlib import Path

ASKED: dict[str, tuple[str, ...]] = {
    f"{period}.{'txt' if form == 'text' else form}": (
        *("--period", period),
        *("-f", form),
    )
    for period in PERIODS
    for form in FORMS
    if form != "xlsx"
}
ASKED |= {
    "explain.txt": ("sj-yjj", "市卫健委", "--period", "2023", "--explain"),
    "explain-capped.txt": ("sj-wlj", "qx-bxx", "--period", "2022", "--explain"),
    "explain.md": ("sj-jtj", "--period", "2023", "--explain", "-f", "md"),
    "explain.csv": ("sj-jtj", "--period", "2022", "--explain", "-f", "csv"),
    "explain.json": ("sj-wlj", "--period", "2022", "--explain", "-f", "json"),
    "sensitivity.txt": ("--period", "2022", "--sensitivity"),
    "sensitivity.md": ("--period", "2023", "--sensitivity", "-f", "md"),
    "against.txt": ("--period", "2023", "--against", "2022"),
    "against.csv": ("--period", "2023", "--against", "2022", "-f", "csv"),
    "check.txt": ("--period", "2023", "--check"),
}
BOOKS = {f"{period}.xlsx.txt": period for period in PERIODS}


@pytest.mark.parametrize("name", ASKED)
def test_whole_answers(name: str) -> None:
    _, period, *rest = _period_first(ASKED[name])
    ran = score(SCORED, *rest, period=period)
    texts.check(GOLDEN / name, str(ran).replace("\r\n", "\n"))


def _period_first(arguments: tuple[str, ...]) -> list[str]:
    at = arguments.index("--period")
    return [*arguments[at : at + 2], *arguments[:at], *arguments[at + 2 :]]


@pytest.mark.parametrize("name", BOOKS)
def test_whole_workbooks(name: str, tmp_path: Path) -> None:
    file = tmp_path / "scores.xlsx"
    ran = score(SCORED, "-f", "xlsx", "-o", str(file), period=BOOKS[name])
    assert str(ran) == "→ 0\n"
    book = workbooks.opened_file(file)
    lines = []
    for number, sheet in enumerate(workbooks.names(book), 1):
        lines.append(f"[{sheet}]")
        lines += map("\t".join, workbooks.cells(book, number))
    texts.check(GOLDEN / name, "\n".join(lines) + "\n")


def test_a_workbook_has_a_sheet_a_group_with_a_head_that_stays(tmp_path: Path) -> None:
    file = tmp_path / "scores.xlsx"
    score(SCORED, "-f", "xlsx", "-o", str(file))
    book = workbooks.opened_file(file)
    assert workbooks.names(book) == ["市级单位", "区县"]
    for number in (1, 2):
        sheet = workbooks.part(book, f"xl/worksheets/sheet{number}.xml")
        pane = next(sheet.iter(f"{workbooks.MAIN}pane"))
        assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
        heads = workbooks.cells(book, number)[0]
        widths = [
            float(one.get("width", 0))
            for one in sheet.iter(_COLUMN)
            for _ in range(int(one.get("min", 0)), int(one.get("max", 0)) + 1)
        ]
        assert all(wide > width(head) for wide, head in zip(widths, heads, strict=True))


_COLUMN = f"{workbooks.MAIN}col"


def test_no_golden_file_is_left_over() -> None:
    assert {file.name for file in GOLDEN.iterdir()} == {*ASKED, *BOOKS}


def plain(*arguments: str, root: Path = SCORED, period: str = "2023") -> Any:  # noqa: ANN401
    """Return the answer to *arguments* as plain data."""
    ran = score(root, *arguments, "-f", "json", period=period)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_the_data_have_the_names_that_programs_rely_on() -> None:
    whole = plain("--sensitivity")
    assert list(whole)[:4] == ["schema", "period", "evaluations", "undecided"]
    assert (whole["schema"], whole["period"]) == ("cdo/score/1", "2023")
    one = whole["evaluations"][0]
    assert set(one) >= {
        *("unit", "post", "group", "total", "band", "rank", "capped_by", "notes"),
        *("base", "deducted", "added", "factors", "rubric", "inputs_digest"),
    }
    factor = one["factors"][0]
    assert set(factor) == {"id", "score", "weight", "state", "indicators"}
    assert set(factor["indicators"][0]) >= {
        *("id", "score", "max", "state", "formula", "lost", "clauses", "evidence"),
    }
    assert set(one["rubric"]) == {"id", "digest"}
    assert whole["undecided"] == [
        {"group": "bm", "units": ["sj-swj", "sj-zjj"], "places": 1}
    ]
    moves = whole["sensitivity"]["moves"]
    assert set(moves[0]) >= {"unit", "factor", "change", "rank", "to"}
    assert {move["change"] for move in moves} <= {"+10%", "-10%"}


def test_scores_are_text_and_no_number() -> None:
    def numbers(value: object, path: str = "") -> list[str]:
        if isinstance(value, dict):
            return [it for key, one in value.items() for it in numbers(one, key)]
        if isinstance(value, list):
            return [it for one in value for it in numbers(one, path)]
        return [path] if isinstance(value, int | float) else []

    assert set(numbers(plain("--sensitivity", "--explain"))) <= {
        *("rank", "to", "places", "days", "workdays", "met", "count", "acting"),
    }


def test_absent_missing_and_nothing_look_different() -> None:
    ran = score(SCORED, "sj-yjj", "sj-wjw", "sj-sjg", "--explain")
    lines = [line.split() for line in ran.out.splitlines()]
    assert ran.out.count("不适用：没有面向公众的业务（数字化委员会批准）") == 2
    assert any(line[:3] == ["X2", "示范作用", "缺失"] for line in lines)
    assert "缺失，计 0.00 分，尚未确认" in ran.out
    assert "到截止日没有完成，得 0.00" in ran.out


def test_units_that_are_named_keep_their_ranks() -> None:
    every, some = plain(), plain("市卫健委", "qx-lxx")
    ranks = {one["unit"]: one["rank"] for one in every["evaluations"]}
    named = {one["unit"]: one["rank"] for one in some["evaluations"]}
    assert named == {unit: ranks[unit] for unit in ("sj-wjw", "qx-lxx")}
    assert some["undecided"] == []


def test_groups_rank_apart() -> None:
    first = [one["unit"] for one in plain()["evaluations"] if one["rank"] == 1]
    assert first == ["sj-jyj", "sj-mzj", "qx-ldq"]


def test_the_figures_add_up_as_printed() -> None:
    ran = score(SCORED, "-f", "csv", period="2022")
    rows = [*csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"), ""))]
    assert len(rows) == 13
    for one in rows:
        factors = [one[name] for name in one if name[:2] in {"J ", "G ", "S ", "A "}]
        factors.append(one["X 创新应用"])
        if "不适用" in factors:
            continue
        assert sum(_cents(it) for it in factors) == _cents(one["基础分"])
        whole = _cents(one["基础分"]) - _cents(one["扣分"]) + _cents(one["加分"])
        assert whole == _cents(one["总分"])


def _cents(score: str) -> int:
    return int(score.replace(".", ""))


SAME = """
import sys
from cdo.cli.app import main
for form in ("text", "json", "csv", "md", "xlsx", "html"):
    code = main(["score", "--period", "2023", "--explain", "--sensitivity",
                 "--against", "2022", "--check", "-C", sys.argv[1], "-f", form,
                 "-o", f"{sys.argv[2]}/score.{form}"])
    assert code == 0
"""


def test_the_same_registry_gives_the_same_bytes(tmp_path: Path) -> None:
    answers = []
    for zone, seed in (("Asia/Shanghai", "1"), ("America/St_Johns", "77")):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", SAME, str(SCORED), str(folder)],
            env=os.environ | {"TZ": zone, "PYTHONHASHSEED": seed},
            check=True,
        )
        answers.append(scored.bytes_of(folder))
    assert len(answers[0]) == len(FORMS)
    assert answers[0] == answers[1]


def test_names_that_are_not_public_are_masked_wherever_they_are_shown(
    tmp_path: Path,
) -> None:
    root = scored.copied(tmp_path)
    edit(root / "officers/p-0001.yaml", "name: 示例甲", "name: 示例甲\npublic: false")
    for form in ("text", "csv", "md", "html"):
        ran = score(root, "sj-jyj", "--explain", "-f", form)
        assert ran.code == 0
        assert "示例甲" not in ran.out, form
    assert "任职者：示**" in score(root, "sj-jyj", "--explain").out
    file = tmp_path / "out.xlsx"
    score(root, "sj-jyj", "--explain", "-f", "xlsx", "-o", str(file))
    assert not [
        one for one in workbooks.strings(workbooks.opened_file(file)) if "示例甲" in one
    ]
    holders = plain("sj-jyj", "--explain", root=root)["evaluations"][0]["holders"]
    assert holders == [{"officer": "p-0001", "name": "示例甲", "acting": False}]


def test_reading_writes_nothing(tmp_path: Path) -> None:
    root = scored.copied(tmp_path)
    before = scored.bytes_of(root)
    for more in ("--explain", "--sensitivity", "--check", "--preview"):
        score(root, more)
    assert scored.bytes_of(root) == before
    assert "result" not in before[OPEN].decode()
