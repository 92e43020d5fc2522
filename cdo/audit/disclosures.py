"""个人信息：历史里的任何一个文件、任何一条提交说明都没有个人号码。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.audit.base import Family, Number
from cdo.findings import Message, Place
from cdo.identifiers import masked, personal
from cdo.model import kinds
from cdo.registry import layout
from cdo.registry.trees import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.audit.base import Found, Step

CHECKS = Family()

CODE = "CDO911"

MOST = 10
"""Numbers of one text that are told of."""

_MANIFEST = "registry.yaml"

IN_FILE = Message(
    "这次提交写进了{kind} {value}",
    "从文件里删去以后，历史里仍有：请管理员清理历史，通知取得过副本的人",
)
IN_MESSAGE = Message(
    "这次提交的说明里有{kind} {value}",
    "请管理员清理历史，通知取得过副本的人；提交说明里不写个人号码",
)


@CHECKS.rule(CODE, IN_FILE, IN_MESSAGE, afresh=True)
def undisclosed(step: Step) -> Iterator[Found]:
    """历史里的任何一个文件、任何一条提交说明都没有个人号码。

    登记库随 Git 复制给许多人，删去的内容仍在历史里，谁取得副本都看得到。这里看登记库
    文件夹里曾经有过的每一个文本文件、每一条提交说明；Word、PDF 一类的附件里面写了什么，
    看不出来。

    怎么改：请管理员清理历史，通知取得过副本的人删去旧的副本。清理以后，原来的封条和编号都
    对不上了，要重新盖，并把缘由写成文件。

    反例：

    ```commits
    ## 2022-08-01 # CDO911
    # notes.txt
    联系人手机 138-0013-8000
    ## 2022-08-02
    # notes.txt 删去
    ```

    正例：

    ```commits
    ## 2022-08-01
    # notes.txt
    办公电话 0700-1234567
    ## 2022-08-02
    # notes.txt 删去
    ```
    """
    for change in step.changes:
        for one in step.tells(change.new) if change.new is not None else ():
            end = one.column + one.length
            place = Place(change.path, one.line, one.column, one.line, end)
            yield CHECKS.found(
                CODE,
                place,
                IN_FILE,
                record=_record(change.path),
                kind=one.kind,
                value=one.shown,
            )
    for one in numbers(step.commit.message):
        yield CHECKS.found(CODE, _MANIFEST, IN_MESSAGE, kind=one.kind, value=one.shown)


def _record(path: str) -> str | None:
    found = layout.standing(Entry(path))
    if found is None or found.fault or found.kind is None or found.id is None:
        return None
    return kinds.BY_NAME[found.kind.name].ref_of(found.id)


def in_bytes(data: bytes) -> tuple[Number, ...]:
    """Return the numbers of persons in a file, nothing where it is no text."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        if b"\0" in data:
            return ()
        text = data.decode("gb18030", "replace")
    return numbers(text)


def numbers(text: str) -> tuple[Number, ...]:
    """Return the first numbers of persons in *text*, masked."""
    found: list[Number] = []
    for start, end, kind in personal(text):
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        shown = masked(text[start:end])
        found.append(Number(line, column, end - start, kind, shown))
        if len(found) == MOST:
            break
    return tuple(found)
