"""The front matter of a document: its elements, read from YAML, each in its form."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from cdo.documents.document import FORMATS, KINDS, MARKS, PUBLICITY
from cdo.documents.faults import Fault
from cdo.nearness import did_you_mean
from cdo.phrases import joined, shown
from cdo.registry import source
from cdo.registry.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cdo.registry.source import Value

    Reader = Callable[[Value], Any]

FENCE: Final = "---"

_NUMBER = re.compile(
    r"(.*?)\s*[〔\[［【(（]\s*(\d{4})\s*[〕\]］】)）]\s*(第?)\s*(0*)(\d+)\s*([号期])"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class _WrongError(Exception):
    """A value is wrong; the message says how, without its place."""


def _text(value: Value) -> str:
    if isinstance(value, list | dict):
        raise _WrongError("这里只写一段文字，不写列表")
    if not value or not value.strip():
        raise _WrongError("这里是空的，写上文字，或者删去这一行")
    return "\n".join(line.strip() for line in value.strip().split("\n"))


def _texts(value: Value) -> tuple[str, ...]:
    if isinstance(value, dict):
        raise _WrongError("这里写一个列表，例如 [甲局, 乙局]")
    return tuple(map(_text, value if isinstance(value, list) else [value]))


def _one_of(words: tuple[str, ...]) -> Reader:
    def read(value: Value) -> str:
        text = _text(value)
        if text not in words:
            near = did_you_mean(text, words, f"写{joined(words)}之一")
            raise _WrongError(f"没有“{shown(text)}”，{near}")
        return text

    return read


def _marks(value: Value) -> tuple[str, ...]:
    given = set(map(_one_of(MARKS), value if isinstance(value, list) else [value]))
    return tuple(mark for mark in MARKS if mark in given)


def _day(value: Value) -> date:
    text = _text(value)
    if not _DAY.fullmatch(text):
        raise _WrongError(f"“{shown(text)}”不是日期，写成 2022-05-25 这样")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _WrongError(f"“{shown(text)}”这一天不存在，请核对年月日") from None


def _flag(value: Value) -> bool:
    text = _text(value)
    if text not in {"true", "false"}:
        raise _WrongError(f"“{shown(text)}”看不懂，写 true（是）或 false（否）")
    return text == "true"


def _number(value: Value) -> str:
    text = _text(value)
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise _WrongError(f"“{shown(text)}”不是文号，写成 代字〔2022〕12号 这样")
    code, year, ordinal, zeros, number, unit = match.groups()
    right = f"{code}〔{year}〕{number}{unit}"
    if ordinal or zeros:
        raise _WrongError(f"“{shown(text)}”里序号不加“第”，不编虚位，写成 {right}")
    return right


KEYS: Final[Mapping[str, tuple[str, Reader]]] = {
    "kind": ("文种", _one_of(KINDS)),
    "format": ("版式", _one_of(FORMATS)),
    "issuer": ("发文机关", _text),
    "mark": ("发文机关标志", _text),
    "co_issuers": ("联合发文机关", _texts),
    "number": ("发文字号", _number),
    "signer": ("签发人", _text),
    "title": ("标题", _text),
    "recipients": ("主送机关", _texts),
    "recipients_text": ("主送机关的印法", _text),
    "date": ("成文日期", _day),
    "sealed": ("是否加盖印章", _flag),
    "attachments": ("附件说明", _texts),
    "annotation": ("附注", _text),
    "present": ("出席", _texts),
    "absent": ("请假", _texts),
    "observers": ("列席", _texts),
    "publicity": ("公开方式", _one_of(PUBLICITY)),
    "cc": ("抄送机关", _texts),
    "printed_by": ("印发机关", _text),
    "printed_on": ("印发日期", _day),
    "marks": ("标注", _marks),
}
"""Keys in the order in which they are written, what they are called, how they read."""

NEEDED: Final = ("kind", "format", "issuer", "title", "date")
"""Keys that no document is without."""

_FRAME = "第一行写 ---，接着一行一个要素（例如 kind: 通知），再写一行 ---，下面是正文"


class FrontMatter:
    """What stands between the two lines `---`, and where.

    Raises `Fault` for the first thing that is wrong.
    """

    def __init__(self, text: str) -> None:
        """Read the beginning of *text*, whose lines end with a line feed."""
        lines = text.split("\n")
        if lines[0].rstrip() != FENCE:
            raise Fault(1, f"开头没有公文的要素：{_FRAME}")
        ends = (at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE)
        end = next(ends, None)
        if end is None:
            raise Fault(1, f"公文的要素没有结束：{_FRAME}")
        self.lines = end + 1
        self.body = "\n".join(lines[self.lines :])
        self._places = Places()
        self.fields = dict(self._read("\n".join(lines[1:end]) + "\n"))

    def line(self, key: str) -> int:
        """Return the line of *key*; the first where it is absent."""
        return self._places.key((key,))[0] + 1 if key in self.fields else 1

    def _read(self, text: str) -> dict[str, Any]:
        value, faults = source.parse(text, self._places)
        for fault in faults:
            told = {name: shown(one) for name, one in fault.fields.items()}
            parts = filter(None, (fault.message.text, fault.message.hint))
            message = "；".join(part.format_map(told) for part in parts)
            raise Fault(fault.span[0] + 1, message)
        if not isinstance(value, dict):
            raise Fault(1, f"公文的要素写成一行一个：{_FRAME}")
        given = {key: one for key, one in value.items() if self._says(key, one)}
        fields = {key: self._value(key, one) for key, one in given.items()}
        for key in NEEDED:
            if key not in fields:
                title = KEYS[key][0]
                raise Fault(1, f"缺少 {key}（{title}），在 --- 之间加一行 {key}: …")
        return fields

    def _says(self, key: str, value: Value) -> bool:
        """Say whether *key* is given at all; refuse one that nobody knows."""
        if key not in KEYS:
            near = did_you_mean(key, KEYS, f"可以写的有 {joined(KEYS)}")
            line = self._places.key((key,))[0] + 1
            raise Fault(line, f"不认识“{shown(key)}”，{near}")
        return value is not None and value != []

    def _value(self, key: str, value: Value) -> Any:  # noqa: ANN401  # by its key
        title, read = KEYS[key]
        try:
            return read(value)
        except _WrongError as error:
            line = self._places.value((key,))[0] + 1
            raise Fault(line, f"{key}（{title}）：{error}") from None
