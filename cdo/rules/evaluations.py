"""评价：评谁、谁来评、用什么指标公布。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Message
from cdo.phrases import joined
from cdo.reckoning import occupancy
from cdo.rules.base import Family, finding
from cdo.rules.rubrics import carrying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.evaluation import Evaluation
    from cdo.model.rubric import Rubric, Subject
    from cdo.model.unit import Unit
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

VOID = "作废"
PUBLISHED = ("已公布", "已封存")


def standing(evaluation: Evaluation) -> bool:
    """Say whether *evaluation* is not void."""
    return evaluation.events[-1].state != VOID


def measure(registry: Registry, evaluation: Evaluation) -> Rubric | None:
    """Return the rubric of *evaluation*; None where it is void or that is not read."""
    if not standing(evaluation):
        return None
    return registry.get(model.Rubric, evaluation.rubric)


OTHER_UNIT = Message(
    "评价指标 {rubric} 不评价{unit}，{unit}{what}",
    "单位写错的更正 unit，指标用错的更正 rubric；这套指标评价的是{subjects}",
)
OTHER_POST = Message(
    "评价指标 {rubric} 不评价{unit}的{post}",
    "职位写错的更正 post，指标用错的更正 rubric；这套指标评价的是{subjects}",
)
NO_SEAT = Message(
    "{unit}没有设{post}，没有这一席位可以评价",
    "单位或职位写错的更正；应设这个职位的，在 scheme/posts.yaml 里登记",
)


@CHECKS.rule(
    "CDO505", OTHER_UNIT, OTHER_POST, NO_SEAT, of=("evaluation",), clause="三(三)2-8"
)
def of_subjects(registry: Registry, evaluation: Evaluation) -> Iterator[Finding]:
    """评价的对象是评价指标所列的一类席位。

    评价指标在 subjects 里写明评价哪个系列、哪一批次、哪个职位，没有写批次的不分批次。
    用一套指标去评别的席位，分数没有可比性。席位以 scheme/posts.yaml 设的职位为准。

    怎么改：单位或职位写错的更正；指标用错的更正 rubric；整份评价不该有的，在 events 里
    加一步“作废”，作废的不再检查。

    反例：

    ```yaml
    # evaluations/2022/c-xian.yaml
    rubric: r-2022
    unit: c-xian  # CDO505
    post: 首席数据官
    as_of: 2022-12-31
    inputs:
      A1: {numerator: 9, denominator: 10}
      A2: {items: [rules]}
      B1: {missing: true}
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
    events:
      - {state: 草拟, on: 2023-01-10}
    ```
    """
    rubric = measure(registry, evaluation)
    unit = registry.get(model.Unit, evaluation.unit)
    if rubric is None or unit is None or _named(rubric, unit, evaluation.post):
        return
    posts = any(_fits(subject, unit) for subject in rubric.subjects)
    yield finding(
        evaluation,
        ("post",) if posts else ("unit",),
        OTHER_POST if posts else OTHER_UNIT,
        carrying(registry, "CDO505"),
        rubric=rubric.id,
        unit=registry.unit_name(unit.id),
        post=evaluation.post,
        what=_what(unit),
        subjects=joined(map(_told, rubric.subjects)),
    )


@CHECKS.also("CDO505", of=("evaluation",), needs=("scheme-vocabulary", "scheme-posts"))
def of_seats(registry: Registry, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield that the rubric names what the scheme has no seat of."""
    rubric = measure(registry, evaluation)
    unit = registry.get(model.Unit, evaluation.unit)
    if rubric is None or unit is None or not _named(rubric, unit, evaluation.post):
        return
    if (unit.id, evaluation.post) not in registry.once(_seats):
        told = {"unit": registry.unit_name(unit.id), "post": evaluation.post}
        clauses = carrying(registry, "CDO505")
        yield finding(evaluation, ("post",), NO_SEAT, clauses, **told)


def _seats(registry: Registry) -> set[tuple[str, str]]:
    """Return every seat that the scheme sets up, as the unit and the post."""
    return {(unit.id, post.post) for unit, post in occupancy.set_up(registry)}


def _named(rubric: Rubric, unit: Unit, post: str) -> bool:
    """Say whether *rubric* names the seat of *post* in *unit*."""
    return any(one.post == post and _fits(one, unit) for one in rubric.subjects)


def _fits(subject: Subject, unit: Unit) -> bool:
    return subject.track == unit.track and subject.cohort in (None, unit.cohort)


def _what(unit: Unit) -> str:
    """Return of which track and cohort *unit* is, in words."""
    if unit.track is None:
        return "没有写系列（track）"
    cohort = f"批次是{unit.cohort}" if unit.cohort else "没有写批次"
    return f"的系列是{unit.track}，{cohort}"


def _told(subject: Subject) -> str:
    cohort = f"（{subject.cohort}）" if subject.cohort else ""
    return f"{subject.track}{cohort}的{subject.post}"


OWN_RATER = Message(
    "指标 {indicator} 的评议人{rater}来自被评价的{unit}",
    "换成其他单位的评议人；单位写错的更正 unit",
)


@CHECKS.rule("CDO507", OWN_RATER, of=("evaluation",))
def others_rate(registry: Registry, evaluation: Evaluation) -> Iterator[Finding]:
    """评议人不来自被评价的单位。

    评议靠人判断，本单位的人评本单位，评分没有说服力。

    怎么改：换成其他单位的评议人；评议人的单位写错的更正。

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
      B1:
        ratings:
          - {rater: 评委甲, unit: b-ju, value: 3.5, reason: 成效明显}
          - rater: 评委乙
            unit: a-ju  # CDO507
            value: 4
            reason: 成效明显
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
      B1:
        ratings:
          - {rater: 评委甲, unit: b-ju, value: 3.5, reason: 成效明显}
          - {rater: 评委乙, unit: c-xian, value: 4, reason: 成效明显}
    events:
      - {state: 草拟, on: 2023-01-10}
    ```
    """
    given = evaluation.inputs if standing(evaluation) else {}
    for indicator, one in given.items():
        for index, rating in enumerate(one.ratings or ()):
            if rating.unit == evaluation.unit:
                yield finding(
                    evaluation,
                    ("inputs", indicator, "ratings", index, "unit"),
                    OWN_RATER,
                    indicator=indicator,
                    rater=rating.rater,
                    unit=registry.unit_name(evaluation.unit),
                )


UNOFFICIAL = Message(
    "评价已经公布，所用的 {rubric} 不是正式的评价指标（official: false）",
    "用正式的评价指标重新评价，这一份在 events 里加一步“作废”；"
    "指标已经批准的，另建文件，写 official: true 和批准文号",
)


@CHECKS.rule(
    "CDO510",
    UNOFFICIAL,
    of=("evaluation",),
    needs=("registry",),
    clause="三(三)2-5",
)
def officially(registry: Registry, evaluation: Evaluation) -> Iterator[Finding]:
    """除演示登记库外，公布的评价所用的是正式的评价指标。

    评价指标由有权的机关设立。示例指标没有经过批准，只能试算，按它评出的等次不能公布，
    更不能作为表扬和考核的依据。

    怎么改：用正式的指标重新评价；已经公布的，在 events 里加一步“作废”。

    反例：

    ```yaml
    # evaluations/2022/a-ju.yaml
    rubric: sample
    unit: a-ju
    post: 首席数据官
    as_of: 2022-12-31
    inputs:
      A1: {numerator: 9, denominator: 10}
      B1: {numerator: 3, denominator: 4}
    events:
      - {state: 已评分, on: 2023-01-10}
      - {state: 已复核, on: 2023-01-12}
      - {state: 已公布, on: 2023-01-20}  # CDO510
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
      B1: {not_applicable: {reason: 年中才设立, approved_by: 领导小组}}
    events:
      - {state: 已评分, on: 2023-01-10}
      - {state: 已复核, on: 2023-01-12}
      - {state: 已公布, on: 2023-01-20}
    ```
    """
    rubric = measure(registry, evaluation)
    if registry.manifest.demo or rubric is None or rubric.official:
        return
    states = [event.state for event in evaluation.events]
    if PUBLISHED[0] in states:
        path = ("events", states.index(PUBLISHED[0]), "state")
        clauses = carrying(registry, "CDO510")
        yield finding(evaluation, path, UNOFFICIAL, clauses, rubric=rubric.id)
