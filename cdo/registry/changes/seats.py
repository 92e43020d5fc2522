"""Who took and who left a seat, in words: 任命, 免去, 主持, and one after another."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cdo.registry.changes.matching import found
from cdo.registry.changes.naming import parts, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.registry.changes.comparison import Delta
    from cdo.registry.changes.edits import Edit
    from cdo.registry.changes.naming import Names
    from cdo.registry.source import Value

_ACTING = "主持"
_ENDING = ("until", "end_reason")


class Turn(NamedTuple):
    """One appointment that began or ended, and the changes that say so.

    `seat` is unit, post and day: where one follows another these are the same.
    """

    edit: Edit
    appointment: Value
    begins: bool
    deltas: tuple[Delta, ...]
    seat: tuple[str, str, str]

    @property
    def day(self) -> str:
        """The day on which it began or ended."""
        return self.seat[2]

    @property
    def acting(self) -> bool:
        """Whether the post was not held but only looked after."""
        return text(self.appointment, "mode") == _ACTING


def _turn(edit: Edit, one: Value, deltas: tuple[Delta, ...], *, begins: bool) -> Turn:
    day = text(one, "from" if begins else "until")
    return Turn(edit, one, begins, deltas, (text(one, "unit"), text(one, "post"), day))


def turns(edit: Edit) -> Iterator[Turn]:
    """Yield the appointments of an officer that began or ended by *edit*.

    One that names no seat or no day is none.
    """
    return (turn for turn in _turns(edit) if all(turn.seat))


def _turns(edit: Edit) -> Iterator[Turn]:
    if edit.event == "added":
        for one in parts(edit.new.value, "appointments"):
            yield _turn(edit, one, (), begins=True)
        return
    items: dict[tuple[object, ...], list[Delta]] = defaultdict(list)
    for delta in edit.deltas:
        if delta.path[0] == "appointments" and len(delta.path) > 1:
            items[delta.path[:2]].append(delta)
    for path, deltas in items.items():
        whole = tuple(one for one in deltas if one.is_part and one.old is None)
        if whole:
            yield _turn(edit, whole[0].part, whole, begins=True)
        ending = tuple(one for one in deltas if one.path[2] in _ENDING)
        if any(one.key == "until" and one.old is None for one in ending) and not whole:
            appointment = found(edit.new.value, path)  # type: ignore[arg-type]
            yield _turn(edit, appointment, ending, begins=False)


def told(every: Iterable[Turn], names: Names) -> Iterator[tuple[Turn, str]]:
    """Yield each of *every* turn, and the sentence that tells it.

    One who leaves and one who takes the same seat on the same day are told together.
    """
    listed = list(every)
    leaving: dict[tuple[str, str, str], list[Turn]] = defaultdict(list)
    for one in listed:
        if not one.begins:
            leaving[one.seat].append(one)
    for one in listed:
        if one.begins and leaving[one.seat]:
            former = leaving[one.seat].pop(0)
            sentence = _succession(former, one, names)
            yield former, sentence
            yield one, sentence
        elif one.begins:
            yield one, _begins(one, names)
    for one in chain.from_iterable(leaving.values()):
        yield one, _ends(one, names)


def _succession(former: Turn, new: Turn, names: Names) -> str:
    seat, basis = names.seat(new.appointment, new.day), _basis(new)
    old, name = names.person(former.edit.id), names.person(new.edit.id)
    if former.edit.ref == new.edit.ref:
        took = f"改为{_ACTING}" if new.acting else "转为正式任职"
        return f"{new.day} {name}在{seat}的任职由{_mode(former)}{took}{basis}"
    was = f"{old}（{_ACTING}）" if former.acting else old
    return f"{new.day} {seat}由{was}改为{name}{_ACTING if new.acting else ''}{basis}"


def _mode(turn: Turn) -> str:
    return text(turn.appointment, "mode")


def _begins(turn: Turn, names: Names) -> str:
    seat, name = names.seat(turn.appointment, turn.day), names.person(turn.edit.id)
    until = text(turn.appointment, "until")
    ended = f"，至 {until} 止" if until else ""
    if turn.acting:
        return f"{turn.day} {name}主持{seat}工作{ended}{_basis(turn)}"
    return f"{turn.day} 任命{name}为{seat}{ended}{_basis(turn)}"


def _ends(turn: Turn, names: Names) -> str:
    seat, name = names.seat(turn.appointment, turn.day), names.person(turn.edit.id)
    why = text(turn.appointment, "end_reason")
    reason = f"（{why}）" if why else ""
    if turn.acting:
        return f"{turn.day} {name}不再主持{seat}工作{reason}"
    return f"{turn.day} 免去{name}的{seat}职务{reason}"


def _basis(turn: Turn) -> str:
    basis = text(turn.appointment, "basis")
    return f"（依据 {basis}）" if basis else ""
