"""What commits gave once is not worked out again, and what is said stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdo import audit, rules
from cdo.audit import run
from cdo.audit.base import Check
from cdo.audit.files import MOST_LATE, Files
from cdo.audit.seals import Seal
from cdo.audit.walk import Question
from cdo.registry import source
from cdo.registry.cache.store import Store
from cdo.registry.history.commits import Person
from cdo.registry.history.repository import opened
from cdo.registry.history.tags import Tag
from tests.audit import histories
from tests.audit.histories import audited
from tests.audit.test_checks import SEALED, TAKEN
from tests.audit.test_pages import BLOCKS, Block
from tests.repositories import Builder
from tests.rules.small import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cdo.audit.base import Found, Step
    from cdo.audit.run import Audit

EDITION = b"e" * 16
NUMBER = "电话 13800138000\n"


def kept(folder: Path, root: Path, tip: str = "HEAD") -> Audit:
    """Return the audit of *root* by a process that keeps what it finds in *folder*."""
    store = Store(folder, EDITION)
    found = audited(root, tip=tip, store=store)
    store.close()
    return found


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commits that lasting checks were asked about, and texts that were parsed."""
    told: list[str] = []
    parse = source.parse

    def counted(text: str, *places: object) -> object:
        told.extend([text] * (not places))
        return parse(text, *places)  # type: ignore[arg-type]

    def seen(step: Step) -> Iterator[Found]:
        told.append(step.commit.id)
        yield from ()

    monkeypatch.setattr(source, "parse", counted)
    checks = (*audit.CHECKS, Check(audit.CHECKS[0].rule, seen))
    monkeypatch.setattr(run, "CHECKS", checks)
    return told


@pytest.mark.parametrize("one", BLOCKS, ids=lambda one: f"{one.code}-{one.number}")
def test_every_page_is_said_the_same_again(one: Block, tmp_path: Path) -> None:
    root, folder = tmp_path / "history", tmp_path / "cdo"
    histories.build(root, histories.parsed(one.text), {})
    plain = audited(root)
    assert kept(folder, root) == plain
    assert kept(folder, root) == plain


def test_the_second_run_judges_and_parses_nothing(
    tmp_path: Path, judged: list[str]
) -> None:
    root, folder = tmp_path / "history", tmp_path / "cdo"
    builder = Builder(root)
    builder.commit(dict(BASE), "登记")
    first = kept(folder, root)
    assert judged
    del judged[:]
    assert kept(folder, root) == first
    assert judged == []
    new = "name: 示例丙\nappointments: []\n"
    tip = builder.commit({"officers/p-0009.yaml": new}, "一人")
    assert kept(folder, root) == audited(root)
    del judged[:]
    (folder / "kept.sqlite").unlink()
    kept(folder, root)
    assert len(judged) > 2
    builder.commit({"officers/p-0009.yaml": f"# 注\n{new}"}, "又一人")
    del judged[:]
    kept(folder, root)
    assert [one for one in judged if one == tip] == []
    assert [one for one in judged if "\n" in one] == [f"# 注\n{new}"]


def test_another_edition_works_all_out_anew(tmp_path: Path, judged: list[str]) -> None:
    root, folder = tmp_path / "history", tmp_path / "cdo"
    histories.build(root, histories.parsed(TAKEN), {})
    first = kept(folder, root)
    del judged[:]
    store = Store(folder, b"f" * 16)
    assert audited(root, store=store) == first
    store.close()
    assert judged


BRANCHES = f"""\
## 2022-07-01
# officers/p-0001.yaml
name: 示例甲
appointments: []
## 2022-07-02 分支
# notes.txt
{NUMBER}
## 2022-07-03 合并
# other.txt
{NUMBER}
## 2022-07-04
# units/b-ju.yaml
names: 1
## 2022-07-05
# officers/p-0001.yaml 删去
## 2022-07-06
# units/b-ju.yaml 删去
# officers/p-0001.yaml
name: 示例乙
appointments: []
"""


def test_from_whichever_commit_it_is_said_the_same(tmp_path: Path) -> None:
    """The line of first parents is another, and what comes first in it."""
    root, folder = tmp_path / "history", tmp_path / "cdo"
    made = histories.build(root, histories.parsed(BRANCHES), {})
    codes = {one.diagnostic.rule.code for one in audited(root).findings}
    assert codes >= {"CDO903", "CDO908", "CDO911"}
    for tip in (*made, *reversed(made)):
        assert kept(folder, root, tip) == audited(root, tip=tip)


def test_numbers_are_told_where_they_come_first(tmp_path: Path) -> None:
    """Two branches bring one file; which comes first depends on the last commit."""
    root, folder = tmp_path / "history", tmp_path / "cdo"
    builder = Builder(root)
    first = builder.commit(dict(BASE), "登记")
    tips = []
    for name in ("one", "two"):
        builder.git("checkout", "-q", "-b", name, first)
        tips.append(builder.commit({"notes.txt": NUMBER, name: "x"}, name))
    builder.git("merge", "-q", "--no-ff", "-m", "合", tips[0])
    for tip in (*tips, "HEAD", *reversed(tips)):
        assert kept(folder, root, tip) == audited(root, tip=tip)


def test_seals_are_asked_for_each_time(tmp_path: Path) -> None:
    root, folder = tmp_path / "history", tmp_path / "cdo"
    made = histories.build(root, histories.parsed(TAKEN + SEALED), {})
    assert kept(folder, root).findings == audited(root).findings
    later = Person("甲", "j@example.cn", 2_000_000_000, 480)
    seal = Seal(Tag("seal/x", "", made[0], "", later), {"commit": made[0]})
    question = Question(histories.DAY, [seal])
    store, repository = Store(folder, EDITION), opened(root)
    found = [
        run.audit(repository, made[-1], question, None, one).findings
        for one in (store, None)
    ]
    assert found[0] == found[1]
    assert "CDO905" in {one.diagnostic.rule.code for one in found[0]}


def test_of_a_registry_elsewhere_in_the_repository(tmp_path: Path) -> None:
    root, folder = tmp_path / "history", tmp_path / "cdo"
    builder = Builder(root)
    builder.commit({f"{at}/{p}": t for at in "ab" for p, t in BASE.items()}, "登记")
    builder.commit({"a/officers/p-0001.yaml": "name: 1\nx: 1\n"}, "坏")
    for at in ("a", "b", "a"):
        assert kept(folder, root / at) == audited(root / at)


def test_rules_are_not_asked_of_what_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, folder = tmp_path / "history", tmp_path / "cdo"
    histories.build(root, histories.parsed(BRANCHES), {})
    first = kept(folder, root)

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(rules, "check", refuse)
    monkeypatch.setattr(rules, "breaks", refuse)
    monkeypatch.setattr("cdo.audit.validity.Judge", refuse)
    assert kept(folder, root) == first


def test_files_are_what_a_copy_of_all_would_be() -> None:
    plain: dict[str, str] = {}
    files = Files()
    assert files.changed([]) is files
    for number in range(3 * MOST_LATE):
        path, blob = f"p{number % 500}", None if number % 7 == 3 else f"b{number}"
        files = files.changed([(path, blob), (f"q{number}", "q")])
        plain |= {f"q{number}": "q"}
        if blob is None:
            plain.pop(path, None)
        else:
            plain[path] = blob
        if number % 50 == 0:
            assert files == plain
            assert len(files) == len(plain)
    assert files == plain
    assert "none" not in files
    assert files.get("none") is None
