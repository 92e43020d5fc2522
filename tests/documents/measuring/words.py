"""Word documents written by hand, part by part, as no program of ours would."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCHEMAS = "http://schemas.openxmlformats.org/"
_WORD = f"{_SCHEMAS}wordprocessingml/2006/main"
_LINKS = f"{_SCHEMAS}officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{_WORD}" xmlns:r="{_LINKS}" '
    f'xmlns:a="{_SCHEMAS}drawingml/2006/main" '
    f'xmlns:wp="{_SCHEMAS}drawingml/2006/wordprocessingDrawing" '
    f'xmlns:mc="{_SCHEMAS}markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_ROOTS = {"styles": "styles", "settings": "settings", "numbering": "numbering"}
_ROOTS |= {"header": "hdr", "footer": "ftr"}

PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" '
    'w:bottom="1984" w:left="1587" w:header="850" w:footer="1447" w:gutter="0"/>'
)
GRID = '<w:docGrid w:type="lines" w:linePitch="579"/>'
SONG = '<w:rFonts w:eastAsia="方正小标宋简体"/>'
BODY = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312" '
    'w:ascii="宋体"/><w:spacing w:val="-7"/><w:sz w:val="32"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:line="579" w:lineRule="exact"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
)


def para(text: str, properties: str = "", look: str = "", more: str = "") -> str:
    """Return a paragraph with one run."""
    run = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run if text else ''}{more}</w:p>"


def folio(align: str, *, dash: str = "—", more: str = "") -> str:
    """Return a footer with the number of the page."""
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    side = "right" if align == "right" else "left"
    given = f'<w:ind w:{side}="313"/><w:jc w:val="{align}"/>{more}'
    size = '<w:rPr><w:sz w:val="28"/></w:rPr>'
    before, behind = (
        f'<w:r>{size}<w:t xml:space="preserve">{text}</w:t></w:r>'
        for text in (f"{dash} ", f" {dash}")
    )
    return f"<w:p><w:pPr>{given}</w:pPr>{before}{field}{behind}</w:p>"


def package(
    body: str,
    *,
    section: str = PAGE + GRID,
    stories: Mapping[str, str] | None = None,
    main: str = "word/document.xml",
    others: dict[str, str] | None = None,
    **parts: str,
) -> bytes:
    """Return a document; *stories* are headers and footers, as `footer-even`."""
    links, told, references = [], dict(others or {}), []
    for at, (name, text) in enumerate((stories or {}).items(), 1):
        sort, _, kind = name.partition("-")
        links.append((f"s{at}", sort, f"{sort}{at}.xml"))
        told[f"word/{sort}{at}.xml"] = _root(sort, text)
        references.append(f'<w:{sort}Reference w:type="{kind}" r:id="s{at}"/>')
    for name, text in parts.items():
        links.append((f"p{name}", name, f"{name}.xml"))
        told[f"word/{name}.xml"] = text if "<?" in text else _root(name, text)
    ends = f"<w:sectPr>{''.join(references)}{section}</w:sectPr>" if section else ""
    told[main] = f"<w:document {_NAMES}><w:body>{body}{ends}</w:body></w:document>"
    told["word/_rels/document.xml.rels"] = _relations(links)
    told["_rels/.rels"] = _relations([("m", "officeDocument", main)])
    return zipped({name: text.encode() for name, text in told.items()})


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a zip file of *parts*."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return buffer.getvalue()


def _root(sort: str, text: str) -> str:
    if sort == "theme":
        return f"<a:theme {_NAMES}>{text}</a:theme>"
    return f"<w:{_ROOTS[sort]} {_NAMES}>{text}</w:{_ROOTS[sort]}>"


def _relations(links: list[tuple[str, str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="{at}" Type="{_LINKS}/{sort}" Target="{target}"/>'
        for at, sort, target in links
    )
    space = f"{_SCHEMAS}package/2006/relationships"
    return f'<Relationships xmlns="{space}">{told}</Relationships>'
