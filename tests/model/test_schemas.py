"""The JSON Schemas: what a model accepts, they accept."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cdo import model
from cdo.model import schemas
from cdo.model.shapes import Both, Choice, Inner, Items, Scalar, Shape, Table, slots
from tests.model import samples

ROOT = Path(__file__).parents[2]
DONE = "title", "description"
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


TEXTS = (
    *("甲", "三(一)2-8", "a-ju", "A1", "2022/a-ju", "unit/a-ju", "示例 甲", "，“引”"),
    *("0752", "0", "7", "2022", "1", "-3", "1.50", "0.5", "441302", "1e3", "0x1F"),
    *("true", "false", "yes", "null", "~", "2022-08-31", "no_report", "CDO203"),
    *("attachments/a.pdf", "0" * 64, "f" * 64, "sha256:" + "0" * 64, "1" * 40),
)


def seen(plain: Any) -> Any:  # noqa: ANN401
    """Return *plain* as an editor has it, which reads plain scalars for itself."""
    if isinstance(plain, dict):
        return {key: seen(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [seen(value) for value in plain]
    if not isinstance(plain, str):
        return plain
    if plain in {"true", "false"}:
        return plain == "true"
    if re.fullmatch(r"[-+]?[0-9]+", plain):
        return int(plain)
    return float(plain) if FLOAT.fullmatch(plain) else plain


def faults(kind: str, plain: object, words: schemas.Words | None = None) -> list[str]:
    validator = Draft202012Validator(schemas.schema(kind, words))
    return [error.json_path for error in validator.iter_errors(plain)]


@pytest.mark.parametrize("kind", samples.KINDS)
def test_a_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(schemas.schema(kind))


@pytest.mark.parametrize("kind", samples.KINDS)
@pytest.mark.parametrize("reader", [seen, lambda plain: plain])
def test_the_smallest_file_of_a_kind_fits(kind: str, reader: Any) -> None:  # noqa: ANN401
    assert faults(kind, reader(samples.smallest(kind))) == []


def written(shape: Shape, chance: Random) -> Any:  # noqa: ANN401, PLR0911
    """Return something that may be written where *shape* is asked for."""
    match shape:
        case Scalar(scalar):
            right = [text for text in TEXTS if re.search(scalar.pattern, text)]
            return chance.choice(right)
        case Choice(words):
            return chance.choice(words)
        case Items(of, one_will_do, filled):
            if one_will_do and chance.random() < 0.5:
                return written(of, chance)
            return [written(of, chance) for _ in range(chance.randint(filled, 2))]
        case Table(keys, values, nullable):
            inner = None if nullable and chance.random() < 0.5 else values
            return {
                written(keys, chance): inner and written(inner, chance)
                for _ in range(chance.randint(0, 2))
            }
        case Inner(part):
            return {
                slot.name: None
                if slot.nullable and chance.random() < 0.2
                else written(slot.shape, chance)
                for slot in slots(part).values()
                if slot.required or chance.random() < 0.7
            }
        case Both(text, table):
            return written(chance.choice([text, table]), chance)


@pytest.mark.parametrize("kind", samples.KINDS)
def test_what_may_be_written_fits(kind: str) -> None:
    root = model.KINDS[kind].root
    inner: Shape = Inner(model.KINDS[kind])
    shape = inner if root is None else slots(model.KINDS[kind])[root].shape
    validator = Draft202012Validator(schemas.schema(kind))
    chance = Random(7)  # noqa: S311  # no secret
    for _ in range(50):
        plain = written(shape, chance)
        for value in (plain, seen(plain)):
            assert [error.json_path for error in validator.iter_errors(value)] == []


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"name": None}, "$.name"),
        ({"name": "示　例"}, "$.name"),
        ({"colour": "red"}, "$"),
        ({"public": "yes"}, "$.public"),
        ({"appointments": {}}, "$.appointments"),
    ],
)
def test_an_editor_is_told_of_shape_names_and_what_is_required(
    change: dict[str, object], path: str
) -> None:
    assert faults("officer", samples.smallest("officer") | change) == [path]
    assert faults("officer", {}) == ["$", "$"]


def test_an_empty_file_fits_where_nothing_is_required() -> None:
    assert faults("scheme-posts", None) == []
    assert faults("scheme-decisions", None) == []
    assert faults("unit", None) == ["$"]


def test_nothing_is_welcome_where_a_model_takes_it() -> None:
    obligations = samples.smallest("scheme-obligations")
    obligations["plan"] |= {"due": None, "note": None, "after": None}
    assert faults("scheme-obligations", obligations) == []
    report = samples.smallest("report") | {"sections": {"a": None}, "session": None}
    assert faults("report", report) == []


def test_the_words_of_a_registry_become_enumerations() -> None:
    words = {"unit": ["a-ju", "a-ju"], "post": ["首席数据官"], "track": []}
    plain = samples.officer(home_unit="市委组织部")
    assert faults("officer", plain, words) == []
    plain["appointments"][0] |= {"unit": "b-ju", "post": "首席数据"}
    assert sorted(faults("officer", plain, words)) == [
        "$.appointments[0].post",
        "$.appointments[0].unit",
    ]
    assert faults("unit", samples.smallest("unit") | {"track": "部门"}, words) == []


def fields(found: object) -> list[dict[str, Any]]:
    inner = found.values() if isinstance(found, dict) else ()
    own = found.get("properties", {}).values() if isinstance(found, dict) else ()
    return [*own, *(field for value in inner for field in fields(value))]


@pytest.mark.parametrize("kind", samples.KINDS)
def test_every_field_has_a_chinese_title_and_description(kind: str) -> None:
    schema = schemas.schema(kind)
    told = [str(schema["title"]), str(schema["description"])]
    told += [field[word] for field in fields(schema) for word in DONE]
    assert [text for text in told if not re.search(r"[㐀-鿿]", text)] == []


def test_defaults_are_told() -> None:
    properties: Any = schemas.schema("rubric")["properties"]
    assert properties["na_min_coverage"]["default"] == 0.5
    assert properties["full_marks"]["default"] == 100
    officer: Any = schemas.schema("officer")["properties"]
    assert officer["public"]["default"] is True
    assert "default" not in officer["name"]


def test_the_schemas_in_the_repository_are_these() -> None:
    texts = schemas.texts()
    assert {path.name for path in (ROOT / "schemas").iterdir()} == set(texts)
    for name, text in texts.items():
        assert (ROOT / "schemas" / name).read_text(encoding="utf-8") == text


def test_the_editor_is_told_which_schema_is_for_which_files() -> None:
    text = (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")
    assert json.loads(text)["yaml.schemas"] == schemas.associations()
    assert "registry-data/documents/*/*/*.yaml" in schemas.associations().values()
    assert "x/scheme/posts.yaml" in schemas.associations("x").values()
