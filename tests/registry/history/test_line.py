"""The line of first parents: what was known when, and what each commit changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdo.registry.history import line
from cdo.registry.history.line import Change, Moment
from cdo.registry.history.objects import AHEAD
from cdo.registry.history.repository import opened
from cdo.registry.history.troubles import HistoryError, Trouble
from tests.repositories import Builder
from tests.repositories import git as plain

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def built(tmp_path: Path) -> Builder:
    return Builder(tmp_path / "库")


def versions(built: Builder, place: str = "", *paths: str) -> list[tuple[str, object]]:
    """Return the subjects of the versions, and what each changed, by path."""
    found = opened(built.root).below(place)
    return [
        (one.commit.subject, {each.path: _sort(each) for each in one.changes})
        for one in line.versions(found, built.head(), paths)
    ]


def _sort(change: Change) -> str:
    return f"{'-' if change.old else ''}{'+' if change.new else ''}"


def test_each_commit_with_what_it_changed(built: Builder) -> None:
    built.commit({"a": "1", "库/单位/乙.yaml": "1"}, "一")
    built.commit({"a": "2"}, "二")
    built.commit({"a": None, "b": "3"}, "三")
    assert versions(built) == [
        ("三", {"a": "-", "b": "+"}),
        ("二", {"a": "-+"}),
        ("一", {"a": "+", "库/单位/乙.yaml": "+"}),
    ]
    assert versions(built, "库") == [("一", {"单位/乙.yaml": "+"})]
    assert versions(built, "", "b") == [("三", {"b": "+"})]
    assert versions(built, "库", "单位/甲.yaml") == []


def test_patterns_are_taken_as_they_are_written(built: Builder) -> None:
    built.commit({"a*": "1", "ab": "1", ":(top)c": "1"}, "一")
    assert versions(built, "", "a*") == [("一", {"a*": "+"})]
    assert versions(built, "", ":(top)c") == [("一", {":(top)c": "+"})]


def test_a_merge_is_what_it_brought_to_the_first_parent(built: Builder) -> None:
    built.commit({"a": "1"}, "一")
    built.git("checkout", "-q", "-b", "side")
    built.commit({"b": "1"}, "旁一")
    built.commit({"b": "2", "c": "1"}, "旁二")
    built.git("checkout", "-q", "main")
    built.commit({"d": "1"}, "二")
    built.git("merge", "-q", "--no-ff", "-m", "合并", "side")
    assert versions(built) == [
        ("合并", {"b": "+", "c": "+"}),
        ("二", {"d": "+"}),
        ("一", {"a": "+"}),
    ]


def test_a_change_has_the_ids_of_both_blobs(built: Builder) -> None:
    built.commit({"a": "1"})
    built.commit({"a": "2"})
    found = opened(built.root)
    newest, oldest = line.versions(found, built.head())
    with found.objects() as objects:
        change = newest.changes[0]
        assert objects.blob(change.old or "") == b"1"
        assert objects.blob(change.new or "") == b"2"
    assert oldest.changes == (Change("a", None, change.old),)


def test_a_link_is_no_file(built: Builder) -> None:
    built.commit({"a": "1"})
    (built.root / "a").unlink()
    (built.root / "a").symlink_to("b")
    built.commit({}, "链接")
    assert versions(built)[0] == ("链接", {"a": "-"})


def test_a_history_longer_than_what_is_asked_for_ahead(built: Builder) -> None:
    many = 3 * AHEAD
    stream = [b"reset refs/heads/main\n"]
    for number in range(many):
        text = f"{number}".encode()
        stream.append(
            b"commit refs/heads/main\ncommitter a <b> %d +0800\ndata %d\n%s\n"
            b"M 100644 inline a\ndata %d\n%s\n"
            % (1_660_000_000 + number, len(text), text, len(text), text)
        )
    built.git("fast-import", "--quiet", data=b"".join(stream))
    found = [subject for subject, _ in versions(built)]
    assert found == [str(number) for number in reversed(range(many))]
    early = line.versions(opened(built.root), built.head())
    assert next(early).commit.subject == str(many - 1)
    early.close()  # type: ignore[attr-defined]


def test_progress_counts_commits_that_changed_nothing_too(built: Builder) -> None:
    for number in range(4):
        built.commit({"a/x" if number % 2 else "b/x": str(number)})
    told: list[tuple[int, int]] = []
    found = opened(built.root).below("a")
    seen = line.versions(found, built.head(), progress=lambda *done: told.append(done))
    assert len(list(seen)) == 2
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_shallow_clone_begins_at_its_boundary(built: Builder, tmp_path: Path) -> None:
    for number in range(3):
        built.commit({"a": str(number)}, str(number))
    plain(tmp_path, "clone", "-q", "--depth", "2", built.root.as_uri(), "shallow")
    found = opened(tmp_path / "shallow")
    seen = [one.commit for one in line.versions(found, built.head())]
    assert [one.subject for one in seen] == ["2", "1"]
    assert found.boundary() == {seen[-1].id}
    assert seen[-1].parents


def test_replaced_commits_hide_nothing(built: Builder) -> None:
    first = built.commit({"a": "1"}, "一")
    second = built.commit({"a": "2"}, "二")
    third = built.commit({"a": "3"}, "三")
    built.git("replace", "--graft", third, first)
    assert built.git("rev-list", "--count", "HEAD") == "2"
    assert [subject for subject, _ in versions(built)] == ["三", "二", "一"]
    assert [one.commit for one in line.moments(opened(built.root), third)] == [
        first,
        second,
        third,
    ]


def test_a_missing_commit_is_told(built: Builder) -> None:
    first = built.commit({"a": "1"}, "一")
    built.commit({"a": "2"}, "二")
    (built.root / ".git" / "objects" / first[:2] / first[2:]).unlink()
    found, head = opened(built.root), built.head()
    for read in (line.moments, lambda *given: list(line.versions(*given))):
        with pytest.raises(HistoryError) as raised:
            read(found, head)
        assert raised.value.trouble is Trouble.BROKEN


def known(moments: list[Moment], at: str) -> str | None:
    return line.known(moments, datetime.fromisoformat(at))


def test_times_never_go_back(built: Builder) -> None:
    dates = ["2022-08-31T10:00:00+08:00", "2022-09-02T10:00:00+08:00"]
    dates += ["2022-08-31T16:30:00Z", "2022-09-03T10:00:00+08:00"]
    a, b, c, d = (built.commit({"a": date}, at=date) for date in dates)
    moments = line.moments(opened(built.root), d)
    assert [one.commit for one in moments] == [a, b, c, d]
    assert known(moments, "2022-08-31T09:59:59+08:00") is None
    assert known(moments, "2022-08-31T10:00:00+08:00") == a
    assert known(moments, "2022-09-02T09:59:59+08:00") == a
    assert known(moments, "2022-09-02T10:00:00+08:00") == c
    assert known(moments, "2030-01-01T00:00:00+08:00") == d


TIMES = st.lists(st.integers(1, 9), min_size=1, max_size=6)


@settings(max_examples=20, deadline=None)
@given(old=TIMES, new=TIMES, at=st.integers(0, 9))
def test_later_commits_change_nothing_of_what_was_known(
    old: list[int], new: list[int], at: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    built = Builder(tmp_path_factory.mktemp("any"))
    moment = datetime.fromtimestamp(at, UTC)

    def answer(times: list[int]) -> str | None:
        for time in times:
            built.git("commit", "-q", "--allow-empty", "-m", "x", at=f"@{time} +0800")
        return line.known(line.moments(opened(built.root), built.head()), moment)

    before, after = answer(old), answer(new)
    if at < max(old):
        assert before == after
    else:
        assert before is not None
