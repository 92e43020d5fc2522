"""Clean documents from our own writers: every kind, format and variation."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from cdo.documents import docx
from cdo.documents.document import (
    ATTACHED,
    ISSUED,
    KINDS,
    Document,
    Heading,
    Paragraph,
    Part,
    Table,
)
from cdo.documents.properties import Properties

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT = (
    "为进一步深化数字政府改革建设，推动数据资源开发利用，经市人民政府同意，"
    "现将首席数据官培训工作的有关事项说明如下。"
)
_LONG = "各单位要按照职责分工抓好落实，明确专人负责，及时报送进展情况。" * 12

BODY = (
    Paragraph(_TEXT),
    Heading(1, "一、", "总体要求"),
    Heading(2, "（一）", "工作思路"),
    Paragraph(_LONG),
    Heading(2, "（二）", "基本原则"),
    Heading(3, "1.", "统筹兼顾"),
    Paragraph(_LONG),
    Heading(4, "（1）", "突出重点"),
    Heading(4, "（2）", "分步推进"),
    Paragraph(_LONG),
    Heading(1, "二、", "工作安排"),
    Paragraph("（一）参加人员为各单位首席数据官，名单另行通知。"),
    Paragraph("（二）培训时间为两天，地点在市民服务中心。"),
    Paragraph(_LONG),
)
_TABLE = Table(("序号", "单位", "姓名"), (("1", "云州市数据局", "赵示例"),))
_WIDE = Table(
    tuple(f"列名称{at}" for at in range(12)),
    (tuple("数据内容"[:4] for _ in range(12)),),
)
_LISTED = ("培训安排表", "参加人员名单")
_PARTS = (
    Part(ATTACHED, "培训安排表", (Paragraph("安排见下表。"), _TABLE)),
    Part(ATTACHED, "参加人员名单", (Heading(1, "一、", "市直单位"), Paragraph(_TEXT))),
)


def paper(kind: str, form: str, **given: object) -> Document:
    """Return a document of *kind* in *form*, the rest as usual or as *given*."""
    minutes = form == "纪要"
    title = f"云州市数据局关于做好首席数据官培训工作的{kind}"
    fields: dict[str, object] = {
        "kind": kind,
        "format": form,
        "issuer": "云州市数据局",
        "number": "〔2022〕5期" if minutes else "云数〔2022〕5号",
        "title": "云州市首席数据官工作会议纪要" if minutes else title,
        "date": date(2022, 5, 25),
        "recipients": () if minutes else ("各县区人民政府", "市政府各工作部门"),
        "cc": ("市委办公室", "市人大常委会办公室"),
        "body": BODY,
        "attachments": () if minutes else _LISTED,
        "parts": () if minutes else _PARTS,
    }
    if kind in {"报告", "请示"} and form == "文件":
        fields |= {"signer": "钱示例", "recipients": ("市人民政府",)}
    if minutes:
        fields |= {
            "present": ("赵示例", "钱示例"),
            "absent": ("孙示例",),
            "observers": ("李示例",),
        }
    return Document(**(fields | given))  # type: ignore[arg-type]


def formats() -> Iterator[tuple[str, Document]]:
    """Yield a clean document of every kind in every format that it may have."""
    for kind in KINDS:
        for form in ("文件", "信函"):
            yield f"{kind}-{form}", paper(kind, form)
    yield "纪要-纪要", paper("纪要", "纪要")


def variations() -> Iterator[tuple[str, Document]]:
    """Yield clean documents that differ in everything a clerk may choose."""
    yield "no number", paper("通知", "文件", number=None)
    yield "no cc", paper("通知", "文件", cc=())
    yield "letter without cc", paper("函", "信函", cc=())
    yield "no recipients", paper("决定", "文件", recipients=())
    yield "unsealed", paper("通知", "文件", sealed=False)
    yield "unsealed letter", paper("函", "信函", sealed=False)
    yield "published", paper("通知", "文件", publicity="主动公开")
    yield "published letter", paper("函", "信函", publicity="依申请公开")
    yield (
        "annotated",
        paper("函", "信函", annotation="联系人：周示例，电话：0752-1234567"),
    )
    yield "annotated official", paper("请示", "文件", annotation="联系人：周示例")
    yield "drafted", paper("通知", "文件", marks=("示例", "讨论稿"))
    yield "drafted letter", paper("函", "信函", marks=("示例",))
    both = {"marks": ("示例", "讨论稿"), "number": None}
    yield "drafted letter without a number", paper("函", "信函", **both)
    one = {"attachments": _LISTED[:1], "parts": _PARTS[:1]}
    yield "one attachment", paper("通知", "文件", **one)
    yield "no attachment", paper("通知", "信函", attachments=(), parts=())
    issued = Part(ISSUED, "云州市首席数据官制度试点实施方案", BODY)
    yield "issued", paper("通知", "信函", attachments=(), parts=(issued,))
    lying = Part(ATTACHED, "进展情况表", (_WIDE,))
    yield "lying", paper("通报", "文件", attachments=("进展情况表",), parts=(lying,))
    yield "table", paper("通报", "文件", body=(*BODY, _TABLE))
    yield "wide table", paper("通报", "信函", body=(*BODY, _WIDE, *BODY[:1]))
    yield "joint", paper("通知", "文件", co_issuers=("云州市财政局", "云州市人事局"))
    yield "joint letter", paper("函", "信函", co_issuers=("云州市财政局",))
    long = "云州市推进数字政府改革建设工作领导小组办公室"
    title = f"{long}关于开展首席数据官述职和评价工作并报送有关材料的通知"
    yield "long names", paper("通知", "文件", issuer=long, title=title)
    yield "long letter", paper("通知", "信函", issuer=long, title=title)
    yield "short", paper("函", "信函", body=BODY[:1], attachments=(), parts=())
    yield "printed by", paper("通知", "文件", printed_by="云州市数据局办公室")
    yield "late day", paper("通知", "文件", date=date(2022, 12, 31))


@cache
def written(document: Document) -> bytes:
    """Return *document* as a Word document."""
    return docx.written(document, Properties())
