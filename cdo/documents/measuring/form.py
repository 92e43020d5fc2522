"""Which 版式 a document has: 文件, 信函 or 纪要, and by what that is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.phrases import shown

if TYPE_CHECKING:
    from cdo.documents.measuring.paper import Paper
    from cdo.documents.measuring.recognition import Elements

_LETTER = "信函"
_PAIR = 2
_CLEAR = 6.0


def decided(paper: Paper, found: Elements) -> tuple[str, str]:
    """Return the 版式, and the sign by which it was known."""
    mark = shown(found.mark_text)
    if mark.endswith("文件"):
        return "文件", f"发文机关标志“{mark}”有“文件”二字"
    if mark.endswith("纪要"):
        return "纪要", f"发文机关标志是“{mark}”"
    if not mark and found.title_text.endswith("纪要"):
        return "纪要", "标题以“纪要”结尾"
    if sign := _letter(paper, found):
        return _LETTER, sign
    if mark:
        return "文件", f"发文机关标志“{mark}”之下是发文字号和红色分隔线"
    return "文件", "没有看到发文机关标志和红色双线，按一般文件检查"


def _letter(paper: Paper, found: Elements) -> str:
    """Return the sign of a letter, empty where there is none."""
    red = [one for one in paper.strokes if one.red]
    compound = [one for one in red if one.compound]
    outside = [one for one in red if one.where != "body"]
    if compound or len(outside) >= _PAIR:
        return "首页有红色双线"
    if not found.marks:
        return ""
    if found.marks[0].where == "header":
        return "发文机关标志在首页页眉里，没有“文件”二字"
    number = found.number
    if number is not None and (number.align == "right" or number.left > _CLEAR):
        return "发文字号居右，发文机关标志没有“文件”二字"
    return ""
