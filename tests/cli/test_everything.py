"""Every record of a registry that uses every kind can be listed and shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cdo.cli.records.names import Names
from cdo.model import KINDS, kinds
from cdo.registry.reading import read
from cdo.registry.trees import FolderTree
from tests.cli.calling import cdo

VALID = Path(__file__).parents[1] / "data" / "valid"
REGISTRY, _ = read(FolderTree(VALID))
REFS = [record.ref for record in REGISTRY.every()]
ENTRIES = [f"obligation/{name}" for name in REGISTRY.scheme.obligations.entries]
CLAUSES = list(REGISTRY.scheme.clauses.entries)


def asked(*arguments: str) -> str:
    """Return the answer, which must be whole and speak no Python."""
    ran = cdo(*arguments, "-C", str(VALID))
    assert (ran.code, ran.err) == (0, "")
    assert "None" not in ran.out
    return ran.out


@pytest.mark.parametrize("kind", kinds.PARTS)
def test_list(kind: str) -> None:
    text, data = asked("list", kind), json.loads(asked("list", kind, "-f", "json"))
    ids = REGISTRY.ids(kind)
    assert [one["id"] for one in data["records"]] == ids
    assert [line.split()[0] for line in text.splitlines()[1:-1]] == ids


@pytest.mark.parametrize("ref", [*REFS, *ENTRIES])
def test_show(ref: str) -> None:
    assert asked("show", ref).startswith(f"{ref} ")
    assert json.loads(asked("show", ref, "-f", "json"))["ref"] == ref


@pytest.mark.parametrize("clause", CLAUSES)
def test_clause(clause: str) -> None:
    assert asked("clause", clause).startswith(clause)


def test_every_reference_to_a_record_has_a_name() -> None:
    names = Names(REGISTRY)
    for target in ("unit", "officer", "filing", "report", "rubric", "obligation"):
        for record in REGISTRY.every():
            for link in REGISTRY.links_of(record).get(target, ()):
                assert names.named(target, link.value)


def test_every_kind_has_titles() -> None:
    assert all(
        Names(REGISTRY).title(record)
        for model in KINDS.values()
        for record in REGISTRY.all(model)
    )
