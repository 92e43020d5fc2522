"""Edits as changes, each with the sentence that tells it to a reviewer.

Changes that belong together (the fields of an appointment, the end of one and the
beginning of the next) bear one sentence, so that a reader is told once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cdo.registry.changes import acts, seats
from cdo.registry.changes.naming import Names, parts, text
from cdo.registry.changes.wording import sentence, subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdo.registry.changes.comparison import Delta, Path, Sign
    from cdo.registry.changes.edits import Edit, Event
    from cdo.registry.changes.naming import Look

_BLANKS = re.compile(
    r" +(?= |$|[，。：；、（）“”《》])|(?:(?<=[，。：；、（）“”《》])|^) +"
)


class Change(NamedTuple):
    """One change in meaning, as data and in words.

    `field` is None where a whole record came, went, was renamed or cannot be read.
    """

    record: str
    event: Event
    field: str | None
    old: str | None
    new: str | None
    text: str


def told(edits: Sequence[Edit], look: Look) -> Iterator[Change]:
    """Yield the changes of *edits*, which were made in one step, in their order.

    *look* gives what a file says, by path, for names of what stands in others.
    """
    names = Names(look, edits)
    turns = [
        turn
        for edit in edits
        if edit.kind.name == "officer" and edit.readable
        for turn in seats.turns(edit)
    ]
    seated = list(seats.told(turns, names))
    for edit in edits:
        own = [(turn.deltas, said) for turn, said in seated if turn.edit is edit]
        yield from _changes(edit, own, names)


def _changes(
    edit: Edit, seated: Sequence[tuple[Iterable[Delta], str]], names: Names
) -> Iterator[Change]:
    """Yield the changes of one record; of *seated* sentences are given."""
    if not edit.readable:
        yield _whole(edit, _unreadable(edit))
        return
    if edit.event != "changed":
        yield _whole(edit, _record(edit, [said for _, said in seated], names))
    given = {delta.sign: said for deltas, said in seated for delta in deltas}
    given |= acts.told(edit, names) | _renaming(edit)
    ref = edit.ref
    of_parts: dict[tuple[Path, bool], str] = {}
    for delta in edit.deltas:
        part = delta.root, delta.old is None
        said = given.get(delta.sign) or (delta.is_part and of_parts.get(part)) or ""
        if not said:
            said = of_parts[part] = sentence(edit, delta, names)
        yield Change(ref, "changed", delta.field, delta.old, delta.new, _tidy(said))


def _whole(edit: Edit, said: str) -> Change:
    old, new = (edit.was, edit.id) if edit.event == "renamed" else (None, None)
    return Change(edit.ref, edit.event, None, old, new, _tidy(said))


def _record(edit: Edit, seated: list[str], names: Names) -> str:
    """Return the sentence on a record that came, went or changed its name."""
    what = subject(edit, names)
    if edit.event == "renamed":
        return f"{what}的编号由 {edit.was} 改为 {edit.id}"
    if edit.event == "removed":
        return f"删去{what}{_which(edit)}"
    if edit.kind.name == "waiver":
        return _waived(edit, names)
    if many := seated or acts.steps(edit, names):
        return "；".join(many)
    return f"{'登记' if edit.kind.parts else '新建'}{what}{_which(edit)}"


def _which(edit: Edit) -> str:
    """Return the kind and the id of a record in brackets."""
    return f"（{edit.kind.title} {edit.id}）" if edit.kind.parts else f"（{edit.ref}）"


def _waived(edit: Edit, names: Names) -> str:
    """Return the sentence on a waiver that was granted."""
    value = edit.new.value
    rule, obligation = text(value, "rule"), text(value, "obligation")
    what = names.named("obligation", obligation) or obligation or f"规则 {rule} "
    whose = names.named("any", text(value, "subject")) or text(value, "subject")
    begins, until, basis = (text(value, key) for key in ("from", "until", "basis"))
    said = f"批准对{whose}豁免{what}，{begins} 至 {until}"
    return f"{text(value, 'approved_by')}{said}" + (
        f"（依据 {basis}）" if basis else ""
    )


def _renaming(edit: Edit) -> dict[Sign, str]:
    """Return the sentence on a unit that has a new name, by the changes that say so."""
    found: dict[Sign, str] = {}
    former = (parts(edit.old.value, "names") or [{}])[-1]
    for one in edit.deltas if edit.kind.name == "unit" else ():
        if one.is_part and one.root[0] == "names" and one.new is not None:
            day, official = text(one.part, "from"), text(one.part, "official")
            new = f"{text(one.part, 'short')}（{official}）"
            said = f"{day} {text(former, 'short')}改名为{new}"
            ends = (it for it in edit.deltas if it.key == "until" and it.new == day)
            found |= {it.sign: said for it in (one, *ends)}
    return found


def _unreadable(edit: Edit) -> str:
    """Return why nothing can be said of what changed in a record."""
    match edit.event:
        case "added":
            return f"新增 {edit.ref}，但读不出来"
        case "removed":
            return f"删去 {edit.ref}，它原来读不出来"
    if edit.old.readable:
        return f"{edit.ref} 的这一版读不出来，看不出改了什么"
    if edit.new.readable:
        return f"{edit.ref} 的前一版读不出来，这一版读得出来，看不出改了什么"
    return f"{edit.ref} 前后两版都读不出来，看不出改了什么"


@lru_cache(64)
def _tidy(said: str) -> str:
    """Return *said* with blanks only where it needs them."""
    return _BLANKS.sub("", said)
