"""What people call units and posts: ids, short and full names, former ones too."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cdo import model
from cdo.cli import words
from cdo.cli.exits import UNKNOWN, StopError
from cdo.model import kinds
from cdo.phrases import joined, shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cdo.model.posts import Post
    from cdo.model.unit import Unit, UnitName
    from cdo.registry.index import Registry

_POSTS = ("scheme-posts", "scheme-vocabulary")
"""Kinds of record that tell which posts a unit has."""


def units_named(registry: Registry, names: Iterable[str], day: date) -> list[str]:
    """Return the ids of the units that *names* mean, each once, as `unit_named`."""
    return list(dict.fromkeys(unit_named(registry, one, day).id for one in names))


def unit_named(registry: Registry, name: str, day: date) -> Unit:
    """Return the unit that *name* means: its id, or a short or full name.

    Names of *day* go before those of other days.  Raises `StopError` where none or
    several are meant, saying which may be.
    """
    wanted = _plain(name)
    if not wanted:
        raise StopError("单位是空的，写编号、简称或全称；全部单位见 cdo list unit")
    found = registry.get(model.Unit, wanted)
    if found is not None:
        return found
    if registry.known("unit", wanted):
        file = kinds.BY_NAME["unit"].path_of(wanted)
        raise StopError(f"{shown(file)} 读不出来，见 cdo validate", UNKNOWN)
    units = registry.all(model.Unit)
    current = [one for one in units if wanted in _spelled([one.named(day)])]
    called = current or [one for one in units if wanted in _spelled(one.names)]
    if len(called) > 1:
        told = joined(shown(f"{u.id}（{u.named(day).official}）") for u in called)
        raise StopError(f"{shown(name)} 可能是 {told}，请写编号")
    if not called:
        _refuse(registry, name, wanted)
    return called[0]


def post_named(registry: Registry, unit: Unit, name: str, day: date) -> Post:
    """Return the post of *unit* that *name* means.

    Raises `StopError` where the scheme sets up no such seat there.
    """
    from cdo.reckoning.occupancy import set_up  # noqa: PLC0415

    wanted = _plain(name)
    own = (post for one, post in set_up(registry) if one.id == unit.id)
    posts = {_plain(post.post): post for post in own}
    if wanted in posts:
        return posts[wanted]
    called = shown(unit.named(day).short)
    if not registry.whole(*_POSTS):
        told = f"说不准{called}设不设 {shown(name)} 这个职位，先改好上面的文件"
        raise StopError(told, UNKNOWN)
    if not posts:
        told = f"{called}不设职位"
    else:
        close = words.meant(wanted, posts) or f"，设的是 {joined(map(shown, posts))}"
        told = f"{called}不设 {shown(name)} 这个职位{close}"
    raise StopError(told)


def _refuse(registry: Registry, name: str, wanted: str) -> None:
    """Say that no unit is called *name*."""
    names = (_spelled(one.names) for one in registry.all(model.Unit))
    known = [*registry.ids("unit"), *(one for each in names for one in each)]
    close = words.meant(wanted, known) or "，全部单位见 cdo list unit"
    if registry.whole("unit"):
        raise StopError(f"没有 {shown(name)} 这个单位{close}")
    told = f"读出来的单位里没有 {shown(name)}{close}"
    raise StopError(told, UNKNOWN)


def _spelled(names: Iterable[UnitName]) -> list[str]:
    return [_plain(name) for one in names for name in (one.short, one.official)]


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip()
