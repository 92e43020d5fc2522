"""Files of templates: where they stand, what they say of themselves."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cdo.documents.templates import files, shelf
from cdo.documents.templates.faults import TemplateFault
from cdo.registry.history import repository
from cdo.registry.history.committree import CommitTree
from cdo.registry.trees import FolderTree, MemoryTree

if TYPE_CHECKING:
    from cdo.documents.templates.files import Template

HEAD = "---\ntemplate: {title: 便函, takes: unit}\n---\n"
ROOT = Path(__file__).parents[3]


def read(text: str | bytes, *, own: bool = False) -> Template:
    data = text.encode() if isinstance(text, str) else text
    return files.read("note", "templates/note.md", data, own=own)


def test_a_template_says_what_it_is_for() -> None:
    template = read(
        "---\ntemplate:\n  title: 便函\n  takes: filing\n"
        "  from: recipient\n  to: unit\n"
        "  needs: a.b\n  otherwise: 没有\nkind: 函\n---\n\n正文。\n"
    )
    assert (template.id, template.title, template.takes) == ("note", "便函", "filing")
    header = template.header
    assert (header.sender, header.receiver) == ("recipient", "unit")
    assert (header.needs, header.otherwise) == ("a.b", "没有")
    assert template.front == {"kind": "函"}
    assert (template.body, template.body_line) == ("\n正文。\n", 11)
    assert template.lines["kind",] == 9


def test_lines_may_end_as_on_windows() -> None:
    assert read(HEAD.replace("\n", "\r\n") + "正文。\r\n").body == "正文。\n"


def test_a_digest_is_that_of_the_bytes() -> None:
    assert read(HEAD).digest != read(HEAD + " ").digest
    assert read(HEAD).digest.startswith("sha256:")


REFUSED = {
    "正文": "1: 第一行要是 ---，下面写文种、标题等，再用 --- 结束",
    "---\nkind: 函\n": "1: 开头的 --- 没有用另一行 --- 结束",
    "---\n- 函\n---\n": "2: --- 之间要写成 名称: 值，一行一项",
    "---\nkind: 函\n---\n": "2: 开头要有 template:，下面写 title（名称）",
    "---\ntemplate: x\n---\n": "2: 开头要有 template:，",
    "---\ntemplate: {titel: x, takes: unit}\n---\n": (
        "2: template 下面没有 titel；是不是“title”？"
    ),
    "---\ntemplate: {title: [x], takes: unit}\n---\n": (
        "2: template 下面的 title 要写一段文字"
    ),
    "---\ntemplate: {title: x}\n---\n": "2: takes 不能是“”；可以写 unit、officer、",
    "---\ntemplate:\n  title: x\n  takes: untis\n---\n": (
        "4: takes 不能是“untis”；是不是“unit”？"
    ),
    "---\ntemplate: {takes: unit}\n---\n": "2: template 下面缺 title（名称）",
    "---\nkind：函\n---\n": "2: ",
    "---\nkind: [函\n---\n": "2: ",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_template(text: str) -> None:
    with pytest.raises(TemplateFault) as raised:
        read(text)
    assert str(raised.value).startswith(f"templates/note.md:{REFUSED[text]}")


def test_other_encodings_are_refused() -> None:
    with pytest.raises(TemplateFault, match="UTF-8"):
        read("---\nkind: 通知\n---\n正文正文正文\n".encode("gbk"))


def test_a_clerks_own_text_need_not_say_anything() -> None:
    own = read("---\nkind: 函\n---\n正文。\n", own=True)
    assert (own.takes, own.title, own.asks) == (None, "", False)
    half = read("---\ntemplate: {from: registrar}\n---\n", own=True)
    assert (half.takes, half.header.sender) == (None, "registrar")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("---\nkind: 函\n---\n{{ x }}", True),
        ("---\ntitle: '{{ x }}'\n---\n", True),
        ("---\ncc: ['{% if x %}']\n---\n", True),
        ("---\ncc: {a: '{# x #}'}\n---\n", True),
        ("---\nkind: 函\ncc:\n---\n{.附件}", False),
    ],
)
def test_whether_a_text_asks_for_anything(text: str, asks: bool) -> None:  # noqa: FBT001
    assert read(text, own=True).asks is asks


def test_templates_that_the_program_brings() -> None:
    assert shelf.shipped() == ROOT / "templates"
    names = shelf.names(None)
    assert {"reminder", "overall", "issue"} <= set(names)
    assert [shelf.template(None, name) is not None for name in names] == [True] * len(
        names
    )


def test_a_registrys_own_go_first(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "reminder.md").write_text(HEAD, encoding="utf-8")
    (folder / "note.md").write_text(HEAD, encoding="utf-8")
    (folder / "Not-An-Id.md").write_text(HEAD, encoding="utf-8")
    (folder / "note.txt").write_text(HEAD, encoding="utf-8")
    tree = FolderTree(tmp_path)
    assert set(shelf.names(tree)) == {"note", *shelf.names(None)}
    template = shelf.template(tree, "reminder")
    assert template is not None
    assert template.title == "便函"


def test_a_registry_without_templates(tmp_path: Path) -> None:
    assert shelf.names(FolderTree(tmp_path)) == shelf.names(None)


def test_a_commit_holds_templates(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "note.md").write_text(HEAD, encoding="utf-8")
    for command in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=x", "-c", "user.email=x@x.org", "commit", "-qm", "x"),
    ):
        subprocess.run(("git", "-C", str(tmp_path), *command), check=True)  # noqa: S607
    (tmp_path / "templates" / "note.md").unlink()
    found = repository.opened(tmp_path)
    tree = CommitTree(found, found.commit("HEAD"))
    assert "note" in shelf.names(tree)
    assert shelf.template(tree, "note") is not None


def test_files_in_memory_hold_templates_too() -> None:
    tree = MemoryTree({"templates/note.md": HEAD})
    assert shelf.template(tree, "note") is not None
    assert shelf.names(tree) == shelf.names(None)


@pytest.mark.parametrize("name", ["nothing", "../reminder", "Reminder", ""])
def test_names_of_no_template(name: str) -> None:
    assert shelf.template(None, name) is None


def test_links_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "secret").write_text(HEAD)
    (tmp_path / "templates" / "note.md").symlink_to(tmp_path / "secret")
    with pytest.raises(TemplateFault, match="读不了"):
        shelf.template(FolderTree(tmp_path), "note")


def test_a_clerks_own_file(tmp_path: Path) -> None:
    file = tmp_path / "通知.md"
    file.write_text("---\nkind: 函\n---\n正文。\n", encoding="utf-8")
    own = shelf.own(file)
    assert (own.id, own.file, own.takes) == ("通知", str(file), None)
    with pytest.raises(TemplateFault):
        shelf.own(tmp_path / "none.md")
