"""豁免：每项豁免都免去一件事；免去的问题只作提示。"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Message, Severity
from cdo.model import kinds
from cdo.phrases import joined
from cdo.reckoning.bindings import binds
from cdo.rules import references
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from cdo.findings import Diagnostic
    from cdo.model.waiver import Waiver
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

CODE = "CDO801"

MANY = 3
"""How many records that broke a rule are named."""

NO_DAY = Message(
    "豁免自 {since} 起，{until} 失效，一天也没有",
    "until 写不再豁免的第一天，要在 from 之后：核对批准文件，更正写错的日期",
)
NO_UNIT = Message(
    "豁免的是义务 {obligation}，对象 {subject} 却不是单位",
    "subject 写成 unit/单位编号，写有这项义务的单位",
)
UNBOUND = Message(
    "义务 {obligation}（{title}）不约束{unit}，没有什么可以豁免",
    "义务或单位写错的更正；本来没有这项义务的，这份豁免可以删去",
)
NOTHING = Message("{subject} 没有违反 {rule}，没有什么可以豁免", "{remedy}")


@CHECKS.rule(
    CODE,
    NO_DAY,
    NO_UNIT,
    UNBOUND,
    NOTHING,
    of=("waiver",),
    severity=Severity.WARNING,
)
def frees(registry: Registry, waiver: Waiver) -> Iterator[Finding]:
    """每项豁免都免去一个问题或者一项义务。

    豁免写明规则（rule）的，免去 subject 那条记录违反这条规则的问题：问题仍然列出，
    只作提示，注明豁免和起止日期。写明义务（obligation）的，免去 subject 那个单位的这项
    义务。什么也没有免去的豁免，多半是对象写错了，或者问题早已改正；留着它，以后同样的问题
    再出现，就被它悄悄盖住了。检查不看今天是几号，豁免过没过期，看提示里的日期。

    怎么改：对象、规则、义务写错的更正；问题已经改正的，删去这份豁免。

    反例：

    ```yaml
    # waivers/w-1.yaml
    rule: CDO207  # CDO801
    subject: unit/a-ju
    reason: 人手不足
    approved_by: 领导小组
    basis: 云数组〔2022〕3号
    from: 2022-07-01
    until: 2023-07-01
    # waivers/w-2.yaml
    obligation: plan  # CDO801
    subject: unit/b-ju
    reason: 机构改革
    approved_by: 领导小组
    basis: 云数组〔2022〕4号
    from: 2022-07-01
    until: 2023-07-01
    ```

    正例：

    ```yaml
    # waivers/w-2.yaml
    obligation: plan
    subject: unit/a-ju
    reason: 机构改革
    approved_by: 领导小组
    basis: 云数组〔2022〕4号
    from: 2022-07-01
    until: 2023-07-01
    ```

    豁免了规则以后，问题仍在那一行提示，不再是错误或警告：

    ```yaml
    # waivers/w-1.yaml
    rule: CDO207
    subject: officer/p-0001
    reason: 人手不足
    approved_by: 领导小组
    basis: 云数组〔2022〕3号
    from: 2022-07-01
    until: 2023-07-01
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 数据专员
        mode: 专任
        title: 科员
        qualification: 其他
        from: 2022-07-01
        basis: 云人〔2022〕1号
      - unit: a-ju
        post: 政务专员  # CDO207
        mode: 兼任
        title: 科员
        qualification: 其他
        from: 2022-07-01
        basis: 云人〔2022〕1号
    ```
    """
    if not _runs(waiver):
        told = {"since": waiver.from_, "until": waiver.until}
        yield finding(waiver, ("until",), NO_DAY, "", **told)
    elif waiver.obligation is not None:
        yield from _duty(registry, waiver, waiver.obligation)


RULE = CHECKS[0].rule
"""The rule on waivers, of which `idle` is the part that comes last."""


def _runs(waiver: Waiver) -> bool:
    return waiver.from_ < waiver.until


def _duty(registry: Registry, waiver: Waiver, name: str) -> Iterator[Finding]:
    """Yield that the obligation *name* binds no such unit as *waiver* names.

    What is not there at all is another rule's business.
    """
    duty = registry.scheme.obligations.entries.get(name)
    kind, _, subject = waiver.subject.partition("/")
    if duty is None or (kind not in kinds.PARTS and kind not in _WORDS):
        return
    if kind != "unit":
        told = {"obligation": name, "subject": waiver.subject}
        yield finding(waiver, ("subject",), NO_UNIT, duty.clause or "", **told)
        return
    unit = registry.get(model.Unit, subject)
    if unit is not None and not binds(duty, unit):
        told = {"obligation": name, "title": duty.title}
        whose = registry.unit_name(unit.id)
        clause = duty.clause or ""
        yield finding(waiver, ("obligation",), UNBOUND, clause, unit=whose, **told)


_WORDS = ("obligation", "clause")
"""What a reference may name besides records."""


def idle(
    registry: Registry, found: Iterable[Diagnostic], judged: Collection[str]
) -> list[Finding]:
    """Return the waivers of a rule that cover nothing of what was *found*.

    Those of rules that are not *judged* are passed over.  A waiver of this rule
    covers what is said here of another waiver, if that is of another rule.
    """
    broken = {(one.rule.code, one.record or "") for one in found}
    lone: list[Waiver] = []
    waivers = [one for one in _of_rules(registry) if one.rule in judged]
    for waiver in sorted(waivers, key=lambda one: one.rule == CODE):
        if (waiver.rule, waiver.subject) not in broken and _there(registry, waiver):
            lone.append(waiver)
            if waiver.rule != CODE:
                broken.add((CODE, waiver.ref))
    records: dict[str | None, list[str]] = defaultdict(list)
    for code, ref in sorted(broken):
        records[code].append(ref)
    return [_nothing(waiver, records[waiver.rule]) for waiver in lone]


def _of_rules(registry: Registry) -> Iterator[Waiver]:
    """Yield the waivers of a rule that run at least a day."""
    for waiver in registry.all(model.Waiver):
        if waiver.rule is not None and _runs(waiver):
            yield waiver


def _there(registry: Registry, waiver: Waiver) -> bool:
    """Say whether the subject of *waiver* is there, as far as it is a record."""
    kind, _, name = waiver.subject.partition("/")
    return registry.known(kind, name) or kind in _WORDS


def _nothing(waiver: Waiver, others: Sequence[str]) -> Finding:
    """Return that *waiver* covers nothing, and that *others* broke its rule."""
    where = f"违反这条规则的是 {joined(others[:MANY])}；" if others else ""
    remedy = f"{where}rule 或 subject 写错的更正；问题已经改正的，这份豁免可以删去"
    told = {"subject": waiver.subject, "rule": waiver.rule, "remedy": remedy}
    return finding(waiver, ("rule",), NOTHING, "", **told)


def covered(registry: Registry, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield what was *found*; what a waiver covers as information, with its days.

    Of several waivers of one thing the one that runs longest is named.
    """
    waivers = sorted(_of_rules(registry), key=lambda one: one.until)
    longest = {(one.rule, one.subject): one for one in waivers}
    for one in found:
        waiver = longest.get((one.rule.code, one.record or ""))
        yield one if waiver is None else _free(one, waiver)


def _free(found: Diagnostic, waiver: Waiver) -> Diagnostic:
    days = f"；豁免自 {waiver.from_} 起，{waiver.until} 失效"
    waived = found.waived(waiver.ref)
    return waived._replace(message=found.message + days, hint="")


@CHECKS.also(references.RULE, of=("waiver",))
def rule_resolves(_: Registry, waiver: Waiver) -> Iterator[Finding]:
    """Yield that there is no such rule as *waiver* names."""
    from cdo.rules import CATALOGUE  # noqa: PLC0415  # which holds this rule, too

    if waiver.rule is not None and waiver.rule not in CATALOGUE:
        digits = sorted(waiver.rule)
        known = (code for code in CATALOGUE if code[3] not in "07")
        alike = [f"“{code}”" for code in known if sorted(code) == digits]
        remedy = f"是不是{joined(alike)}？" if alike else ""
        told = {"value": waiver.rule, "remedy": remedy}
        yield finding(waiver, ("rule",), references.NO_RULE, "", **told)
