"""SARIF 2.1.0, which code scanning and editors read.

Services take no more than `MOST` results of a run: the worst are kept, and a
notification says how many are not there.  What was not checked is a notification
too, and a run with any has not succeeded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from cdo import __version__
from cdo.findings import Severity
from cdo.reporters.fingerprints import fingerprints
from cdo.reporters.rows import path, row, text
from cdo.reporters.sentences import said
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.findings import Diagnostic, Report, Rule

    Object = dict[str, object]

MOST = 5_000
"""How many results a run has at most."""

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)
_LANGUAGE = "zh-CN"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_WEIGHTS = {level: weight for weight, level in enumerate(_LEVELS)}
_NOT_CHECKED, _CUT = "not-checked", "results-cut"
_NOTIFICATIONS = {_NOT_CHECKED: "有规则没有检查", _CUT: "结果太多，没有全部列出"}
_END = "]}]}"


def report(found: Report) -> Iterator[str]:
    """Yield one log with one run, a result a line."""
    prints = fingerprints(found.diagnostics)
    pairs = sorted(zip(found.diagnostics, prints, strict=True), key=_weight)[:MOST]
    rules = {one.rule.code: one.rule for one, _ in pairs}
    places = {code: index for index, code in enumerate(sorted(rules))}
    yield text(_log(found, [rules[code] for code in places])).removesuffix(_END)
    comma = "\n"
    for diagnostic, fingerprint in pairs:
        result = _result(diagnostic, fingerprint, found.base)
        yield comma + text(result | {"ruleIndex": places[diagnostic.rule.code]})
        comma = ",\n"
    yield ("\n" if pairs else "") + _END + "\n"


def _weight(pair: tuple[Diagnostic, str]) -> tuple[int, bool]:
    found, _ = pair
    return _WEIGHTS[found.severity], found.waived_by is not None


def _log(found: Report, rules: list[Rule]) -> Object:
    """Return the log without its results, which would be its last part."""
    invocation: Object = {
        "executionSuccessful": not found.skipped,
        "toolExecutionNotifications": list(_notifications(found)),
    }
    run: Object = {
        "tool": {"driver": _driver(rules)},
        "invocations": [invocation],
        "language": _LANGUAGE,
        "columnKind": "unicodeCodePoints",
        "results": [],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _driver(rules: list[Rule]) -> Object:
    """Return what the tool says of itself, and the *rules* that occur."""
    return {
        "name": "cdo",
        "version": __version__,
        "semanticVersion": __version__,
        "language": _LANGUAGE,
        "rules": [_descriptor(rule) for rule in rules],
        "notifications": [
            {"id": name, "shortDescription": {"text": told}}
            for name, told in _NOTIFICATIONS.items()
        ],
    }


def _descriptor(rule: Rule) -> Object:
    """Return a rule with its page, once as Markdown and once as plain text."""
    lines = rule.page.splitlines()
    plain = "\n".join(line for line in lines if not line.startswith("```"))
    return {
        "id": rule.code,
        "shortDescription": {"text": f"{rule.title}。"},
        "fullDescription": {"text": _opening(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "help": {"text": plain, "markdown": rule.page},
    }


def _opening(rule: Rule) -> str:
    """Return the first two paragraphs of a page: what must hold, and why."""
    paragraphs = rule.page.split("\n\n")[:2]
    return "".join(part.replace("\n", "") for part in paragraphs)


def _notifications(found: Report) -> Iterator[Object]:
    for one in found.skipped:
        told = f"未检查 {one.code}：{visible(one.because)}"
        about: Object = {"associatedRule": {"id": one.code}}
        yield about | _notification(_NOT_CHECKED, "error", told)
    total = len(found.diagnostics)
    if total > MOST:
        told = f"共有 {total} 项结果，这里只列最重的 {MOST} 项"
        yield _notification(_CUT, "warning", told)


def _notification(name: str, level: str, told: str) -> Object:
    return {"descriptor": {"id": name}, "level": level, "message": {"text": told}}


def _result(found: Diagnostic, fingerprint: str, base: str) -> Object:
    """Return *found* as a result, its parts that others want as properties.

    `suppressions` stands in each, since it does in some.
    """
    parts = row(found)
    names = ("record", "field", "clause", "hint")
    return {
        "ruleId": found.rule.code,
        "level": _LEVELS[found.severity],
        "message": {"text": said(found).replace("](", "] (")},  # else it is a link
        "locations": [{"physicalLocation": _location(found, base)}],
        "partialFingerprints": {
            "recordAndField/v1": fingerprint,
            "primaryLocationLineHash": fingerprint,  # the one that GitHub goes by
        },
        "suppressions": [_suppression(found.waived_by)] if found.waived_by else [],
        "properties": {name: parts[name] for name in names if parts[name]},
    }


def _location(found: Diagnostic, base: str) -> Object:
    place = found.place
    uri = quote(path(found, base), errors="surrogatepass")
    return {
        "artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }


def _suppression(waiver: str) -> Object:
    told = f"已豁免：{visible(waiver)}"
    return {"kind": "external", "status": "accepted", "justification": told}
