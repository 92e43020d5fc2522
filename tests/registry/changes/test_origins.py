"""Who set each field of a record, found by walking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdo.model import kinds
from cdo.registry.changes.chronicle import Chronicle
from cdo.registry.changes.contents import content
from cdo.registry.changes.origins import origins
from cdo.registry.history.repository import opened
from tests.registry.changes.two import text
from tests.repositories import Builder

if TYPE_CHECKING:
    from pathlib import Path

LI = "officers/p-0004.yaml"
WHOLE = text(LI) + "clauses: [甲, 乙]\n"
AT = "appointments.sz-jyj/数据总监"


@pytest.fixture
def built(tmp_path: Path) -> Builder:
    builder = Builder(tmp_path / "库")
    builder.commit({LI: WHOLE}, "一")
    return builder


def fields(built: Builder, path: str = LI) -> dict[str, str]:
    """Return the fields of a record and the subjects of the commits that set them."""
    repository = opened(built.root)
    kind = kinds.BY_NAME["officer"]
    with Chronicle(repository, built.head()) as history:
        deeds = (
            (step.commit, step.own)
            for step in history.of_record(kind, kind.id_of(path))
            if step.own
        )
        value = content((built.root / path).read_bytes()).value
        found = origins("officer", value, deeds)
    return {
        f"{one.field}={one.value}": one.commit.subject if one.commit else ""
        for one in found
    }


def test_what_never_changed_is_of_the_first_commit(built: Builder) -> None:
    built.commit({LI: "# 说明\n" + WHOLE}, "注释")
    assert set(fields(built).values()) == {"一"}


def test_each_field_has_the_commit_that_set_it(built: Builder) -> None:
    second = WHOLE.replace("副局长", "局长").replace("[甲, 乙]", "[乙, 丙]")
    built.commit({LI: second}, "二")
    built.commit({LI: second.replace("5550112", "5550113")}, "三")
    found = fields(built)
    late = {key: value for key, value in found.items() if value != "一"}
    assert late == {
        f"{AT}/2023-09-11.title=局长": "二",
        "clauses=丙": "二",
        "office_phone=0700-5550113": "三",
    }
    assert found["clauses=乙"] == "一"


def test_a_value_that_returned_is_of_the_later_commit(built: Builder) -> None:
    built.commit({LI: WHOLE.replace("副局长", "局长")}, "二")
    built.commit({LI: WHOLE}, "三")
    assert fields(built)[f"{AT}/2023-09-11.title=副局长"] == "三"


def test_through_renames_and_corrected_days(built: Builder) -> None:
    second = WHOLE.replace("副局长", "局长")
    built.commit({LI: second}, "二")
    third = second.replace("2023-09-11", "2023-09-12")
    built.commit({LI: third}, "三")
    new = "officers/p-0040.yaml"
    built.commit({LI: None, new: third.replace("5550112", "5550113")}, "四")
    found = fields(built, new)
    assert found[f"{AT}/2023-09-12.from=2023-09-12"] == "三"
    assert found[f"{AT}/2023-09-12.title=局长"] == "二"
    assert found[f"{AT}/2023-09-12.post=数据总监"] == "一"
    assert found["office_phone=0700-5550113"] == "四"


def test_a_record_that_came_again_is_new(built: Builder) -> None:
    built.commit({LI: None}, "删")
    built.commit({LI: WHOLE}, "再来")
    assert set(fields(built).values()) == {"再来"}


def test_behind_what_cannot_be_read_nothing_is_known(built: Builder) -> None:
    built.commit({LI: "["}, "坏")
    built.commit({LI: WHOLE}, "好")
    built.commit({LI: WHOLE.replace("副局长", "局长")}, "后")
    assert set(fields(built).values()) == {"好", "后"}


def test_without_a_history_no_commit_is_named() -> None:
    found = origins("officer", {"name": "甲"}, [])
    assert [(one.field, one.commit) for one in found] == [("name", None)]
