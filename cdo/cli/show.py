"""`cdo show`: one record in words, and what refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from cdo.cli import options
from cdo.cli.showing.output import Output, json_text
from cdo.cli.showing.tables import definitions
from cdo.findings import dotted
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.cli.records.names import Names
    from cdo.cli.records.refs import Subject
    from cdo.reckoning.contents import Lack
    from cdo.registry.index import Registry

HELP = """看一条记录，和引用它的记录。

各字段用中文名称，引用的编号后面的名称也写出来。

尚未报送的备案和述职报告，还列出按条款尚缺什么。

REF 写成 种类/编号，如 unit/ID、officer/p-0007、filing/2022/ID，也可以写
obligation/ID、clause/ID、scheme/posts。
"""

EXAMPLE = "cdo show officer/p-0007"

_STRENGTHS = {"must": "必须有", "should": "应当有"}


def run(
    *,
    ref: str = typer.Argument(metavar="REF", help="种类/编号，如 officer/p-0007"),
    registry: str = options.REGISTRY,
    rev: str = options.REV,
    form: str = options.formats("text", "json"),
    output: str = options.OUTPUT,
) -> int:
    """Print one record and what refers to it."""
    from cdo.cli.asking.answers import consult  # noqa: PLC0415
    from cdo.cli.asking.editions import opened  # noqa: PLC0415
    from cdo.cli.records.names import Names  # noqa: PLC0415
    from cdo.cli.records.refs import subject  # noqa: PLC0415
    from cdo.model import kinds  # noqa: PLC0415

    answer = Output(output)
    edition = opened(registry, rev)
    answer.spare(edition.folder)
    found, code = consult(edition, *kinds.BY_NAME)
    names = Names(found)
    one = subject(found, names, ref)
    if form == "json":
        answer.write(json_text(_object(found, names, one)))
    else:
        answer.write(_lines(found, names, one, answer.columns))
    return code


def _object(registry: Registry, names: Names, one: Subject) -> dict[str, Any]:
    """Return *one* and what refers to it as plain data."""
    from cdo.cli.records import fields  # noqa: PLC0415
    from cdo.model.references import references  # noqa: PLC0415

    within = len(one.path)
    refers = [
        {
            "field": ".".join(map(str, reference.path[within:])),
            "target": reference.target,
            "value": reference.value,
            "title": names.named(reference.target, reference.value) or None,
        }
        for reference in references(one.record)
        if reference.path[:within] == one.path
    ]
    place = registry.place(one.record, one.path)
    return {
        "schema": "cdo/record/1",
        "ref": one.ref,
        "id": one.id,
        "title": _title(names, one),
        "file": place.file,
        "line": place.line,
        "record": fields.plain(one.part),
        "refers_to": refers,
        "referred_by": _referring(registry, names, one),
        "missing": [
            {
                "field": dotted(lack.path),
                "strength": lack.strength,
                "clause": lack.clause or None,
            }
            for lack in _missing(registry, one)
        ],
    }


def _lines(
    registry: Registry, names: Names, one: Subject, columns: int | None
) -> Iterator[str]:
    from cdo.cli.records import fields  # noqa: PLC0415

    place = registry.place(one.record, one.path)
    where = f"{place.file}:{place.line}" if one.path else place.file
    yield f"{visible(one.ref)} {visible(_title(names, one))}\n"
    yield f"文件：{visible(where)}\n\n"
    for line in fields.lines(one, names):
        told = [(line.title, line.text)]
        yield from definitions(told, columns, "  " * line.depth)
    lacking = _missing(registry, one)
    yield "\n尚缺：\n" if lacking else ""
    yield from (f"  {visible(_lack(names, one, lack))}\n" for lack in lacking)
    referring = _referring(registry, names, one)
    yield "\n引用它的：\n" if referring else "\n没有记录引用它\n"
    for link in referring:
        yield f"  {visible(link['ref'])} {visible(link['title'])}（{link['field']}）\n"


def _title(names: Names, one: Subject) -> str:
    if one.part is one.record:
        return names.title(one.record)
    return names.named(one.target, one.id)


def _referring(registry: Registry, names: Names, one: Subject) -> list[dict[str, str]]:
    from cdo.cli.records.links import entry, referring  # noqa: PLC0415

    return [
        {
            "ref": link.record.ref,
            "field": ".".join(map(str, link.path)),
            "title": entry(link) or names.title(link.record),
        }
        for link in referring(registry, one.target, one.id)
    ]


def _missing(registry: Registry, one: Subject) -> list[Lack]:
    """Return what *one* has yet to contain before it is handed in."""
    from cdo import model  # noqa: PLC0415
    from cdo.reckoning import contents, handings  # noqa: PLC0415

    record = one.part
    if not isinstance(record, model.Filing | model.Report):
        return []
    if handings.handed_in(record) or handings.withdrawn(record):
        return []
    return contents.missing(registry, record)


def _lack(names: Names, one: Subject, lack: Lack) -> str:
    from cdo.model.shapes import slots  # noqa: PLC0415

    slot = slots(type(one.part)).get(lack.key)
    called = slot.title if slot else names.key(lack.key)
    clause = f" [{lack.clause}]" if lack.clause else ""
    return f"{_STRENGTHS[lack.strength]} {called}{clause}"
