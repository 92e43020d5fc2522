"""A page taken apart: what links where, and what stands in which cell."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote


class Seen(NamedTuple):
    """A cell of a table: its class, where its link leads, what it says."""

    look: str
    to: str
    text: str


class Page(HTMLParser):
    """The tags, anchors, links and tables of a page."""

    def __init__(self, text: str) -> None:
        """Take *text* apart; tags that are not closed in order are an error."""
        super().__init__()
        self.tags: set[str] = set()
        self.anchors: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.tables: list[list[list[Seen]]] = []
        self.loads: list[str] = []
        self._open: list[str] = []
        self._inside: list[list[list[Seen]]] = []
        self.feed(text.replace("<wbr>", ""))  # where a word may be parted
        self.close()
        assert not self._open

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, {name: value or "" for name, value in attrs})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._note(tag, found)
        if tag == "meta":
            return
        self._open.append(tag)
        if tag == "a":
            self.links.append((found["href"], ""))
        elif tag == "table":
            self._inside.append([])
            self.tables.append(self._inside[-1])
        elif tag == "tr":
            self._inside[-1].append([])
        elif tag in _CELLS:
            self._inside[-1][-1].append(Seen(found.get("class", ""), "", ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if tag == "table":
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not data.strip():
            return
        self.texts.append(data)
        if "a" in self._open:
            href, text = self.links[-1]
            self.links[-1] = (href, text + data)
        if _CELLS & {*self._open} and "svg" not in self._open:
            look, to, text = self._inside[-1][-1][-1]
            to = self.links[-1][0] if "a" in self._open else to
            self._inside[-1][-1][-1] = Seen(look, to, text + data)

    def _note(self, tag: str, found: dict[str, str]) -> None:
        self.tags.add(tag)
        self.anchors += [found["id"]] if "id" in found else []
        self.loads += [name for name in found if name in _LOADING or name[:2] == "on"]

    @property
    def targets(self) -> set[str]:
        """The places that links lead to, all of them on this page."""
        assert all(href.startswith("#") for href, _ in self.links)
        return {unquote(href[1:]) for href, _ in self.links}


_CELLS = frozenset({"td", "th"})
_LOADING = frozenset({"src", "srcset", "xlink:href", "action", "data", "background"})
