"""激励：表扬照规定作出，另有去处的加分不混入评价。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Message
from cdo.phrases import joined
from cdo.reckoning.issuing import issuer
from cdo.rules.base import Family, finding
from cdo.rules.documents import issued
from cdo.rules.evaluations import PUBLISHED, standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cdo.findings import Path
    from cdo.model.decisions import Bonus, Praise
    from cdo.model.document import Document
    from cdo.model.evaluation import Evaluation
    from cdo.model.rubric import Rubric
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

OTHER_ISSUER = Message(
    "标题里有“{title}”，发文机关却是{sender}，{title}由{issuer}作出",
    "由{issuer}发文：{remedy}；不是{title}的，改标题",
)
OTHER_KIND = Message(
    "{title}用{kind}行文，这里的文种是{got}", "kind 改成 {kind}；不是{title}的，改标题"
)
NO_EVALUATION = Message(
    "{title}没有指明依据哪一次评价",
    "在 about 里列出受表扬的评价：evaluation/周期/单位编号",
)
NOT_PUBLISHED = Message(
    "{title}依据的评价 {evaluation} 现在的状态是{state}，只能依据已公布的评价",
    "评价公布以后再{title}；引用错的更正",
)
OTHER_BAND = Message(
    "{title}依据的评价 {evaluation} 等次是{got}，{title}只给{band}的",
    "从 about 里删去这一次评价，正文里也不要写；引用错的更正",
)


@CHECKS.rule(
    "CDO604",
    OTHER_ISSUER,
    OTHER_KIND,
    NO_EVALUATION,
    NOT_PUBLISHED,
    OTHER_BAND,
    of=("document",),
    clause="五(二)-1",
)
def as_decided(registry: Registry, document: Document) -> Iterator[Finding]:
    """表扬由规定的机关、以规定的文种作出，依据的是规定等次的、已经公布的评价。

    表扬是评价结果的运用，由谁作出、用什么文种、表扬哪一等次，写在 scheme/decisions.yaml
    的 praise 里。标题里有 praise.title 那几个字的就是表扬；它在 about 里指明依据哪几次
    评价，名单才有据可查。联合发文的，规定的机关在其中即可；作废的公文不看。

    怎么改：照提示更正文种、引用；发文机关不对的，改由规定的机关发文。

    反例：

    ```yaml
    # evaluations/2022/a-ju.yaml
    rubric: r-2022
    unit: a-ju
    post: 首席数据官
    as_of: 2022-12-31
    inputs:
      A1: {numerator: 9, denominator: 10}
      A2: {items: [rules, list]}
      B1: {not_applicable: {reason: 年中才设立, approved_by: 领导小组}}
    events:
      - {state: 已评分, on: 2023-01-10}
    # documents/ysj/2023/1.yaml
    kind: 通知  # CDO604
    format: 文件
    title: 关于通报表扬优秀首席数据官的通知  # CDO604
    recipients: [各单位]
    date: 2023-02-01
    publicity: 主动公开
    about: [evaluation/2022/a-ju]  # CDO604
    events:
      - {state: 签发, on: 2023-02-01}
      - {state: 印发, on: 2023-02-01}
    ```

    正例：

    ```yaml
    # evaluations/2022/a-ju.yaml
    rubric: r-2022
    unit: a-ju
    post: 首席数据官
    as_of: 2022-12-31
    inputs:
      A1: {numerator: 9, denominator: 10}
      A2: {items: [rules, list]}
      B1: {not_applicable: {reason: 年中才设立, approved_by: 领导小组}}
    events:
      - {state: 已评分, on: 2023-01-10}
      - {state: 已复核, on: 2023-01-12}
      - {state: 已公布, on: 2023-01-20}
    # documents/ysx/2023/1.yaml
    kind: 通报
    format: 文件
    title: 关于通报表扬优秀首席数据官的通报
    recipients: [各单位]
    date: 2023-02-01
    publicity: 主动公开
    about: [evaluation/2022/a-ju]
    events:
      - {state: 签发, on: 2023-02-01}
      - {state: 印发, on: 2023-02-01}
    ```
    """
    praise = registry.scheme.decisions.praise
    if praise is None or praise.title not in document.title or not issued(document):
        return
    for path, message, told in (
        *_form(registry, document, praise),
        *_grounds(registry, document, praise),
    ):
        named = {"title": praise.title, **told}
        yield finding(document, path, message, praise.clause, **named)


Wrong = tuple["Path", Message, "Mapping[str, object]"]
"""Where something is wrong in a document, and what to say."""


def _form(registry: Registry, document: Document, praise: Praise) -> Iterator[Wrong]:
    """Yield that another body issued *document*, or in another kind."""
    known = issuer(registry, document)
    if known is not None and praise.issuer not in (known.unit, *document.co_issuers):
        issuers = registry.manifest.issuers.items()
        codes = [code for code, one in issuers if one.unit == praise.issuer]
        told = {
            "sender": registry.unit_name(known.unit),
            "issuer": registry.unit_name(praise.issuer),
            "remedy": _remedy(codes),
        }
        yield ("title",), OTHER_ISSUER, told
    if document.genre != praise.kind:
        yield ("kind",), OTHER_KIND, {"kind": praise.kind, "got": document.genre}


def _remedy(codes: Sequence[str]) -> str:
    """Return where a document of the issuer of *codes* is filed."""
    if not codes:
        return "先在 registry.yaml 的 issuers 里登记它的机关代字"
    return f"文件放在 {joined(f'documents/{code}/' for code in codes)} 下"


def _grounds(registry: Registry, document: Document, praise: Praise) -> Iterator[Wrong]:
    """Yield what is wrong with the evaluations that *document* stands on."""
    named = [
        (index, ref.removeprefix("evaluation/"))
        for index, ref in enumerate(document.about)
        if ref.startswith("evaluation/")
    ]
    if not named:
        yield ("about",), NO_EVALUATION, {}
    for index, name in named:
        evaluation = registry.get(model.Evaluation, name)
        if evaluation is None:
            continue
        told = {"evaluation": name}
        state, band = evaluation.events[-1].state, _band(evaluation)
        if state not in PUBLISHED:
            yield ("about", index), NOT_PUBLISHED, told | {"state": state}
        elif band not in (None, praise.band):
            told |= {"got": band, "band": praise.band}
            yield ("about", index), OTHER_BAND, told


def _band(evaluation: Evaluation) -> str | None:
    """Return the band that *evaluation* gave, None where it tells none."""
    if evaluation.result is not None and evaluation.result.band is not None:
        return evaluation.result.band
    return evaluation.decision.band if evaluation.decision is not None else None


ELSEWHERE = Message(
    "{what}引用了 {cited}，那一条的加分用在{elsewhere}，不计入这里的评价",
    "引用错的更正 clauses；确实是这一条的加分，从 bonus 里删去",
)


@CHECKS.rule("CDO606", ELSEWHERE, of=("rubric", "evaluation"), clause="四(三)-6")
def not_mixed(registry: Registry, record: Rubric | Evaluation) -> Iterator[Finding]:
    """规定用在别处的加分，不计入这里的评价。

    制度另有一种加分，由别的评估视情况给单位，写在 scheme/decisions.yaml 的 bonus 里。
    它不是对个人履职的评价，混进来就加重复了。评价指标自己设的加分，依据别的条款。

    怎么改：引用错的更正 clauses；确实是那一种加分的，从 bonus 里删去。

    反例：

    ```yaml
    # evaluations/2022/a-ju.yaml
    rubric: r-2022
    unit: a-ju
    post: 首席数据官
    as_of: 2022-12-31
    inputs:
      A1: {numerator: 9, denominator: 10}
      A2: {items: [rules]}
      B1: {missing: true}
    bonus:
      - rule: P1
        count: 1
        reason: 经验被省里采用
        evidence: 省厅简报
        clauses: [四-3]  # CDO606
    events:
      - {state: 草拟, on: 2023-01-10}
    ```

    正例：

    ```yaml
    # evaluations/2022/a-ju.yaml
    rubric: r-2022
    unit: a-ju
    post: 首席数据官
    as_of: 2022-12-31
    inputs:
      A1: {numerator: 9, denominator: 10}
      A2: {items: [rules]}
      B1: {missing: true}
    bonus:
      - rule: P1
        count: 1
        reason: 经验被省里采用
        evidence: 省厅简报
        clauses: [四-2]
    events:
      - {state: 草拟, on: 2023-01-10}
    ```
    """
    bonus = registry.scheme.decisions.bonus
    if bonus is None:
        return
    here: Path
    if isinstance(record, model.Rubric):
        for number, rule in enumerate(record.bonus.rules):
            here = ("bonus", "rules", number, "clauses")
            yield from _mixed(record, here, rule.clauses, bonus, f"加分规定 {rule.id} ")
    elif standing(record):
        for number, entry in enumerate(record.bonus):
            here = ("bonus", number, "clauses")
            yield from _mixed(record, here, entry.clauses, bonus, "这次加分")


def _mixed(
    record: Rubric | Evaluation,
    here: Path,
    clauses: Sequence[str],
    bonus: Bonus,
    what: str,
) -> Iterator[Finding]:
    """Yield that *clauses*, which stand *here*, name the one of *bonus*."""
    for index, clause in enumerate(clauses):
        if clause == bonus.clause:
            told = {"what": what, "cited": clause, "elsewhere": bonus.elsewhere}
            yield finding(record, (*here, index), ELSEWHERE, clause, **told)
