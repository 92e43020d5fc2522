"""Which units an obligation binds."""

from __future__ import annotations

import pytest

from cdo import model
from cdo.reckoning.bindings import binds

UNITS = {
    name: model.Unit.read(
        {"names": [{"official": name, "short": name}], "nature": "政府部门", **more},
        name,
    )
    for name, more in {
        "a-ju": {"track": "部门", "cohort": "试点"},
        "b-ju": {"track": "部门", "cohort": "推行"},
        "c-xian": {"track": "县区", "cohort": "试点"},
        "d-zu": {},
    }.items()
}


@pytest.mark.parametrize(
    ("who", "bound"),
    [
        ({}, "a-ju b-ju c-xian d-zu"),
        ({"cohort": "试点"}, "a-ju c-xian"),
        ({"cohort": ["试点", "推行"]}, "a-ju b-ju c-xian"),
        ({"track": ["部门", "县区"]}, "a-ju b-ju c-xian"),
        ({"cohort": "试点", "track": "部门"}, "a-ju"),
        ({"unit": "d-zu"}, "d-zu"),
        ({"unit": ["a-ju", "b-ju"], "cohort": "推行"}, "b-ju"),
        ({"unit": "d-zu", "track": "部门"}, ""),
    ],
)
def test_all_that_is_named_has_to_match(who: dict[str, object], bound: str) -> None:
    duty: dict[str, object] = {
        "title": "报送",
        "clause": "一-1",
        "binds": who,
        "requires": {"report": "true"},
        "due": None,
    }
    entry = model.Obligations.read({"m": duty}, "").entries["m"]
    assert [name for name, unit in UNITS.items() if binds(entry, unit)] == bound.split()
