"""`cdo log`: the history in words, by record and field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from cdo.cli import exits, options
from cdo.cli.showing.output import Output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cdo.cli.asking.editions import Edition
    from cdo.cli.past.changes import Told
    from cdo.cli.records.refs import Located
    from cdo.registry.changes.chronicle import Chronicle
    from cdo.registry.changes.edits import Edit
    from cdo.registry.changes.telling import Change
    from cdo.registry.history.commits import Commit

HELP = """看登记库的历史：任免、备案、评分……每次提交改了什么，用话说出来。

按记录和字段说，不按行说：换个次序、加注释、改排版不算变化。最近的在前。

写明 REF 时只看这条记录，改过编号的接着往前看。

退出码：0 看到了（没有变化也是 0），2 用法不对，3 历史不全，说不准。
"""

EXAMPLE = """cdo log
cdo log officer/p-0007
cdo log --unit 市公安局 --since 2022-10-01 --until 2022-12-31
cdo log -f csv -o log.csv"""


_SINCE: Any = typer.Option(
    "",
    "--since",
    metavar="DATE",
    help="从这一天起的提交，写成 2022-08-31 或 2022-08-31T16:30（北京时间）",
)
_UNTIL: Any = typer.Option(
    "", "--until", metavar="DATE", help="到这一天为止的提交，当天也算"
)
_UNIT: Any = typer.Option(
    "", "--unit", metavar="UNIT", help="只看与这个单位有关的：编号、简称或全称"
)
_AUTHOR: Any = typer.Option(
    "", "--author", metavar="NAME", help="只看这个人的提交：姓名或邮箱，写一部分也行"
)


def run(  # noqa: PLR0913  # one parameter an option
    *,
    ref: str = typer.Argument("", metavar="REF", help="种类/编号，如 officer/p-0007"),
    since: str = _SINCE,
    until: str = _UNTIL,
    unit: str = _UNIT,
    author: str = _AUTHOR,
    registry: str = options.REGISTRY,
    rev: str = options.REV,
    form: str = options.formats("text", "json", "csv", "md"),
    output: str = options.OUTPUT,
) -> int:
    """Print what changed, commit by commit; return the exit code."""
    from cdo.cli.asking.editions import opened  # noqa: PLC0415
    from cdo.cli.past.changes import pieces  # noqa: PLC0415
    from cdo.cli.past.past import WALKING, chronicle, not_whole, unit_id  # noqa: PLC0415
    from cdo.cli.progress import Bar  # noqa: PLC0415
    from cdo.cli.records.refs import located  # noqa: PLC0415

    answer = Output(output)
    wanted = _wanted(since, until, author)
    about = located(ref) if ref else None
    edition = opened(registry, rev or "HEAD")
    answer.spare(edition.folder)
    whose = unit_id(edition, unit) if unit else ""
    with Bar(WALKING) as bar, chronicle(edition, bar) as history:
        told = _told(history, edition, about, whose, wanted)
        answer.write(pieces(form, _title(about), told, answer.columns))
        return not_whole() if history.cut else exits.OK


def _title(about: Located | None) -> str:
    return f"{about.ref} 的历史" if about else "登记库的历史"


def _wanted(since: str, until: str, author: str) -> Callable[[Commit], bool]:
    """Return what says whether a commit is asked for."""
    first = options.moment(since, "--since", begins=True).timestamp() if since else None
    last = options.moment(until, "--until").timestamp() if until else None
    sought = author.strip().casefold()

    def wanted(commit: Commit) -> bool:
        time, who = commit.committer.time, commit.author
        early = first is not None and time < first
        late = last is not None and time >= last
        return not early and not late and sought in f"{who.name} {who.email}".casefold()

    return wanted


def _told(
    history: Chronicle,
    edition: Edition,
    about: Located | None,
    unit: str,
    wanted: Callable[[Commit], bool],
) -> Iterator[Told]:
    """Yield what each commit that is asked for changed of what is asked for."""
    from cdo.cli.past.changes import Told  # noqa: PLC0415
    from cdo.cli.past.past import check_known  # noqa: PLC0415
    from cdo.registry.changes.concerning import concerning  # noqa: PLC0415
    from cdo.registry.changes.looking import look  # noqa: PLC0415
    from cdo.registry.changes.telling import told  # noqa: PLC0415

    names, any_step = look(edition.tree), False
    steps = history.of_record(about.kind, about.id) if about else history.steps(wanted)
    for step in steps:
        any_step = True
        if not wanted(step.commit):
            continue
        edits = list(concerning(step.edits, unit)) if unit else step.edits
        changes = told(edits, names)
        if about is not None:
            changes = (one for one in changes if _is_about(one, about, step.own))
        yield Told(step.commit, list(changes))
    if about is not None and not any_step:
        check_known(edition, about)


def _is_about(change: Change, about: Located, own: Edit | None) -> bool:
    """Whether *change* is one of the record that *own* befell, or of its entry."""
    if own is None or change.record != own.ref:
        return False
    field = change.field
    return field is None or about.holds(field)
