"""What supersedes what, and what builds on what."""

from __future__ import annotations

from functools import partial
from time import process_time

from cdo.rules import successions
from tests.rules import small

CODES = ("CDO102",)
"""Other rules have things to say about these files, too."""
said = partial(small.said, codes=CODES)

FILING = """\
type: 工作方案
unit: a-ju
recipient: b-ju
supersedes: 2022/{}
events: [{{state: 草拟, on: 2022-07-01}}]
"""


def chain(**supersedes: str) -> small.Files:
    """Return filings, each of which supersedes another or, named `-`, nothing."""
    return {
        f"filings/2022/{one}.yaml": FILING.format(other).replace(
            "supersedes: 2022/-\n", ""
        )
        for one, other in supersedes.items()
    }


def after(**builds_on: str) -> small.Files:
    """Return obligations, each of which builds on others."""
    lines = [
        f"{one}: {{title: 事, clause: 三-1, binds: {{unit: a-ju}}, "
        f"requires: {{document: true}}, due: null, after: [{others}]}}"
        for one, others in builds_on.items()
    ]
    text = small.BASE["scheme/obligations.yaml"]
    return {"scheme/obligations.yaml": "\n".join([text, *lines, ""])}


CYCLE = chain(a="b", b="c", c="a")
ITSELF = chain(a="a")
FORK = chain(a="-", b="a", c="a", d="a")


def test_every_message_is_said() -> None:
    family = successions.CHECKS
    assert small.messages(family, CYCLE, ITSELF, FORK) == small.declared(family)


def test_cycle() -> None:
    (line,) = said(CYCLE)
    assert line.startswith("filings/2022/c.yaml:4 supersedes CDO102 error: ")
    assert "supersedes 绕成了一圈：" in line
    assert line.endswith(" → 改其中一处，使它们有先有后")


def test_itself() -> None:
    assert said(ITSELF) == [
        (
            "filings/2022/a.yaml:4 supersedes CDO102 error: "
            "supersedes 指向了自己：2022/a → 2022/a → 改成另一条的编号，或者删去这一行"
        )
    ]


def test_fork() -> None:
    assert said(FORK) == [
        (
            f"filings/2022/{one}.yaml:4 supersedes CDO102 error: "
            f"2022/a 已经由 2022/b 取代，2022/{one} 不能再取代它 → "
            "改成取代 2022/b，或者删去这一行"
        )
        for one in "cd"
    ]


def test_two_cycles_and_a_chain() -> None:
    laid = chain(a="b", b="a", c="d", d="c", e="f", f="-")
    assert len(said(laid)) == 2


def test_rings_that_share_a_member_are_each_told() -> None:
    lines = said(after(x="y, z", y="x", z="x"))
    assert [line.partition("：")[2].partition(" → 改")[0] for line in lines] == [
        "x → y → x",
        "x → z → x",
    ]


def test_a_link_that_closes_several_rings_is_told_once() -> None:
    (line,) = said(after(x="z", z="y", y="w, x", w="x"))
    assert "：w → x → z → y → w → 改" in line


def test_a_thousand_rings_are_found_in_one_walk() -> None:
    laid = chain(**{f"r{i}": f"r{i ^ 1}" for i in range(2000)})
    registry = small.registry(laid)
    start = process_time()
    found = [one for check in successions.CHECKS for one in check.found(registry)]
    assert process_time() - start < 1
    assert len(found) == 1000


def test_obligations() -> None:
    assert said(after(x="y", y="plan")) == []
    (line,) = said(after(x="y", y="z", z="x, plan"))
    assert "scheme/obligations.yaml" in line
    assert "CDO102 error: after 绕成了一圈：" in line
