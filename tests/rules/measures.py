"""Rubrics and evaluations to be judged, made from those of the base."""

from __future__ import annotations

from tests.rules import small

PATH = "rubrics/r-2022.yaml"
BASE = small.BASE[PATH]


def rubric(*changes: tuple[str, str]) -> small.Files:
    """Return the rubric of the base with each text of *changes* replaced."""
    text = BASE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return {PATH: text}


GOOD = {
    "A1": "{numerator: 9, denominator: 10}",
    "A2": "{items: [rules]}",
    "B1": "{missing: true}",
}
RATIOS = dict.fromkeys(("A1", "B1"), "{numerator: 9, denominator: 10}")
PUBLISHED = ("草拟", "已评分", "已复核", "已公布")


def evaluation(  # noqa: PLR0913  # the parts of a file, all by name
    inputs: dict[str, str] | None = None,
    *,
    unit: str = "a-ju",
    post: str = "首席数据官",
    rubric: str = "r-2022",
    more: str = "",
    states: tuple[str, ...] = ("草拟",),
) -> small.Files:
    """Return an evaluation; its inputs stand one a line from the sixth on."""
    given = {**(GOOD if rubric == "r-2022" else RATIOS), **(inputs or {})}
    lines = [f"rubric: {rubric}", f"unit: {unit}", f"post: {post}", "as_of: 2022-12-31"]
    lines += ["inputs:", *(f"  {name}: {text}" for name, text in given.items() if text)]
    lines += [more] if more else []
    lines.append("events:")
    lines += [f"  - {{state: {one}, on: 2023-01-10}}" for one in states]
    return {f"evaluations/2022/{unit}.yaml": "\n".join([*lines, ""])}


def void(laid: small.Files) -> small.Files:
    """Return the files *laid*, in which the evaluations are void."""
    step = "  - {state: 作废, on: 2023-02-01}\n"
    evaluations = (path for path in laid if path.startswith("evaluations/"))
    return laid | {path: laid[path] + step for path in evaluations}


def rating(value: str, unit: str = "b-ju") -> str:
    """Return what one rater says."""
    return f"{{rater: 评委甲, unit: {unit}, value: {value}, reason: 成效明显}}"


def ratings(*values: str, unit: str = "b-ju") -> small.Files:
    """Return an evaluation whose last indicator was rated with *values*."""
    listed = ", ".join(rating(value, unit) for value in values)
    return evaluation({"B1": f"{{ratings: [{listed}]}}"})
