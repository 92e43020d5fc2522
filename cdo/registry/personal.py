"""What must not enter a registry at all: numbers of persons, marks of secrecy.

The raw text of a file is looked at, comments and all.  Only where escapes or line
breaks may hide something, or a word may be a mark, are its values looked at too.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from cdo.findings import Message, Rule
from cdo.identifiers import is_secret_mark, masked, personal, secrets
from cdo.registry.faults import MOST, Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cdo.findings import Path
    from cdo.registry.places import Span

    Values = Callable[[], Iterable[tuple[Path, Span, str]]]

NUMBER = Message(
    "这里有{kind} {value}",
    "删去它；登记库不存个人号码，联系电话只写办公电话",
)
NUMBER_IN_NAME = Message(
    "文件名里有{kind} {value}", "改名；人员用 p-0007 这样的编号，不用个人号码"
)
PERSONAL = Rule(
    "CDO701",
    """登记库里不写居民身份证号、手机号码和银行卡号。

    登记库随 Git 复制给许多人，写进去的号码收不回来。
    值、注释、文件名、提交说明里都不许有；换成全角数字、加空格或短横线也查得出。提示里的号码只显示头尾。
    办公电话（如 0700-1234567）不在此列。

    怎么改：删去号码。联系电话写办公电话，人员用编号（p-0007）区分。已经提交过的，
    历史里仍有，请管理员清理历史。

    反例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局}
    nature: 政府部门
    note: 联系人证件号 999999 19000101 0015  # CDO701
    # 手机 138-0013-8000  # CDO701
    ```

    正例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局}
    nature: 政府部门
    note: 办公电话 0700-1234567
    ```
    """,
    (NUMBER, NUMBER_IN_NAME),
)

MARK = Message(
    "这里有密级标志“{value}”",
    "涉密内容不得进入登记库：立即停止复制，报告本单位保密工作机构",
)
MARK_IN_NAME = Message(
    "文件名里有密级标志“{value}”",
    "涉密内容不得进入登记库：立即停止复制，报告本单位保密工作机构",
)
SECRECY = Rule(
    "CDO702",
    """登记库里没有密级标志。

    “绝密”“机密”“秘密”后面跟着★，或者独占一个值，说明抄来的是涉密文件。登记库不是涉密系统，
    涉密内容一个字也不能进。说明文字里提到“国家秘密”这样的词不在此列。

    怎么改：不要只删去标志。停止复制这个文件，报告本单位保密工作机构，按要求清除内容和历史。

    反例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局}
    nature: 政府部门
    note: 机密★10年  # CDO702
    ```

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局}
    nature: 政府部门
    note: 秘密  # CDO702
    ```

    正例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局}
    nature: 政府部门
    note: 工作中保守国家秘密
    ```
    """,
    (MARK, MARK_IN_NAME),
)

RULES = (PERSONAL, SECRECY)

_TOP = (1, 1, 1, 1)
_FOLDED = re.compile(r"\n(?<=[0-9０-９①-⑨⓪ \t-]\n)[ \t]++-?[0-9０-９①-⑨⓪]")
"""A line that begins with a digit and may go on with a number of the line before."""


def found(text: str, values: Values) -> Iterator[Fault]:
    """Yield the numbers of persons and the marks of secrecy in a file.

    *text* is the file as it stands.  *values* gives the path, the place and the
    unescaped text of its values; it is called only where they may say more.
    """
    seen: set[str] = set()
    places = _Places(text)
    for start, end, kind in islice(personal(text), MOST):
        number = text[start:end]
        seen.add(_bare(number))
        yield _number(number, kind, places.span(start, end))
    secret = "密" in text
    if secret:
        places = _Places(text)
        for start, end in islice(secrets(text), MOST):
            yield _mark(text[start:end], places.span(start, end))
    if secret or "\\" in text or _FOLDED.search(text):
        yield from islice(_in_values(text, values, seen), MOST)


def in_name(path: str) -> Iterator[Fault]:
    """Yield the numbers of persons and the marks of secrecy in a file's path."""
    for start, end, kind in personal(path):
        yield _number(path[start:end], kind, _TOP, message=NUMBER_IN_NAME)
    for start, end in secrets(path):
        yield _mark(path[start:end], _TOP, message=MARK_IN_NAME)


class _Places:
    """Lines and columns of offsets that are asked for in ascending order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = 1
        self._done = 0

    def span(self, start: int, end: int) -> Span:
        """Return where the characters from *start* to *end*, on one line, stand."""
        self._line += self._text.count("\n", self._done, start)
        self._done = start
        before = self._text.rfind("\n", 0, start)
        return (self._line, start - before, self._line, end - before)


def _in_values(text: str, values: Values, seen: set[str]) -> Iterator[Fault]:
    """Yield what the values say and the text, as it stands, does not show."""
    for path, span, value in values():
        if is_secret_mark(value) and not value.rstrip().endswith("★"):
            yield _mark(value.strip(), span, path)
        told = set()
        for start, end, kind in personal(value):
            number = value[start:end]
            if _bare(number) not in seen and masked(number) not in told:
                told.add(masked(number))
                yield _number(number, kind, span, path)
        for start, end in secrets(value):
            if value[start:end] not in text:
                yield _mark(value[start:end], span, path)


def _bare(number: str) -> str:
    return "".join(filter(str.isalnum, number))


def _number(
    number: str,
    kind: str,
    span: Span,
    path: Path | None = None,
    message: Message = NUMBER,
) -> Fault:
    fields: dict[str, object] = {"kind": kind, "value": masked(number)}
    return Fault(PERSONAL, message, span, fields, path)


def _mark(
    mark: str, span: Span, path: Path | None = None, message: Message = MARK
) -> Fault:
    return Fault(SECRECY, message, span, {"value": mark}, path)
