"""`cdo clause`: a clause with all that hangs on it, or how all are embodied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from cdo.cli import options
from cdo.cli.showing.output import Output, json_text
from cdo.cli.showing.tables import definitions, table
from cdo.phrases import joined
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.cli.coverage import Carrier, Coverage
    from cdo.cli.records.names import Names
    from cdo.registry.index import Registry

HELP = """查一条条款，或全部条款落实到哪里。

一条条款的内容、约束力、期限，由什么落实，哪些规定和记录引用了它。

编号写成 C3.1.2-8，或 三（一）2-8（全角括号不必加引号），或 '三(一)2-8'。

cdo clause coverage 列出每一条落实到哪里，哪些尚未建成，哪些还没有覆盖。
"""

EXAMPLE = """cdo clause C3.1.2-8
cdo clause coverage"""

COVERAGE = "coverage"

_WHOLE = (
    "scheme-clauses",
    "scheme-posts",
    "scheme-filings",
    "scheme-obligations",
    "rubric",
)
_HANGING = {
    "scheme-posts": "posts",
    "scheme-filings": "filings",
    "scheme-obligations": "obligations",
    "rubric": "indicators",
    "scheme-duties": "duties",
}
_HEADINGS = {
    "posts": "职位",
    "filings": "备案报送种类",
    "obligations": "义务",
    "rules": "规则",
    "indicators": "指标",
    "duties": "职责",
    "records": "记录",
}
_FACTS = {
    "text": "内容",
    "actor": "谁来做",
    "recipient": "向谁",
    "deadline": "期限",
    "phrase": "时间原话",
    "lines": "原文行号",
    "why_not": "不能落实的原因",
    "note": "说明",
}


def run(
    *,
    name: str = typer.Argument(metavar="ID", help="条款编号，或 coverage"),
    registry: str = options.REGISTRY,
    rev: str = options.REV,
    form: str = options.formats("text", "json"),
    output: str = options.OUTPUT,
) -> int:
    """Print one clause, or how all of them are embodied."""
    from cdo.cli.asking.answers import consult  # noqa: PLC0415
    from cdo.cli.asking.editions import opened  # noqa: PLC0415
    from cdo.cli.coverage import Coverage  # noqa: PLC0415
    from cdo.cli.records.clauses import identified  # noqa: PLC0415
    from cdo.cli.records.names import Names  # noqa: PLC0415
    from cdo.model import kinds  # noqa: PLC0415

    answer = Output(output)
    edition = opened(registry, rev)
    answer.spare(edition.folder)
    if name == COVERAGE:
        found, code = consult(edition, *_WHOLE)
        whole = _coverage(found, Coverage(found, edition.folder))
        lines = _coverage_lines(whole, answer.columns)
    else:
        found, code = consult(edition, *kinds.BY_NAME)
        names = Names(found, masked=form == "text")
        clause = identified(found, name)
        whole = _clause(found, names, Coverage(found, edition.folder), clause)
        lines = _clause_lines(whole, answer.columns)
    answer.write(json_text(whole) if form == "json" else lines)
    return code


def _clause(
    registry: Registry, names: Names, coverage: Coverage, name: str
) -> dict[str, Any]:
    """Return one clause with all that hangs on it, as plain data."""
    from cdo.cli.records.clauses import alias_of  # noqa: PLC0415

    clause = registry.scheme.clauses.entries[name]
    carriers = coverage.carriers(clause)
    return {
        "schema": "cdo/clause/1",
        "id": name,
        "alias": alias_of(name),
        "text": clause.text,
        "modality": clause.modality,
        "actor": clause.actor,
        "recipient": clause.recipient,
        "deadline": clause.deadline.isoformat() if clause.deadline else None,
        "phrase": clause.phrase,
        "lines": clause.lines,
        "state": coverage.state(clause).value,
        "carried_by": [_carrier(one) for one in carriers],
        "why_not": clause.why_not,
        "note": clause.note,
        **_hanging(registry, names, name, carriers),
    }


def _hanging(
    registry: Registry, names: Names, name: str, carriers: list[Carrier]
) -> dict[str, list[str]]:
    """Return what cites the clause *name*, sort by sort."""
    from cdo.cli.records.links import entry, referring  # noqa: PLC0415

    found: dict[str, list[str]] = {sort: [] for sort in _HEADINGS}
    for carrier in carriers:
        if carrier.name.startswith("rule:"):
            code = carrier.name.removeprefix("rule:")
            found["rules"].append(f"{code} {carrier.title}".rstrip())
    for link in referring(registry, "clause", name):
        sort = _HANGING.get(link.record.kind, "records")
        told = entry(link) or f"{link.record.ref} {names.title(link.record)}"
        if told not in found[sort]:
            found[sort].append(told)
    return found


def _clause_lines(whole: dict[str, Any], columns: int | None) -> Iterator[str]:
    from cdo.cli.coverage import STATES  # noqa: PLC0415

    alias = f"（{whole['alias']}）" if whole["alias"] else ""
    yield f"{whole['id']}{alias} {whole['modality']}\n"
    facts = [(label, whole[name]) for name, label in _FACTS.items() if whole[name]]
    yield from definitions(facts, columns)
    yield from definitions([("状态", STATES[whole["state"]])], columns)
    if whole["carried_by"]:
        yield "\n落实于：\n"
        rows = [_carrier_row(one) for one in whole["carried_by"]]
        yield from table(("名称", "状态", "内容"), rows, columns)
    for sort, heading in _HEADINGS.items():
        if whole[sort]:
            yield f"\n{heading}：\n"
            yield from (f"  {visible(one)}\n" for one in whole[sort])


def _coverage(registry: Registry, coverage: Coverage) -> dict[str, Any]:
    """Return how all clauses are embodied, as plain data."""
    from cdo.cli.coverage import State  # noqa: PLC0415

    clauses = [
        {
            "id": name,
            "modality": clause.modality,
            "text": clause.text,
            "state": coverage.state(clause).value,
            "carried_by": [_carrier(one) for one in coverage.carriers(clause)],
            "why_not": clause.why_not,
        }
        for name, clause in registry.scheme.clauses.entries.items()
    ]
    states = [one["state"] for one in clauses]
    counts = {state.value: states.count(state) for state in State}
    return {"schema": "cdo/coverage/1", "counts": counts, "clauses": clauses}


def _coverage_lines(whole: dict[str, Any], columns: int | None) -> Iterator[str]:
    from cdo.cli.coverage import STATES, State  # noqa: PLC0415

    rows = [
        (one["id"], one["modality"], STATES[one["state"]], _carried(one))
        for one in whole["clauses"]
    ]
    yield from table(("条款", "约束力", "状态", "落实于"), rows, columns)
    yield "\n"
    counts = whole["counts"]
    told = joined(f"{STATES[state]} {counts[state]}" for state in State)
    yield f"共 {len(rows)} 条：{told}\n"
    for state in (State.NOT_BUILT, State.UNCOVERED):
        ids = [one["id"] for one in whole["clauses"] if one["state"] == state]
        if ids:
            yield from definitions([(STATES[state], joined(ids))], columns)


def _carried(clause: dict[str, Any]) -> str:
    """Return what carries a clause, what is not there being marked, or why not."""
    told = [
        one["name"] if one["exists"] else f"{one['name']}（尚未建成）"
        for one in clause["carried_by"]
    ]
    return joined(told) or clause["why_not"] or ""


def _carrier(one: Carrier) -> dict[str, Any]:
    return {"name": one.name, "exists": one.exists, "title": one.title or None}


def _carrier_row(one: dict[str, Any]) -> tuple[str, str, str]:
    state = "已建成" if one["exists"] else "尚未建成"
    return one["name"], state, one["title"] or ""
