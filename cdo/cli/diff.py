"""`cdo diff`: what changed in meaning between two commits, or in the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import typer

from cdo.cli import exits, options
from cdo.cli.showing.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.cli.asking.editions import Edition
    from cdo.cli.past.changes import Told
    from cdo.registry.history.committree import CommitTree

HELP = """比较两个提交的登记库，或一个提交和文件夹，看意思上有什么变化。

按记录和字段比较，不按行比较：换个次序、加注释、改排版、换引号不算变化。

不写 B 时与文件夹里现在的文件比较，还没有提交的改动也看得到；都不写时 A 是 HEAD。

退出码：0 看到了（有没有变化都是 0），2 用法不对，3 说不准。
"""

EXAMPLE = """cdo diff
cdo diff HEAD~5
cdo diff v1.0 main -f md"""


def run(
    *,
    a: str = typer.Argument("HEAD", metavar="A", help="从哪个提交、分支或标签"),
    b: str = typer.Argument("", metavar="B", help="到哪个；不写时是文件夹"),
    registry: str = options.REGISTRY,
    form: str = options.formats("text", "json", "md"),
    output: str = options.OUTPUT,
) -> int:
    """Print what changed from one to the other."""
    from cdo.cli.asking.editions import opened, present  # noqa: PLC0415
    from cdo.cli.past.changes import pieces  # noqa: PLC0415

    answer = Output(output)
    old = opened(registry, a)
    new = opened(registry, b) if b else present(options.folder(registry))
    answer.spare(old.folder)
    title = f"从 {a} 到 {b or '文件夹'}"
    told = _told(old, new)
    answer.write(pieces(form, title, told, answer.columns, heads=False))
    return exits.OK


def _told(old: Edition, new: Edition) -> Iterator[Told]:
    """Yield what changed from *old*, a commit, to *new*."""
    from cdo.cli.past.changes import Told  # noqa: PLC0415
    from cdo.registry.changes.looking import between, look  # noqa: PLC0415
    from cdo.registry.changes.telling import told  # noqa: PLC0415
    from cdo.registry.history.commits import commit  # noqa: PLC0415

    of = None
    if new.repository is not None and new.commit is not None:
        with new.repository.objects() as objects:
            of = commit(new.commit, objects.one(new.commit).data or b"")
    yield Told(
        of, list(told(between(cast("CommitTree", old.tree), new.tree), look(new.tree)))
    )
