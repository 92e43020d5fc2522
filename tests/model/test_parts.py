"""Parts: values that have names, are equal by what they say, and do not change."""

from __future__ import annotations

import pytest

from cdo.model.acts import Event, HandingIn
from cdo.model.rubric import Rounding, Rubric, Step
from cdo.model.unit import Unit, UnitName

NAME = {"official": "云州市水利局", "short": "市水利局"}


def test_fields_of_the_classes_above_come_first_and_keep_their_place() -> None:
    assert list(Unit.model_fields)[:3] == ["note", "clauses", "names"]
    assert list(HandingIn.model_fields) == list(Event.model_fields)
    assert HandingIn.model_fields["state"] != Event.model_fields["state"]


def test_a_field_that_was_not_given_is_not_there() -> None:
    bare = UnitName.model_construct(official="云州市水利局", wrong="x")
    assert (bare.official, bare.until) == ("云州市水利局", None)
    for name in ("short", "wrong"):
        with pytest.raises(AttributeError):
            getattr(bare, name)


def test_parts_are_equal_by_class_and_values() -> None:
    one, other = UnitName.model_validate(NAME), UnitName.model_construct(**NAME)
    assert (one, hash(one)) == (other, hash(other))
    assert one != other.model_copy(update={"short": "水利局"})
    assert one != Rounding.model_construct()
    assert one != NAME


def test_a_copy_says_what_is_updated_and_leaves_the_first_as_it_was() -> None:
    one = UnitName.model_validate(NAME)
    assert one.model_copy(update={"short": "水利局"}).short == "水利局"
    assert one.short == "市水利局"
    with pytest.raises(AttributeError):
        one.short = "水利局"


def test_a_part_shows_what_it_says() -> None:
    assert repr(Rounding.model_construct()) == "Rounding(mode='half_up', places=2)"
    assert repr(Step.model_construct(min=1)) == "Step(min=1, score=None)"


def test_a_default_is_a_part_as_a_file_would_give_it() -> None:
    default = Rubric.model_fields["rounding"].default
    assert default == Rounding.model_validate({})
