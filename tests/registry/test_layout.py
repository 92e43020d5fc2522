"""Which record a path is, and what is said of a path that is none."""

from __future__ import annotations

import pytest

from cdo.model import kinds
from cdo.registry import filerules, layout, yamlrules
from cdo.registry.layout import Standing
from cdo.registry.trees import Entry, Obstacle

ID = "小写字母、数字和短横线，不超过 64 个"
FOLDERS = (
    "units、officers、filings、reports、rubrics、evaluations、documents、"
    "waivers、scheme"
)
SCHEME = (
    "vocabulary、clauses、posts、scope、filings、obligations、frames、duties、decisions"
)


def standing(path: str, obstacle: Obstacle | None = None) -> Standing:
    found = layout.standing(Entry(path, obstacle))
    assert found is not None
    return found


def remedy(path: str) -> str:
    """Return what is wrong with *path*, and the remedy."""
    fault = standing(path).fault
    assert fault is not None
    return fault.message.text.format_map(fault.fields) + (
        " → " + fault.message.hint.format_map(fault.fields)
    )


@pytest.mark.parametrize(
    ("path", "kind", "record"),
    [
        ("registry.yaml", "registry", "registry"),
        ("scheme/posts.yaml", "scheme-posts", "posts"),
        ("units/sz-jyj.yaml", "unit", "sz-jyj"),
        ("filings/2022/plan.yaml", "filing", "2022/plan"),
        ("evaluations/2022-h1/sz-jyj-2.yaml", "evaluation", "2022-h1/sz-jyj-2"),
        ("documents/hszs/2022/12.yaml", "document", "hszs/2022/12"),
        (f"waivers/{'w' * 64}.yaml", "waiver", "w" * 64),
    ],
)
def test_the_path_is_the_record(path: str, kind: str, record: str) -> None:
    assert standing(path) == Standing(path, kinds.BY_NAME[kind], record)
    assert kinds.BY_NAME[kind].path_of(record) == path


@pytest.mark.parametrize("path", ["README.md", "Makefile", "registry.yaml~", "units"])
def test_at_the_top_what_is_not_yaml_is_let_be(path: str) -> None:
    assert layout.standing(Entry(path)) is None


@pytest.mark.parametrize(
    ("path", "record", "said"),
    [
        ("units/A-Ju.yaml", "a-ju", "写成 units/a-ju.yaml"),
        ("units/a_ju.yaml", "a-ju", "写成 units/a-ju.yaml"),
        ("units/ａ－ｊｕ.yaml", "a-ju", "写成 units/a-ju.yaml"),
        ("filings/２０２２/a.yaml", "2022/a", "写成 filings/2022/a.yaml"),
        ("units/a-ju.yml", "a-ju", "改名为 units/a-ju.yaml"),
        ("units/A_ju.YAML", "a-ju", "改名为 units/a-ju.yaml"),
        ("registry.yml", "registry", "改名为 registry.yaml"),
        ("Registry.yaml", "registry", "写成 registry.yaml"),
        ("scheme/Posts.yaml", "posts", "写成 scheme/posts.yaml"),
        ("units/con.yaml", "con", "把这一段改名"),
        ("documents/con/2022/1.yaml", "con/2022/1", "把这一段改名"),
    ],
)
def test_of_a_misspelt_path_the_record_that_is_meant_is_known(
    path: str, record: str, said: str
) -> None:
    assert standing(path).id == record
    assert remedy(path).endswith(f" → {said}")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "units/水利局.yaml",
            f"“水利局”这一段只能写{ID} → 把这一段改名",
        ),
        (
            f"units/{'w' * 65}.yaml",
            f"“{'w' * 65}”这一段只能写{ID} → 把这一段改名",
        ),
        (
            "filings/22/a.yaml",
            "“22”这一段只能写四位数字的年份 → 把这一段改名",
        ),
        (
            "documents/hszs/2022/012.yaml",
            "“012”这一段只能写从 1 起的序号，不带 0 → 把这一段改名",
        ),
        (
            "evaluations/2022上半年/a.yaml",
            "“2022上半年”这一段只能写年份，或年份加短横线，如 2022-h1 → 把这一段改名",
        ),
        ("filings/a.yaml", "备案报送的文件不放在这一层 → 写成 filings/年份/编号.yaml"),
        (
            "documents/2022/1.yaml",
            "公文的文件不放在这一层 → 写成 documents/机关代字的文件夹/年份/序号.yaml",
        ),
        ("units/a/b.yaml", "单位的文件不放在这一层 → 写成 units/编号.yaml"),
    ],
)
def test_a_path_of_which_nothing_is_known(path: str, said: str) -> None:
    assert standing(path).id is None
    assert standing(path).kind is not None
    assert remedy(path) == f"文件路径“{path}”不合规定：{said}"


def test_without_a_known_record_the_extension_is_mended_alone() -> None:
    assert remedy("units/水利局.yml").endswith(" → 改名为 units/水利局.yaml")


@pytest.mark.parametrize("path", ["units/名单.xlsx", "units/a-ju", "people.yaml"])
def test_a_stray_file_belongs_to_no_kind(path: str) -> None:
    found = standing(path)
    assert found.kind is None
    assert found.fault is not None
    assert found.fault.message is filerules.STRAY


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "officer/p-1.yaml",
            "“officer”不是种类文件夹 → 是不是“officers”？",
        ),
        ("UNITS/a-ju.yaml", "“UNITS”不是种类文件夹 → 是不是“units”？"),
        (
            "单位/a-ju.yaml",
            f"“单位”不是种类文件夹 → 种类文件夹有：{FOLDERS}",
        ),
        (
            "scheme/decision.yaml",
            "scheme/ 里不放“decision.yaml”这个文件 → 改名为 decisions.yaml",
        ),
        (
            "scheme/说明.txt",
            f"scheme/ 里不放“说明.txt”这个文件 → 这里只有 {SCHEME}，后缀 .yaml",
        ),
        (
            "scheme/old/posts.yaml",
            "scheme/old/ 里不放“posts.yaml”这个文件 → 移到 scheme/posts.yaml",
        ),
    ],
)
def test_unknown_folders_and_files_of_the_scheme(path: str, said: str) -> None:
    assert remedy(path) == said


def test_of_an_unknown_folder_one_finding_is_enough() -> None:
    assert standing("officer/p-1.yaml").in_unknown_folder
    assert not standing("scheme/post.yaml").in_unknown_folder
    assert not standing("units/a-ju.yaml").in_unknown_folder


@pytest.mark.parametrize(
    ("obstacle", "message"),
    [
        (Obstacle.LINK, filerules.LINK),
        (Obstacle.SPECIAL, filerules.SPECIAL),
        (Obstacle.DENIED, filerules.DENIED),
        (Obstacle.ABSENT, filerules.DENIED),
        (Obstacle.DEEP, filerules.TOO_DEEP),
        (Obstacle.LARGE, yamlrules.LARGE),
        (Obstacle.CONFLICT, filerules.UNDECIDED),
    ],
)
def test_every_obstacle_has_its_message(obstacle: Obstacle, message: object) -> None:
    found = standing("units/a-ju.yaml", obstacle)
    assert (found.kind, found.id) == (kinds.BY_NAME["unit"], "a-ju")
    assert found.fault is not None
    assert found.fault.message is message


def test_every_obstacle_was_tried() -> None:
    assert len(Obstacle) == 7


@pytest.mark.parametrize(
    ("path", "kind"), [("units", "unit"), ("filings/2022", "filing"), ("a", None)]
)
def test_a_folder_that_cannot_be_read_is_no_record(path: str, kind: str | None) -> None:
    found = standing(path, Obstacle.DENIED)
    assert found.kind is (kinds.BY_NAME[kind] if kind else None)
    assert found.id is None


def test_what_two_paths_of_one_record_are_told() -> None:
    fault = layout.clash("units/A.yaml", "units/a.yaml")
    assert fault.message is filerules.CLASH
    assert fault.fields == {"name": "units/A.yaml", "other": "units/a.yaml"}


def test_paths_that_mean_one_record_are_alike() -> None:
    one = {standing(f"units/{name}").meant for name in ("a.yaml", "A.yaml", "a.YML")}
    assert one == {"units/a.yaml"}
    assert standing("units/cafe\u0301.yaml").meant == "units/caf\u00e9.yaml"
    assert standing("x/Y.yaml").meant == "x/y.yaml"
