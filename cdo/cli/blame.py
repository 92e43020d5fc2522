"""`cdo blame`: who set each field of a record to what it is, when, in which commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import typer

from cdo.cli import exits, options
from cdo.cli.showing.output import Output, json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdo.cli.asking.editions import Edition
    from cdo.cli.records.refs import Located
    from cdo.registry.changes.chronicle import Chronicle
    from cdo.registry.changes.edits import Edit
    from cdo.registry.changes.origins import Deed, Origin
    from cdo.registry.history.committree import CommitTree

HELP = """看一条记录的每个字段：谁、什么时候、在哪次提交里改成现在这样。

改过编号、换过次序、改过排版的，照样找得到原来的提交。还没有提交的改动写“尚未提交”。

退出码：0 看到了，2 用法不对，3 记录读不出来，或历史不全。
"""

EXAMPLE = "cdo blame officer/p-0007"

_SHORT = 10
_HEADS = ("字段", "值", "作者", "时间", "提交")


def run(
    *,
    ref: str = typer.Argument(metavar="REF", help="种类/编号，如 officer/p-0007"),
    registry: str = options.REGISTRY,
    rev: str = options.REV,
    form: str = options.formats("text", "json"),
    output: str = options.OUTPUT,
) -> int:
    """Print where each field comes from; return the exit code."""
    from cdo.cli.asking.editions import opened, present  # noqa: PLC0415
    from cdo.cli.past.past import WALKING, chronicle, not_whole  # noqa: PLC0415
    from cdo.cli.progress import Bar  # noqa: PLC0415
    from cdo.cli.records.refs import located  # noqa: PLC0415

    answer = Output(output)
    about = located(ref)
    last = opened(registry, rev or "HEAD")
    now = last if rev else present(options.folder(registry))
    answer.spare(last.folder)
    with Bar(WALKING) as bar, chronicle(last, bar) as history:
        found = _origins(history, about, last, now)
    if form == "json":
        answer.write(json_text(_object(about, found)))
    else:
        answer.write(_lines(about, found, now, answer.columns))
    return not_whole() if history.cut else exits.OK


def _origins(
    history: Chronicle, about: Located, last: Edition, now: Edition
) -> list[Origin]:
    """Return where the fields of the record come from, as *now* has it."""
    from cdo.cli.exits import StopError  # noqa: PLC0415
    from cdo.cli.past.past import check_known  # noqa: PLC0415
    from cdo.registry.changes.contents import content  # noqa: PLC0415
    from cdo.registry.changes.origins import origins  # noqa: PLC0415

    path = about.kind.path_of(about.id)
    check_known(now, about, "现在")
    said = content(now.tree.read(path))
    if not said.readable:
        raise StopError(f"{path} 读不出来，见 cdo validate", exits.UNKNOWN)
    deeds = _deeds(history, about, last, now)
    every = origins(about.kind.name, said.value, deeds)
    return [one for one in every if about.holds(one.field)]


def _deeds(
    history: Chronicle, about: Located, last: Edition, now: Edition
) -> Iterator[Deed]:
    """Yield what befell the record, the latest first; the folder, then commits."""
    record = about.id
    for edit in _uncommitted(last, now):
        if edit.kind is about.kind and edit.id == record:
            yield None, edit
            record = edit.was
    for step in history.of_record(about.kind, record):
        if step.own is not None:
            yield step.commit, step.own


def _uncommitted(last: Edition, now: Edition) -> list[Edit]:
    """Return what befell the records since the last commit."""
    from cdo.registry.changes.looking import between  # noqa: PLC0415

    return [] if now is last else between(cast("CommitTree", last.tree), now.tree)


def _object(about: Located, found: Sequence[Origin]) -> dict[str, Any]:
    from cdo.cli.past.changes import origin  # noqa: PLC0415

    fields = [
        {"field": one.field, "value": one.value, **origin(one.commit)} for one in found
    ]
    return {"schema": "cdo/blame/1", "record": about.ref, "fields": fields}


def _lines(
    about: Located, found: Sequence[Origin], now: Edition, columns: int | None
) -> Iterator[str]:
    from cdo.cli.past.changes import author, moment  # noqa: PLC0415
    from cdo.cli.showing.tables import table  # noqa: PLC0415
    from cdo.registry.changes.looking import look  # noqa: PLC0415
    from cdo.registry.changes.wording import labels  # noqa: PLC0415

    called = labels(about.kind, about.id, look(now.tree), [one.path for one in found])
    rows = []
    for one, label in zip(found, called, strict=True):
        by = ("", "", "尚未提交")
        if one.commit is not None:
            by = (author(one.commit), moment(one.commit), one.commit.id[:_SHORT])
        rows.append((label, one.value, *by))
    yield from table(_HEADS, rows, columns)
