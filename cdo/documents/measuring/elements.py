"""XML of Word documents as plain elements; the only door to expat.

No document type is accepted, so there are no entities.  Names have the usual prefixes
(`w:p`), whether the file is transitional or strict; attributes have none but `r:`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST: Final = 200
MOST: Final = 1_000_000
"""How deep elements may nest, and how many there may be in one part."""

_USUAL: Final = "http://schemas.openxmlformats.org/"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_PREFIXES: Final = {
    f"{_USUAL}wordprocessingml/2006/main": "w:",
    f"{_STRICT}wordprocessingml/main": "w:",
    f"{_USUAL}officeDocument/2006/relationships": "r:",
    f"{_STRICT}officeDocument/relationships": "r:",
    f"{_USUAL}package/2006/relationships": "",
    f"{_USUAL}drawingml/2006/main": "a:",
    f"{_STRICT}drawingml/main": "a:",
    f"{_USUAL}drawingml/2006/wordprocessingDrawing": "wp:",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp:",
    f"{_USUAL}markup-compatibility/2006": "mc:",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps:",
    "urn:schemas-microsoft-com:vml": "v:",
}


class BrokenError(Exception):
    """Bytes are no XML, or such as is not read; half a Chinese sentence says why."""


class Element:
    """One element: its name, its attributes, its children, its text."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        """Begin without children."""
        self.name = name
        self.attributes = attributes
        self.children: list[Element] = []
        self.text = ""

    def get(self, name: str, default: str = "") -> str:
        """Return the attribute *name*."""
        return self.attributes.get(name, default)

    def child(self, *names: str) -> Element | None:
        """Return the first child called as the first name, its child, and so on."""
        found: Element | None = self
        for name in names:
            if found is None:
                return None
            found = next((one for one in found.children if one.name == name), None)
        return found

    def value(self, *names: str) -> str:
        """Return the attribute `val` of the child that `child` returns."""
        found = self.child(*names)
        return "" if found is None else found.get("val")

    def each(self, *names: str) -> Iterator[Element]:
        """Yield the children that are called one of *names*."""
        return (one for one in self.children if one.name in names)

    def all(self, *names: str) -> Iterator[Element]:
        """Yield what is called one of *names* anywhere below, in order."""
        waiting = self.children[::-1]
        while waiting:
            one = waiting.pop()
            if one.name in names:
                yield one
            waiting += one.children[::-1]


def parsed(data: bytes) -> Element:
    """Return the element that *data* is; raises `BrokenError` where it is none."""
    from xml.parsers import expat  # noqa: PLC0415  # only for documents

    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.words
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003  # it takes no name
    except expat.ExpatError as error:
        raise BrokenError(f"第 {error.lineno} 行的 XML 已经损坏") from error
    except (ValueError, LookupError) as error:  # its encoding
        raise BrokenError("的编码不认识") from error
    return builder.top.children[0]


def _refuse(*_: object) -> None:
    raise BrokenError("里有文档类型声明（DTD），有危险，不读取")


class _Builder:
    def __init__(self) -> None:
        self.top = Element("", {})
        self._open = [self.top]
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > DEEPEST or self._count > MOST:
            raise BrokenError("的结构异常庞大，不像正常的公文，不再读取")
        given = {_attribute(key): value for key, value in attributes.items()}
        one = Element(_name(name), given)
        self._open[-1].children.append(one)
        self._open.append(one)

    def end(self, _: str) -> None:
        self._open.pop()

    def words(self, text: str) -> None:
        self._open[-1].text += text


def _name(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return _PREFIXES.get(space, "x:" if space else "") + local


def _attribute(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"r:{local}" if _PREFIXES.get(space) == "r:" else local
