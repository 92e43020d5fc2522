"""Each code with its case and its innocent twin, beyond what its page shows."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from cdo.audit import walk
from cdo.audit.run import audit
from cdo.audit.walk import Question
from cdo.findings import Severity
from cdo.registry.history import line
from cdo.registry.history.repository import opened
from cdo.registry.history.troubles import HistoryError
from tests.audit import histories
from tests.repositories import Builder
from tests.rules.small import BASE

if TYPE_CHECKING:
    from pathlib import Path

EVALUATION = """\
rubric: r-2022
unit: a-ju
post: 首席数据官
as_of: 2022-12-31
inputs:
  A1: {numerator: 9, denominator: 10}
  A2: {items: [rules]}
  B1: {missing: true}
events: [{state: 已评分, on: 2023-01-10}, {state: 已封存, on: 2023-01-31}]
"""
FILING = """\
type: 实施方案
unit: a-ju
recipient: a-zu
contents: {work_items: 建平台, schedule: 两年}
events: [{state: 已报送, on: 2022-08-15}, {state: 已备案, on: 2022-08-19}]
"""
REPORT = """\
unit: a-ju
post: 首席数据官
year: 2022
author: p-0001
suggestions: [多开会]
events: [{state: 已报送, on: 2023-01-15}, {state: 已收文, on: 2023-01-19}]
"""
RUBRIC = BASE["rubrics/r-2022.yaml"]
SEALED = f"## 2023-02-01\n# evaluations/2022/a-ju.yaml\n{EVALUATION}"
TAKEN = f"## 2022-08-20\n# filings/2022/plan.yaml\n{FILING}"
SEAT = (
    "name: {}\nappointments:\n  - {{unit: a-ju, post: 数据专员, mode: 专任,"
    " title: 科员, qualification: 其他, from: 2022-07-01, basis: 云人〔2022〕1号}}\n"
)


def told(root: Path, text: str, code: str) -> list[str]:
    """Return what is said under *code* of the history *text*."""
    histories.build(root, histories.parsed(text), {})
    return said(root, code)


def said(root: Path, code: str) -> list[str]:
    found = [one.diagnostic for one in histories.audited(root).findings]
    return [one.message for one in found if one.rule.code == code]


@pytest.mark.parametrize(
    ("after", "wrong"),
    [
        ("# evaluations/2022/a-ju.yaml 删去", ["被删去或改了编号"]),
        ("# evaluations/2022/a-ju.yaml\n{", ["被删去或改了编号"]),
        (f"# evaluations/2022/a-ju.yaml\n{EVALUATION}note: 存档\n", []),
        (
            f"# evaluations/2022/a-ju.yaml\n{EVALUATION.replace('[rules]', '[list]')}",
            ["inputs.A2.items 改过"],
        ),
        (
            f"# rubrics/r-2022.yaml\n{RUBRIC.replace('max: 4', 'max: 5', 1)}",
            ["factors.B.indicators.B1.max 改过，而用它的评价 2022/a-ju 已封存"],
        ),
        (f"# rubrics/r-2022.yaml\n{RUBRIC}note: 存档\n", []),
        ("# rubrics/r-2022.yaml 删去", ["改了编号，而用它的评价 2022/a-ju 已封存"]),
        (
            f"# rubrics/sample.yaml\n{BASE['rubrics/sample.yaml']}clauses: 四-2\n",
            [],
        ),
    ],
)
def test_what_was_sealed(after: str, wrong: list[str], tmp_path: Path) -> None:
    found = told(tmp_path, f"{SEALED}## 2023-02-02\n{after}", "CDO901")
    assert [one[-len(end) :] for one, end in zip(found, wrong, strict=True)] == wrong


def test_values_before_and_after_are_told(tmp_path: Path) -> None:
    changed = EVALUATION.replace("numerator: 9", "numerator: 8")
    text = f"{SEALED}## 2023-02-02\n# evaluations/2022/a-ju.yaml\n{changed}"
    histories.build(tmp_path, histories.parsed(text), {})
    found = histories.audited(tmp_path)
    (one,) = [it for it in found.findings if it.diagnostic.rule.code == "CDO901"]
    assert (one.old, one.new) == ("9", "8")
    assert one.diagnostic.record == "evaluation/2022/a-ju"
    assert found.fails
    assert found.count(Severity.ERROR) == 2


@pytest.mark.parametrize(
    ("after", "wrong"),
    [
        ("# filings/2022/plan.yaml 删去", 1),
        (f"# filings/2022/plan.yaml 删去\n# filings/2022/b.yaml\n{FILING}", 1),
        (f"# filings/2022/plan.yaml\n{FILING}note: 存档\n", 0),
        (f"# filings/2022/plan.yaml\n# 已核对\n{FILING}", 0),
    ],
)
def test_what_was_accepted(after: str, wrong: int, tmp_path: Path) -> None:
    found = told(tmp_path, f"{TAKEN}## 2022-08-21\n{after}", "CDO902")
    assert len(found) == wrong


@pytest.mark.parametrize(
    ("before", "wrong"), [("", 0), ("session: {on: 2023-01-20, form: 会议}\n", 1)]
)
def test_a_session_is_added_and_not_changed(
    before: str, wrong: int, tmp_path: Path
) -> None:
    after = "session: {on: 2023-01-21, form: 会议}\n"
    path = "# reports/2022/a-ju.yaml"
    text = (
        f"## 2023-01-20\n{path}\n{REPORT}{before}## 2023-01-22\n{path}\n{REPORT}{after}"
    )
    assert len(told(tmp_path, text, "CDO902")) == wrong


WAIVER = """\
rule: CDO207
subject: officer/p-0001
reason: 人手不足
approved_by: 领导小组
basis: 云数组〔2022〕3号
from: 2022-07-01
until: 2022-09-01
"""


@pytest.mark.parametrize(
    ("path", "was", "now"),
    [
        ("units/d-ju.yaml", "names: [{official: 甲局, short: 甲}]\n",
         "names: [{official: 乙局, short: 乙}]\n"),
        ("filings/2022/plan.yaml", FILING, FILING.replace("a-ju", "b-ju")),
        ("reports/2022/a-ju.yaml", REPORT, REPORT.replace("p-0001", "p-0002")),
        ("evaluations/2022/x.yaml", EVALUATION, EVALUATION.replace("a-ju", "b-ju")),
        ("waivers/w-1.yaml", WAIVER, WAIVER.replace("p-0001", "p-0002")),
        ("rubrics/r.yaml", "title: 甲\n", "title: 乙\n"),
    ],
)  # fmt: skip
def test_ids_that_come_back(path: str, was: str, now: str, tmp_path: Path) -> None:
    def history(last: str) -> str:
        first = f"## 2023-02-01\n# {path}\n{was}"
        return f"{first}## 2023-02-02\n# {path} 删去\n## 2023-02-03\n# {path}\n{last}"

    assert len(told(tmp_path / "a", history(now), "CDO903")) == 1
    assert told(tmp_path / "b", history(f"{was}note: 又\n"), "CDO903") == []


def test_days_that_are_none_are_not_late(tmp_path: Path) -> None:
    wrong = FILING.replace("2022-08-15", "2022-02-30").replace("2022-08-19", "去年")
    text = f"## 2023-08-20\n# filings/2022/plan.yaml\n{wrong}"
    assert told(tmp_path, text, "CDO906") == []


def test_the_manifest_says_how_late_is_late(tmp_path: Path) -> None:
    manifest = f"{BASE['registry.yaml']}late_entry_days: 3\n"
    text = (
        f"## 2022-08-19\n# registry.yaml\n{manifest}# filings/2022/plan.yaml\n{FILING}"
    )
    (late,) = told(tmp_path, text, "CDO906")
    assert late.startswith("filing/2022/plan 的 events.已报送/2022-08-15.on 写的是")
    assert late.endswith("过了 4 天才登记，超过 3 天")


def test_a_change_told_once_though_a_merge_passes_it_on(tmp_path: Path) -> None:
    changed = FILING.replace("两年", "三年")
    built = Builder(tmp_path)
    built.commit({**BASE, "filings/2022/plan.yaml": FILING}, at="2022-08-20T09:00:00Z")
    built.git("checkout", "-q", "-b", "side")
    built.commit({"filings/2022/plan.yaml": changed}, at="2022-08-21T09:00:00Z")
    built.git("checkout", "-q", "main")
    built.commit({"notes.txt": "一"}, at="2022-08-22T09:00:00Z")
    built.git("merge", "-q", "--no-ff", "side", "-m", "合并", at="2022-08-23T09:00:00Z")
    assert len(said(tmp_path, "CDO902")) == 1


@pytest.mark.parametrize(("branch", "wrong"), [("b", 0), ("a", 1)])
def test_a_merge_of_what_was_double_before(
    branch: str, wrong: int, tmp_path: Path
) -> None:
    built = Builder(tmp_path)
    double = {"officers/p-0001.yaml": SEAT.format("示例甲")}
    more = {"officers/p-0002.yaml": SEAT.format("示例乙")}
    built.commit({**BASE, **double, **(more if branch == "b" else {})})
    built.git("checkout", "-q", "-b", "side")
    built.commit({"officers/p-0003.yaml": "name: 示例丙\nappointments: []\n"})
    if branch == "a":
        built.commit(dict(more))
    built.git("checkout", "-q", "main")
    built.commit({"notes.txt": "一"})
    if branch == "a":
        built.commit({"officers/p-0004.yaml": SEAT.format("示例丁"),
                      "officers/p-0001.yaml": None})  # fmt: skip
    built.git("merge", "-q", "--no-ff", "side", "-m", "合并")
    assert len(said(tmp_path, "CDO910")) == wrong


def test_a_merge_that_touches_nobody(tmp_path: Path) -> None:
    built = Builder(tmp_path)
    built.commit(dict(BASE))
    built.git("checkout", "-q", "-b", "side")
    built.commit({"notes.txt": "一"})
    built.git("checkout", "-q", "main")
    built.commit({"more.txt": "二"})
    built.git("merge", "-q", "--no-ff", "side", "-m", "合并")
    assert histories.audited(tmp_path).findings == []


def test_numbers_of_persons_wherever_they_stand(tmp_path: Path) -> None:
    built = Builder(tmp_path)
    built.commit(dict(BASE), "电话 137-6677-8000")
    text = f"{FILING}# 137-6677-8000\n"
    many = "".join(f"1376677{number:04}\n" for number in range(8000, 8020))
    built.commit(
        {
            "filings/2022/plan.yaml": text,
            "attachments/old.txt": "联系人 13766778000".encode("gb18030"),
            "attachments/x.bin": b"\0\xff13766778000",
            ".hidden": many,
            "officers/P.yaml": "# 137-6677-8000\n",
        }
    )
    found = histories.audited(tmp_path).findings
    told = [one.diagnostic for one in found if one.diagnostic.rule.code == "CDO911"]
    places = [(one.place.file, one.record) for one in told]
    assert places.count((".hidden", None)) == 10
    assert {*places} == {
        ("registry.yaml", None),
        ("filings/2022/plan.yaml", "filing/2022/plan"),
        ("attachments/old.txt", None),
        (".hidden", None),
        ("officers/P.yaml", None),
    }
    assert not any("6677" in one.message for one in told)


def test_a_number_is_told_where_it_came_in(tmp_path: Path) -> None:
    built = Builder(tmp_path)
    built.commit({**BASE, "a.txt": "137-6677-8000"})
    built.commit({"a.txt": None})
    built.commit({"b.txt": "137-6677-8000"})
    assert len(said(tmp_path, "CDO911")) == 1


def test_states_are_told_where_they_break(tmp_path: Path) -> None:
    built = Builder(tmp_path)
    gone: dict[str, str | None] = {"officers/p-0001.yaml": None}
    broken = {"officers/p-0001.yaml": SEAT.format("示例甲").replace("a-ju", "z-ju")}
    built.commit({"notes.txt": "还没有登记库"})
    built.commit(dict(BASE))
    for name in ("甲", "乙", "甲"):
        built.commit({"officers/p-0009.yaml": SEAT.format(f"示例{name}")})
    built.commit({"officers/p-0009.yaml": None})
    first = built.commit(dict(broken))
    built.commit({"officers/p-0002.yaml": "name: 示例乙\nappointments: []\n"})
    built.commit({"attachments/a.txt": "一", "officers/p-0002.yaml": None})
    built.commit(gone)
    second = built.commit({"officers/p-0001.yaml": "name: ["})
    built.commit({"units/X.yaml": "x"})
    built.commit({**gone, "units/X.yaml": None})
    third = built.commit({"scheme/clauses.yaml": None})
    built.commit({"scheme/clauses.yaml": BASE["scheme/clauses.yaml"]})
    (built.root / "officers" / "p-0003.yaml").symlink_to("p-0001.yaml")
    fourth = built.commit({})
    built.commit({"officers/p-0003.yaml": None})
    fifth = built.commit({"officers/p-0004.yaml": "x" * 300_000})
    found = histories.audited(tmp_path).findings
    told = [one for one in found if one.diagnostic.rule.code == "CDO908"]
    assert [one.commit.id for one in told] == [first, second, third, fourth, fifth]
    assert "有 1 个错误，第一个是 CDO101" in told[0].diagnostic.message


def test_a_name_that_is_a_number_of_a_person_is_an_error(tmp_path: Path) -> None:
    built = Builder(tmp_path)
    built.commit(dict(BASE))
    built.commit({"officers/p-0001.yaml": SEAT.format("示例甲")})
    assert said(tmp_path, "CDO908") == []
    built.commit({"officers/13800138000.yaml": "name: 示例乙\nappointments: []\n"})
    (told,) = said(tmp_path, "CDO908")
    assert "第一个是 CDO701" in told


def test_what_a_waiver_covers_is_no_error(tmp_path: Path) -> None:
    filing = FILING.replace("recipient: a-zu", "recipient: b-ju")
    waiver = WAIVER.replace("CDO207", "CDO301").replace(
        "officer/p-0001", "filing/2022/plan"
    )
    built = Builder(tmp_path)
    built.commit({**BASE, "filings/2022/plan.yaml": filing, "waivers/w-1.yaml": waiver})
    assert said(tmp_path, "CDO908") == []
    assert len(said(tmp_path, "CDO912")) == 1
    built.commit({"waivers/w-1.yaml": None})
    assert len(said(tmp_path, "CDO908")) == 1


def test_a_repository_inside_and_a_text_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "LARGEST_TEXT", 1000)
    built = Builder(tmp_path)
    commit = built.commit({**BASE, "large.txt": "137-6677-8000 " * 100})
    built.git("update-index", "--add", "--cacheinfo", f"160000,{commit},inner")
    built.git("commit", "-q", "-m", "子库")
    assert said(tmp_path, "CDO911") == []


def test_how_far_it_is_told(tmp_path: Path) -> None:
    built = Builder(tmp_path)
    built.commit(dict(BASE))
    built.commit({"notes.txt": "一"})
    steps: list[tuple[int, int]] = []
    repository = opened(tmp_path)
    tip = repository.commit("HEAD")
    question = Question(histories.DAY)
    audit(repository, tip, question, lambda *step: steps.append(step))
    assert steps == [(1, 2), (2, 2)]


def test_a_commit_that_is_too_large_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = Builder(tmp_path)
    built.commit(dict(BASE), "长" * 100)
    monkeypatch.setattr(line, "LARGEST_READ", 100)
    with pytest.raises(HistoryError):
        histories.audited(tmp_path)


def test_the_second_run_says_the_same(tmp_path: Path) -> None:
    text = f"{TAKEN}## 2022-08-21\n# filings/2022/plan.yaml 删去"
    histories.build(tmp_path, histories.parsed(text), {})
    before = subprocess.run(
        ["git", "count-objects", "-v"],  # noqa: S607
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert histories.audited(tmp_path) == histories.audited(tmp_path)
    after = subprocess.run(
        ["git", "count-objects", "-v"],  # noqa: S607
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert before.stdout == after.stdout
