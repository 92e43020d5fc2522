"""What there is to show for an obligation, what is missing, and to whom it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model
from cdo.phrases import joined
from cdo.reckoning import contents, handings
from cdo.reckoning.obligations import MET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.cli.records.names import Names
    from cdo.model import Record
    from cdo.model.acts import Event
    from cdo.model.filings import FilingType
    from cdo.reckoning.contents import Lack
    from cdo.reckoning.obligations import Item
    from cdo.registry.index import Registry

_STRENGTHS = {"must": "必须写明", "should": "应当写明"}
_SUGGESTIONS = "工作建议"
_UNDONE = {
    "post": "尚无人正式任职",
    "report": "尚未报送",
    "session": "尚未述职",
    "evaluation": "尚未公布评价",
    "document": "尚未印发公文",
}


def found(registry: Registry, item: Item, names: Names) -> Iterator[str]:
    """Yield what *item* rests on: the record, and what had become of it by the day."""
    record = _record(registry, item.record)
    if record is None:
        return
    yield f"{names.title(record)}（{record.ref}）"
    if isinstance(record, model.Waiver):
        yield f"{record.reason}；{record.approved_by}批准，{record.basis}"
    elif isinstance(record, model.Report) and item.obligation.requires.session:
        yield f"{item.since} 述职"
    elif isinstance(record, model.Officer):
        yield f"{item.since} 起任职"
    else:
        events = (one for one in _events(record) if one.on <= item.day)
        yield joined(f"{one.on} {one.state}" for one in events)


def missing(registry: Registry, item: Item, names: Names) -> Iterator[str]:
    """Yield what is still to be done about *item*, and to be written in it."""
    if item.state in MET or item.state == "waived":
        return
    record = _record(registry, item.record)
    if not isinstance(record, model.Filing | model.Report):
        yield from _undone(registry, item)
        return
    last = [one for one in record.events if one.on <= item.day][-1]
    if last.state == handings.DRAFT:
        yield "尚在草拟，没有报送"
    if last.state == handings.RETURNED:
        yield f"退回：{last.reason}"
    yield from _lacks(contents.missing(registry, record), names)


def recipient(registry: Registry, item: Item, names: Names) -> str:
    """Return to whom *item* goes: as its type says, else as its clause does."""
    asked = _type(registry, item)
    if asked is not None:
        return f"{names.unit(asked.to)}（{asked.verb}）"
    clause = registry.scheme.clauses.entries.get(item.obligation.clause or "")
    return (clause.recipient or "") if clause else ""


def _type(registry: Registry, item: Item) -> FilingType | None:
    wanted = item.obligation.requires
    if wanted.filing is not None:
        return registry.scheme.filings.entries.get(wanted.filing)
    named = handings.report_type(registry) if wanted.report else None
    return named[1] if named else None


def _undone(registry: Registry, item: Item) -> Iterator[str]:
    """Yield what is to be done where nothing was begun."""
    wanted = item.obligation.requires
    if wanted.filing is None:
        yield next(_UNDONE[name] for name in _UNDONE if getattr(wanted, name))
    else:
        yield f"尚未报送{wanted.filing}"
    if wanted.report:
        areas = registry.scheme.frames.report_areas.values()
        yield f"{_STRENGTHS['must']}：{joined((*areas, _SUGGESTIONS))}"
    asked = _type(registry, item)
    for strength, told in _STRENGTHS.items():
        keys = getattr(asked.contents, strength) if asked is not None else ()
        if keys:
            yield f"{told}：{joined(keys)}"


def _lacks(lacks: list[Lack], names: Names) -> Iterator[str]:
    for strength, told in _STRENGTHS.items():
        those = [lack for lack in lacks if lack.strength == strength]
        if those:
            keys = joined(_key(lack, names) for lack in those)
            yield f"{told}：{keys} [{those[0].clause}]"


def _key(lack: Lack, names: Names) -> str:
    return _SUGGESTIONS if lack.path == ("suggestions",) else names.key(lack.key)


def _record(registry: Registry, ref: str | None) -> Record | None:
    if ref is None:
        return None
    kind, _, name = ref.partition("/")
    return registry.get(model.KINDS[kind], name)


def _events(record: Record) -> tuple[Event, ...]:
    return getattr(record, "events", ())
