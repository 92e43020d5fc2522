"""Which units an obligation binds."""

from __future__ import annotations

import pytest

from cdo import model
from cdo.reckoning.bindings import binds
from cdo.registry import reading
from cdo.registry.trees import FolderTree
from tests.rules.small import DATA

SHIPPED = DATA.parent.parent / "registry-data"

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
        ({"unit": "z-ju"}, ""),
        ({"track": "乡镇"}, ""),
        ({"cohort": ["二批", "试点"]}, "a-ju c-xian"),
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


def test_the_pilot_of_huizhou_is_13_units_and_no_others_until_the_rollout() -> None:
    registry, _ = reading.read(FolderTree(SHIPPED))
    units = registry.all(model.Unit)
    count = {
        name: sum(binds(one, unit) for unit in units)
        for name, one in registry.scheme.obligations.entries.items()
    }
    rollout = sum(unit.cohort == "推行" for unit in units)
    assert rollout > 0
    assert count == {
        **dict.fromkeys(("m1-cdo", "m1-plan", "u-workplan", "m2-unit"), 13),
        **dict.fromkeys(("r-duty", "r-session", "t-2022-team"), 13),
        "u-roster": 10,
        **dict.fromkeys(("m2-bureau", "m2-assess", "t-2022-rubric"), 1),
        **dict.fromkeys(("r-meeting", "r-cdeo-report"), 1),
        "m3-rollout": 13 + rollout,
    }
