"""Folders on disk and files in memory: what stands there, and its bytes."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cdo.registry import reading
from cdo.registry.trees import (
    DEEPEST_FOLDER,
    LARGEST_FILE,
    Entry,
    FolderTree,
    MemoryTree,
    Obstacle,
)
from tests.rules.small import DATA, files

FILES = {
    "registry.yaml": b"title: \xe5\xba\x93\n",
    "units/a.yaml": b"names: []\n",
    "filings/2022/b.yaml": b"",
    "attachments/2022/b.pdf": b"%PDF",
    "templates/a.md": b"",
    ".git/config": b"",
    "units/.a.yaml.swp": b"",
    "units/attachments/c.txt": b"",
}


def lay(folder: Path, laid: dict[str, bytes]) -> FolderTree:
    for path, data in laid.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return FolderTree(folder)


def test_hidden_files_and_what_is_let_be_are_not_told(tmp_path: Path) -> None:
    there = {
        Entry(path)
        for path in (
            "registry.yaml",
            "units/a.yaml",
            "filings/2022/b.yaml",
            "units/attachments/c.txt",
        )
    }
    assert set(MemoryTree(FILES).entries()) == there
    assert set(lay(tmp_path, FILES).entries()) == there


def test_a_folder_and_memory_give_the_same_bytes_and_digests(tmp_path: Path) -> None:
    memory, folder = MemoryTree(FILES), lay(tmp_path, FILES)
    for path, data in FILES.items():
        assert folder.read(path) == memory.read(path) == data
        digest = hashlib.sha256(data).hexdigest()
        assert folder.digest(path) == memory.digest(path) == digest


def test_text_in_memory_is_utf_8() -> None:
    assert MemoryTree({"a": "库"}).read("a") == "库".encode()


@pytest.mark.parametrize("size", [LARGEST_FILE, LARGEST_FILE + 1])
def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, size: int) -> None:
    laid = {"units/a.yaml": b"#" * size}
    large = size > LARGEST_FILE
    for tree in (MemoryTree(laid), lay(tmp_path, laid)):
        data = tree.read("units/a.yaml")
        assert data == (Obstacle.LARGE if large else laid["units/a.yaml"])
        assert tree.digest("units/a.yaml") == (
            hashlib.sha256(laid["units/a.yaml"]).hexdigest()
        )


def test_what_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    for tree in (MemoryTree({}), FolderTree(tmp_path)):
        assert tree.read("units/a.yaml") is Obstacle.DENIED
        assert tree.digest("units/a.yaml") is Obstacle.ABSENT
    assert lay(tmp_path, {"a": b""}).digest("a/b") is Obstacle.ABSENT


def test_a_registry_that_is_not_there_is_one_obstacle(tmp_path: Path) -> None:
    assert list(FolderTree(tmp_path / "gone").entries()) == [
        Entry(".", Obstacle.DENIED)
    ]


def test_links_pipes_and_devices_are_named_and_never_read(tmp_path: Path) -> None:
    tree = lay(tmp_path, {"units/a.yaml": b"", "elsewhere/b.yaml": b""})
    (tmp_path / "units/link.yaml").symlink_to("a.yaml")
    (tmp_path / "units/folder").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(tmp_path / "units/pipe.yaml")
    found = {entry.path: entry.obstacle for entry in tree.entries()}
    assert found == {
        "units/a.yaml": None,
        "elsewhere/b.yaml": None,
        "units/link.yaml": Obstacle.LINK,
        "units/folder": Obstacle.LINK,
        "units/pipe.yaml": Obstacle.SPECIAL,
    }
    assert tree.read("units/link.yaml") is Obstacle.DENIED
    assert tree.read("units/pipe.yaml") is Obstacle.SPECIAL
    assert tree.read("units") is Obstacle.SPECIAL
    assert tree.digest("units/link.yaml") is Obstacle.LINK
    assert tree.digest("units/folder/b.yaml") is Obstacle.LINK
    assert tree.digest("units/pipe.yaml") is Obstacle.SPECIAL


@pytest.mark.parametrize("grows", [10, LARGEST_FILE])
def test_a_file_that_grows_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, grows: int
) -> None:
    tree = lay(tmp_path, {"a.yaml": b"#"})
    read = os.read

    def slowly(handle: int, size: int) -> bytes:
        data = read(handle, size)
        if data == b"#":
            lay(tmp_path, {"a.yaml": b"#" * (1 + grows)})
        return data

    monkeypatch.setattr(os, "read", slowly)
    found = tree.read("a.yaml")
    assert found == (b"#" * 11 if grows == 10 else Obstacle.LARGE)


def test_a_file_that_cannot_be_read_to_its_end(tmp_path: Path) -> None:
    # The memory of a process is a regular file, of which byte 0 is an error.
    tree = FolderTree(Path("/proc/self"))
    assert tree.read("mem") is tree.digest("mem") is Obstacle.DENIED
    assert FolderTree(tmp_path).digest("a" * 300) is Obstacle.DENIED


def test_a_socket_cannot_even_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("a.yaml")
    tree = FolderTree(tmp_path)
    assert list(tree.entries()) == [Entry("a.yaml", Obstacle.SPECIAL)]
    assert tree.read("a.yaml") is tree.digest("a.yaml") is Obstacle.DENIED


def test_bytes_in_a_name_that_are_no_utf_8_are_written_as_escapes(
    tmp_path: Path,
) -> None:
    (tmp_path / "units").mkdir()
    name = os.fsencode(tmp_path / "units") + b"/\xbb\xdd.yaml"
    Path(os.fsdecode(name)).touch()
    assert list(FolderTree(tmp_path).entries()) == [Entry("units/\\xbb\\xdd.yaml")]


def test_folders_are_not_followed_without_end(tmp_path: Path) -> None:
    deep = "/".join(["d"] * (DEEPEST_FOLDER + 1))
    tree = lay(tmp_path, {f"{deep}/a.yaml": b"", f"{deep[2:]}/b.yaml": b""})
    assert set(tree.entries()) == {
        Entry(deep, Obstacle.DEEP),
        Entry(f"{deep[2:]}/b.yaml"),
    }


WITHOUT_RIGHTS = """
from pathlib import Path
from cdo.registry.trees import FolderTree
tree = FolderTree(Path())
print(sorted(tree.entries()))
print(tree.read("units/a.yaml"), tree.digest("units/a.yaml"))
print(tree.read("shut/b.yaml"), tree.digest("shut/b.yaml"))
"""


def test_what_may_not_be_read_is_an_obstacle(tmp_path: Path) -> None:
    lay(tmp_path, {"units/a.yaml": b"", "shut/b.yaml": b""})
    (tmp_path / "units/a.yaml").chmod(0)
    (tmp_path / "shut").chmod(0)
    rights = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    command = [sys.executable, "-c", WITHOUT_RIGHTS]
    if os.geteuid() == 0:
        command = rights + command
    ran = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    (tmp_path / "shut").chmod(0o700)
    assert ran.stdout.splitlines() == [
        str(
            [Entry("shut", Obstacle.DENIED), Entry("units/a.yaml")],
        ),
        "denied denied",
        "denied denied",
    ]


def test_a_registry_is_the_same_from_a_folder_and_from_memory() -> None:
    folder, wrong = reading.read(FolderTree(DATA / "valid"))
    memory, also_wrong = reading.read(MemoryTree(files(DATA / "valid")))
    assert wrong == also_wrong == []
    assert list(folder.every()) == list(memory.every())
    assert (folder.files, folder.records) == (memory.files, memory.records)
