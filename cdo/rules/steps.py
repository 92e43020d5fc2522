"""步骤：备案报送、述职报告、评价、公文按规定的步骤办，日期有先有后。"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cdo import model
from cdo.findings import Message
from cdo.phrases import joined
from cdo.reckoning import handings
from cdo.rules.base import Family, finding
from cdo.rules.subjects import subject

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from cdo.registry.index import Registry
    from cdo.rules.base import Finding
    from cdo.rules.subjects import Acted

    Steps = Mapping[str, Sequence[str]]

CHECKS = Family()

BEGIN = ""
"""What stands before the first step."""

HANDING_IN: Steps = {
    BEGIN: ("草拟", "已报送"),
    "草拟": ("已报送", "撤回"),
    "已报送": ("已备案", "已收文", "退回", "撤回"),
    "退回": ("已报送", "撤回"),
}
"""What may follow on each step of a filing or a report; on the others nothing."""

EVALUATING: Steps = {
    BEGIN: ("草拟", "已评分"),
    "草拟": ("已评分", "作废"),
    "已评分": ("已复核", "作废"),
    "已复核": ("已公布", "作废"),
    "已公布": ("已封存", "作废"),
    "已封存": ("作废",),
}
ISSUING: Steps = {
    BEGIN: ("占号", "签发"),
    "占号": ("签发", "作废"),
    "签发": ("印发", "作废"),
    "印发": ("作废",),
}

STEPS: Mapping[str, Steps] = {
    "filing": HANDING_IN,
    "report": HANDING_IN,
    "evaluation": EVALUATING,
    "document": ISSUING,
}
"""By kind the steps that a record may take."""

FIRST = Message(
    "{subject}第 {number} 步是{state}，第一步只能是{allowed}",
    "漏记的步骤补在前面；{state}写错的更正",
)
STEP = Message(
    "{subject}第 {number} 步是{state}，{before}之后只能是{allowed}",
    "漏记的步骤补在中间；次序颠倒的调换过来；写错的更正",
)
FINAL = Message(
    "{subject}到第 {last} 步{before}就办完了，后面不能再有{state}",
    "多写的步骤删去；{before}写错的更正；{again}",
)
OTHER_VERB = Message(
    "{subject}按{verb}办理，接收单位收下写{right}，第 {number} 步写的却是{state}",
    "state 改成 {right}",
)
BACK = Message(
    "{subject}第 {number} 步（{state}）的日期 {day} 早于前一步（{before}）的 {earlier}",
    "核对材料，更正写错的日期；次序颠倒的，按先后调换过来",
)


@CHECKS.rule("CDO303", FIRST, STEP, FINAL, OTHER_VERB, BACK, of=tuple(STEPS))
def in_order(registry: Registry, record: Acted) -> Iterator[Finding]:
    """各个步骤按规定先后办理，日期不倒退。

    备案报送和述职报告：草拟、已报送，然后由接收单位已备案（方式是备案的）或者已收文
    （方式是报送的），或者退回、撤回；退回以后可以再报送。草拟可以不登记。
    评价：草拟、已评分、已复核、已公布、已封存，一次一步。公文：占号、签发、印发，
    一次一步，占号可以不登记。评价和公文每一步以后都可以作废。
    步骤错了，是否按期、是否收下就算不出来。同一天的几步，以列表的先后为准。

    怎么改：漏记的步骤补上；状态或日期写错的更正；次序颠倒的调换。
    办结以后重新报送的另建一份，写 supersedes。

    反例：

    ```yaml
    # filings/2022/plan-a.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 数据普查, schedule: 年底前}
    events:
      - {state: 草拟, on: 2022-08-01}
      - {state: 已备案, on: 2022-08-20}  # CDO303
    # filings/2022/summary-a.yaml
    type: 试点总结
    unit: a-ju
    recipient: b-ju
    contents: {progress: 已完成, problems: 人手不足}
    events:
      - {state: 已报送, on: 2022-12-20}
      - {state: 已备案, on: 2022-12-22}  # CDO303
    # documents/ysj/2022/1.yaml
    kind: 函
    format: 信函
    title: 关于报送人员名单的函
    recipients: [a-ju]
    date: 2022-06-01
    publicity: 主动公开
    events:
      - {state: 签发, on: 2022-06-01}
      - {state: 印发, on: 2022-05-31}  # CDO303
    ```

    正例：

    ```yaml
    # filings/2022/plan-a.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 数据普查, schedule: 年底前}
    events:
      - {state: 草拟, on: 2022-08-01}
      - {state: 已报送, on: 2022-08-10}
      - {state: 退回, on: 2022-08-15, reason: 没有进度}
      - {state: 已报送, on: 2022-08-20}
      - {state: 已备案, on: 2022-08-20}
    # filings/2022/summary-a.yaml
    type: 试点总结
    unit: a-ju
    recipient: b-ju
    contents: {progress: 已完成, problems: 人手不足}
    events:
      - {state: 已报送, on: 2022-12-20}
      - {state: 已收文, on: 2022-12-22}
    ```
    """
    whose = subject(registry, record)
    for misstep in _missteps(registry, record, STEPS[record.kind]):
        yield _out_of_turn(record, misstep, whose)
    yield from _backwards(record, whose)


class Misstep(NamedTuple):
    """A step that may not follow on the one before, and what might have."""

    message: Message
    at: int
    before: str
    allowed: str
    verb: str
    right: str


def _missteps(registry: Registry, record: Acted, steps: Steps) -> Iterator[Misstep]:
    verb, right = _accepting(registry, record)
    wrong = {*handings.ACCEPTED.values()} - {right} if right else set()
    before = BEGIN
    for index, event in enumerate(record.events):
        message = _fault(steps, before, event.state, wrong)
        if message is not None:
            allowed = _either(s for s in steps.get(before, ()) if s not in wrong)
            yield Misstep(message, index, before, allowed, verb, right)
        before = event.state


def _out_of_turn(record: Acted, misstep: Misstep, whose: str) -> Finding:
    return finding(
        record,
        ("events", misstep.at, "state"),
        misstep.message,
        subject=whose,
        number=misstep.at + 1,
        state=record.events[misstep.at].state,
        last=misstep.at,
        before=misstep.before,
        allowed=misstep.allowed,
        verb=misstep.verb,
        right=misstep.right,
        again=_AGAIN[record.kind].format(id=record.id),
    )


def _backwards(record: Acted, whose: str) -> Iterator[Finding]:
    """Yield the steps of *record* that are earlier than the one before."""
    for index, (one, two) in enumerate(pairwise(record.events), 1):
        if two.on < one.on:
            yield finding(
                record,
                ("events", index, "on"),
                BACK,
                subject=whose,
                number=index + 1,
                state=two.state,
                day=two.on,
                before=one.state,
                earlier=one.on,
            )


def _accepting(registry: Registry, record: Acted) -> tuple[str, str]:
    """Return the verb of the type of *record*, and the state that it ends in."""
    if not isinstance(record, model.Filing | model.Report):
        return "", ""
    asked = handings.type_of(registry, record)
    verb = asked.verb if asked is not None else ""
    return verb, handings.ACCEPTED.get(verb, "")


def _either(states: Iterable[str]) -> str:
    return "或".join(joined(states).rsplit("、", 1))


def _fault(
    steps: Steps, before: str, state: str, wrong: Container[str]
) -> Message | None:
    if state in steps.get(before, ()):
        return OTHER_VERB if state in wrong else None
    if before == BEGIN:
        return FIRST
    return STEP if before in steps else FINAL


_AGAIN = {
    "filing": "重新报送的另建一份，写 supersedes: {id}",
    "report": "重新报送的另建一份，写 supersedes: {id}",
    "evaluation": "重新评价的另建一份，写 supersedes: {id}",
    "document": "重新发文的另用一个文号",
}
"""What to do instead after the last step, by kind of record."""
