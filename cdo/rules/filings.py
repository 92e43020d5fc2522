"""备案报送：报给谁，由谁报。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Message, Severity
from cdo.nearness import nearest
from cdo.phrases import joined
from cdo.reckoning import handings
from cdo.rules.base import Family, finding
from cdo.rules.subjects import subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.filing import Filing
    from cdo.model.filings import FilingType
    from cdo.model.report import Report
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

ELSEWHERE = Message(
    "{subject}应当{right}，接收单位写的却是{got}",
    "接收单位写错的，recipient 改成 {to}；"
    "确实报错了单位的，退回或者撤回以后，另外{right}",
)
LOOK_ALIKE = Message(
    "{subject}应当{right}，接收单位写的却是{got}；{like}的是名称相近的{other}（{its_clause}）",
    "{other}错写成{type}的，type 改成 {other}；接收单位写错的，recipient 改成 {to}；"
    "确实报错了单位的，退回或者撤回以后，另外{right}",
)


@CHECKS.rule(
    "CDO301", ELSEWHERE, LOOK_ALIKE, of=("filing",), clause="四(一)-4、五(一)-7"
)
def to_its_recipient(registry: Registry, filing: Filing) -> Iterator[Finding]:
    """每一种备案报送都报给规定的接收单位。

    哪一种报给谁，写在 scheme/filings.yaml 的 to 里，依据是规定这一种的条款。
    名称相近的两种，接收单位可能不同，最容易报错；报错了单位，就没有完成备案或者报送。
    已经撤回的不看。

    怎么改：接收单位或者种类写错的更正；确实报错了单位的，由接收单位退回或者自己撤回，
    另外报给规定的单位。

    反例：

    ```yaml
    # filings/2022/plan-a.yaml
    type: 实施方案
    unit: a-ju
    recipient: b-ju  # CDO301
    contents: {work_items: 数据普查, schedule: 年底前}
    events:
      - {state: 已报送, on: 2022-08-20}
    # filings/2022/summary-a.yaml
    type: 试点总结
    unit: a-ju
    recipient: a-zu  # CDO301
    contents: {progress: 已完成, problems: 人手不足}
    events:
      - {state: 已报送, on: 2022-12-20}
    ```

    正例：

    ```yaml
    # filings/2022/plan-a.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 数据普查, schedule: 年底前}
    events:
      - {state: 已报送, on: 2022-08-20}
    # filings/2022/work-a.yaml
    type: 工作方案
    unit: a-ju
    recipient: b-ju
    events:
      - {state: 已报送, on: 2022-08-20}
    ```
    """
    asked = handings.type_of(registry, filing)
    if asked is None or not _stands(filing, asked):
        return
    units = {filing.recipient, asked.to}
    if len(units) > 1 and all(registry.known("unit", unit) for unit in units):
        yield _misdirected(registry, filing, asked)


def _stands(filing: Filing, asked: FilingType) -> bool:
    """Say whether *filing* belongs in its folder and was not withdrawn."""
    return not asked.report and not handings.withdrawn(filing)


def _misdirected(registry: Registry, filing: Filing, asked: FilingType) -> Finding:
    types = registry.scheme.filings.entries
    got = filing.recipient
    others = [name for name, one in types.items() if one.to == got and not one.report]
    near = nearest(filing.type, others)[:1]
    told = {
        "subject": subject(registry, filing),
        "type": filing.type,
        "right": _handed_to(registry, asked),
        "to": asked.to,
        "got": registry.unit_name(got),
    }
    for other in near:
        told |= {"other": other, "its_clause": types[other].clause}
        told["like"] = _handed_to(registry, types[other])
    message = LOOK_ALIKE if near else ELSEWHERE
    return finding(filing, ("recipient",), message, asked.clause, **told)


def _handed_to(registry: Registry, asked: FilingType) -> str:
    """Return in words what is done with a filing of the type *asked*."""
    name = registry.unit_name(asked.to)
    return f"报{name}备案" if asked.verb == "备案" else f"报送{name}"


OTHER_UNIT = Message(
    "{unit}不在应当提交{type}的单位之列，应当提交的是{actors}",
    "{fields} 写错的更正；确实应当由它提交的，先在 scheme/filings.yaml 的 by 里登记",
)
OTHER_POST = Message(
    "{type}由{post}提交，{subject}写的职位却是{got}",
    "职位写错的，post 改成 {post}；不是{post}述职的，不登记在 reports/ 里",
)
BY_ANALOGY = Message(
    "{subject}是参照提交的，必须提交{type}的只有{actors}", severity=Severity.INFO
)
MISPLACED = Message(
    "{subject}登记在 filings/ 里，这一种只登记在 reports/ 里",
    "改在 reports/年度/{unit}.yaml 里登记，有哪些字段见 cdo schema report；"
    "这里的文件删去",
)


@CHECKS.rule(
    "CDO302",
    OTHER_UNIT,
    OTHER_POST,
    BY_ANALOGY,
    MISPLACED,
    of=("filing",),
    clause="三(一)3-1",
)
def from_its_actors(registry: Registry, filing: Filing) -> Iterator[Finding]:
    """每一种备案报送都由规定的单位提交，述职报告放在 reports/ 里。

    哪一种由谁提交，写在 scheme/filings.yaml 的 by 里：几个系列的单位，或者一个单位。
    条款只说“参照”的系列（by_analogy）也可以提交，只作提示。述职报告（写有 report: true
    的那一种）有自己的字段，放在 reports/ 里，由规定的职位（post）提交。
    已经撤回的不看，放错文件夹的都看。

    怎么改：单位、种类或者职位写错的更正；述职报告移到 reports/。

    反例：

    ```yaml
    # filings/2022/plan-b.yaml
    type: 实施方案
    unit: b-ju  # CDO302
    recipient: a-zu
    contents: {work_items: 数据普查, schedule: 年底前}
    events:
      - {state: 已报送, on: 2022-08-20}
    # filings/2022/duty-a.yaml
    type: 述职报告  # CDO302
    unit: a-ju
    recipient: a-zu
    events:
      - {state: 已报送, on: 2022-12-20}
    ```

    参照提交的也在这一行提示，不是错误：

    ```yaml
    # filings/2022/roster-c.yaml
    type: 人员名单
    unit: c-xian  # CDO302
    recipient: b-ju
    events:
      - {state: 已报送, on: 2022-08-20}
    ```

    正例：

    ```yaml
    # filings/2022/roster-a.yaml
    type: 人员名单
    unit: a-ju
    recipient: b-ju
    events:
      - {state: 已报送, on: 2022-08-20}
    ```
    """
    asked = handings.type_of(registry, filing)
    if asked is not None and asked.report:
        told = {"subject": subject(registry, filing), "unit": filing.unit}
        yield finding(filing, ("type",), MISPLACED, asked.clause, **told)
    elif asked is not None and _stands(filing, asked):
        yield from _by_another(registry, filing, filing.type, asked)


def _by_another(
    registry: Registry, record: Filing | Report, name: str, asked: FilingType
) -> Iterator[Finding]:
    """Yield that the unit of *record* is none of those that hand in the type *name*.

    Units and tracks that nobody declared are another rule's business.
    """
    unit = registry.get(model.Unit, record.unit)
    tracks = (None, *registry.scheme.vocabulary.tracks)
    by = asked.by
    if unit is None or unit.track in by.track or unit.id == by.unit:
        return
    if unit.track in tracks and (by.unit is None or registry.known("unit", by.unit)):
        yield finding(
            record,
            ("unit",),
            BY_ANALOGY if unit.track in by.by_analogy else OTHER_UNIT,
            asked.clause,
            subject=subject(registry, record),
            unit=registry.unit_name(unit.id),
            type=name,
            actors=_actors(registry, asked),
            fields="unit 或 type" if isinstance(record, model.Filing) else "unit",
        )


def _actors(registry: Registry, asked: FilingType) -> str:
    if asked.by.unit is not None:
        return registry.unit_name(asked.by.unit)
    return f"{joined(asked.by.track)}系列的单位"


@CHECKS.also("CDO302", of=("report",))
def reports_from_their_actors(registry: Registry, report: Report) -> Iterator[Finding]:
    """Yield that *report* is of another unit, or of another post."""
    named = handings.report_type(registry)
    if named is None or handings.withdrawn(report):
        return
    name, asked = named
    yield from _by_another(registry, report, name, asked)
    posts = {one.post for one in registry.scheme.posts.entries}
    if asked.post is not None and report.post in posts - {asked.post}:
        told = {"type": name, "post": asked.post, "got": report.post}
        whose = subject(registry, report)
        path = ("post",)
        yield finding(report, path, OTHER_POST, asked.clause, subject=whose, **told)
