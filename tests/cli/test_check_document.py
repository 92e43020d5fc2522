"""`cdo check-document` as a clerk runs it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cdo.documents.measuring import ink, package
from tests.cli.calling import cdo
from tests.documents.measuring import papers
from tests.documents.measuring.edits import laid, made, said
from tests.reporters import texts

MEASURED = Path(__file__).parent / "measured"
CLEAN = papers.written(papers.paper("通知", "文件"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a clean document and one full of faults."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clean.docx").write_bytes(CLEAN)
    wrong = made(CLEAN, said("抄送机关", "。$", ""))
    wrong = made(wrong, said("公文标题", "关于", ""))
    wrong = made(wrong, laid("正文段落", first_line_indent=0))
    (tmp_path / "wrong.docx").write_bytes(
        made(wrong, said("发文字号", "〔2022〕", "[2022]"))
    )
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("name", ["clean", "wrong"])
def test_answers(name: str, form: str) -> None:
    command = f"check-document {name}.docx -f {form}"
    ran = cdo(*command.split())
    texts.check(MEASURED / f"{name}-{form}.txt", f"$ cdo {command}\n{ran}")


@pytest.mark.usefixtures("folder")
def test_findings_have_the_keys_of_validate_and_how_strict_the_standard_is() -> None:
    ran = cdo("check-document", "wrong.docx", "-f", "json")
    told = json.loads(ran.out)
    assert (ran.code, next(iter(told)), told["schema"]) == (
        1,
        "schema",
        "cdo/findings/1",
    )
    assert told["counts"] == {"error": 3, "warning": 1, "info": 0}
    by_code = {one["code"]: one for one in told["findings"]}
    found = by_code["cc-stop"]
    assert (found["clause"], found["strength"]) == ("7.4.2", "规定")
    assert (found["severity"], found["file"], found["line"]) == (
        "error",
        "wrong.docx",
        None,
    )
    assert found["where"].startswith("第")
    assert by_code["title-form"]["severity"] == "warning"
    assert not told["rendered"]


@pytest.mark.usefixtures("folder")
def test_a_warning_alone_is_no_failure() -> None:
    data = made(CLEAN, said("公文标题", "关于", ""))
    with open("warned.docx", "wb") as file:  # noqa: PTH123  # in the folder of the test
        file.write(data)
    ran = cdo("check-document", "warned.docx", "--color", "always")
    assert (ran.code, "\x1b[1;33mwarning\x1b[0m title-form" in ran.out) == (0, True)


def test_what_cannot_be_read_is_told_in_a_sentence(folder: Path) -> None:
    (folder / "text.docx").write_text("x", encoding="utf-8")
    os.mkfifo(folder / "pipe.docx")
    for name, told in (
        ("text.docx", "text.docx 不能检查：不是 .docx"),
        ("nothing.docx", "读不了 nothing.docx：没有这个文件"),
        (".", "读不了 .："),
        ("pipe.docx", "pipe.docx 不是文件"),
        ("a\0b.docx", "读不了 a<U+0000>b.docx"),
    ):
        ran = cdo("check-document", name)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.count("\n") == 1
        assert ran.err.startswith(f"错误：{told}") or name == "."


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_FILE", 1000)
    ran = cdo("check-document", "clean.docx")
    assert (ran.code, "超过 0 MB，不读取" in ran.err) == (2, True)


@pytest.mark.usefixtures("folder")
def test_pages_that_cannot_be_measured_are_exit_3(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unmeasured(data: bytes, form: str) -> ink.Seen:
        del data, form
        raise ink.UnmeasuredError("这台机器上没有 LibreOffice，先安装：x")

    monkeypatch.setattr(ink, "measured", unmeasured)
    ran = cdo("check-document", "clean.docx", "--pdf")
    assert (ran.code, "未进行实际渲染核验：这台机器上没有" in ran.out) == (3, True)
    ran = cdo("check-document", "clean.docx", "--pdf", "-f", "json")
    told = json.loads(ran.out)["not_checked"]
    assert told == [
        {"code": "layout", "because": "这台机器上没有 LibreOffice，先安装：x"}
    ]


@pytest.mark.usefixtures("folder")
def test_what_was_measured_on_paper_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = ink.Seen(
        [ink.Figure("正文每面", 22, "行"), ink.Figure("线长", 156.04, "mm")], []
    )
    monkeypatch.setattr(ink, "measured", lambda *_: seen)
    ran = cdo("check-document", "clean.docx", "--pdf")
    assert (ran.code, "量得：正文每面 22 行，线长 156 mm" in ran.out) == (0, True)
    told = json.loads(cdo("check-document", "clean.docx", "--pdf", "-f", "json").out)
    assert told["measured"][1] == {"what": "线长", "value": 156.0, "unit": "mm"}
    assert told["rendered"]
