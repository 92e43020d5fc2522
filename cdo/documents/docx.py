"""Word documents; the only door to python-docx.

The same document always gives the same bytes: parts are packed anew in the order of
their names and without the hour.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cdo.documents.layout import STANDARD
from cdo.documents.word import pages
from cdo.documents.word.body import Body
from cdo.documents.word.head import letterhead
from cdo.documents.word.styles import NAMESPACES, styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdo.documents.document import Document
    from cdo.documents.layout import Profile
    from cdo.documents.properties import Properties
    from cdo.documents.word.xml import Paragraph

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_FIRST: Final = "[Content_Types].xml"
_LONGEST: Final = 255
"""Characters that a property of a file may have."""

_SETTINGS: Final = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:drawingGridVerticalSpacing w:val="579"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>"
    "<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/>"
    "<w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
)


class _Base(NamedTuple):
    """A document without text: its bytes, and references to headers and footers."""

    data: bytes
    references: str


def written(
    document: Document,
    properties: Properties,
    profile: Profile = STANDARD,
    *,
    printed: bool = False,
) -> bytes:
    """Return *document* as a Word document in the fonts of *profile*.

    What is *printed* at once, and edited by nobody, carries where its lines end.
    """
    from docx import Document as Package  # noqa: PLC0415  # 90 ms, only for documents

    letter = document.format == "信函"
    base = _base(profile, letter=letter)
    package = Package(BytesIO(base.data))
    _fill(package.element.body, Body(document, base.references, printed=printed).xml())
    if letter:
        _replace(package.sections[0].first_page_header, letterhead(document))
    _describe(package.core_properties, document, properties)
    return _saved(package)


def unsnapped(main: bytes, off: Sequence[bool]) -> bytes:
    """Return the main part of a Word document with those paragraphs off the grid.

    *off* says it of each, in their order.  Where it is all of them, there is no grid.
    """
    from docx.opc.oxml import serialize_part_xml  # noqa: PLC0415
    from docx.oxml import parse_xml  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    root = parse_xml(main)
    snaps = parse_xml(f'<w:snapToGrid {NAMESPACES} w:val="0"/>')
    for paragraph, leaves in zip(root.iter(qn("w:p")), off, strict=False):
        if leaves:
            properties = paragraph.get_or_add_pPr()
            for one in properties.findall(qn("w:snapToGrid")):
                properties.remove(one)
            properties.append(deepcopy(snaps))
    if all(off):
        for grid in list(root.iter(qn("w:docGrid"))):
            grid.getparent().remove(grid)
    return bytes(serialize_part_xml(root))


@lru_cache(maxsize=8)
def _base(profile: Profile, *, letter: bool) -> _Base:
    """Return what all documents have in common, made once."""
    from docx import Document as Package  # noqa: PLC0415
    from docx.oxml import parse_xml  # noqa: PLC0415

    package = Package()
    _thin(package.part)
    part = package.part._styles_part  # noqa: SLF001  # has no public name
    part._element = parse_xml(styles(profile))  # noqa: SLF001
    settings = package.settings.element
    settings[:] = list(parse_xml(f"<w:settings {NAMESPACES}>{_SETTINGS}</w:settings>"))
    section = package.sections[0]
    section.different_first_page_header_footer = letter
    _replace(section.header, [pages.blank()])
    _replace(section.even_page_header, [pages.blank()])
    _replace(section.footer, [pages.page_number(odd=True)])
    _replace(section.even_page_footer, [pages.page_number(odd=False)])
    if letter:
        _replace(section.first_page_header, [pages.blank()])
        _replace(section.first_page_footer, [pages.lower_line()])
    properties = section._sectPr  # noqa: SLF001
    return _Base(_saved(package), "".join(_references(properties)))


def _references(section: Any) -> Iterator[str]:  # noqa: ANN401  # lxml is not typed
    from docx.oxml.ns import qn  # noqa: PLC0415

    for one in section:
        name = one.tag.rpartition("}")[2]
        if name.endswith("Reference"):
            sort, at = one.get(qn("w:type")), one.get(qn("r:id"))
            yield f'<w:{name} w:type="{sort}" r:id="{at}"/>'


def _thin(part: Any) -> None:  # noqa: ANN401
    """Drop from the library's own template what no document of ours needs."""
    needed = ("/styles", "/settings", "/fontTable", "/theme")
    for at, relation in list(part.rels.items()):
        if not relation.reltype.endswith(needed):
            del part.rels[at]
    package = part.package
    for at, relation in list(package.rels.items()):
        if not relation.reltype.endswith(("/officeDocument", "/core-properties")):
            del package.rels[at]


def _replace(story: Any, paragraphs: Iterable[Paragraph]) -> None:  # noqa: ANN401
    """Let a header or footer say *paragraphs*."""
    story.is_linked_to_previous = False
    _fill(story._element, "".join(one.xml() for one in paragraphs))  # noqa: SLF001


def _fill(element: Any, told: str) -> None:  # noqa: ANN401
    """Let *element* have the children that *told* describes."""
    from docx.oxml import parse_xml  # noqa: PLC0415

    element[:] = list(parse_xml(f"<w:body {NAMESPACES}>{told}</w:body>"))


def _describe(core: Any, document: Document, properties: Properties) -> None:  # noqa: ANN401
    """Say whence the file came where its reader finds it and no page shows it."""
    day = datetime(*document.date.timetuple()[:3], tzinfo=UTC)
    core.title = document.title.replace("\n", "")[:_LONGEST]
    core.author = document.issuer[:_LONGEST]
    core.last_modified_by = ""
    core.subject = document.number or ""
    core.keywords = properties.told()[:_LONGEST]
    core.comments = ""
    core.language = "zh-CN"
    core.created = core.modified = day
    core.revision = 1


def _saved(package: Any) -> bytes:  # noqa: ANN401
    """Return the bytes of *package*: parts by name, the list of types first."""
    raw, packed = BytesIO(), BytesIO()
    package.save(raw)
    with ZipFile(raw) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        names = sorted(source.namelist(), key=lambda name: (name != _FIRST, name))
        for name in names:
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, source.read(name))
    return packed.getvalue()
