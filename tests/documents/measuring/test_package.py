from __future__ import annotations

import random
import re
import zipfile
from io import BytesIO

import pytest

from cdo.documents.measuring import measured
from cdo.documents.measuring import package as packages
from cdo.documents.measuring.package import Package, UnreadableError
from tests.documents.measuring import papers, words
from tests.documents.measuring.test_others import FILES

TEXT = words.package(words.para("云州市数据局关于培训的通知"))


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        measured(data)
    return str(caught.value)


def changed(name: str, data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(TEXT)) as source:
        parts = {one: source.read(one) for one in source.namelist()}
    return words.zipped(parts | {name: data})


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "不是 .docx，或者没有下载完整"),
        (b"PK\x03\x04 and nothing more", "不是 .docx，或者没有下载完整"),
        (TEXT[: len(TEXT) // 2], "不是 .docx，或者没有下载完整"),
        (b"\xd0\xcf\x11\xe0 ...", "旧版 .doc、.wps，或者加了密码"),
        (b"%PDF-1.7", "它是 PDF"),
        (b"{\\rtf1", "它是 RTF"),
        (words.zipped({}), "里面没有 word/document.xml，不是 Word 文档"),
        (words.zipped({"xl/workbook.xml": b"<x/>"}), "表格和演示文稿不能检查"),
        (changed("word/document.xml", b"<x/>"), "word/document.xml 里不是 Word 文档"),
        (
            changed("word/document.xml", b"<w"),
            "word/document.xml 第 1 行的 XML 已经损坏",
        ),
        (changed("word/document.xml", b""), "第 1 行的 XML 已经损坏"),
        (
            changed("word/document.xml", b"<?xml version='1.0' encoding='nope'?><x/>"),
            "word/document.xml",
        ),
        (changed("word/_rels/document.xml.rels", b"\x00"), "的 XML 已经损坏"),
    ],
)
def test_what_is_no_document_is_refused_in_a_sentence(data: bytes, told: str) -> None:
    assert told in refused(data)


def test_a_document_without_a_body_is_refused() -> None:
    text = b'<w:document xmlns:w="%s"/>' % (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    )
    assert "没有正文" in refused(changed("word/document.xml", text))


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    ],
)
def test_document_types_are_refused(declared: bytes) -> None:
    assert "DTD" in refused(changed("word/document.xml", declared))
    assert "DTD" in refused(
        changed("word/document.xml", declared.decode().encode("utf-16"))
    )


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    bomb = b"<x>" + b" " * (packages.LARGEST_PART + 1) + b"</x>"
    assert "解开后超过 16 MB" in refused(changed("word/document.xml", bomb))
    assert len(changed("word/document.xml", bomb)) < 100_000
    deep = b"<a>" * 300 + b"</a>" * 300
    assert "异常庞大" in refused(changed("word/document.xml", deep))
    assert packages.too_large(300 << 20) == "文件有 300 MB，超过 100 MB，不读取"


def test_a_file_that_is_too_large_is_not_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packages, "LARGEST_FILE", 10)
    assert "不读取" in refused(TEXT)


def test_a_file_of_too_many_parts_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST_PARTS", 2)
    assert "里面有 3 个部分，不像公文" in refused(TEXT)


def test_a_part_that_cannot_be_unpacked_is_named() -> None:
    at = TEXT.index(b"word/document.xml") + len("word/document.xml")
    broken = TEXT[: at + 4] + b"\xff" * 20 + TEXT[at + 24 :]
    assert "word/document.xml 已经损坏" in refused(broken)


def test_a_document_that_does_not_say_where_its_text_is_has_it_at_its_usual_place() -> (
    None
):
    with zipfile.ZipFile(BytesIO(TEXT)) as source:
        parts = {"word/document.xml": source.read("word/document.xml")}
    assert measured(words.zipped(parts)).deviations


def test_headers_that_are_missing_or_elsewhere_are_none() -> None:
    link = 'Id="s1" Type="x/header" Target="file:///x" TargetMode="External"'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    data = f'<Relationships xmlns="{space}"><Relationship {link}/></Relationships>'
    found = Package(changed("word/_rels/document.xml.rels", data.encode()))
    assert found.related("s1") is None
    assert found.related("s2") is None
    assert found.part("header") is None
    assert not found.fetches()
    image = data.replace("x/header", "x/image")
    assert Package(changed("word/_rels/header1.xml.rels", image.encode())).fetches()


def test_strict_documents_are_read_like_others() -> None:
    with zipfile.ZipFile(BytesIO(TEXT)) as source:
        parts = {one: source.read(one) for one in source.namelist()}
    strict = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, data in parts.items()
    }
    assert measured(words.zipped(strict)) == measured(TEXT)


_JUNK = ("", "0", "-1", "9" * 30, "abc", "NaN", "inf", "1e400", "云", "on", "5pt", "FF")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a document of which one part is lacking, cut off or full of junk."""
    with zipfile.ZipFile(BytesIO(data)) as source:
        parts = {one: source.read(one) for one in source.namelist()}
    victim = chance.choice([*parts, *["word/document.xml"] * 3])
    text = parts.pop(victim).decode("utf-8", "replace")
    kind = chance.randrange(5)
    if kind == 0:
        return words.zipped(parts)
    if kind == 1:
        text = text[: chance.randrange(len(text) + 1)]
    pattern = r'"[^"]*"' if kind < 4 else r"<w:\w+ [^<>]*/>|<w:t[^>]*>[^<]*</w:t>"
    found = list(re.finditer(pattern, text))
    for one in sorted(
        chance.sample(found, min(len(found), 12)), key=lambda m: -m.start()
    ):
        new = f'"{chance.choice(_JUNK)}"' if kind < 4 else one[0] * chance.randrange(3)
        text = text[: one.start()] + new + text[one.end() :]
    return words.zipped(parts | {victim: text.encode("utf-8", "replace")})


def test_nothing_that_is_wrong_in_a_file_ends_in_a_traceback() -> None:
    chance = random.Random(9704)  # noqa: S311  # repeatable
    sound = [papers.written(one) for _, one in list(papers.formats())[-2:]]
    sound += [one.read_bytes() for one in FILES if one.stem.startswith("libre")]
    read, told = 0, list[str]()
    for _ in range(200):
        data = mutated(chance.choice(sound), chance)
        try:
            read += bool(measured(data).because)
        except UnreadableError as error:
            told.append(str(error))
    assert not [one for one in told if "\n" in one or not one]
    assert 50 < read < 190
