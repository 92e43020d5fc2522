"""The styles of a Word document, one an element of the standard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cdo.documents import layout
from cdo.documents.layout import LINE, RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.documents.layout import Profile

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_BODY = "正文"
"""The style on which all stand; Word's own name of it is Normal."""


class Style(NamedTuple):
    """One style: `font` names a field of the profile; measures are twips.

    `line` is exact; `level` is that of an outline; a style off the grid says so.
    """

    name: str
    font: str = ""
    size: float = 0
    line: int = 0
    before: int = 0
    after: int = 0
    left: int = 0
    right: int = 0
    first: int = 0
    align: str = ""
    red: bool = False
    plain: bool = False
    page: bool = False
    filled: bool = False
    keep: bool = False
    level: int = 0


_OUTER, _INNER = layout.COLOPHON_OUTER.twips, layout.COLOPHON_INNER.twips
_ROW = layout.TABLE_LINE.twips

STYLES: Final = (
    Style("正文段落", first=layout.INDENT.twips),
    Style("一级标题", "hei", first=layout.INDENT.twips, keep=True, level=1),
    Style("二级标题", "kai", first=layout.INDENT.twips, level=2),
    Style("三级标题", first=layout.INDENT.twips, level=3),
    Style("四级标题", first=layout.INDENT.twips, level=4),
    Style("标注", "hei", plain=True),
    Style("发文机关标志", "song", red=True, align="center", plain=True),
    Style("发文字号", align="center", before=layout.NUMBER_ABOVE.twips, plain=True),
    Style("上行文发文字号", before=layout.NUMBER_ABOVE.twips, plain=True),
    Style(
        "信函发文字号", before=layout.LETTER_NUMBER_ABOVE.twips, line=320, plain=True,
    ),
    Style("纪要印发行", before=LINE, plain=True),
    Style("分隔线", size=1, line=30, plain=True),
    Style(
        "公文标题", "song", 22, align="center", before=layout.TITLE_ABOVE.twips,
        plain=True, keep=True,
    ),
    Style("主送机关", before=layout.RECIPIENTS_ABOVE.twips),
    Style("附件说明", before=layout.ATTACHMENTS_ABOVE.twips),
    Style("附件说明续"),
    Style("发文机关署名", align="center", keep=True),
    Style("成文日期", align="center"),
    Style("附注", first=layout.ANNOTATION_INDENT.twips),
    Style("出席人员", before=0),
    Style("附件序号", "hei", page=True, keep=True),
    Style(
        "附件标题", "song", 22, align="center", before=layout.PART_TITLE_ABOVE.twips,
        after=LINE, plain=True, keep=True,
    ),
    Style(
        "印发标题", "song", 22, align="center", after=LINE,
        plain=True, page=True, keep=True,
    ),
    Style(
        "抄送机关", size=14, line=layout.COLOPHON_LINE.twips, align="both", plain=True,
        left=layout.COLOPHON_INDENT.twips, right=layout.COLOPHON_INDENT.twips,
    ),
    Style(
        "公开方式", size=14, line=layout.COLOPHON_LINE.twips, plain=True,
        left=layout.COLOPHON_INDENT.twips, right=layout.COLOPHON_INDENT.twips,
    ),
    Style(
        "印发机关", size=14, line=layout.COLOPHON_LINE.twips, plain=True,
        left=layout.COLOPHON_INDENT.twips, right=layout.COLOPHON_INDENT.twips,
    ),
    Style("版记粗线", size=1, line=_OUTER, filled=True, plain=True),
    Style("版记细线", size=1, line=_INNER, filled=True, plain=True),
    Style("页码", "digits", 14, line=280, plain=True),
    Style("空页眉", size=1, line=20, plain=True),
    Style("表头", "hei", 12, _ROW, align="center", plain=True),
    Style("表格文字", size=12, line=_ROW, align="left", plain=True),
    Style("表格短字", size=12, line=_ROW, align="center", plain=True),
    Style("表后", size=1, line=160, plain=True),
    Style("末段", size=1, line=10, plain=True),
)  # fmt: skip


def styles(profile: Profile) -> str:
    """Return the part of a Word document that defines its styles."""
    told = "".join(_style(style, profile) for style in STYLES)
    return f"<w:styles {NAMESPACES}>{_defaults(profile)}{told}</w:styles>"


def _defaults(profile: Profile) -> str:
    body = _fonts(profile.body)
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{body}<w:kern w:val="0"/>'
        '<w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/>'
        f'<w:spacing w:line="{LINE}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>'
        f'<w:rPr>{body}<w:spacing w:val="{layout.SPACING}"/><w:sz w:val="32"/></w:rPr>'
        "</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
        "<w:semiHidden/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        + _table_style()
        + _character("楷体字", _fonts(profile.kai))
        + _character("黑体字", _fonts(profile.hei))
    )


def _character(name: str, properties: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}">'
        f'<w:name w:val="{name}"/><w:rPr>{properties}</w:rPr></w:style>'
    )


def _table_style() -> str:
    size = round(layout.TABLE_BORDER.value * 8)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
        for side in sides
    )
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="公文表格">'
        '<w:name w:val="公文表格"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"
    )


def _fonts(name: str) -> str:
    scripts = ("ascii", "hAnsi", "eastAsia", "cs")
    told = " ".join(f'w:{script}="{name}"' for script in scripts)
    return f"<w:rFonts {told}/>"


def _style(style: Style, profile: Profile) -> str:
    font = _fonts(getattr(profile, style.font)) if style.font else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.name}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph(style))}</w:pPr>"
        f"<w:rPr>{font}{''.join(_run(style))}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> Iterator[str]:
    """Yield the properties of a paragraph, in the order of their schema."""
    if style.keep:
        yield "<w:keepNext/>"
    if style.page:
        yield "<w:pageBreakBefore/>"
    if style.filled:
        yield '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
    if style.plain:
        yield '<w:snapToGrid w:val="0"/>'
    spacing = f'w:before="{style.before}" w:after="{style.after}"'
    if style.line:
        spacing += f' w:line="{style.line}" w:lineRule="exact"'
    yield f"<w:spacing {spacing}/>"
    if style.left or style.right or style.first:
        yield (
            f'<w:ind w:left="{style.left}" w:right="{style.right}" '
            f'w:firstLine="{style.first}"/>'
        )
    if style.align:
        yield f'<w:jc w:val="{style.align}"/>'
    if style.level:
        yield f'<w:outlineLvl w:val="{style.level - 1}"/>'


def _run(style: Style) -> Iterator[str]:
    if style.red:
        yield f'<w:color w:val="{RED}"/>'
    if style.plain:
        yield '<w:spacing w:val="0"/>'
    if style.size:
        yield f'<w:sz w:val="{round(style.size * 2)}"/>'
