"""Filings and reports that supersede one another, as one handing-in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdo import model
from cdo.reckoning import contents, handings
from tests.rules import small

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdo.model.filing import Filing
    from cdo.reckoning.handings import Handing
    from cdo.registry.index import Registry

DRAFT, SENT, BACK, TAKEN, GONE = "草拟", "已报送", "退回", "已备案", "撤回"


def filing(
    *events: str,
    after: str = "",
    unit: str = "a-ju",
    kind: str = "实施方案",
    more: str = "",
) -> str:
    """Return the file of a filing; an event is written `STATE MM-DD`."""
    steps = "".join(
        f"  - {{state: {state}, on: 2022-{day}, reason: 缺页}}\n"
        for state, day in map(str.split, events)
    )
    supersedes = f"supersedes: 2022/{after}\n" if after else ""
    return (
        f"type: {kind}\nunit: {unit}\nrecipient: a-zu\n"
        f"{supersedes}{more}events:\n{steps}"
    )


def read(**files: str) -> Registry:
    return small.registry({f"filings/2022/{name}.yaml": t for name, t in files.items()})


def found(**files: str) -> Sequence[Handing[Filing]]:
    return handings.handings(read(**files), model.Filing)


def only(**files: str) -> Handing[Filing]:
    (one,) = found(**files)
    return one


def names(members: Iterable[Filing]) -> list[str]:
    return [one.id.removeprefix("2022/") for one in members]


def day(text: str) -> date:
    return date.fromisoformat(f"2022-{text}")


def told(one: Handing[Filing]) -> tuple[object, ...]:
    """Return all that is told of *one*."""
    last = (one.last.state, one.last.on) if one.last else None
    current = one.current.id.removeprefix("2022/") if one.current else None
    return (one.handed_in, one.accepted, last, current, one.withdrawn)


def test_one_filing() -> None:
    one = only(a=filing(f"{DRAFT} 07-01", f"{SENT} 07-10", f"{TAKEN} 07-20"))
    assert names(one.members) == names(one.standing) == names(one.live) == ["a"]
    assert told(one) == (day("07-10"), day("07-20"), (TAKEN, day("07-20")), "a", False)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("06-30", (None, None, None, None, False)),
        ("07-01", (None, None, (DRAFT, day("07-01")), "a", False)),
        ("07-09", (None, None, (DRAFT, day("07-01")), "a", False)),
        ("07-10", (day("07-10"), None, (SENT, day("07-10")), "a", False)),
        ("07-15", (day("07-10"), None, (BACK, day("07-15")), "a", False)),
        ("07-18", (day("07-10"), None, (SENT, day("07-18")), "a", False)),
        ("07-20", (day("07-10"), day("07-20"), (TAKEN, day("07-20")), "a", False)),
    ],
)
def test_as_of_a_day(until: str, expected: tuple[object, ...]) -> None:
    one = only(
        a=filing(
            f"{DRAFT} 07-01",
            f"{SENT} 07-10",
            f"{BACK} 07-15",
            f"{SENT} 07-18",
            f"{TAKEN} 07-20",
        )
    )
    assert told(one.as_of(day(until))) == expected
    assert told(one.as_of(day(until)).as_of(None)) == told(one)


CHAIN = {
    "a": filing(f"{SENT} 07-10", f"{TAKEN} 07-20"),
    "b": filing(f"{DRAFT} 08-01", f"{SENT} 08-10", f"{TAKEN} 08-20", after="a"),
    "c": filing(f"{SENT} 09-10", after="b"),
}


@pytest.mark.parametrize(
    ("until", "last", "current"),
    [
        ("07-10", (SENT, "07-10"), "a"),
        ("08-01", (TAKEN, "07-20"), "a"),
        ("08-10", (SENT, "08-10"), "a"),
        ("08-20", (TAKEN, "08-20"), "b"),
        ("09-10", (SENT, "09-10"), "b"),
    ],
)
def test_the_older_is_current_until_its_successor_is_accepted(
    until: str, last: tuple[str, str], current: str
) -> None:
    one = only(**CHAIN).as_of(day(until))
    taken = day("07-20") if until > "07-20" else None
    expected = (day("07-10"), taken, (last[0], day(last[1])), current, False)
    assert told(one) == expected


def test_members_are_the_oldest_first() -> None:
    renamed = {
        "z": CHAIN["a"],
        "b": CHAIN["b"].replace("2022/a", "2022/z"),
        "a": CHAIN["c"],
    }
    one = only(**renamed)
    assert names(one.members) == ["z", "b", "a"]
    assert names(one.live) == ["b", "a"]


def test_a_draft_does_not_hide_what_was_sent_back() -> None:
    one = only(
        a=filing(f"{SENT} 07-10", f"{BACK} 07-15"),
        b=filing(f"{DRAFT} 07-16", after="a"),
    )
    assert told(one)[2] == (BACK, day("07-15"))


def test_what_was_withdrawn_is_left_out() -> None:
    one = only(
        a=filing(f"{SENT} 07-10", f"{GONE} 07-11"),
        b=filing(f"{SENT} 08-10", f"{TAKEN} 08-20", after="a"),
        c=filing(f"{SENT} 09-10", f"{GONE} 09-11", after="b"),
    )
    assert names(one.standing) == ["b"]
    assert told(one) == (day("08-10"), day("08-20"), (TAKEN, day("08-20")), "b", False)
    assert told(one.as_of(day("07-10")))[3:] == ("a", False)
    assert told(one.as_of(day("07-11"))) == (None, None, None, None, True)
    assert told(one.as_of(day("07-09"))) == (None, None, None, None, False)


def test_two_that_are_not_joined() -> None:
    one, two = found(a=filing(f"{SENT} 07-10"), b=filing(f"{SENT} 07-11"))
    assert (names(one.members), names(two.members)) == (["a"], ["b"])


def test_what_is_superseded_is_not_there() -> None:
    assert names(only(b=filing(f"{SENT} 07-10", after="a")).members) == ["b"]


def test_circles_and_forks_end() -> None:
    step = f"{SENT} 07-10"
    circle = only(
        a=filing(step, after="c"), b=filing(step, after="a"), c=filing(step, after="b")
    )
    assert names(circle.members) == ["a", "c", "b"]
    itself = only(a=filing(step, after="a"))
    assert names(itself.members) == ["a"]
    fork = only(
        a=filing(step, after="d"),
        b=filing(step, after="d"),
        c=filing(step, after="a"),
        d=filing(step),
    )
    assert names(fork.members) == ["d", "a", "b", "c"]
    tail = only(
        a=filing(step, after="b"), b=filing(step, after="c"), c=filing(step, after="b")
    )
    assert names(tail.members) == ["b", "c", "a"]


def test_doubles() -> None:
    registry = read(
        a=filing(f"{SENT} 07-10"),
        b=filing(f"{SENT} 07-09"),
        c=filing(f"{DRAFT} 07-10", after="b"),
        d=filing(f"{SENT} 07-08", f"{GONE} 07-09"),
        e=filing(f"{SENT} 07-10", unit="c-xian"),
        f=filing(f"{SENT} 07-08", after="g"),
        g=filing(f"{SENT} 07-08", f"{GONE} 07-08"),
        h=filing(f"{SENT} 07-10", f"{GONE} 07-10", after="a"),
    )

    def unit(one: model.Filing) -> tuple[str]:
        return (one.unit,)

    every = registry.all(model.Filing)
    doubles = [handings.double(registry, one, unit) for one in every]
    found = [
        (names([it.one, it.two]), it.first[5:], it.last[5:]) for it in doubles if it
    ]
    assert found == [(["b", "a"], "a", "c"), (["f", "b"], "b", "f")]


def test_reports_are_handed_in_alike() -> None:
    text = (
        "unit: a-ju\npost: 首席数据官\nyear: 2022\nauthor: p-0001\n"
        "events:\n  - {state: 已报送, on: 2023-01-10}\n"
    )
    laid = {
        "reports/2022/a-ju.yaml": text,
        "reports/2022/a-ju-2.yaml": f"supersedes: 2022/a-ju\n{text}",
    }
    (one,) = handings.handings(small.registry(laid), model.Report)
    assert [member.id for member in one.members] == ["2022/a-ju", "2022/a-ju-2"]


@pytest.mark.parametrize(
    ("events", "sent", "accepted", "with_recipient", "gone"),
    [
        ([f"{DRAFT} 07-01"], None, None, False, False),
        ([f"{DRAFT} 07-01", f"{SENT} 07-02"], "07-02", None, True, False),
        ([f"{SENT} 07-02", f"{BACK} 07-03"], "07-02", None, False, False),
        ([f"{SENT} 07-02", "已收文 07-03"], "07-02", "07-03", True, False),
        ([f"{SENT} 07-02", f"{GONE} 07-03"], "07-02", None, False, True),
    ],
)
def test_what_one_record_says(
    events: list[str],
    sent: str | None,
    accepted: str | None,
    *,
    with_recipient: bool,
    gone: bool,
) -> None:
    (record,) = only(a=filing(*events)).members
    assert handings.sent_on(record) == (sent and day(sent))
    assert handings.accepted_on(record) == (accepted and day(accepted))
    assert handings.handed_in(record) == with_recipient
    assert handings.withdrawn(record) == gone


def lacks(registry: Registry, name: str) -> list[tuple[str, str, str]]:
    records = (*registry.all(model.Filing), *registry.all(model.Report))
    (record,) = [one for one in records if one.id == f"2022/{name}"]
    assert isinstance(record, model.Filing | model.Report)
    return [one[:3] for one in contents.missing(registry, record)]


def test_missing_contents() -> None:
    plan = filing(f"{DRAFT} 07-01", more="contents: {schedule: 年底前}\n")
    summary = filing(f"{DRAFT} 07-01", kind="试点总结")
    registry = read(a=plan, b=summary, c=filing(f"{DRAFT} 07-01", kind="总结"))
    assert lacks(registry, "a") == [("work_items", "should", "三-2")]
    assert lacks(registry, "b") == [
        ("progress", "must", "三-4"),
        ("problems", "must", "三-4"),
    ]
    assert lacks(registry, "c") == []


def test_what_is_asked_for_twice_is_missing_once() -> None:
    scheme = small.BASE["scheme/filings.yaml"].replace(
        "{must: [progress, problems]}", "{must: problems, should: [progress, problems]}"
    )
    summary = filing(f"{DRAFT} 07-01", kind="试点总结")
    laid = {"filings/2022/b.yaml": summary, "scheme/filings.yaml": scheme}
    assert [one[:2] for one in lacks(small.registry(laid), "b")] == [
        ("problems", "must"),
        ("progress", "should"),
    ]


def test_the_contents_of_another_filing_are_there_too() -> None:
    step = f"{DRAFT} 07-01"
    registry = read(
        a=filing(step, more="same_content_as: 2022/b\n"),
        b=filing(step, more="same_content_as: 2022/c\ncontents: {schedule: 年底}\n"),
        c=filing(step, more="same_content_as: 2022/b\ncontents: {note: 无}\n"),
        d=filing(step, more="same_content_as: 2022/x\n"),
    )
    assert [one[0] for one in lacks(registry, "a")] == ["work_items"]
    assert [one[0] for one in lacks(registry, "c")] == ["work_items"]
    assert lacks(registry, "d") == []


REPORT = "unit: a-ju\npost: 首席数据官\nyear: 2022\nauthor: p-0001\n"


def report(more: str, without: tuple[str, ...] = ()) -> Registry:
    text = f"{REPORT}{more}events: [{{state: 草拟, on: 2022-12-01}}]\n"
    return small.registry({"reports/2022/a-ju.yaml": text}, without=without)


def test_missing_in_a_report() -> None:
    sections = "sections: {security: , finance: ' ', sharing: }\n"
    reasons = "reasons: {sharing: 平台未建}\n"
    one = report(sections + reasons + "suggestions: 统一编码\n")
    assert lacks(one, "a-ju") == [
        ("security", "must", "四-1"),
        ("finance", "must", "四-1"),
    ]
    assert [one[0] for one in lacks(report(reasons), "a-ju")] == [
        "sharing",
        "security",
        "suggestions",
    ]
    everything = "sections: {security: 自查, sharing: 开放}\nsuggestions: 统一编码\n"
    assert lacks(report(everything), "a-ju") == []


def test_without_a_type_of_reports_there_is_no_clause() -> None:
    one = report("", ("scheme/filings.yaml",))
    assert handings.report_type(one) is None
    assert {lack[2] for lack in lacks(one, "a-ju")} == {""}


LINKS = st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from("abcdefghi"))
STEPS = st.lists(
    st.tuples(
        st.sampled_from([DRAFT, SENT, BACK, TAKEN, GONE]),
        st.integers(1, 9).map(lambda number: f"07-{number:02}"),
    ).map(" ".join),
    min_size=1,
    max_size=4,
)


@given(LINKS, st.lists(STEPS, min_size=9, max_size=9), st.integers(0, 9))
def test_any_links_give_each_record_once(
    links: dict[str, str], steps: list[list[str]], until: int
) -> None:
    files = {
        name: filing(*events, after=links.get(name, ""))
        for name, events in zip("abcdefghi", steps, strict=True)
    }
    chains = found(**files)
    assert sorted(name for one in chains for name in names(one.members)) == list(
        "abcdefghi"
    )
    together = {
        name: names(one.members) for one in chains for name in names(one.members)
    }
    assert all(together[newer] == together[older] for newer, older in links.items())
    for one in chains:
        seen = one.as_of(date(2022, 7, 1) + timedelta(until))
        assert set(names(seen.live)) <= set(names(seen.standing))
        assert (seen.current is None) == (not seen.standing)
        assert seen.withdrawn <= (not seen.standing)
        assert (seen.last is None) == (not seen.standing)
        if seen.accepted is not None:
            assert seen.current is not None
            assert handings.accepted_on(seen.current) is not None
