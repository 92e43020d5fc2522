"""Official documents as other hands make them, and what is seen in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.documents.measuring import Measured, measured
from cdo.documents.measuring.anatomy import taken_apart
from cdo.documents.measuring.package import Package
from cdo.documents.measuring.reading import read
from tests.documents.measuring import words
from tests.documents.measuring.words import BODY, SONG, folio, para

if TYPE_CHECKING:
    from cdo.documents.measuring.recognition import Elements

CENTRE = '<w:jc w:val="center"/>'
RIGHT = '<w:jc w:val="right"/>'
TWO = '<w:ind w:firstLineChars="200" w:firstLine="626"/>'
LINE = '<w:spacing w:before="579"/>'
HEI = '<w:rFonts w:eastAsia="黑体"/>'
KAI = '<w:rFonts w:eastAsia="楷体_GB2312"/>'
RED = f'{SONG}<w:color w:val="FF0000"/><w:sz w:val="80"/>'
BORDER = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:color="FF0000"/></w:pBdr>'
HIGH = '<w:spacing w:before="1984" w:line="800" w:lineRule="exact"/>'
BLACK = (
    '<w:pBdr><w:top w:val="single" w:sz="8"/>'
    '<w:bottom w:val="single" w:sz="8"/></w:pBdr>'
)
SMALL = '<w:sz w:val="28"/>'

MARK = para("云州市数据局文件", HIGH + CENTRE, RED)
NUMBER = para("云数〔2022〕5号", '<w:spacing w:before="1158"/>' + CENTRE + BORDER)
TITLE = para(
    "云州市数据局关于培训的通知",
    f'<w:spacing w:before="1158"/>{CENTRE}',
    f'{SONG}<w:sz w:val="44"/>',
)
TO = para("各县区人民政府：", LINE)
TEXT = para("现将培训的有关事项通知如下。", TWO)
DATE = para("云州市数据局", '<w:ind w:rightChars="400"/>' + RIGHT) + para(
    "2022年5月25日", '<w:ind w:rightChars="400"/>' + RIGHT
)
END = para("抄送：市委办公室。", BLACK, SMALL) + para(
    "云州市数据局办公室　2022年5月25日印发", BLACK, SMALL
)
FOLIOS = {"footer-default": folio("right"), "footer-even": folio("left")}
EVEN = "<w:evenAndOddHeaders/>"
WHOLE = (MARK, NUMBER, TITLE, TO, TEXT, DATE, END)


def document(*pieces: str, **given: str | dict[str, str]) -> bytes:
    parts: dict[str, object] = {"styles": BODY, "settings": EVEN, "stories": FOLIOS}
    return words.package("".join(pieces), **(parts | given))  # type: ignore[arg-type]


def seen(*pieces: str, **given: str | dict[str, str]) -> Measured:
    return measured(document(*pieces, **given))


def codes(*pieces: str, **given: str | dict[str, str]) -> list[str]:
    return [one.code for one in seen(*pieces, **given).deviations]


def elements(*pieces: str, **given: str | dict[str, str]) -> Elements:
    return taken_apart(read(Package(document(*pieces, **given))))
