"""Digests of what was judged: the same for every way of writing the same thing."""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from cdo.reckoning.exact import plain

if TYPE_CHECKING:
    from cdo.model import Record
    from cdo.model.evaluation import Evaluation
    from cdo.model.rubric import Rubric

UNJUDGED = frozenset({"note"})
"""The field of a rubric that says nothing of how it judges."""

JUDGED = frozenset(
    {
        "rubric",
        "unit",
        "post",
        "as_of",
        "inputs",
        "deductions",
        "bonus",
        "vetoes",
        "decision",
    }
)
"""The fields of an evaluation that its result depends on."""


def rubric_digest(rubric: Rubric) -> str:
    """Return the digest of all that *rubric* says, its note apart."""
    return _digest(rubric, type(rubric).model_fields.keys() - UNJUDGED)


def inputs_digest(evaluation: Evaluation) -> str:
    """Return the digest of what the result of *evaluation* depends on."""
    return _digest(evaluation, JUDGED)


def _digest(record: Record, fields: frozenset[str] | set[str]) -> str:
    dumped = record.model_dump(by_alias=True, exclude_none=True, include=set(fields))
    text = json.dumps(
        _canonical(dumped), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return f"sha256:{sha256(text.encode()).hexdigest()}"


def _canonical(value: object) -> Any:  # noqa: ANN401  # what json takes
    """Return *value* with decimals and days as plain texts."""
    if isinstance(value, dict):
        return {str(key): _canonical(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_canonical(one) for one in value]
    if isinstance(value, Decimal):
        return plain(value)
    return value if isinstance(value, bool | int | str) else str(value)
