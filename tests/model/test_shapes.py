"""The shape of a record, as it is read from the annotations."""

from __future__ import annotations

from cdo import model
from cdo.model.markers import Refers
from cdo.model.shapes import ANYTHING, Choice, Inner, Items, Scalar, Table, below, slots
from cdo.model.types import DATE


def test_a_field_is_known_by_its_name_in_a_file() -> None:
    appointments = slots(model.Officer)["appointments"]
    assert isinstance(appointments.shape, Items)
    assert not appointments.shape.one_will_do
    assert isinstance(appointments.shape.of, Inner)
    fields = slots(appointments.shape.of.model)
    assert fields["from"].attribute == "from_"
    assert fields["from"].shape == Scalar(DATE)
    assert (fields["from"].required, fields["from"].nullable) == (True, False)
    assert (fields["until"].required, fields["until"].nullable) == (False, True)
    assert fields["departure_reason"].shape == Scalar(ANYTHING)
    assert fields["mode"].shape == Choice(("兼任", "专任", "主持"))


def test_references_are_part_of_the_shape() -> None:
    unit = slots(model.Filing)["unit"].shape
    assert isinstance(unit, Scalar)
    assert unit.refers == Refers("unit")


def test_note_and_clauses_come_last() -> None:
    assert list(slots(model.Unit))[-2:] == ["note", "clauses"]


def test_steps_lead_below_a_shape() -> None:
    officer = Inner(model.Officer)
    assert below(officer, "colour") is None
    appointments = below(officer, "appointments")
    assert appointments is not None
    appointment = below(appointments, 0)
    assert appointment is not None
    assert below(appointment, "from") == Scalar(DATE)
    assert below(Scalar(DATE), "from") is None
    sections = slots(model.Report)["sections"].shape
    assert isinstance(sections, Table)
    assert below(sections, "assets") == sections.values
