"""`cdo seal`: a signed tag over a milestone, and a checkpoint to keep on paper."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, cast

import typer

from cdo.cli import exits, options, writing
from cdo.cli.exits import StopError
from cdo.phrases import shown
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from cdo.cli.asking.editions import Edition
    from cdo.registry.history.repository import Repository

HELP = """给登记库现在的提交盖封条：一个签了名的标签，和一个记在纸上的编号。

封条上写着内容的摘要、文件和记录的数目、还没有解决的问题。编号由提交算出，连同它以前的
全部历史：以后 cdo audit --since 编号，就知道历史有没有被改写。几个人可以给同一个提交
各盖一个，第二个叫 NAME.2。

用你自己的 SSH 密钥签名，先设好：git config --global user.signingkey 公钥文件。标签
在本机，另用 git push 送出去。只看提交，没有提交的改动不在封条里。

退出码：0 盖好了，2 用法不对、名字已用在别处或没有设好密钥，3 历史不全。
"""

EXAMPLE = """cdo seal 2022-summary
cdo seal 2022-summary --dry-run"""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_DRY_RUN: Any = typer.Option(False, "--dry-run", help="只显示封条上写什么，不盖")
_YES: Any = typer.Option(False, "--yes", help="不再问，直接盖")


def run(  # one parameter an option
    *,
    name: str = typer.Argument(metavar="NAME", help="封条的名字，如 2022-summary"),
    dry_run: bool = _DRY_RUN,
    yes: bool = _YES,
    registry: str = options.REGISTRY,
    rev: str = options.REV,
) -> int:
    """Seal a commit and print its checkpoint; return the exit code."""
    from cdo.audit import checkpoints, sealing, seals  # noqa: PLC0415
    from cdo.cli.asking.editions import opened  # noqa: PLC0415
    from cdo.cli.evidence.whole import check_whole  # noqa: PLC0415

    if not _NAME.fullmatch(name):
        told = "名字用小写字母、数字和短横线，如 2022-summary"
        raise StopError(f"{told}，不是“{shown(name)}”")
    edition = opened(registry, rev or "HEAD")
    repository, commit = cast("Repository", edition.repository), edition.commit or ""
    check_whole(repository)
    found = seals.seals(repository)
    tag = sealing.free_name(found, name, commit)
    if tag is None:
        raise StopError(f"封条 {name} 已经盖在别的提交上，换一个名字")
    text = sealing.inscription(repository, commit, name)
    if dry_run:
        sys.stdout.write("".join(f"{visible(one)}\n" for one in text.splitlines()))
        return exits.OK
    if not yes:
        writing.ask(f"给提交 {commit[:10]} 盖封条 {tag}？")
    _seal(edition, tag, commit, text)
    sys.stdout.write(f"已盖封条 {tag}\n编号 {checkpoints.of(commit)}\n")
    return exits.OK


def _seal(edition: Edition, tag: str, commit: str, text: str) -> None:
    """Put the seal *tag* on *commit*; raise `StopError` where that cannot be done."""
    from cdo import programs  # noqa: PLC0415
    from cdo.editing import tags  # noqa: PLC0415

    program = programs.located("ssh-keygen")
    if program is None:
        raise StopError("没有找到 ssh-keygen，签不了名；装好 OpenSSH 再试")
    why = tags.signed(edition.folder, tag, commit, text, program)
    if why:
        told = "没有盖成：签不了名，或者 git 不知道你是谁"
        remedy = "先设好 git config --global user.signingkey 公钥文件，和 user.name、"
        remedy += f"user.email（git 说：{shown(why)}）"
        raise StopError(f"{told}；{remedy}")
