"""Word documents: their XML, their parts, and that Word takes them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document as Package
from ooxml_integrity import ERROR, WARN
from ooxml_integrity import check as integrity
from openxml_audit import FileFormat, OpenXmlValidator

from cdo.documents import docx, markdown
from cdo.documents.document import Document, Heading, Paragraph, Part, Table
from cdo.documents.layout import Profile
from cdo.documents.properties import Properties
from tests.documents import samples
from tests.documents.conftest import DATA, NAMES, sample
from tests.reporters import texts

GOLDEN = Path(__file__).parent / "golden"
PROPERTIES = Properties("0123abc", "sha256:t", "sha256:d", "1.0")
ROOT = Path(__file__).parents[2]


def part(data: bytes, name: str = "word/document.xml") -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def made(**elements: object) -> Document:
    least: dict[str, object] = {
        "kind": "通知",
        "format": "文件",
        "issuer": "云河市示例数据局",
        "title": "题",
        "date": date(2022, 5, 25),
    }
    return Document(**{**least, **elements})  # type: ignore[arg-type]


def xml(**elements: object) -> str:
    return part(docx.written(made(**elements), Properties()))


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_document(name: str) -> None:
    told = part(docx.written(sample(name), PROPERTIES))
    told = re.sub(r"(</w:(?:p|tr|tbl|sectPr)>)", r"\1\n", told)
    texts.check(GOLDEN / f"{name}.xml", told)


def test_styles_settings_headers_and_footers() -> None:
    data = docx.written(sample("letter"), PROPERTIES)
    names = [
        "styles",
        "settings",
        *(f"{one}{n}" for one in ("header", "footer") for n in (1, 2, 3)),
    ]
    told = "".join(f"== {name}\n{part(data, f'word/{name}.xml')}\n" for name in names)
    told = re.sub(r"(</w:(?:p|style|sectPr)>)", r"\1\n", told)
    texts.check(GOLDEN / "letter-parts.xml", told)


@pytest.mark.parametrize("name", NAMES)
def test_word_takes_it(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.docx"
    file.write_bytes(docx.written(sample(name), PROPERTIES))
    result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(str(file))
    assert [error.description for error in result.errors] == []
    found = integrity(str(file))
    assert [one for one in found if one.severity in {ERROR, WARN}] == []


@pytest.mark.parametrize("value", samples.INJECTED)
def test_a_value_is_text_everywhere(value: str, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(docx.written(everywhere(value), PROPERTIES))
    package = Package(str(file))
    body = "\n".join(one.text for one in package.element.body.iter() if one.text)
    for line in re.split(r"[\n\t]", value):
        assert body.count(line) >= 12
    assert OpenXmlValidator().validate(str(file)).is_valid


def everywhere(value: str) -> Document:
    body = (Heading(1, "一、", value), Paragraph(value), Table((value,), ((value,),)))
    return made(
        kind="报告",
        issuer=value,
        signer=value,
        title=value,
        recipients=(value,),
        body=body,
        attachments=(value,),
        annotation=value,
        cc=(value,),
        printed_by=value,
        parts=(Part("附件", value, body),),
    )


SCRIPT = """
import sys, hashlib
from cdo.documents import docx, html, markdown
from cdo.documents.properties import Properties
for name in sys.argv[1:]:
    text = open(name, encoding="utf-8").read()
    document = markdown.read(text, name)
    for module in (docx, html, markdown):
        print(hashlib.sha256(module.written(document, Properties("a"))).hexdigest())
"""


def test_the_same_document_gives_the_same_bytes_wherever_and_whenever() -> None:
    files = [str(DATA / f"{name}.md") for name in NAMES]
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, *files],
            env={
                **os.environ,
                "TZ": zone,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": str(ROOT),
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for zone, seed in (("Asia/Shanghai", "1"), ("America/Lima", "4711"))
    }
    assert len(told) == 1
    assert told.pop().count("\n") == 3 * len(NAMES)


def test_where_it_came_from_is_told_by_the_file_and_not_by_the_page() -> None:
    data = docx.written(sample("report"), PROPERTIES)
    core = part(data, "docProps/core.xml")
    told = "commit=0123abc template=sha256:t data=sha256:d version=1.0"
    assert f"<cp:keywords>{told}</cp:keywords>" in core
    assert "<dc:creator>云河市示例数据局</dc:creator>" in core
    assert "2023-02-10T00:00:00Z" in core
    assert "0123abc" not in part(data)
    assert Properties().told() == ""


def test_long_titles_fit_into_the_properties_of_a_file() -> None:
    core = part(docx.written(made(title="长" * 300), Properties()), "docProps/core.xml")
    assert f"<dc:title>{'长' * 255}</dc:title>" in core


def test_a_city_may_choose_its_fonts() -> None:
    profile = Profile(body="仿宋", song="宋体")
    styles = part(docx.written(made(), Properties(), profile), "word/styles.xml")
    assert 'w:eastAsia="仿宋"' in styles
    assert "GB2312" in styles  # its 楷体 is the standard one
    assert "仿宋_GB2312" not in styles


def indents(told: str, style: str) -> list[str]:
    found = re.findall(rf'<w:pStyle w:val="{style}"/>.*?</w:pPr>', told)
    return [re.sub(r".*<w:ind (.*?)/>.*", r"\1", one) for one in found]


def test_an_organ_stands_centred_over_its_date_with_room_for_the_seal() -> None:
    told = xml()
    # 8844 wide; the date is 7.75 characters wide and ends 4 from the right
    centre = round(8844 - 4 * 313 - 7.75 * 313 / 2)
    left = 2 * centre - 8844
    assert indents(told, "发文机关署名") == indents(told, "成文日期")
    (found,) = indents(told, "成文日期")
    assert found == f'w:left="{left}" w:right="0"'


def test_a_long_organ_moves_its_date_and_stays_on_the_page() -> None:
    told = xml(issuer="云" * 20)
    (found,) = indents(told, "成文日期")
    assert found == f'w:left="{2 * (8844 - 20 * 313 // 2) - 8844}" w:right="0"'


def test_without_a_seal_the_date_begins_two_characters_behind_the_organ() -> None:
    told = xml(issuer="云" * 12, sealed=False)
    assert indents(told, "发文机关署名") == ['w:right="626"']
    assert indents(told, "成文日期") == [f'w:right="{round(4.25 * 313)}"']


def test_without_a_seal_a_date_that_is_longer_keeps_its_distance() -> None:
    told = xml(issuer="云局", sealed=False)
    assert indents(told, "成文日期") == ['w:right="626"']
    assert indents(told, "发文机关署名") == [f'w:right="{round(9.75 * 313)}"']


def test_two_organs_share_a_row_and_long_ones_do_not() -> None:
    short = xml(co_issuers=("乙局",))
    assert len(re.findall('w:val="发文机关署名"', short)) == 1
    long = xml(co_issuers=("乙" * 15,))
    assert len(re.findall('w:val="发文机关署名"', long)) == 2


@pytest.mark.parametrize(
    ("elements", "lines"),
    [
        ({}, 2),
        ({"cc": ("乙",)}, 3),
        ({"format": "信函", "cc": ("乙",)}, 0),
        ({"format": "信函"}, 0),
    ],
)
def test_lines_of_the_colophon(elements: dict[str, object], lines: int) -> None:
    told = xml(**elements)
    assert told.count('"版记粗线"') + told.count('"版记细线"') == lines
    assert ("w:framePr" in told) == (lines > 0 or "cc" in elements)


def test_the_place_of_a_number_is_kept_while_there_is_none() -> None:
    assert re.search('<w:p><w:pPr><w:pStyle w:val="发文字号"/></w:pPr></w:p>', xml())
    letter = docx.written(made(format="信函"), Properties())
    header = part(letter, "word/header3.xml")
    assert "发文字号" in header
    assert "<w:tab/>" not in header


WIDE = Table(tuple("列" * 8 for _ in range(6)), (tuple("字" * 9 for _ in range(6)),))


def orientations(told: str) -> list[bool]:
    return ["landscape" in one for one in re.findall(r"<w:sectPr>.*?</w:sectPr>", told)]


def test_a_wide_table_lies_and_what_follows_stands_again() -> None:
    told = xml(body=(Paragraph("前"), WIDE, Paragraph("后")))
    assert orientations(told) == [False, True, False]
    assert told.count("headerReference") == 2  # only the first section has them


def test_wide_tables_in_a_row_lie_without_a_blank_page_between() -> None:
    assert orientations(xml(body=(WIDE, WIDE))) == [False, True, False]


def test_a_wide_table_at_the_end_keeps_the_last_page_as_it_is() -> None:
    told = xml(parts=(Part("印发", "表", (Heading(1, "一、", "总"), WIDE)),))
    assert orientations(told) == [False, True]


def test_a_part_that_is_a_wide_table_lies_from_its_label_on() -> None:
    told = xml(
        attachments=("表",), parts=(Part("附件", "表", (Paragraph("注"), WIDE)),)
    )
    assert orientations(told) == [False, True]
    assert '<w:pStyle w:val="附件序号"/><w:pageBreakBefore w:val="0"/>' in told


def test_a_part_with_a_wide_table_among_many_words_stands() -> None:
    body = (Heading(1, "一、", "总"), WIDE, Paragraph("完"))
    told = xml(parts=(Part("印发", "表", body),))
    assert orientations(told) == [False, True, False]


def test_two_lying_parts_follow_each_other() -> None:
    parts = (Part("附件", "甲", (WIDE,)), Part("附件", "乙", (WIDE,)))
    told = xml(attachments=("甲", "乙"), parts=parts)
    assert orientations(told) == [False, True]
    assert told.count('w:pageBreakBefore w:val="0"') == 1


def test_a_table_at_the_end_of_the_body_is_followed_by_the_signature() -> None:
    told = xml(body=(Table(("a",), ()),))
    assert told.index("</w:tbl>") < told.index("发文机关署名")


def test_minutes_are_not_signed() -> None:
    told = xml(kind="纪要", format="纪要", issuer="云河市示例会议纪要")
    assert "发文机关署名" not in told
    assert (
        told.count("会议纪要") == 3
    )  # the mark, who issued, who printed: none doubled


def test_a_mark_of_ones_own() -> None:
    told = xml(mark="云河市\n示例", co_issuers=("乙局",))
    assert told.count('"发文机关标志"') == 2


def test_rare_characters_survive() -> None:
    assert "𠮷㛃䶮" in xml(body=(Paragraph("𠮷㛃䶮"),))
    document = markdown.read(f"---\n{samples.FRONT}---\n𠮷㛃䶮\n", "a.md")
    assert document.body == (Paragraph("𠮷㛃䶮"),)
