"""JUnit XML, in which a rule is a test.

All rules that were asked make one suite: one that is broken is a test that failed,
with its findings line by line, one that could not be judged was left out.  Systems
for continuous integration tell tests from each other by name and keep one failure
of each, so a test a finding would be shown in part only, and would look like
another with each message that is worded anew.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from cdo.reporters.sentences import closing, said
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdo.findings import Diagnostic, Report

_CLASS = "cdo.validate"


class _Case(NamedTuple):
    """A rule, what fails it, what else was found, and why it was not judged."""

    name: str
    failing: Sequence[Diagnostic]
    others: Sequence[Diagnostic]
    because: Sequence[str]

    @property
    def skipped(self) -> bool:
        return bool(self.because) and not self.failing


def report(found: Report) -> Iterator[str]:
    """Yield one suite with a test a rule, in the order of their codes."""
    cases = list(_cases(found))
    failures = sum(bool(case.failing) for case in cases)
    skipped = sum(case.skipped for case in cases)
    counts = _attributes(
        tests=len(cases), failures=failures, errors=0, skipped=skipped, time=0
    )
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="cdo validate"{counts}>\n'
    yield f'<testsuite name="cdo validate"{counts}>\n'
    for case in cases:
        yield from _test(case)
    yield _element("system-out", "\n".join(closing(found)))
    yield "</testsuite>\n</testsuites>\n"


def _cases(found: Report) -> Iterator[_Case]:
    """Yield a case for each rule that was asked, broken or not judged."""
    broken: dict[str, list[Diagnostic]] = {}
    because: dict[str, list[str]] = {}
    titles = {rule.code: rule.title for rule in found.rules}
    for one in found.diagnostics:
        broken.setdefault(one.rule.code, []).append(one)
        titles[one.rule.code] = one.rule.title
    for skip in found.skipped:
        because.setdefault(skip.code, []).append(visible(skip.because))
    for code in sorted({*titles, *because}):
        name = f"{code} {titles.get(code, '')}".rstrip()
        here = broken.get(code, [])
        failing = [one for one in here if found.fails(one)]
        others = [one for one in here if not found.fails(one)]
        yield _Case(name, failing, others, because.get(code, []))


def _test(case: _Case) -> Iterator[str]:
    where = {}
    if case.failing:
        place = case.failing[0].place
        where = {"file": place.file, "line": place.line}
    inside = "".join(_outcome(case))
    attributes = _attributes(classname=_CLASS, name=case.name, time=0, **where)
    if inside:
        yield f"<testcase{attributes}>\n{inside}</testcase>\n"
    else:
        yield f"<testcase{attributes}/>\n"


def _outcome(case: _Case) -> Iterator[str]:
    """Yield what stands in a test that did not simply pass."""
    if case.failing:
        yield _failure(case.failing)
    elif case.because:
        yield f"<skipped{_attributes(message='；'.join(case.because))}/>\n"
    told = [f"未检查：{reason}" for reason in case.because if case.failing]
    told += map(_line, case.others)
    if told:
        yield _element("system-out", "\n".join(told))


def _failure(failing: Sequence[Diagnostic]) -> str:
    first = said(failing[0])
    more = len(failing) - 1
    told = f"{first}（另有 {more} 处）" if more else first
    attributes = _attributes(type=failing[0].severity.value, message=told)
    return _element("failure", "\n".join(map(_line, failing)), attributes)


def _line(found: Diagnostic) -> str:
    place = found.place
    where = f"{visible(place.file)}:{place.line}:{place.column}"
    return f"{where}: {found.severity.value} {found.rule.code} {said(found)}"


def _attributes(**values: object) -> str:
    """Return *values* as attributes, none of which XML could refuse."""
    pairs = (f' {name}="{escape(visible(str(v)))}"' for name, v in values.items())
    return "".join(pairs)


def _element(name: str, text: str, attributes: str = "") -> str:
    """Return an element that holds *text*, which has been made visible before."""
    return f"<{name}{attributes}>{escape(text, quote=False)}</{name}>\n"
