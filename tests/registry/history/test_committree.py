"""A commit's tree is read as the folder that it was committed from."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdo.registry import reading
from cdo.registry.cache.parsings import Parsings
from cdo.registry.history.committree import CommitTree
from cdo.registry.history.objects import AHEAD
from cdo.registry.history.repository import opened
from cdo.registry.history.troubles import HistoryError, Trouble
from cdo.registry.trees import LARGEST_FILE, Entry, FolderTree, Obstacle, Tree
from tests.repositories import Builder
from tests.rules.small import BASE

if TYPE_CHECKING:
    from pathlib import Path

FILES: dict[str, str | bytes | None] = {
    f"登记/{path}": text for path, text in BASE.items()
}
DEEP = "/".join("abcdefghi")


def tree(built: Builder, place: str = "登记") -> CommitTree:
    """Return the tree that the last commit has at *place*."""
    return CommitTree(opened(built.root).below(place), built.head())


def shown(one: Tree) -> list[Entry]:
    return sorted(one.entries())


def told(one: Tree) -> tuple[object, ...]:
    """Return all that reading *one* gives."""
    registry, found = reading.read(one)
    records = sorted((record.ref, record) for record in registry.every())
    return registry.files, registry.torn, records, found


@pytest.fixture
def built(tmp_path: Path) -> Builder:
    made = Builder(tmp_path)
    made.commit(FILES)
    return made


def test_the_head_reads_as_the_clean_folder(built: Builder) -> None:
    folder = FolderTree(built.root / "登记")
    assert shown(tree(built)) == shown(folder)
    assert told(tree(built)) == told(folder)


ODD: dict[str, str | bytes | None] = {
    "登记/units/名.yaml": "names: []\n",
    "登记/units/A-JU.yaml": "x",
    "登记/units/.hidden.yaml": "x",
    "登记/.git-notes/x.yaml": "x",
    "登记/units/con.yaml": "x",
    "登记/unit/a.yaml": "x",
    "登记/units/x.txt": "x",
    "登记/notes.md": "x",
    "登记/units/gbk.yaml": "名称: 一".encode("gbk"),
    "登记/units/b?*.yaml": "a: [",
    "登记/units/full.yaml": b"# " + b"x" * LARGEST_FILE,
    "登记/templates/t.md": "x",
    "登记/attachments/2022/a.txt": b"x" * (LARGEST_FILE + 5),
    f"登记/{DEEP}/j/k.yaml": "x",
    f"登记/{DEEP}/l.yaml": "x",
    f"登记/{DEEP[:-2]}/m.yaml": "x",
}


def test_what_is_odd_is_as_odd_as_in_the_folder(built: Builder) -> None:
    built.write(ODD)
    (built.root / "登记/units/link.yaml").symlink_to("a-ju.yaml")
    (built.root / "登记/officers").symlink_to("units")
    built.commit({})
    folder = FolderTree(built.root / "登记")
    assert shown(tree(built)) == shown(folder)
    assert told(tree(built)) == told(folder)
    assert Entry("units/link.yaml", Obstacle.LINK) in shown(tree(built))


def test_names_that_are_no_utf8(built: Builder) -> None:
    blob = built.git("hash-object", "-w", "--stdin", data=b"x")
    line = b"100644 " + blob.encode() + b"\t\xb5\xa5.yaml\0"
    built.git("update-index", "-z", "--index-info", data=line)
    built.git("commit", "-q", "-m", "x")
    assert Entry("\\xb5\\xa5.yaml") in shown(tree(built, ""))


def test_a_submodule_is_not_looked_into(built: Builder, tmp_path: Path) -> None:
    inner = Builder(tmp_path / "inner")
    inner.commit({"a.yaml": "x"})
    built.git("submodule", "add", "-q", str(inner.root), "登记/units/sub")
    built.commit({})
    found = tree(built)
    assert Entry("units/sub", Obstacle.SPECIAL) in shown(found)
    assert found.read("units/sub") is Obstacle.SPECIAL
    assert found.digest("units/sub") is Obstacle.SPECIAL


def test_bytes_of_one_file(built: Builder) -> None:
    built.write(ODD)
    (built.root / "登记/units/link.yaml").symlink_to("a-ju.yaml")
    built.commit({})
    found = tree(built)
    assert found.read("units/x.txt") == b"x"
    assert found.read("units/full.yaml") is Obstacle.LARGE
    assert found.read("units/nowhere.yaml") is Obstacle.DENIED
    assert found.read("units/link.yaml") is Obstacle.LINK
    assert found.blob("units/link.yaml") is None
    assert found.blob("units") is None


@pytest.mark.parametrize(
    "path",
    ["attachments/2022/a.txt", "attachments/2022", "attachments/none", "units/link",
     "units/link/x", "attachments/2022/a.txt/x"],
)  # fmt: skip
def test_digests_are_those_of_the_folder(built: Builder, path: str) -> None:
    built.write(ODD)
    (built.root / "登记/units/link").symlink_to("..")
    built.commit({})
    found = tree(built).digest(path)
    assert found == FolderTree(built.root / "登记").digest(path)
    data = ODD["登记/attachments/2022/a.txt"]
    assert isinstance(data, bytes)
    assert path != "attachments/2022/a.txt" or found == hashlib.sha256(data).hexdigest()


def test_a_commit_without_a_registry_is_empty(built: Builder) -> None:
    assert shown(tree(built, "别处")) == []


def test_many_files_are_read_ahead_in_their_order(built: Builder) -> None:
    paths = [f"登记/units/u-{number}.yaml" for number in range(3 * AHEAD)]
    built.commit({path: path * 50 for path in paths})
    found = tree(built, "")
    odd = ["登记/units/none.yaml", *reversed(paths)]
    assert list(found.contents(odd)) == [
        Obstacle.DENIED,
        *((path * 50).encode() for path in reversed(paths)),
    ]


def test_a_version_is_read_once(
    built: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Parsings()
    whole = reading.read(FolderTree(built.root / "登记"), None, kept)
    parsed: list[str] = []
    monkeypatch.setattr("cdo.registry.records.source.parse", parsed.append)
    first = reading.read(tree(built), None, kept)
    monkeypatch.setattr(CommitTree, "read", None)
    again = reading.read(tree(built), None, kept)
    for registry, found in (first, again):
        assert (registry.files, found) == (whole[0].files, whole[1])
        assert list(registry.every()) == list(whole[0].every())
    assert parsed == []


def test_few_versions_are_kept(built: Builder) -> None:
    kept = Parsings(3)
    first = reading.read(tree(built), None, kept)
    assert len(kept._kept) == 3
    again = reading.read(tree(built), None, kept)
    assert first[1] == again[1]
    assert list(first[0].every()) == list(again[0].every())


def test_a_missing_object_is_told(built: Builder) -> None:
    blob = built.git("rev-parse", "HEAD:登记/units/a-ju.yaml")
    file = built.root / ".git" / "objects" / blob[:2] / blob[2:]
    file.chmod(0o644)
    file.unlink()
    with pytest.raises(HistoryError) as raised:
        reading.read(tree(built))
    assert raised.value.trouble is Trouble.BROKEN


def test_a_damaged_object_is_told(built: Builder) -> None:
    blob = built.git("rev-parse", "HEAD:登记/units/a-ju.yaml")
    file = built.root / ".git" / "objects" / blob[:2] / blob[2:]
    file.chmod(0o644)
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])
    with pytest.raises(HistoryError) as raised:
        reading.read(tree(built))
    assert raised.value.trouble is Trouble.BROKEN


NAMES = st.sampled_from(["a-ju", "A-ju", "乙", "b.c", "con", ".x", "p", "数 据"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
TEXTS = st.sampled_from([*list(BASE.values())[:6], "", "a: [", "名: \u200b", "x\r\n"])


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    files=st.dictionaries(
        st.tuples(st.sampled_from(["units", "officers", "x", "attachments"]), PATHS),
        TEXTS,
        max_size=6,
    )
)
def test_any_clean_folder_reads_as_its_commit(
    files: dict[tuple[str, str], str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = Builder(tmp_path_factory.mktemp("any"))
    for (folder, name), text in files.items():
        file = made.root / folder / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    made.commit(BASE)
    assert told(tree(made, "")) == told(FolderTree(made.root))


def test_a_tree_that_is_missing_is_told(built: Builder) -> None:
    name = built.git("rev-parse", "HEAD:登记/units")
    found = tree(built)
    (built.root / ".git" / "objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(HistoryError) as raised:
        shown(found)
    assert raised.value.trouble is Trouble.BROKEN
