"""Whether the history is there as it was made, without which nothing is proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.cli import exits
from cdo.cli.exits import StopError

if TYPE_CHECKING:
    from cdo.registry.history.repository import Repository


def check_whole(repository: Repository) -> None:
    """Raise `StopError` where *repository* does not have the history as it was."""
    if repository.shallow:
        told = "这个克隆只有一部分历史，审计说不准"
        remedy = "先运行 git fetch --unshallow 取回全部历史"
        raise StopError(f"{told}；{remedy}", exits.UNKNOWN)
    if repository.replaced():
        told = "这个仓库替换过提交（refs/replace 或 info/grafts），审计说不准"
        remedy = "用 git replace -l 看有哪些；另行克隆一份完整的再审计"
        raise StopError(f"{told}；{remedy}", exits.UNKNOWN)
