"""Bindings: which units an obligation binds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdo.model.obligations import Obligation
    from cdo.model.unit import Unit


def binds(obligation: Obligation, unit: Unit) -> bool:
    """Say whether *obligation* binds *unit*: cohort, track, id, where it names them."""
    who = obligation.binds
    return (
        (not who.cohort or unit.cohort in who.cohort)
        and (not who.track or unit.track in who.track)
        and (not who.unit or unit.id in who.unit)
    )
