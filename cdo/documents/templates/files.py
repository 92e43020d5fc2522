"""One file of a template: its front matter, its body, and what it is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, cast, get_args

from cdo.documents.templates.faults import TemplateFault
from cdo.nearness import did_you_mean
from cdo.phrases import joined, shown
from cdo.registry import encoding, source
from cdo.registry.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdo.findings import Path
    from cdo.registry.faults import Fault
    from cdo.registry.source import Value

Takes = Literal["unit", "officer", "filing", "report", "evaluation", "period", "none"]
TAKES = get_args(Takes)

HEADER = "template"
"""The key of the front matter that says what a template is for."""

_FIELDS = ("title", "takes", "from", "to", "needs", "otherwise")
_FENCE = "---"
_SIGNS = ("{{", "{%", "{#")


@dataclass(frozen=True)
class Header:
    """What a template is for, as its front matter says under `template`.

    `sender` and `receiver` are the parts that units play in what is taken; `needs`
    names a value without which there is nothing to write, and `otherwise` says so.
    """

    title: str
    takes: Takes | None
    sender: str = ""
    receiver: str = ""
    needs: str = ""
    otherwise: str = ""


@dataclass(frozen=True)
class Template:
    """A template: what it is for, its front matter as written, and its body.

    `file` is what messages call it.  `body_line` is the line on which the body
    begins, `lines` are those of the values of the front matter, by path.
    """

    id: str
    file: str
    header: Header
    front: Mapping[str, Value]
    lines: Mapping[Path, int]
    body: str
    body_line: int
    text: str
    digest: str

    @property
    def asks(self) -> bool:
        """Whether any of it is to be filled in."""
        texts = [self.body, *_texts(self.front)]
        return any(sign in text for text in texts for sign in _SIGNS)

    @property
    def title(self) -> str:
        """What the template makes."""
        return self.header.title

    @property
    def takes(self) -> Takes | None:
        """What it is filled from; None where a clerk's own file does not say."""
        return self.header.takes


def read(name: str, file: str, data: bytes, *, own: bool = False) -> Template:
    """Return the template *name* that the bytes *data* of *file* hold.

    A clerk's *own* file need not say what it takes.  Raises `TemplateFault` where
    the file is no template.
    """
    found = encoding.decoded(data)
    text = found.text
    if text is None:
        raise TemplateFault(file, 1, "不是 UTF-8 编码的文字，请另存为 UTF-8")
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != _FENCE:
        raise TemplateFault(
            file, 1, "第一行要是 ---，下面写文种、标题等，再用 --- 结束"
        )
    closing = (at for at, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE)
    end = next(closing, None)
    if end is None:
        raise TemplateFault(file, 1, "开头的 --- 没有用另一行 --- 结束")
    places = Places()
    value, faults = source.parse("\n".join(lines[1:end]) + "\n", places)
    if faults:
        raise _fault(file, faults[0])
    at = {path: span[0] + 1 for path, span in places.values.items()}
    front = _map(file, value)
    header = _header(file, front.pop(HEADER, None), at, own=own)
    body = "\n".join(lines[end + 1 :])
    digest = f"sha256:{sha256(data).hexdigest()}"
    return Template(name, file, header, front, at, body, end + 2, text, digest)


def _map(file: str, value: Value) -> dict[str, Value]:
    if not isinstance(value, dict):
        raise TemplateFault(file, 2, "--- 之间要写成 名称: 值，一行一项")
    return dict(value)


def _texts(value: object) -> Iterator[str]:
    """Yield every text in *value*."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _fault(file: str, fault: Fault) -> TemplateFault:
    said = {name: shown(value) for name, value in fault.fields.items()}
    told = fault.message.text.format_map(said)
    hint = fault.message.hint.format_map(said)
    message = f"{told}；{hint}" if hint else told
    return TemplateFault(file, fault.span[0] + 1, message)


def _header(file: str, value: Value, at: Mapping[Path, int], *, own: bool) -> Header:
    """Return what *value* says of a template; raise a fault where it is wrong."""
    if value is None and own:
        return Header("", None)
    if not isinstance(value, dict):
        told = f"开头要有 {HEADER}:，下面写 title（名称）和 takes（填什么）"
        raise TemplateFault(file, at.get((HEADER,), 2), told)
    fields: dict[str, str] = {}
    for key, one in value.items():
        line = at.get((HEADER, key), 2)
        if key not in _FIELDS:
            told = did_you_mean(key, _FIELDS, f"可以写 {joined(_FIELDS)}")
            raise TemplateFault(file, line, f"{HEADER} 下面没有 {shown(key)}；{told}")
        if not isinstance(one, str) or not re.search(r"\S", one):
            raise TemplateFault(file, line, f"{HEADER} 下面的 {key} 要写一段文字")
        fields[key] = one.strip()
    line = at.get((HEADER, "takes"), at.get((HEADER,), 2))
    takes = fields.get("takes", "")
    if takes not in TAKES and not (own and not takes):
        told = did_you_mean(takes, TAKES, f"可以写 {joined(TAKES)}")
        raise TemplateFault(file, line, f"takes 不能是“{shown(takes)}”；{told}")
    if "title" not in fields and not own:
        raise TemplateFault(file, line, f"{HEADER} 下面缺 title（名称）")
    return Header(
        fields.get("title", ""),
        cast("Takes", takes) if takes else None,
        fields.get("from", ""),
        fields.get("to", ""),
        fields.get("needs", ""),
        fields.get("otherwise", ""),
    )
