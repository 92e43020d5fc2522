"""What holds of the state of obligations whatever happened, and in what order."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from cdo.model.obligations import Obligation
from cdo.model.waiver import Waiver
from cdo.reckoning import obligations
from cdo.reckoning.evidence import Evidence
from cdo.reckoning.obligations import MET, Item, State
from cdo.registry import reading
from cdo.registry.trees import MemoryTree
from tests.reckoning.acts import duties, evaluated, filed, freed, issued, reported
from tests.rules import small
from tests.rules.small import person

if TYPE_CHECKING:
    from random import Random

    from cdo.registry.index import Registry
    from tests.rules.small import Files

FIRST = date(2022, 8, 26)
SPAN = 14
DUE = date(2022, 8, 31)
DAYS = [FIRST + timedelta(number) for number in range(SPAN)]

SCHEME = duties(
    "plan: {binds: {cohort: 试点}, requires: {filing: 实施方案}, due: 2022-08-31}",
    "aim: {binds: {cohort: 试点}, requires: {filing: 实施方案}, due: 2022-08-31,"
    " aim: true}",
    "ever: {binds: {cohort: 试点}, requires: {filing: 实施方案}, due: null}",
    "year: {binds: {unit: a-ju}, requires: {filing: 实施方案}, every: 年,"
    " from_year: 2021, due: {2021: 2022-08-31}, after: [post, plan]}",
    "post: {binds: {cohort: 试点}, requires: {post: 首席数据官}, due: 2022-08-31}",
    "duty: {binds: {unit: a-ju}, requires: {report: true}, every: 年,"
    " from_year: 2022, due: {2022: 2022-08-31}}",
    "talk: {binds: {unit: a-ju}, requires: {session: true}, due: 2022-08-31}",
    "rate: {binds: {unit: a-ju}, requires: {evaluation: true}, due: 2022-08-31}",
    "tell: {binds: {unit: b-ju}, requires: {document: true}, due: 2022-08-31,"
    " after: plan}",
)
HANDED = {
    "": ("草拟", "已报送"),
    "草拟": ("已报送", "撤回"),
    "已报送": ("已备案", "退回", "撤回"),
    "退回": ("已报送", "撤回"),
}
RATED = {
    "": ("草拟", "已评分"),
    "草拟": ("已评分", "作废"),
    "已评分": ("已复核", "作废"),
    "已复核": ("已公布", "作废"),
    "已公布": ("已封存", "作废"),
    "已封存": ("作废",),
}
ISSUED = {
    "": ("占号", "签发"),
    "占号": ("签发", "作废"),
    "签发": ("印发", "作废"),
    "印发": ("作废",),
}


class Act(NamedTuple):
    """A file in the making: its kind and number, its events, and one day more."""

    kind: str
    number: int
    events: tuple[tuple[str, date], ...]
    day: date
    until: date | None
    flag: bool


@st.composite
def walks(
    draw: st.DrawFn, legal: dict[str, tuple[str, ...]]
) -> tuple[tuple[str, date], ...]:
    """Return legal steps, on days that never decrease."""
    days = sorted(draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=5)))
    found: list[tuple[str, date]] = []
    for day in days:
        after = legal.get(found[-1][0] if found else "", ())
        if after:
            found.append((draw(st.sampled_from(after)), day))
    return tuple(found)


def acts(kind: str, legal: dict[str, tuple[str, ...]]) -> st.SearchStrategy[list[Act]]:
    """Return some acts of one *kind*, those begun earlier first."""
    one = st.builds(
        Act,
        st.just(kind),
        st.just(0),
        walks(legal) if legal else st.just((("", FIRST),)),
        st.sampled_from(DAYS),
        st.none() | st.sampled_from(DAYS),
        st.booleans(),
    )
    return st.lists(one, max_size=3).map(
        lambda found: [
            act._replace(number=number)
            for number, act in enumerate(
                sorted(found, key=lambda act: act.events[0][1])
            )
        ]
    )


TOWNS = st.tuples(
    acts("filing", HANDED),
    acts("report", HANDED),
    acts("evaluation", RATED),
    acts("document", ISSUED),
    acts("officer", {}),
    acts("waiver", {}),
).map(lambda kinds: [act for kind in kinds for act in kind])


def known(act: Act, day: date) -> Act | None:
    """Return what of *act* had happened by *day*."""
    events = tuple(event for event in act.events if event[1] <= day)
    if act.kind == "waiver":
        return act if act.day <= day else None
    if act.kind == "officer":
        over = act.until is not None and act.until <= day
        kept = act._replace(until=act.until if over else None)
        return kept if act.day <= day else None
    return act._replace(events=events) if events else None


def laid(town: list[Act], day: date | None = None) -> Files:
    """Return the files of *town*, or of what had happened by *day*."""
    files = dict(small.BASE) | SCHEME
    for act in town:
        one = known(act, day) if day is not None else act
        if one is not None:
            files |= _file(one, day or DAYS[-1])
    return files


def _file(act: Act, day: date) -> Files:
    name = f"n-{act.number}"
    events = [f"{state} {on}" for state, on in act.events]
    older = act.number - 1
    if act.kind == "filing":
        told = {"period": "2021"} if act.number == 2 else {}
        if act.flag and older >= 0:
            told["supersedes"] = f"2022/n-{older}"
        return filed(name, *events, **told)
    if act.kind == "report":
        on = max(act.day, act.events[0][1])
        held = {"session": f"{{on: {on}, form: 会议}}"} if on <= day else {}
        return reported(f"2022/a-ju-{act.number + 2}", *events, unit="a-ju", **held)
    if act.kind == "evaluation":
        return evaluated(f"2022/a-ju-{act.number + 2}", *events, unit="a-ju")
    if act.kind == "document":
        return issued(f"ysj/2022/{act.number + 1}", str(act.day), *events, meets="tell")
    if act.kind == "waiver":
        return freed(name, f"{act.day}..{act.until or date.max}")
    mode = "主持" if act.flag else "兼任"
    until_text = "" if act.until is None else act.until
    text = person(f"a-ju 首席数据官 {mode} 其他 {act.day}..{until_text}")
    return {f"officers/p-{act.number}.yaml": text}


def read(files: Files) -> Registry:
    registry, wrong = reading.read(MemoryTree(files))
    assert not wrong
    return registry


def facts(found: list[Item]) -> list[object]:
    """Return what *found* says, without the records that it says it of."""
    return [
        (
            *(one.day, one.id, one.unit.id, one.year, one.due, one.state, one.days),
            *(one.workdays, one.since, one.record, one.acting, one.after, one.late),
        )
        for one in found
    ]


@settings(deadline=None, max_examples=40)
@given(TOWNS)
def test_each_item_has_one_state_that_fits_its_days(town: list[Act]) -> None:
    registry = read(laid(town))
    for day in DAYS[::3]:
        found = obligations.items(registry, day)
        named = [(one.id, one.unit.id, one.year) for one in found]
        assert len(set(named)) == len(named) == 14
        for one in found:
            _fits(one)


def _fits(one: Item) -> None:
    assert one.state in get_args(State)
    undated = {"undated", "undated_met", "submitted", "returned", "waived"}
    aims = {"aim", "aim_met", "waived"}
    dated = set(get_args(State)) - {"undated", "undated_met", "aim", "aim_met"}
    fitting = aims if one.obligation.aim else undated if one.due is None else dated
    assert one.state in fitting
    open_ = {"not_due", "due_today", "undated", "aim"}
    assert (one.since is None) == (one.state in open_)
    assert one.since is None or one.since <= one.day
    assert (one.days is None) == (one.workdays is None) == (one.due is None)
    if one.days is not None and one.workdays is not None:
        assert abs(one.workdays) <= abs(one.days)
        assert one.workdays * one.days >= 0
    if one.state in {"met", "met_after_return", "met_late"}:
        assert one.days is not None
        assert (one.days < 0) == (one.state == "met_late")
    if one.late:
        assert one.due is not None
        assert one.day > one.due
        assert one.state in {"overdue", "returned"}


@settings(deadline=None, max_examples=40)
@given(TOWNS)
def test_a_day_knows_nothing_of_later_ones(town: list[Act]) -> None:
    registry = read(laid(town))
    for day in DAYS[::3]:
        then = obligations.items(read(laid(town, day)), day)
        assert facts(obligations.items(registry, day)) == facts(then)


@settings(deadline=None, max_examples=40)
@given(TOWNS)
def test_a_state_changes_only_on_days_on_which_something_happens(
    town: list[Act],
) -> None:
    registry = read(laid(town))
    every = [obligations.items(registry, day) for day in DAYS]
    for before, after in pairwise(every):
        day = after[0].day
        events = {state for act in town for state, on in act.events if on == day}
        moved = day in {DUE, DUE + timedelta(1)} or any(
            day in {act.day, act.until} for act in town
        )
        for one, two in zip(before, after, strict=True):
            if one.state in MET and not events & {"作废"}:
                assert two.state in MET
            if not events and not moved:
                assert (one.state, one.since, one.record) == (
                    two.state,
                    two.since,
                    two.record,
                )


@settings(deadline=None, max_examples=25)
@given(TOWNS, st.randoms(use_true_random=False))
def test_the_order_of_the_files_is_of_no_account(
    town: list[Act], chance: Random
) -> None:
    files = laid(town)
    mixed = list(files.items())
    chance.shuffle(mixed)
    one, two = read(files), read(dict(mixed))
    for day in DAYS[::5]:
        found = obligations.items(one, day)
        assert facts(found) == facts(obligations.items(two, day))


KIND = st.sampled_from(["met", "waiting", "nothing"])
SHORT = st.dates(date(2022, 8, 29), date(2022, 9, 2))


@st.composite
def evidences(draw: st.DrawFn, day: date) -> Evidence:
    """Return evidence as of *day*, of any kind."""
    until = st.dates(date(2022, 8, 27), day)
    kind, begun, later = draw(KIND), draw(until), draw(until)
    if kind == "met":
        return Evidence("r", begun, max(begun, later), returned=draw(st.booleans()))
    if kind == "nothing":
        return Evidence()
    state = draw(st.sampled_from(["已报送", "退回"]))
    return Evidence("r", begun, waiting=state, waits=max(begun, later))


@given(st.data(), SHORT, st.lists(st.booleans(), min_size=3, max_size=3))
def test_the_first_line_of_the_table_that_fits_gives_the_state(
    data: st.DataObject, day: date, told: list[bool]
) -> None:
    aim, dated, free = told
    evidence = data.draw(evidences(day))
    due = DUE if dated else None
    obligation = Obligation.model_construct(aim=aim)
    waiver = Waiver.model_construct(from_=FIRST) if free else None
    met, begun = evidence.met is not None, evidence.begun or day
    table: list[tuple[bool, State]] = [
        (met and aim, "aim_met"),
        (met and due is None, "undated_met"),
        (met and begun > DUE, "met_late"),
        (met and evidence.returned, "met_after_return"),
        (met, "met"),
        (free, "waived"),
        (aim, "aim"),
        (evidence.waiting == "退回", "returned"),
        (evidence.waiting == "已报送", "submitted"),
        (due is None, "undated"),
        (day < DUE, "not_due"),
        (day == DUE, "due_today"),
        (True, "overdue"),
    ]
    expected = next(state for fits, state in table if fits)
    found, _ = obligations._state(obligation, due, evidence, waiver, day)
    assert found == expected
