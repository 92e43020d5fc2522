"""Who writes to whom: the parts that units play, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model
from cdo.phrases import joined
from cdo.reckoning.ranks import correspondence, rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdo.documents.matter.book import Book, Plain
    from cdo.model.filings import FilingType
    from cdo.model.unit import Unit

    Parties = dict[str, list[Unit]]
    """Units by the part that they play, such as `unit` or `recipient`."""

PARTS = {
    "registrar": "登记库的第一个发文机关（registry.yaml 的 issuers）",
    "leader": "上级：表扬的发文机关，没有写的是材料所报的政府或议事协调机构",
    "pilots": "试点批次的全部单位",
    "unit": "所填的单位，或提交所填材料的单位",
    "recipient": "接收所填材料的单位",
    "keeper": "接收人员名单的单位",
    "plan": "接收实施方案的单位：所填单位报上级备案的材料",
    "workplan": "接收工作方案的单位：所填单位报平级备案的材料",
    "summary": "接收试点总结的单位",
}
"""The parts that a template may name under `from` and `to`."""


def roster_type(book: Book) -> tuple[str, FilingType] | None:
    """Return the name and type of the filing that is the roster, if there is one."""
    types = book.registry.scheme.filings.entries.items()
    return next(((name, one) for name, one in types if one.roster), None)


def standing(book: Book) -> Parties:
    """Return the units that play a part whatever a document is about."""
    registry = book.registry
    issuers = [one.unit for one in registry.manifest.issuers.values()]
    known = [registry.get(model.Unit, name) for name in issuers]
    registrar = [one for one in known if one is not None][:1]
    return {
        "registrar": registrar,
        "leader": _leader(book) or registrar,
        "pilots": book.pilots,
    }


def _leader(book: Book) -> list[Unit]:
    scheme = book.registry.scheme
    names = [one.to for one in scheme.filings.entries.values()]
    praise = scheme.decisions.praise
    if praise is not None:
        names.insert(0, praise.issuer)
    units = [book.registry.get(model.Unit, name) for name in names]
    above = [one for one in units if one and rank(book.registry, one) == "above"]
    return above[:1]


def letter(book: Book, senders: Sequence[Unit], receivers: Sequence[Unit]) -> Plain:
    """Return what follows from who writes to whom, in plain data."""
    sender = book.unit(senders[0]) if senders else None
    kind, layout = ("函", "信函")
    if senders and receivers:
        kind, layout = correspondence(book.registry, senders[0], receivers)
    return {
        "sender": sender,
        "recipients": [book.unit(one) for one in receivers],
        "kind": kind,
        "format": layout,
    }


def listed() -> str:
    """Return the parts that there are, for a message."""
    return joined(f"{name}（{told}）" for name, told in PARTS.items())
