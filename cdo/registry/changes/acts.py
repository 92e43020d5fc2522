"""Steps in words: what was handed in, returned, accepted, reviewed, issued, voided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.registry.changes.naming import part, parts, text
from cdo.registry.changes.wording import subject

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdo.registry.changes.comparison import Sign
    from cdo.registry.changes.edits import Edit
    from cdo.registry.changes.naming import Names
    from cdo.registry.source import Value

_DOES = {"占号": "占用"}
"""What is done at a step whose name is no verb."""


def told(edit: Edit, names: Names) -> dict[Sign, str]:
    """Return the sentences on the steps and the result that came to a record."""
    found = {}
    for delta in edit.deltas:
        came = delta.is_part and delta.old is None
        if came and delta.root[0] == "events":
            found[delta.sign] = step(edit, delta.part, names)
        elif came and delta.root == ("result",):
            total, band = text(delta.part, "total"), text(delta.part, "band")
            of = f"，等次{band}" if band else "，等次待裁定"
            found[delta.sign] = f"{subject(edit, names)}得分 {total}{of}"
    return found


def steps(edit: Edit, names: Names) -> list[str]:
    """Return the sentences on all steps of a record that was added."""
    events = parts(edit.new.value, "events")
    return [told for event in events if (told := step(edit, event, names))]


def step(edit: Edit, event: Value, names: Names) -> str:
    """Return the sentence on one step that came to a record; empty without one."""
    make = _MAKE.get(edit.kind.name)
    return make(edit, event, names) if make is not None else ""


def _handing(edit: Edit, event: Value, names: Names) -> str:
    """Tell of a filing or a report that is handed in, returned, accepted."""
    value, day = edit.new.value, text(event, "on")
    unit = names.unit(text(value, "unit"), day)
    if edit.kind.name == "report":
        scheme, name = names.type_of_report(), text(value, "post")
        what = f"{name}{text(value, 'year')}年{edit.kind.title}"
        to = text(scheme, "to")
    else:
        what, to = text(value, "type"), text(value, "recipient")
        scheme = part(names.file("scheme/filings.yaml"), what)
    receiver = names.unit(to, day) if to else ""
    purpose = "备案" if text(scheme, "verb") == "备案" else ""
    ref, reason = text(event, "ref"), text(event, "reason")
    by, why = f"由{receiver}" if receiver else "", f"：{reason}" if reason else ""
    number = f"（{ref}）" if ref else ""
    match state := text(event, "state"):
        case "草拟":
            return f"{day} {unit}草拟{what}{number}"
        case "已报送":
            towards = f"向{receiver}" if receiver else ""
            return f"{day} {unit}{towards}报送{what}{purpose}{number}"
        case "已备案" | "已收文":
            return f"{day} {unit}{what}{by}{state.removeprefix('已')}{number}"
        case "退回":
            return f"{day} {unit}{what}{by}退回{why}{number}"
        case "撤回":
            return f"{day} {unit}撤回{what}{why}{number}"
    return f"{day} {unit}{what}{state}{number}"


def _judging(edit: Edit, event: Value, names: Names) -> str:
    """Tell of an evaluation that is scored, reviewed, published, sealed, voided."""
    return _simple(edit, event, names, before=("草拟",))


def _issuing(edit: Edit, event: Value, names: Names) -> str:
    """Tell of a document that takes a number, is signed, issued, voided."""
    return _simple(edit, event, names, before=("占号", "签发", "印发", "作废"))


def _simple(edit: Edit, event: Value, names: Names, before: tuple[str, ...]) -> str:
    """Return what was done to a record; states in *before* stand before its name."""
    state, what = text(event, "state"), subject(edit, names)
    ref, reason = text(event, "ref"), text(event, "reason")
    did = f"{_DOES.get(state, state)}{what}" if state in before else f"{what}{state}"
    why = f"：{reason}" if reason else ""
    number = f"（{ref}）" if ref and ref not in what else ""
    return f"{text(event, 'on')} {did}{why}{number}"


_MAKE: dict[str, Callable[[Edit, Value, Names], str]] = {
    "filing": _handing,
    "report": _handing,
    "evaluation": _judging,
    "document": _issuing,
}
