"""Each kind: what it accepts, what it makes of it, what it asks for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cdo import model
from cdo.model.core import ValidationError
from tests.model import samples

REQUIRED = [
    (kind, name)
    for kind in samples.KINDS
    if isinstance(samples.smallest(kind), dict) and model.KINDS[kind].root is None
    for name in samples.smallest(kind)
    if name not in {"factors", "rule"}
]


def refused(kind: str, plain: object) -> list[tuple[str, tuple[int | str, ...]]]:
    with pytest.raises(ValidationError) as caught:
        model.KINDS[kind].read(plain, "x")
    return [(one["type"], one["loc"]) for one in caught.value.errors()]


@pytest.mark.parametrize("kind", samples.KINDS)
def test_the_smallest_file_of_a_kind_is_a_record(kind: str) -> None:
    record = model.KINDS[kind].read(samples.smallest(kind), "x-1")
    assert record.id == "x-1"
    assert record.kind == kind
    again = model.KINDS[kind].read(samples.smallest(kind), "x-1")
    assert (again, hash(again)) == (record, hash(record))
    other = model.KINDS[kind].read(samples.smallest(kind), "x-2")
    assert other != record


@pytest.mark.parametrize(("kind", "name"), REQUIRED)
def test_a_required_field_is_missed(kind: str, name: str) -> None:
    plain = samples.smallest(kind)
    del plain[name]
    assert refused(kind, plain) == [("missing", (name,))]


@pytest.mark.parametrize(("kind", "name"), REQUIRED)
def test_a_required_field_is_not_plainly_empty(kind: str, name: str) -> None:
    plain = samples.smallest(kind) | {name: None}
    assert [where for _, where in refused(kind, plain)] == [(name,)]


@pytest.mark.parametrize("kind", samples.KINDS)
def test_an_unknown_field_is_refused(kind: str) -> None:
    if model.KINDS[kind].root is None:
        plain = samples.smallest(kind) | {"colour": "red"}
        assert refused(kind, plain) == [("extra_forbidden", ("colour",))]


@pytest.mark.parametrize("kind", ["unit", "officer", "filing", "report", "rubric"])
def test_a_record_may_carry_a_note_and_clauses(kind: str) -> None:
    plain = samples.smallest(kind) | {"note": "给人看", "clauses": "一-1"}
    record: Any = model.KINDS[kind].read(plain, "x")
    assert (record.note, record.clauses) == ("给人看", ("一-1",))


@pytest.mark.parametrize("kind", ["registry", "scheme-scope", "scheme-frames"])
def test_the_manifest_and_the_scheme_carry_no_note_at_the_top(kind: str) -> None:
    plain = samples.smallest(kind) | {"note": "给人看"}
    assert refused(kind, plain) == [("extra_forbidden", ("note",))]


def all_noted(record: Any) -> bool:  # noqa: ANN401
    entries = record.entries
    several = entries.values() if isinstance(entries, dict) else entries
    return all(entry.note and entry.clauses for entry in several)


def test_entries_of_the_manifest_and_the_scheme_carry_them() -> None:
    noted = {"note": "给人看", "clauses": ["一-1"]}
    issuer = {"unit": "a-ju", "mark": "云公", **noted}
    plain = samples.smallest("registry") | {"issuers": {"yg": issuer}}
    assert model.Manifest.read(plain, "x").issuers["yg"].note == "给人看"
    for kind in ("clauses", "filings", "obligations"):
        entries = samples.smallest(f"scheme-{kind}")
        for entry in entries.values():
            entry.update(noted)
        assert all_noted(model.KINDS[f"scheme-{kind}"].read(entries, "x"))
    for kind in ("posts", "duties"):
        listed = [entry | noted for entry in samples.smallest(f"scheme-{kind}")]
        assert all_noted(model.KINDS[f"scheme-{kind}"].read(listed, "x"))


def test_a_record_made_without_a_path_has_no_id() -> None:
    assert model.Unit.model_validate(samples.smallest("unit")).id == ""


def test_a_record_knows_its_path() -> None:
    unit = model.Unit.read(samples.smallest("unit"), "a-ju")
    assert (unit.ref, unit.path) == ("unit/a-ju", "units/a-ju.yaml")


def test_a_record_is_frozen() -> None:
    unit = model.Unit.read(samples.smallest("unit"), "a-ju")
    with pytest.raises(AttributeError):
        unit.nature = "其他"


def test_values_get_their_types() -> None:
    plain = samples.officer(until="2023-01-01")
    appointment = model.Officer.read(plain, "p-1").appointments[0]
    assert appointment.from_ == date(2022, 7, 1)
    assert appointment.until == date(2023, 1, 1)
    rubric = model.Rubric.read(samples.smallest("rubric"), "r")
    assert rubric.full_marks == Decimal(100)
    assert (rubric.rounding.mode, rubric.rounding.places) == ("half_up", 2)
    assert rubric.na_min_coverage == Decimal("0.5")
    assert rubric.factors[0].weight == Decimal(6)
    manifest = model.Manifest.read(samples.smallest("registry"), "registry")
    assert (manifest.format, manifest.demo) == (1, False)
    assert manifest.late_entry_days == 30


def test_nothing_written_for_an_optional_field_is_its_default() -> None:
    plain = samples.smallest("unit") | {"name_confirmed": None, "clauses": None}
    unit = model.Unit.read(plain | {"contact": None, "note": None}, "a-ju")
    assert unit == model.Unit.read(samples.smallest("unit"), "a-ju")


def test_an_empty_file_lacks_every_required_field() -> None:
    assert refused("officer", None) == [
        ("missing", ("name",)),
        ("missing", ("appointments",)),
    ]


@pytest.mark.parametrize("kind", [k for k in samples.KINDS if model.KINDS[k].root])
def test_an_empty_file_of_entries_has_none(kind: str) -> None:
    empty: Any = model.KINDS[kind].read(None, "x")
    assert not empty.entries


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("officer", "appointments"),
        ("registry", "issuers"),
        ("evaluation", "inputs"),
        ("report", "suggestions"),
        ("report", "sections"),
        ("rubric", "factors"),
    ],
)
def test_some_lists_and_maps_may_be_empty(kind: str, name: str) -> None:
    nothing: object = {} if name in {"issuers", "inputs", "sections"} else []
    plain = samples.smallest(kind) | {name: nothing}
    assert not getattr(model.KINDS[kind].read(plain, "x"), name)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("unit", "names"),
        ("filing", "events"),
        ("document", "recipients"),
        ("rubric", "bands"),
        ("rubric", "tie_break"),
        ("scheme-scope", "pilots"),
        ("scheme-vocabulary", "tracks"),
    ],
)
def test_other_required_lists_are_not_empty(kind: str, name: str) -> None:
    plain = samples.smallest(kind) | {name: []}
    assert refused(kind, plain) == [("cdo_empty", (name,))]


def test_a_plain_empty_section_is_empty() -> None:
    plain = samples.smallest("report") | {"sections": {"assets": None, "demand": "有"}}
    assert model.Report.read(plain, "x").sections == {"assets": "", "demand": "有"}


def test_one_text_will_do_for_a_list_of_texts() -> None:
    plain = samples.smallest("filing") | {"contents": {"progress": "已完成"}}
    filing = model.Filing.read(plain, "x")
    assert filing.contents == {"progress": ("已完成",)}
    listed = samples.smallest("filing") | {"contents": {"progress": ["已完成"]}}
    assert model.Filing.read(listed, "x") == filing


def test_one_map_will_not_do_for_a_list_of_maps() -> None:
    plain = samples.smallest("filing") | {"events": samples.HANDED_IN[0]}
    assert refused("filing", plain) == [("tuple_type", ("events",))]


def test_the_kind_of_a_document_is_its_genre() -> None:
    document = model.Document.read(samples.smallest("document"), "x/2022/1")
    assert (document.kind, document.genre) == ("document", "函")
    assert document.model_dump(by_alias=True)["kind"] == "函"
