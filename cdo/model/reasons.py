"""Why a value is wrong where pydantic has no name for it.

Light, so that what turns errors into messages need not load the models.
"""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """A reason of our own; the names are the types of pydantic's errors."""

    NONE_OF = "cdo_none_of"
    SECOND = "cdo_second"
    EMPTY = "cdo_empty"
    YEARLY = "cdo_yearly"
    NOT_YEARLY = "cdo_not_yearly"
