"""The schemas and the models agree on every file there is, and on damaged ones."""

from __future__ import annotations

import json
import warnings
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from cdo.model import KINDS, kinds
from cdo.registry import reading
from cdo.registry.trees import FolderTree
from tests.cli.calling import cdo
from tests.fire import agreement, corpus, mutations, rewriting

if TYPE_CHECKING:
    from pathlib import Path

DATA = corpus.REGISTRIES["registry-data"]
SOUND = [one for one in corpus.samples() if one.family == "sound"]
HUGE = 100_000
"""Bytes beyond which a sample says nothing that a smaller one does not."""


@pytest.mark.parametrize("family", ["sound", "hostile", "example"])
def test_they_agree_on_every_file(family: str) -> None:
    samples = [
        one for one in corpus.samples() if one.family == family and len(one.data) < HUGE
    ]
    assert len(samples) > 100
    told = {
        one.name: list(agreement.disagreements(one.path, one.data)) for one in samples
    }
    assert {name: wrong for name, wrong in told.items() if wrong} == {}


def test_they_agree_on_what_is_rewritten() -> None:
    for number in range(800):
        dice = mutations.chance(f"agreement {number}")
        sample = dice.choice(SOUND)
        text = rewriting.rewrite(dice, sample.data.decode())
        told = list(agreement.disagreements(sample.path, text.encode()))
        assert told == [], f"{number}: {sample.name}: {text}"


OFFICER = "name: {name}\nappointments: []\n{more}"


@pytest.mark.parametrize(
    ("name", "more", "told"),
    [
        ("0752", "note: 1.50\n", []),
        ("0x1F", "note: .inf\n", []),
        ("true", "office_phone: 0700\n", []),
        ("甲", "note: Null\n", []),
        ("甲", "colour: red\n", []),
        ("", "", []),
        ("[甲]", "", []),
        # To an editor this is nothing, to a registry a text: nobody is called so.
        ("NULL", "", ["only the schema refuses $.name type null"]),
    ],
)
def test_what_an_editor_takes_for_something_else(
    name: str, more: str, told: list[str]
) -> None:
    data = OFFICER.format(name=name, more=more).encode()
    assert list(agreement.disagreements("officers/p-1.yaml", data)) == told


def test_an_editor_sees_numbers_and_the_names_as_they_are_written() -> None:
    text = "0752: {true: 0752}\n1.50: [1.50, ~, yes, 2022-02-30, '3']"
    assert agreement.seen(text) == {
        "0752": {"true": 752},
        "1.50": [1.5, None, "yes", "2022-02-30", "3"],
    }


def test_a_disagreement_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    data = OFFICER.format(name="甲", more="note: 乙").encode()
    schema = {"properties": {"note": {"type": "number"}}}
    strict, loose = Draft202012Validator(schema), Draft202012Validator({})
    monkeypatch.setattr(agreement, "validator", lambda _: strict)
    told = list(agreement.disagreements("officers/p-1.yaml", data))
    assert told == ['only the schema refuses $.note type "乙"']
    monkeypatch.setattr(agreement, "validator", lambda _: loose)
    for wrong in (b"colour: red\n", b"clauses: {}\n"):
        told = list(agreement.disagreements("officers/p-1.yaml", data + b"\n" + wrong))
        assert len(told) == 1
    told = list(agreement.disagreements("officers/p-1.yaml", "name: 甲\n".encode()))
    assert told == ["only the model refuses ('appointments',): missing"]


def test_check_jsonschema_takes_every_sound_file() -> None:
    files = defaultdict(list)
    for name, folder in corpus.REGISTRIES.items():
        for path in corpus.files(name):
            files[corpus.kind_of(path)].append(str(folder / path))
    assert files.keys() == KINDS.keys()
    for kind, its in files.items():
        assert checked(corpus.ROOT / "schemas" / f"{kind}.json", *its) == 0, kind


def checked(schema: Path, *files: str) -> int:
    """Return the exit code of check-jsonschema, run in this process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from check_jsonschema.cli import main  # type: ignore[import-untyped]  # noqa: PLC0415

        asked = ["--schemafile", str(schema), "-q", *files]
        return int(main(asked, standalone_mode=False) or 0)


@pytest.fixture(scope="module")
def enriched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("enriched") / "schemas"
    assert cdo("schema", "-o", str(folder), "-C", str(DATA)).code == 0
    return folder


def test_the_enriched_schemas_take_their_registry(enriched: Path) -> None:
    files = defaultdict(list)
    for path in corpus.files("registry-data"):
        files[corpus.kind_of(path)].append(str(DATA / path))
    for kind, its in files.items():
        assert checked(enriched / f"{kind}.json", *its) == 0, kind


def fields(enriched: Path, kind: str) -> dict[str, list[list[Any]]]:
    """Return the enumerations that stand in the schema of *kind*, by field."""
    found: dict[str, list[list[Any]]] = defaultdict(list)

    def look(inner: Any, name: str) -> None:  # noqa: ANN401
        if isinstance(inner, dict):
            if "enum" in inner:
                found[name].append(inner["enum"])
            for key, value in inner.get("properties", {}).items():
                look(value, key)
            for key, value in inner.items():
                if key != "properties":
                    look(value, name)
        elif isinstance(inner, list):
            for value in inner:
                look(value, name)

    look(json.loads((enriched / f"{kind}.json").read_text("utf-8")), "")
    return found


def test_the_enriched_schemas_list_the_words_of_the_scheme(enriched: Path) -> None:
    registry = reading.read(FolderTree(DATA))[0]
    scheme = registry.scheme
    units = registry.ids("unit")
    assert len(units) > 13
    posts = list(dict.fromkeys(one.post for one in scheme.posts.entries))
    assert "首席数据官" in posts
    officer = fields(enriched, "officer")
    assert officer["unit"] == [units]
    assert officer["post"] == [posts]
    assert officer["qualification"] == [list(scheme.vocabulary.qualifications)]
    clauses = list(scheme.clauses.entries)
    assert "三(一)2-8" in clauses
    assert officer["clauses"] == [clauses] * len(officer["clauses"])
    assert "home_unit" not in officer
    unit = fields(enriched, "unit")
    assert unit["nature"] == [list(scheme.vocabulary.natures)]
    assert unit["track"] == [list(scheme.vocabulary.tracks)]
    assert unit["cohort"] == [list(scheme.vocabulary.cohorts)]
    filing = fields(enriched, "filing")
    assert filing["type"] == [list(scheme.filings.entries)]
    assert filing["recipient"] == [units]
    report = fields(enriched, "report")
    assert (report["unit"], report["post"]) == ([units], [posts])
    assert list(scheme.obligations.entries) in fields(enriched, "document")["meets"]


def test_every_kind_has_an_enriched_schema(enriched: Path) -> None:
    assert {one.stem for one in enriched.iterdir()} == set(kinds.BY_NAME)


def test_a_word_that_is_none_is_told_in_the_editor(
    enriched: Path, tmp_path: Path
) -> None:
    text = "names:\n  - {official: 甲局, short: 甲}\nnature: 政府部们\ntrack: 部门\n"
    (tmp_path / "unit.yaml").write_text(text, "utf-8")
    assert checked(enriched / "unit.json", str(tmp_path / "unit.yaml")) == 1
    plain = corpus.ROOT / "schemas" / "unit.json"
    assert checked(plain, str(tmp_path / "unit.yaml")) == 0
