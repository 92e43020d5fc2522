"""Reading what a clerk writes, and writing it back in one form."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from cdo.documents import markdown
from cdo.documents.document import Heading, Paragraph, Part, Table
from cdo.documents.faults import DocumentError
from cdo.documents.properties import Properties
from tests.documents import samples
from tests.documents.samples import FRONT

if TYPE_CHECKING:
    from cdo.documents.document import Block, Document


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(samples.documents())
def test_what_is_written_is_read_again(document: Document) -> None:
    text = markdown.write(document)
    assert markdown.read(text, "a.md") == document
    assert markdown.written(document, Properties()) == text.encode()


def body(text: str) -> tuple[Block, ...]:
    return markdown.read(f"---\n{FRONT}---\n{text}", "a.md").body


def fault(front: str, text: str = "") -> str:
    with pytest.raises(DocumentError) as caught:
        markdown.read(f"---\n{front}---\n{text}", "a.md")
    assert str(caught.value) == f"a.md:{caught.value.line}：{caught.value.message}"
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix("a.md:")


def test_the_example_of_the_documentation() -> None:
    text = """\ufeff---\r
kind: 通知            # 文种\r
format: 信函\r
issuer: 云河市示例办公室\r
number: 云办函[2022]56号\r
title: 云河市示例办公室关于印发示例方案的通知\r
recipients: [各县, 各部门]\r
recipients_text: 各县，各部门\r
date: 2022-05-25\r
attachments: []\r
publicity: 主动公开\r
cc: 市委办\r
annotation: null\r
marks: [讨论稿, 示例]\r
sealed: false\r
---\r
正文\r
接着写。\r
\r
# 示例方案 {.印发}\r
\r
## 工作思路\r
\r
### （一）指导思想\r
1. 甲；\r
2.乙。\r
"""
    document = markdown.read(text, "notice.md")
    assert document.number == "云办函〔2022〕56号"
    assert document.date == date(2022, 5, 25)
    assert document.recipients == ("各县", "各部门")
    assert document.cc == ("市委办",)
    assert document.annotation is None
    assert document.marks == ("示例", "讨论稿")
    assert document.sealed is False
    assert document.body == (Paragraph("正文接着写。"),)
    assert document.parts == (
        Part(
            "印发",
            "示例方案",
            (
                Heading(1, "一、", "工作思路"),
                Heading(2, "（一）", "指导思想"),
                Paragraph("1.甲；"),
                Paragraph("2.乙。"),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲\n乙", "甲乙"),
        ("one\ntwo", "one two"),
        ("甲\nb", "甲b"),
        ("\u3000\u3000甲", "甲"),
        ("甲\\\n乙", "甲\n乙"),
        ("甲  \n乙", "甲乙"),
        ("1\\. x", "1. x"),
        ("1. x", "1.x"),
        ("1.5 倍", "1.5 倍"),
        ("见第2. 条", "见第2. 条"),
        ("&lt;b&gt; &#65;", "<b> A"),
        ("<b>x</b> [2022] $x$ ~~y~~", "<b>x</b> [2022] $x$ ~~y~~"),
    ],
)
def test_a_paragraph_is_the_text_that_is_read(text: str, found: str) -> None:
    assert body(text) == (Paragraph(found),)


def test_lines_that_begin_with_a_number_are_paragraphs() -> None:
    told = body("前言\n（一）甲\n接甲\n2. 乙\n三、丙\n(4)丁")
    texts = [block.text for block in told if isinstance(block, Paragraph)]
    assert texts == ["前言", "（一）甲接甲", "2.乙", "三、丙", "(4)丁"]


def test_headings_are_numbered_level_by_level() -> None:
    told = body("## a\n### (一) b\n### c\n## 二、d\n### e\n#### 1. f\n##### g\n#### h")
    numbers = [block.number for block in told if isinstance(block, Heading)]
    assert numbers == [
        "一、",
        "（一）",
        "（二）",
        "二、",
        "（一）",
        "1.",
        "（1）",
        "2.",
    ]


def test_each_part_counts_anew_and_a_title_may_have_a_number() -> None:
    text = f"---\n{FRONT}---\n## a\n# 1. 表 {{.附件}}\n## b\n# 二、表 {{.附件}}\n"
    document = markdown.read(text, "a.md")
    assert document.attachments == ("1.表", "二、表")
    assert document.parts[0].body == (Heading(1, "一、", "b"),)


def test_a_table_has_cells_of_text() -> None:
    assert body("| a | b |\n|---|:-:|\n| 1 | x \\| y |\n| 2 |\n") == (
        Table(("a", "b"), (("1", "x | y"), ("2", ""))),
    )


def test_blank_paragraphs_are_none() -> None:
    assert body("&#32;\n\n\n") == ()


@pytest.mark.parametrize("value", samples.INJECTED)
def test_an_escaped_value_stays_what_it_is_wherever_it_stands(value: str) -> None:
    told = markdown.escaped(value)
    assert "\n" not in told
    assert body(told) == (Paragraph(value),)
    assert body(f"甲{told}乙") == (Paragraph(f"甲{value}乙"),)
    assert body(f"甲\n{told}") == (Paragraph(f"甲{value}"),)
    assert body(f"## {told}") == (Heading(1, "一、", value),)
    assert body(f"| {told} |\n|---|\n| {told} |") == (Table((value,), ((value,),)),)
    text = f"---\n{FRONT}---\n# {told} {{.附件}}\n"
    assert markdown.read(text, "a.md").parts == (Part("附件", value.strip(), ()),)


@pytest.mark.parametrize("value", samples.INJECTED)
def test_an_escaped_value_may_be_followed_by_anything(value: str) -> None:
    assert body(f"{markdown.escaped('1')}{markdown.escaped('. ' + value)}") == (
        Paragraph(f"1. {value}"),
    )


ORDINAL = "序号不加“第”，不编虚位，写成 云〔2022〕8号"
LACKING = "在 --- 之间加一行"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind:", "kinds:", "2：不认识“kinds”，是不是“kind”？"),
        (
            "kind: 通知",
            "kind: 通之",
            "2：kind（文种）：没有“通之”，是不是“通知”？",
        ),
        ("kind: 通知\n", "", f"1：缺少 kind（文种），{LACKING} kind: …"),
        ("kind: 通知", "kind: null", f"1：缺少 kind（文种），{LACKING} kind: …"),
        (
            "format: 信函",
            "format: 令",
            "3：format（版式）：没有“令”，写文件、信函、纪要之一",
        ),
        (
            "format: 信函",
            "format: 纪要",
            "3：format（版式）：版式“纪要”只用于纪要，文种是“通知”的写 文件 或 信函",
        ),
        (
            "date: 2022-05-25",
            "date: 2022年5月25日",
            "6：date（成文日期）：“2022年5月25日”不是日期，写成 2022-05-25 这样",
        ),
        (
            "date: 2022-05-25",
            "date: 2022-02-30",
            "6：date（成文日期）：“2022-02-30”这一天不存在，请核对年月日",
        ),
        (
            "title: 题",
            "title: ''",
            "5：title（标题）：这里是空的，写上文字，或者删去这一行",
        ),
        ("title: 题", "title: [题]", "5：title（标题）：这里只写一段文字，不写列表"),
        (
            "title: 题",
            "title: 题\ncc: {a: b}",
            "6：cc（抄送机关）：这里写一个列表，例如 [甲局, 乙局]",
        ),
        (
            "title: 题",
            "title: 题\nnumber: 云数第8号",
            "6：number（发文字号）：“云数第8号”不是文号，写成 代字〔2022〕12号 这样",
        ),
        (
            "title: 题",
            "title: 题\nnumber: 云(2022)第08号",
            "6：number（发文字号）：“云(2022)第08号”里" + ORDINAL,
        ),
        (
            "title: 题",
            "title: 题\nsealed: 是",
            "6：sealed（是否加盖印章）：“是”看不懂，写 true（是）或 false（否）",
        ),
        (
            "title: 题",
            "title: 题\nmarks: [草稿]",
            "6：marks（标注）：没有“草稿”，写示例、讨论稿之一",
        ),
        (
            "title: 题",
            "title: 题\nsigner: 甲",
            "6：signer（签发人）：版式“信函”没有签发人的位置，上行文的 format 写 文件",
        ),
        ("title: 题", "title: 题\nabsent: [甲]", "6：absent 只用于版式“纪要”"),
    ],
)
def test_what_is_wrong_with_an_element(old: str, new: str, message: str) -> None:
    assert fault(FRONT.replace(old, new)) == message


def test_upward_documents_name_who_signs_unless_they_are_drafts() -> None:
    upward = FRONT.replace("通知", "报告").replace("信函", "文件")
    lacking = "2：缺少 signer（签发人）：报告是上行文，须标注签发人的姓名"
    assert fault(upward) == lacking
    text = f"---\n{upward}marks: 讨论稿\n---\n"
    assert markdown.read(text, "a.md").signer is None


FRAME = "第一行写 ---，接着一行一个要素（例如 kind: 通知），再写一行 ---，下面是正文"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("正文", f"a.md:1：开头没有公文的要素：{FRAME}"),
        ("---\nkind: 通知\n", f"a.md:1：公文的要素没有结束：{FRAME}"),
        ("---\n- 通知\n---\n", f"a.md:1：公文的要素写成一行一个：{FRAME}"),
        ("---\n---\n正文", f"a.md:1：公文的要素写成一行一个：{FRAME}"),
    ],
)
def test_a_file_without_elements(text: str, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        markdown.read(text, "a.md")
    assert str(caught.value) == message


def test_faults_of_yaml_are_told_in_the_words_of_the_registry() -> None:
    told = fault(FRONT + "cc: [甲，乙]\n")
    assert told == "7：括号里用了全角逗号“，”；改成半角逗号加一个空格：甲, 乙"
    assert fault(FRONT + "kind: 函\n").startswith("7：")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "甲\n\n- 乙",
            "10：公文里没有项目符号，写成 1. 或（1）；要印出这个符号，前面加 \\",
        ),
        ("> 甲", "8：公文里没有引用块，删去行首的 >"),
        ("```\n甲\n```", "8：公文里没有代码块，删去 ``` 或 ~~~ 的行"),
        ("甲\n\n***", "10：公文里没有分隔线，删去这一行"),
        (
            "甲\n乙*丙*",
            "9：公文里没有斜体，删去 * 或 _；要印出这个符号，写成 \\* 或 \\_",
        ),
        (
            "## **甲**",
            "8：公文正文不加粗，删去 ** 或 __；要印出这个符号，写成 \\* 或 \\_",
        ),
        ("`甲`", "8：公文里没有代码，删去 `；要印出这个符号，写成 \\`"),
        ("[甲](乙)", "8：公文里没有链接，只写文字；要印出方括号，写成 \\["),
        ("![甲](乙)", "8：公文里没有图片，删去 ![…](…)"),
        ("| a |\n|---|\n| _b_ |", "10：公文里没有斜体，删去 * 或 _"),
        ("甲\u200b", "8：这里有零宽空格（U+200B），公文里不能有，请删去"),
        ("甲&#x200b;", "8：这里有零宽空格（U+200B），公文里不能有，请删去"),
        ("###### 甲", "8：公文的标题只有四级，从 ## 到 #####"),
        ("## 甲 {.附件}", "8：{.附件} 只写在 # 的标题后面"),
        ("##", "8：# 后面没有写标题"),
        ("# {.印发}", "8：# 后面没有写印发的标题"),
        ("# 甲", "8：标题“甲”没有写是什么：附件的标题写成 # 标题 {.附件}，"),
        ("# 甲 {.附}", "8：标题“甲”没有 {.附}：附件的标题写成 # 标题 {.附件}，"),
        (
            "## a\n\n## 三、b",
            "10：标题的编号“三、”不连续，这里应当是“二、”；不写编号就自动编",
        ),
        ("## 十十、b", "8：标题的编号“十十、”不连续，这里应当是“一、”"),
        (
            "### 1. b",
            "8：标题的编号“1.”不对：### 是第二级标题，编号写成 （一） 这样，",
        ),
        ("## a\n" * 100, "107：同一级标题不能多于 99 个"),
    ],
)
def test_what_is_wrong_with_the_text(text: str, message: str) -> None:
    assert fault(FRONT, text).startswith(message)


ATTACHED = FRONT + "attachments: [名单, 工作方案]\n"


def test_texts_of_some_attachments_may_be_elsewhere() -> None:
    text = f"---\n{ATTACHED}---\n# 工作方案 {{.附件}}\n"
    assert len(markdown.read(text, "a.md").parts) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "# 工作方按 {.附件}",
            "9：attachments（附件说明）里没有“工作方按”，是不是“工作方案”？",
        ),
        (
            "# x {.附件}",
            "9：attachments（附件说明）里没有“x”，那里写的是名单、工作方案",
        ),
        (
            "# 工作方案 {.附件}\n# 名单 {.附件}",
            "10：附件“名单”的次序与 attachments（附件说明）不同",
        ),
    ],
)
def test_attachments_are_those_that_are_listed(text: str, message: str) -> None:
    assert fault(ATTACHED, text) == message
