"""Attachments are there, and are what they were; so says their sha256."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from cdo import rules
from cdo.registry import reading
from cdo.registry.trees import LARGEST_FILE, FolderTree, MemoryTree, Obstacle
from cdo.rules import attachments
from tests.rules import small
from tests.rules.acts import filings, plan, report, reports

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "云州市交通局实施方案（全文）\n"
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
FILE = {"attachments/2022/a.txt": TEXT}


def attached(sha: str = SHA, file: str = "attachments/2022/a.txt") -> str:
    return f"attachments:\n  - {{path: {file}, sha256: {sha}}}\n"


def filed(sha: str = SHA, file: str = "attachments/2022/a.txt") -> small.Files:
    return filings(a=plan("已报送 2022-08-01", more=attached(sha, file)))


def test_sound() -> None:
    assert small.said(FILE, filed()) == []


def test_absent() -> None:
    assert small.said(filed()) == [
        (
            "filings/2022/a.yaml:6 attachments.0.path CDO308 error: 附件 "
            "attachments/2022/a.txt 不存在 → 把文件放到登记库的这个位置；"
            "路径写错的更正 path，大小写也要一致"
        ),
    ]


def test_changed() -> None:
    assert small.said(FILE, filed("0" * 64)) == [
        (
            "filings/2022/a.yaml:6 attachments.0.sha256 CDO308 error: 附件 "
            "attachments/2022/a.txt 的校验值与登记的不同，文件换过或者改过 → "
            "文件是对的，sha256 改成 277099325be40038578197374030b08c79ec9e6016"
            "2bd7bca524f9917e3525eb；文件不对的，换回登记时的那一份"
        ),
    ]


def test_reports_and_documents_have_attachments_too() -> None:
    handed = report("已报送 2022-12-01").replace("events:", attached() + "events:")
    document = (
        "kind: 函\nformat: 信函\ntitle: 关于报送人员名单的函\nrecipients: [a-ju]\n"
        "date: 2022-06-01\npublicity: 主动公开\n{}"
        "events:\n  - {{state: 签发, on: 2022-06-01}}\n"
    )
    file = f"file:\n  path: attachments/2022/b.txt\n  sha256: {SHA}\n"
    laid = reports(a_ju=handed) | {
        "documents/ysj/2022/1.yaml": document.format(file),
        "documents/ysj/2022/2.yaml": document.format(""),
    }
    assert small.places(laid) == [
        ("CDO308", "file.path"),
        ("CDO308", "attachments.0.path"),
    ]


def test_a_withdrawn_filing_keeps_its_attachments() -> None:
    (text,) = filed().values()
    gone = filings(a=text + "  - {state: 撤回, on: 2022-12-31}\n")
    assert small.places(gone) == [("CDO308", "attachments.0.path")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in (small.BASE | FILE).items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def said(folder: Path, file: str) -> list[str]:
    path = folder / "filings" / "2022" / "a.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    (text,) = filed(file=file).values()
    path.write_text(text, "utf-8")
    registry, wrong = reading.read(FolderTree(folder))
    assert wrong == []
    return [f"{one.message} → {one.hint}" for one in rules.check(registry)[0]]


def test_in_a_folder(folder: Path) -> None:
    assert said(folder, "attachments/2022/a.txt") == []
    for absent in ("attachments/2022/b.txt", "attachments/2022/a.txt/b.txt"):
        (line,) = said(folder, absent)
        assert line.startswith(f"附件 {absent} 不存在 → ")


def test_links_are_not_followed(folder: Path) -> None:
    (folder / "attachments" / "b.txt").symlink_to(folder / "attachments/2022/a.txt")
    (folder / "attachments" / "2023").symlink_to(folder / "attachments" / "2022")
    assert said(folder, "attachments/b.txt") == [
        (
            "附件 attachments/b.txt 是符号链接，或者放在链接的文件夹里，不读 → "
            "把链接换成文件本身，放在登记库的 attachments/ 里"
        )
    ]
    assert "链接" in said(folder, "attachments/2023/a.txt")[0]


def test_a_folder_is_no_file(folder: Path) -> None:
    assert said(folder, "attachments/2022") == [
        (
            "附件 attachments/2022 不是一个文件 → path 写到文件为止，不写文件夹；"
            "有几个文件的，每个写一项，或者打成一个压缩包"
        )
    ]


def test_a_pipe_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "attachments" / "pipe")
    assert "不是一个文件" in said(folder, "attachments/pipe")[0]


def test_denied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refuse(path: str | Path, flags: int) -> int:
        if os.fspath(path).endswith("a.txt"):
            raise PermissionError(path)
        return opened(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    assert said(folder, "attachments/2022/a.txt") == [
        "附件 attachments/2022/a.txt 读不出来 → 检查文件的权限，确认能打开以后再校验"
    ]


def test_a_disk_that_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = FolderTree(folder)

    def fail(*_: object) -> Iterator[bytes]:
        raise OSError

    monkeypatch.setattr(os, "read", fail)
    assert tree.digest("attachments/2022/a.txt") is Obstacle.DENIED


def test_a_name_too_long(folder: Path) -> None:
    assert FolderTree(folder).digest("a" * 300) is Obstacle.DENIED


@pytest.mark.parametrize("size", [0, 1, LARGEST_FILE, 3 * LARGEST_FILE + 1])
def test_a_digest_of_any_size(folder: Path, size: int) -> None:
    data = os.urandom(size)
    (folder / "attachments" / "large").write_bytes(data)
    expected = hashlib.sha256(data).hexdigest()
    assert FolderTree(folder).digest("attachments/large") == expected
    assert (
        MemoryTree({"attachments/large": data}).digest("attachments/large") == expected
    )


def test_a_file_is_read_once() -> None:
    tree = MemoryTree(small.BASE | FILE)
    registry, _ = reading.read(tree)
    assert registry.digest("attachments/2022/a.txt") == SHA
    del tree._files["attachments/2022/a.txt"]
    assert registry.digest("attachments/2022/a.txt") == SHA


def test_every_message_is_declared() -> None:
    family = attachments.CHECKS
    told = {*attachments._OBSTACLES.values(), attachments.DENIED, attachments.CHANGED}
    assert told == small.declared(family)
