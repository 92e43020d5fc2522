"""The registry: what is asked of it, and what it answers where files are missing."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Place
from cdo.model import kinds
from cdo.model.references import Reference
from cdo.registry import reading
from cdo.registry.index import Registry
from cdo.registry.trees import MemoryTree, Obstacle
from tests.registry.told import UNIT
from tests.rules.small import BASE, person, registry

if TYPE_CHECKING:
    import pytest

OFFICE = "首席数据官 兼任 领导班子成员 2022-07-01"


def test_records_are_in_the_order_of_their_ids() -> None:
    files = {f"units/{name}.yaml": UNIT for name in ("x-10", "x-9", "x-1")}
    asked = reading.read(MemoryTree({**files, **BASE}))[0]
    ids = [unit.id for unit in asked.all(model.Unit)]
    assert ids == sorted(ids)
    assert asked.ids("unit") == ids
    assert [record.ref for record in asked.every()].count("unit/x-9") == 1
    assert asked.ids("officer") == []
    assert asked.all(model.Waiver) == ()


def test_a_record_that_cannot_be_read_is_there_and_not_given() -> None:
    asked = registry({"units/x.yaml": "names: ["})
    assert asked.known("unit", "x")
    assert asked.get(model.Unit, "x") is None
    assert not asked.whole("officer", "unit")
    assert asked.whole("officer")
    assert asked.torn == {"unit": ["units/x.yaml"]}
    assert not asked.known("unit", "y")
    assert not asked.known("clause", "三-1")


def test_what_a_shut_folder_holds_may_be_there() -> None:
    asked = Registry(MemoryTree({}))
    asked.close("filings/2022")
    assert asked.known("filing", "2022/a")
    assert not asked.known("filing", "2023/a")
    assert asked.closed("filings/2022/a.yaml")
    assert not asked.closed("filings/2022")
    asked.close(".")
    assert asked.closed("registry.yaml")


def test_a_kind_is_torn_by_a_path_once() -> None:
    asked = Registry(MemoryTree({}))
    unit = kinds.BY_NAME["unit"]
    for path in ("units", "units", "units/a.yaml"):
        asked.tear(unit, path)
    assert asked.torn == {"unit": ["units", "units/a.yaml"]}


def test_the_scheme_of_a_registry_without_files_is_empty() -> None:
    asked = Registry(MemoryTree({}))
    assert asked.manifest.title == ""
    assert asked.manifest.issuers == {}
    scheme = asked.scheme
    assert scheme.vocabulary.tracks == ()
    assert scheme.vocabulary.pilot_cohort is None
    assert scheme.clauses.entries == {}
    assert scheme.posts.entries == ()
    assert scheme.scope.pilots == ()
    assert scheme.filings.entries == {}
    assert scheme.obligations.entries == {}
    assert scheme.frames.report_areas == {}
    assert scheme.duties.entries == ()
    assert scheme.decisions.praise is None


def test_the_scheme_of_the_base() -> None:
    scheme = registry().scheme
    assert scheme.vocabulary.tracks == ("市级", "部门", "县区")
    assert scheme.posts is scheme.posts
    assert scheme.duties.entries == ()


def test_places_are_those_of_the_record_s_own_file() -> None:
    asked = registry({"units/x.yaml": UNIT, "units/y.yaml": f"\n{UNIT}"})
    first, second = (asked.get(model.Unit, name) for name in "xy")
    assert first is not None
    assert second is not None
    for _ in range(2):
        assert asked.place(first, ("nature",)) == Place("units/x.yaml", 3, 9, 3, 13)
        assert asked.place(second, ("nature",)) == Place("units/y.yaml", 4, 9, 4, 13)
    assert asked.place(first) == Place("units/x.yaml", 1, 1, 1, 6)
    assert asked.file(second) == "units/y.yaml"


def test_a_path_is_told_as_the_file_has_it() -> None:
    asked = registry(
        {"units/x.yaml": f"{UNIT}clauses: 三-1\n"},
        {"units/y.yaml": f"{UNIT}clauses: [三-1]\n"},
    )
    one, two = asked.get(model.Unit, "x"), asked.get(model.Unit, "y")
    assert one is not None
    assert two is not None
    assert asked.written(one, ("clauses", 0)) == ("clauses",)
    assert asked.written(two, ("clauses", 0)) == ("clauses", 0)
    assert asked.written(two, ("names", 0, "until")) == ("names", 0, "until")
    assert asked.written(two, ()) == ()


def test_links_say_who_refers_to_what() -> None:
    asked = registry({"officers/p-1.yaml": person(f"a-ju {OFFICE}")})
    (officer,) = asked.all(model.Officer)
    path = ("appointments", 0, "unit")
    assert asked.links_of(officer)["unit"] == [Reference(path, "unit", "a-ju")]
    assert asked.links_of(officer) is asked.links_of(officer)


def test_records_are_found_by_what_they_say() -> None:
    one, two = (person(f"{unit} {OFFICE}") for unit in ("a-ju", "b-ju"))
    asked = registry({"officers/p-1.yaml": one, "officers/p-2.yaml": two})

    def units(officer: model.Officer) -> list[str]:
        return [appointment.unit for appointment in officer.appointments]

    (first,) = asked.having(model.Officer, units, "a-ju")
    assert first.id == "p-1"
    assert not asked.having(model.Officer, units, "x-ju")


def test_a_reference_of_any_kind_has_a_kind_and_a_name() -> None:
    link = Reference((), "any", "filing/2022/a")
    assert (link.kind, link.name) == ("filing", "2022/a")
    assert Reference((), "clause", "三-1").name == "三-1"


def test_a_unit_is_called_by_its_last_short_name() -> None:
    two = UNIT.replace(
        "nature",
        "  - {official: 云州市水务局, short: 市水务局, from: 2023-01-01}\nnature",
    )
    asked = registry({"units/x.yaml": two, "units/y.yaml": "names: ["})
    assert asked.unit_name("x") == "市水务局"
    assert asked.unit_name("y") == "y"


def test_digests_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tree = MemoryTree({"attachments/a.txt": "一"})
    asked = Registry(tree)
    digest = hashlib.sha256("一".encode()).hexdigest()
    assert asked.digest("attachments/a.txt") == digest
    monkeypatch.delattr(MemoryTree, "digest")
    assert asked.digest("attachments/a.txt") == digest


def test_the_text_of_a_file() -> None:
    asked = Registry(
        MemoryTree({"a": "\ufeff一\r\n", "b": b"\xff", "c": "#" * 300_000})
    )
    assert asked.text("a") == "一\r\n"
    assert asked.text("b") is None
    assert asked.text("c") is None
    assert asked.digest("d") is Obstacle.ABSENT
