"""What keeps the history from being read: said once, in words for the user."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from cdo.phrases import shown


class _Said(NamedTuple):
    text: str
    unknown: bool = False


class Trouble(Enum):
    """Why the history does not answer; `unknown` where only this copy cannot tell.

    The texts are templates with the fields `what` and `why`.
    """

    NO_GIT = _Said(
        "没有找到 git，看不了历史；装好 git 再试，见 cdo doctor", unknown=True
    )
    NO_REPOSITORY = _Said("{what} 不在 Git 仓库里，没有历史可看")
    INTRUDER = _Said(
        "登记库 {what} 的文件夹里混进了一个 Git 仓库（HEAD、objects、refs），"
        "它的历史和设置都不可信，没有读；先删去混进来的这些文件"
    )
    FOREIGN = _Said(
        "{what} 所在的 Git 仓库属于别的用户，git 不肯读；"
        "信得过的话，运行 git config --global --add safe.directory 仓库的文件夹"
    )
    EMPTY = _Said("{what} 所在的 Git 仓库还没有提交")
    NO_REVISION = _Said("没有 {what} 这个提交、分支或标签")
    AMBIGUOUS = _Said("{what} 不止指一个提交，多写几位")
    SHALLOW = _Said(
        "找不到 {what}，而这个克隆只有一部分历史，说不准；"
        "先运行 git fetch --unshallow 取回全部历史",
        unknown=True,
    )
    UNRELATED = _Said("{what} 没有共同的祖先，合并不了")
    NO_REGISTRY = _Said("提交 {what} 里没有登记库：没有 {why} 这个文件")
    BROKEN = _Said(
        "Git 仓库里缺了对象或有损坏，读不全（{why}）；"
        "运行 git fsck 检查，或重新克隆一份完整的",
        unknown=True,
    )

    @property
    def unknown(self) -> bool:
        """Whether another copy of the same history could tell."""
        return self.value.unknown


class HistoryError(Exception):
    """The history does not answer; the message says why and what to do."""

    def __init__(self, trouble: Trouble, what: str = "", why: str = "") -> None:
        """Say *trouble* of *what*, which is shown on one line and not too long."""
        fields = {"what": shown(what), "why": shown(why)}
        super().__init__(trouble.value.text.format_map(fields))
        self.trouble = trouble
