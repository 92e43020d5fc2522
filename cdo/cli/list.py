"""`cdo list`: the records of one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from cdo.cli import options
from cdo.cli.showing.output import Output, json_text
from cdo.cli.showing.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cdo.cli.records.names import Names
    from cdo.model import Record
    from cdo.registry.index import Registry

    Row = Callable[[Names, Any], Sequence[object]]

HELP = """列出一个种类的全部记录。

每条一行：编号、名称和要点。

种类是 unit（单位）、officer（任职人员）、filing（备案报送）、report（述职报告）、
rubric（评价指标）、evaluation（评价）、document（公文）、waiver（豁免）。
"""

EXAMPLE = "cdo list officer"


def run(
    *,
    kind: str = typer.Argument(metavar="KIND", help="种类，如 unit"),
    registry: str = options.REGISTRY,
    rev: str = options.REV,
    form: str = options.formats("text", "json"),
    output: str = options.OUTPUT,
) -> int:
    """Print the records of one kind."""
    from cdo.cli.asking.answers import consult  # noqa: PLC0415
    from cdo.cli.asking.editions import opened  # noqa: PLC0415
    from cdo.cli.records.refs import kind_named  # noqa: PLC0415
    from cdo.model import KINDS, kinds  # noqa: PLC0415

    answer = Output(output)
    wanted = kind_named(kind, kinds.PARTS)
    edition = opened(registry, rev)
    answer.spare(edition.folder)
    found, code = consult(edition, wanted, *_TABLES[wanted].needs)
    records = found.all(KINDS[wanted])
    if form == "json":
        answer.write(json_text(_object(found, wanted, records)))
    else:
        answer.write(_lines(found, wanted, records, answer.columns))
    return code


def _object(registry: Registry, kind: str, records: Sequence[Record]) -> dict[str, Any]:
    """Return *records* as plain data."""
    from cdo.cli.records.fields import plain  # noqa: PLC0415
    from cdo.cli.records.names import Names  # noqa: PLC0415

    names = Names(registry)
    rows = [
        {
            "ref": record.ref,
            "id": record.id,
            "title": names.title(record),
            "file": registry.file(record),
            "record": plain(record),
        }
        for record in records
    ]
    return {"schema": "cdo/records/1", "kind": kind, "records": rows}


def _lines(
    registry: Registry, kind: str, records: Sequence[Record], columns: int | None
) -> Iterator[str]:
    from cdo.cli.records.names import Names  # noqa: PLC0415

    names = Names(registry, masked=True)
    heads, row = _TABLES[kind].heads, _TABLES[kind].row
    rows = [
        (record.id, *(str(cell or "") for cell in row(names, record)))
        for record in records
    ]
    yield from table(("编号", *heads), rows, columns)
    yield f"共 {len(rows)} 条\n"


def _unit(_: Names, unit: Any) -> Sequence[object]:  # noqa: ANN401
    return unit.names[-1].short, unit.nature, unit.track, unit.cohort


def _officer(names: Names, officer: Any) -> Sequence[object]:  # noqa: ANN401
    held = (
        f"{names.unit(one.unit)}{one.post} {one.from_}至{one.until or '今'}"
        for one in officer.appointments
    )
    return names.person(officer), "；".join(held)


def _filing(names: Names, filing: Any) -> Sequence[object]:  # noqa: ANN401
    last = filing.events[-1]
    units = names.unit(filing.unit), names.unit(filing.recipient)
    return filing.type, *units, last.state, last.on


def _report(names: Names, report: Any) -> Sequence[object]:  # noqa: ANN401
    last = report.events[-1]
    return names.unit(report.unit), report.post, report.year, last.state, last.on


def _rubric(_: Names, rubric: Any) -> Sequence[object]:  # noqa: ANN401
    indicators = sum(len(factor.indicators) for factor in rubric.factors)
    official = "正式" if rubric.official else "示例"
    return rubric.title, official, len(rubric.factors), indicators


def _evaluation(names: Names, one: Any) -> Sequence[object]:  # noqa: ANN401
    total, band = (one.result.total, one.result.band) if one.result else ("", "")
    return names.unit(one.unit), one.post, total, band, one.events[-1].state


def _document(names: Names, document: Any) -> Sequence[object]:  # noqa: ANN401
    number, state = names.number(document.id), document.events[-1].state
    return number, document.title, document.date, state


def _waiver(names: Names, waiver: Any) -> Sequence[object]:  # noqa: ANN401
    subject = names.named("any", waiver.subject) or waiver.subject
    return waiver.rule or waiver.obligation, subject, waiver.from_, waiver.until


class _Table(NamedTuple):
    """How the records of a kind are told, and which other kinds that needs."""

    heads: Sequence[str]
    row: Row
    needs: Sequence[str] = ("unit",)


_TABLES = {
    "unit": _Table(("简称", "性质", "系列", "批次"), _unit, ()),
    "officer": _Table(("姓名", "任职"), _officer),
    "filing": _Table(("种类", "报送单位", "接收单位", "状态", "日期"), _filing),
    "report": _Table(("单位", "职位", "年度", "状态", "日期"), _report),
    "rubric": _Table(("名称", "性质", "因素", "指标"), _rubric, ()),
    "evaluation": _Table(("单位", "职位", "总分", "等次", "状态"), _evaluation),
    "document": _Table(("文号", "标题", "日期", "状态"), _document, ("registry",)),
    "waiver": _Table(("规则或义务", "对象", "开始日", "结束日"), _waiver, ()),
}
