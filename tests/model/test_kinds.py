"""The table of kinds, and the classes behind it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cdo import model
from cdo.model import kinds
from tests.model import samples

LIGHT = """
import sys
from cdo import model
from cdo.model import kinds
from cdo.registry import fields
assert kinds.FOLDERS and model.KINDS and fields.RULES
assert "pydantic_core" not in sys.modules
"""


def test_the_table_can_be_had_without_the_library_of_the_models() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIGHT], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0


def test_every_row_leads_to_the_class_that_it_names() -> None:
    assert list(model.KINDS) == [kind.name for kind in kinds.TABLE]
    assert len(model.KINDS) == len(kinds.TABLE)
    for kind in kinds.TABLE:
        found = model.KINDS[kind.name]
        assert found.spec is kind
        assert found.kind == kind.name
        assert found.folder == kind.folder
        assert found.parts == kind.parts
        assert found.root == kind.root
        assert getattr(model, found.__name__) is found


def test_all_names_are_there_and_no_others() -> None:
    assert {name for name in model.__all__ if hasattr(model, name)} == set(
        model.__all__
    )
    with pytest.raises(AttributeError, match="Oficer"):
        _ = model.Oficer


def test_every_kind_has_a_sample() -> None:
    assert tuple(model.KINDS) == samples.KINDS


@pytest.mark.parametrize(
    ("kind", "path", "record", "ref"),
    [
        ("officer", "officers/p-0007.yaml", "p-0007", "officer/p-0007"),
        ("filing", "filings/2022/plan.yaml", "2022/plan", "filing/2022/plan"),
        ("document", "documents/x/2022/12.yaml", "x/2022/12", "document/x/2022/12"),
        ("scheme-posts", "scheme/posts.yaml", "posts", "scheme/posts"),
        ("registry", "registry.yaml", "registry", "registry"),
    ],
)
def test_a_path_is_an_identity(kind: str, path: str, record: str, ref: str) -> None:
    spec = kinds.BY_NAME[kind]
    assert spec.id_of(path) == record
    assert spec.path_of(record) == path
    assert spec.ref_of(record) == ref


def test_a_kind_tells_its_files() -> None:
    assert kinds.BY_NAME["document"].file == "documents/CODE/YEAR/NUMBER.yaml"
    assert kinds.FILES["scheme/posts.yaml"] == "scheme-posts"
    assert kinds.FOLDERS["reports"] == "report"
    assert kinds.PARTS["evaluation"] == ("period", "unit")
    assert kinds.TITLES["waiver"] == "豁免"
