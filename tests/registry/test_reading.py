"""A tree of files becomes a registry; what is wrong is told once, all of it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdo import model, rules
from cdo.registry import reading
from cdo.registry.trees import Entry, MemoryTree, Obstacle
from tests.registry.told import UNIT
from tests.rules.small import BASE, judged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdo.findings import Diagnostic

BROKEN = {
    "units/h-ju.yaml": UNIT + "trak: 部门\n",
    "units/i-ju.yaml": "names: [",
    "units/J-ju.yaml": UNIT,
    "officers/p-1.yaml": "name: 示例甲\nappointments: []\nid: p-1\n",
    "officers/p-2.yaml": "name：示例乙\n",
    "rubric/r.yaml": "",
    "scheme/post.yaml": "",
}
TOLD = [
    "officers/p-1.yaml:3 CDO010",
    "officers/p-2.yaml:1 CDO006",
    "rubric/r.yaml:1 CDO008",
    "scheme/post.yaml:1 CDO008",
    "units/J-ju.yaml:1 CDO008",
    "units/h-ju.yaml:4 CDO010",
    "units/i-ju.yaml:1 CDO001",
]


def lines(found: list[Diagnostic]) -> list[str]:
    return [f"{one.place.file}:{one.place.line} {one.rule.code}" for one in found]


class Hampered(MemoryTree):
    """Files some of which cannot be had, or are others when they are read again."""

    def __init__(
        self,
        files: Mapping[str, str],
        *obstacles: Entry,
        reads: Mapping[str, list[bytes | Obstacle]] | None = None,
    ) -> None:
        super().__init__(files)
        self._obstacles = obstacles
        self._reads = dict(reads or {})

    def entries(self) -> Iterator[Entry]:
        shut = {f"{entry.path}/" for entry in self._obstacles}
        for entry in super().entries():
            if not entry.path.startswith(tuple(shut)):
                yield entry
        yield from self._obstacles

    def read(self, path: str) -> bytes | Obstacle:
        answers = self._reads.get(path)
        return answers.pop(0) if answers else super().read(path)


def checked(tree: MemoryTree) -> tuple[list[str], set[str]]:
    """Return what is wrong with *tree*, and the codes that were not judged."""
    registry, broken = reading.read(tree)
    found, skipped = rules.check(registry)
    return lines([*broken, *found]), {one.code for one in skipped}


def test_the_base_is_read_without_a_finding() -> None:
    registry, found = reading.read(MemoryTree(BASE))
    assert found == []
    assert registry.files == len(BASE)
    scheme = [path for path in BASE if path.startswith(("scheme/", "registry"))]
    assert registry.records == len(BASE) - len(scheme)
    assert registry.torn == {}


def test_the_findings_of_all_files_are_told_at_once() -> None:
    registry, found = reading.read(MemoryTree(BASE | BROKEN))
    assert lines(found) == TOLD
    assert {one.record for one in found if one.place.file.startswith("units")} == {
        "unit/h-ju",
        "unit/i-ju",
        "unit/j-ju",
    }
    assert registry.get(model.Unit, "a-ju") is not None
    assert registry.get(model.Unit, "h-ju") is None


@given(st.permutations(list((BASE | BROKEN).items())))
def test_the_order_of_files_changes_nothing(files: list[tuple[str, str]]) -> None:
    assert lines(judged(dict(files))[0]) == lines(judged(BASE | BROKEN)[0])


def test_what_every_registry_has_and_this_one_lacks() -> None:
    registry, found = reading.read(MemoryTree({"units/h-ju.yaml": UNIT}))
    assert lines(found) == ["registry.yaml:1 CDO011"] * 4
    assert [one.message for one in found] == [
        "缺少文件 registry.yaml（登记库）",
        "缺少文件 scheme/clauses.yaml（条款）",
        "缺少文件 scheme/posts.yaml（职位）",
        "缺少文件 scheme/vocabulary.yaml（用词）",
    ]
    assert not registry.whole("scheme-posts")
    assert registry.whole("scheme-frames")


@pytest.mark.parametrize("obstacle", [Obstacle.DENIED, Obstacle.LINK])
@pytest.mark.parametrize("folder", ["units", "scheme", "."])
def test_a_folder_that_cannot_be_looked_into_is_one_finding(
    folder: str, obstacle: Obstacle
) -> None:
    files = {} if folder == "." else BASE
    found, skipped = checked(Hampered(files, Entry(folder, obstacle)))
    assert found == [f"{folder}:1 CDO008"]
    assert ("CDO201" in skipped) == (folder != "units")


def test_only_the_records_of_a_shut_folder_may_be_there() -> None:
    filing = "type: 工作方案\nunit: a-ju\nrecipient: b-ju\nsupersedes: {}\nevents:\n"
    filing += "  - {{state: 草拟, on: 2022-07-01}}\n"
    tree = Hampered(
        BASE
        | {"filings/2022/a.yaml": filing.format("2021/a")}
        | {"filings/2022/b.yaml": filing.format("2020/a")},
        Entry("filings/2021", Obstacle.LINK),
    )
    found, skipped = checked(tree)
    assert found == ["filings/2021:1 CDO008", "filings/2022/b.yaml:4 CDO101"]
    assert "CDO304" in skipped


@pytest.mark.parametrize("name", ["A-ju.yaml", "a_ju.yaml", "a-ju.yml", "a-ju.YAML"])
def test_a_misspelt_file_is_there_under_the_name_that_is_meant(name: str) -> None:
    files = dict(BASE)
    files[f"units/{name}"] = files.pop("units/a-ju.yaml")
    found, _ = judged(files)
    assert lines(found) == [f"units/{name}:1 CDO008"]


@pytest.mark.parametrize("name", ["A-ju.yaml", "a_ju.yaml", "a-ju.yml", "a-ju.YAML"])
def test_beside_the_record_a_misspelt_copy_is_only_told(name: str) -> None:
    text = BASE["units/a-ju.yaml"].replace("部门\ncohort", "部们\ncohort")
    found, skipped = judged(
        BASE | {"units/a-ju.yaml": f"\n{text}", f"units/{name}": UNIT}
    )
    assert sorted(lines(found)) == sorted(
        [f"units/{name}:1 CDO008", "units/a-ju.yaml:5 CDO101"]
    )
    assert skipped == []
    (copy,) = (one for one in found if one.rule.code == "CDO008")
    assert "只留一个" in copy.hint


def test_of_two_misspelt_copies_the_first_is_meant() -> None:
    found, _ = judged(BASE | {"units/H-ju.yaml": UNIT, "units/h_ju.yaml": UNIT})
    assert lines(found) == ["units/H-ju.yaml:1 CDO008", "units/h_ju.yaml:1 CDO008"]
    assert "写成 units/h-ju.yaml" in found[0].hint
    assert "只留一个" in found[1].hint


def test_every_file_of_an_unknown_folder_has_one_cause() -> None:
    files = {f"unit/{name}.yaml": UNIT for name in "abc"} | {"旧/a.txt": ""}
    found, _ = judged(BASE | files)
    assert lines(found) == ["unit/a.yaml:1 CDO008", "旧/a.txt:1 CDO008"]


def test_every_stray_file_is_told() -> None:
    found, _ = judged(BASE | {"units/a.txt": "", "units/b.txt": "", "x.yaml": ""})
    assert lines(found) == [
        "units/a.txt:1 CDO008",
        "units/b.txt:1 CDO008",
        "x.yaml:1 CDO008",
    ]


def test_a_number_of_a_person_in_a_name() -> None:
    found, _ = judged(
        BASE | {"officers/13800138000.yaml": "name: 示例甲\nappointments: []\n"}
    )
    assert lines(found) == ["officers/13800138000.yaml:1 CDO701"]
    assert "138******00" in found[0].message


@pytest.mark.parametrize("obstacle", list(Obstacle))
def test_a_file_that_is_gone_when_it_is_read(obstacle: Obstacle) -> None:
    tree = Hampered(BASE, reads={"units/a-ju.yaml": [obstacle]})
    codes = {Obstacle.LARGE: "CDO003", Obstacle.CONFLICT: "CDO007"}
    code = codes.get(obstacle, "CDO008")
    found, skipped = checked(tree)
    assert found == [f"units/a-ju.yaml:1 {code}"]
    assert "CDO201" not in skipped


@pytest.mark.parametrize(
    ("then", "line"),
    [
        (Obstacle.DENIED, 1),
        (Obstacle.LARGE, 1),
        (b"[", 1),
        (b"\xff", 1),
        (b"- 1\n", 1),
        (b"\n\nnames: []\n", 3),
        (f"\n{UNIT}track: 部门\n".encode(), 5),
    ],
)
def test_a_file_that_changes_while_it_is_judged(
    then: bytes | Obstacle, line: int
) -> None:
    text = f"{UNIT}track: 部们\n".encode()
    tree = Hampered(
        BASE | {"units/h-ju.yaml": ""}, reads={"units/h-ju.yaml": [text, then]}
    )
    found, _ = checked(tree)
    assert found == [f"units/h-ju.yaml:{line} CDO101"]


def test_progress_is_told_after_each_file() -> None:
    told: list[tuple[int, int]] = []
    reading.read(MemoryTree(BASE), lambda done, of: told.append((done, of)))
    assert told == [(done, len(BASE)) for done in range(1, len(BASE) + 1)]


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(enabled: bool) -> None:  # noqa: FBT001
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        reading.read(MemoryTree(BASE))
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if before else gc.disable)()
