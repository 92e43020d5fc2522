"""Seats as they stand on a day: held, acting or vacant, and since when."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from cdo.reckoning import occupancy, seats
from cdo.registry import reading
from cdo.registry.trees import FolderTree, MemoryTree
from tests.rules import small
from tests.rules.small import DATA, Files, people, person

if TYPE_CHECKING:
    from cdo.reckoning.occupancy import Occupancy

SHIPPED = DATA.parent.parent / "registry-data"

POST = "a-ju 首席数据官 兼任 领导班子成员"
ACTING = "a-ju 首席数据官 主持 领导班子成员"


def seat(day: str, *laid: Files, unit: str = "a-ju") -> Occupancy:
    """Return how the seat of the chief data officer of *unit* stands on *day*."""
    found = occupancy.occupied(small.registry(*laid), date.fromisoformat(day))
    return next(
        one for one in found if (one.unit.id, one.post.post) == (unit, "首席数据官")
    )


def told(one: Occupancy) -> tuple[str, str | None, str | None]:
    """Return the state of a seat, who has it, and since when."""
    who = one.tenure.officer.id if one.tenure is not None else None
    return one.state, who, one.since.isoformat() if one.since is not None else None


def test_who_leaves_on_a_day_no_longer_holds_the_post_on_it() -> None:
    laid = people(person(f"{POST} 2022-08-20..2022-10-15"))
    assert told(seat("2022-08-19", laid)) == ("vacant", None, None)
    assert told(seat("2022-08-20", laid)) == ("held", "p-0001", "2022-08-20")
    assert told(seat("2022-10-14", laid)) == ("held", "p-0001", "2022-08-20")
    assert told(seat("2022-10-15", laid)) == ("vacant", None, "2022-10-15")
    assert told(seat("2024-02-29", laid)) == ("vacant", None, "2022-10-15")


def test_a_successor_may_begin_on_the_day_on_which_the_other_ends() -> None:
    laid = people(
        person(f"{POST} 2022-08-20..2022-10-15"),
        person(f"{POST} 2022-10-15", name="示例乙"),
    )
    assert told(seat("2022-10-14", laid)) == ("held", "p-0001", "2022-08-20")
    after = seat("2022-10-15", laid)
    assert told(after) == ("held", "p-0002", "2022-10-15")
    assert after.others == ()


def test_a_gap_is_vacant_since_the_former_holder_left() -> None:
    laid = people(
        person(f"{POST} 2022-08-20..2022-10-15"),
        person(f"{POST} 2022-11-01", name="示例乙"),
    )
    assert told(seat("2022-10-31", laid)) == ("vacant", None, "2022-10-15")
    assert told(seat("2022-11-01", laid)) == ("held", "p-0002", "2022-11-01")


def test_acting_is_neither_held_nor_vacant() -> None:
    laid = people(
        person(f"{POST} 2022-08-20..2022-10-15"),
        person(f"{ACTING} 2022-10-20..2022-12-01", name="示例乙"),
    )
    assert told(seat("2022-10-19", laid)) == ("vacant", None, "2022-10-15")
    assert told(seat("2022-10-20", laid)) == ("acting", "p-0002", "2022-10-20")
    assert told(seat("2022-12-01", laid)) == ("vacant", None, "2022-12-01")


def test_beside_a_holder_somebody_acting_does_not_count() -> None:
    laid = people(
        person(f"{ACTING} 2022-08-01", name="示例乙"),
        person(f"{POST} 2022-08-20..2022-10-15"),
    )
    assert told(seat("2022-08-19", laid)) == ("acting", "p-0001", "2022-08-01")
    both = seat("2022-08-20", laid)
    assert told(both) == ("held", "p-0002", "2022-08-20")
    assert both.others == ()
    assert told(seat("2022-10-15", laid)) == ("acting", "p-0001", "2022-08-01")


def test_two_holders_are_both_named_the_earlier_first() -> None:
    laid = people(
        person(f"{POST} 2022-09-01", name="示例乙"),
        person(f"{POST} 2022-08-20"),
        person(f"{ACTING} 2022-08-20", name="示例丙"),
    )
    both = seat("2022-09-01", laid)
    assert told(both) == ("held", "p-0002", "2022-08-20")
    assert [one.officer.id for one in both.others] == ["p-0001"]


def test_an_appointment_that_ends_as_it_begins_was_never_held() -> None:
    laid = people(person(f"{POST} 2022-08-20..2022-08-20"))
    assert told(seat("2022-08-20", laid)) == ("vacant", None, None)
    assert told(seat("2022-09-01", laid)) == ("vacant", None, None)
    back = people(person(f"{POST} 2022-08-20..2022-08-01"))
    assert told(seat("2022-09-01", back)) == ("vacant", None, None)


def test_the_leap_day_is_a_day() -> None:
    laid = people(person(f"{POST} 2024-02-28..2024-03-01"))
    assert told(seat("2024-02-29", laid)) == ("held", "p-0001", "2024-02-28")
    assert told(seat("2024-03-01", laid)) == ("vacant", None, "2024-03-01")


def test_the_first_holder_is_the_first_who_is_not_acting() -> None:
    registry = small.registry(
        people(
            person(f"{ACTING} 2022-08-01..2022-09-01"),
            person(f"{POST} 2022-09-01..2022-10-01", name="示例乙"),
            person(f"{POST} 2022-11-01", name="示例丙"),
            person(f"{POST} 2022-07-01..2022-07-01", name="示例丁"),
        )
    )
    tenures = seats.tenures(registry)["a-ju", "首席数据官"]

    def first(day: str) -> str | None:
        found = occupancy.first_held(tenures, date.fromisoformat(day))
        return found.officer.id if found is not None else None

    assert first("2022-08-31") is None
    assert first("2022-09-01") == "p-0002"
    assert first("2023-12-31") == "p-0002"
    assert occupancy.first_held([], date(2022, 9, 1)) is None


UNITS: Files = {
    "units/d-ju.yaml": "names: [{official: 云州市林业局, short: 市林业局}]\n"
    "nature: 政府部门\ntrack: 部门\ncohort: 推行\n",
    "units/e-ju.yaml": "names: [{official: 云州市水利局, short: 市水利局}]\n"
    "nature: 政府部门\ntrack: 部门\n",
    "scheme/posts.yaml": "- track: 部门\n  post: 首席数据官\n  clause: 二-1\n"
    "  cohorts: 推行\n"
    "- {track: 部门, post: 数据专员, clause: 二-3}\n"
    "- {track: 县区, post: 首席数据官, clause: 二-6}\n",
}


def test_a_rollout_unit_has_only_the_seats_that_a_post_adds() -> None:
    found = [
        (unit.id, post.post) for unit, post in occupancy.set_up(small.registry(UNITS))
    ]
    assert found == [
        ("a-ju", "首席数据官"),
        ("a-ju", "数据专员"),
        ("c-xian", "首席数据官"),
        ("d-ju", "首席数据官"),
        ("e-ju", "首席数据官"),
        ("e-ju", "数据专员"),
    ]


def test_without_a_pilot_every_cohort_has_to_be_added() -> None:
    words = small.BASE["scheme/vocabulary.yaml"].replace("pilot_cohort: 试点\n", "")
    registry = small.registry(UNITS, {"scheme/vocabulary.yaml": words})
    assert [unit.id for unit, _ in occupancy.set_up(registry)] == [
        "d-ju",
        "e-ju",
        "e-ju",
    ]


def test_the_pilot_of_huizhou_has_38_seats_of_14_units() -> None:
    registry, _ = reading.read(FolderTree(SHIPPED))
    every = list(occupancy.set_up(registry))
    pilot = [(unit, post) for unit, post in every if unit.cohort != "推行"]
    assert len(pilot) == 38
    assert len({unit.id for unit, _ in pilot}) == 14
    counts = Counter(unit.track for unit, _ in pilot)
    assert counts == {"市级": 2, "部门": 30, "县区": 6}
    rollout = [(unit, post) for unit, post in every if unit.cohort == "推行"]
    assert rollout
    assert {post.post for _, post in rollout} == {"首席数据官"}
    assert {one.state for one in occupancy.occupied(registry, date(2022, 8, 31))} == {
        "vacant"
    }


FROM = date(2024, 2, 26)
SPAN = 10
OFFSETS = st.integers(0, SPAN)
TERMS = st.lists(
    st.tuples(st.sampled_from(("兼任", "主持")), OFFSETS, st.none() | OFFSETS),
    max_size=4,
)


def appointed(terms: list[tuple[str, int, int | None]]) -> list[seats.Tenure]:
    """Return the tenures of officers appointed for *terms* of days after FROM."""
    written = [
        person(
            f"a-ju 首席数据官 {mode} 其他 {FROM + timedelta(since)}.."
            + ("" if until is None else str(FROM + timedelta(until)))
        )
        for mode, since, until in terms
    ]
    laid = people(*written)
    registry = reading.read(MemoryTree({"registry.yaml": "title: 甲\n", **laid}))[0]
    return seats.tenures(registry).get(("a-ju", "首席数据官"), [])


@settings(deadline=None, max_examples=60)
@given(TERMS)
def test_the_state_and_its_day_are_what_going_through_the_days_gives(
    terms: list[tuple[str, int, int | None]],
) -> None:
    registry = small.registry()
    unit, post = next(occupancy.set_up(registry))
    tenures = appointed(terms)
    before: tuple[str, date | None] = ("vacant", None)
    for offset in range(SPAN + 2):
        day = FROM + timedelta(offset)
        modes = {
            mode
            for mode, since, until in terms
            if since <= offset and (until is None or offset < until)
        }
        state = "held" if "兼任" in modes else "acting" if modes else "vacant"
        found = occupancy.occupancy(unit, post, tenures, day)
        assert found.state == state
        assert (found.tenure is None) == (state == "vacant")
        if state == "vacant":
            since = before[1] if before[0] == "vacant" else day
            assert found.since == since
        before = (state, found.since)
        first = occupancy.first_held(tenures, day)
        ever = [s for m, s, u in terms if m == "兼任" and (u is None or s < u)]
        expected = min((FROM + timedelta(s) for s in ever if s <= offset), default=None)
        assert (first and first.appointment.from_) == expected
