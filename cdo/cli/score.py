"""`cdo score`: scores, bands and ranks of a period, and how they came about."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from cdo.cli import exits, options, writing
from cdo.cli.asking.editions import opened
from cdo.cli.exits import StopError
from cdo.cli.showing.output import Output, json_text
from cdo.cli.writing import Wish

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cdo.cli.scores.replay import Replay
    from cdo.cli.scores.scoring import Scores
    from cdo.findings import Diagnostic
    from cdo.registry.index import Registry
    from cdo.registry.trees import Tree
    from cdo.tables.page import Page, Table

HELP = """给一期评价评分：总分、等次、组内名次。

各组一张表；--explain 逐项写明算式、条款、佐证和失分，最后是每项最小改进一步能加
多少分。html 是一页图表：排名、各因素的长条、失分表，每个数字都能点到它的说明。

登记库通不过校验的不评分，列出错误；--preview 照样试算，写明未经校验。结果不会自己
存下来，--write 才把它写进评价文件的 result；已公布的评价从不改动。--check 按存下的
输入和当时的情况复算，并指出登记库现在另有什么说法。

退出码：0 评好了，1 登记库有错误、复算不一致、或写入时有并列待裁定，2 用法不对或
写不了，3 试算时有要用的文件读不出来。
"""

EXAMPLE = """cdo score --period 2022
cdo score 市公安局 --period 2022 --explain
cdo score --period 2022 -f html -o score.html
cdo score --period 2022 --write --dry-run"""


class Asked(NamedTuple):
    """What is asked besides the scores themselves."""

    explain: bool
    sensitivity: bool
    against: str
    check: bool


_UNITS: Any = typer.Argument(
    None, metavar="UNIT", help="只看这些单位：编号、简称或全称；名次仍按全组排"
)
_PERIOD: Any = typer.Option(
    ..., "--period", metavar="PERIOD", help="评价期，如 2022、2022-h1"
)
_SENSITIVITY: Any = typer.Option(
    False, "--sensitivity", help="权重各变动 10% 时名次怎样变，哪些名次稳"
)
_AGAINST: Any = typer.Option(
    "", "--against", metavar="PERIOD", help="与另一期比较，按因素列出变化"
)
_CHECK: Any = typer.Option(False, "--check", help="复算存下的结果，不一致时退出码 1")
_PREVIEW: Any = typer.Option(
    False, "--preview", help="登记库通不过校验也试算，写明未经校验"
)


def run(  # noqa: PLR0913  # one parameter an option
    *,
    units: list[str] = _UNITS,
    period: str = _PERIOD,
    explain: bool = typer.Option(False, "--explain", help="逐项说明，并列出怎样加分"),
    sensitivity: bool = _SENSITIVITY,
    against: str = _AGAINST,
    check: bool = _CHECK,
    preview: bool = _PREVIEW,
    write: bool = typer.Option(False, "--write", help="把结果写进评价文件"),
    dry_run: bool = writing.DRY_RUN,
    commit: bool = writing.COMMIT,
    yes: bool = writing.YES,
    registry: str = options.REGISTRY,
    rev: str = options.REV,
    form: str = options.formats("text", "json", "csv", "md", "xlsx", "html"),
    output: str = options.OUTPUT,
    color: str = options.COLOR,
) -> int:
    """Print the scores, write them if that is asked; return the exit code."""
    wish = Wish(dry_run, commit, yes)
    _refuse_together(wish, rev, write=write, check=check, preview=preview)
    answer = Output(output, color)
    edition = opened(registry, rev)
    answer.spare(edition.folder)
    found, wrong = _judged(edition.tree, period, against)
    asked = Asked(explain, sensitivity, against, check)
    broken = _broken(wrong)
    if broken and not preview:
        return _refuse(found, broken, form, answer)
    scores = _scored(found, (period, against), units or [], broken)
    code = _stored(scores, edition.folder, wish, answer) if write else _whole(scores)
    if dry_run:
        return code
    replayed = _replayed(scores, wrong) if check else []
    _answer(scores, asked, replayed, form, answer)
    differs = any(one.state == "differs" for one in replayed)
    return exits.FINDINGS if differs else code


def _refuse_together(
    wish: Wish, rev: str, *, write: bool, check: bool, preview: bool
) -> None:
    """Raise `StopError` for options that contradict each other."""
    if any(wish) and not write:
        name = next(one for one, on in wish._asdict().items() if on).replace("_", "-")
        raise StopError(f"选项 --{name} 要和 --write 一起用")
    if write and rev:
        raise StopError("--write 和 --rev 不能一起用：提交里的登记库只能看，不能写")
    if write and check:
        raise StopError("--write 和 --check 不能一起用：一个写结果，一个复算写过的")
    if write and preview:
        raise StopError("--write 和 --preview 不能一起用：未经校验的结果不能写")


def _judged(tree: Tree, period: str, against: str) -> tuple[Registry, list[Diagnostic]]:
    """Return the registry and all that is wrong with it; the periods must be there."""
    from cdo import rules  # noqa: PLC0415
    from cdo.cli.asking.answers import read  # noqa: PLC0415
    from cdo.cli.scores.scoring import period_named  # noqa: PLC0415

    registry, found = read(tree)
    for name in filter(None, (period, against)):
        period_named(registry, name)
    broken, _ = rules.check(registry)
    return registry, sorted([*found, *broken], key=lambda one: one.order)


def _broken(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    from cdo.cli.scores.scoring import errors  # noqa: PLC0415

    return tuple(errors(found))


def _refuse(
    registry: Registry, broken: tuple[Diagnostic, ...], form: str, answer: Output
) -> int:
    """Say what keeps the registry from being scored; return the exit code."""
    from cdo.findings import Report  # noqa: PLC0415
    from cdo.reporters import json, text  # noqa: PLC0415

    report = Report(broken, registry.files, registry.records)
    if form == "json":
        answer.write(json.report(report))
    elif form == "text":
        answer.write(text.report(report, color=answer.color))
    else:
        sys.stderr.writelines(text.report(report))
    sys.stderr.write(
        "登记库没有通过校验，没有评分；改正以后再评，或用 --preview 试算\n"
    )
    return exits.FINDINGS


def _scored(
    registry: Registry,
    periods: tuple[str, str],
    units: list[str],
    broken: tuple[Diagnostic, ...],
) -> Scores:
    """Return the scores of the first period, of the *units* that are named or of all.

    The other period, if any, is the one that they are compared with.
    """
    from cdo.cli.asking.asked import units_named  # noqa: PLC0415
    from cdo.cli.scores.scoring import Scores, counted, require  # noqa: PLC0415
    from cdo.reckoning import standings  # noqa: PLC0415

    period, against = periods
    counted(registry, period)
    if against:
        counted(registry, against)
    scores = Scores(registry, period, standings.table(registry, period), [], broken)
    scores = replace(scores, units=units_named(registry, units, scores.day))
    require(scores)
    return scores


def _whole(scores: Scores) -> int:
    """Return the code of scores that are only looked at: whether they are whole."""
    from cdo.cli.asking.answers import lacking  # noqa: PLC0415
    from cdo.cli.scores.scoring import left_out, needs  # noqa: PLC0415

    torn = lacking(scores.registry, *needs(scores))
    return exits.UNKNOWN if torn or left_out(scores) else exits.OK


def _replayed(scores: Scores, found: Sequence[Diagnostic]) -> list[Replay]:
    from cdo.cli.scores.replay import replays  # noqa: PLC0415

    return replays(scores, found)


def _stored(scores: Scores, folder: Path, wish: Wish, answer: Output) -> int:
    from cdo.cli.scores.storing import store  # noqa: PLC0415

    return store(scores, folder, wish, answer)


def _answer(
    scores: Scores, asked: Asked, replayed: list[Replay], form: str, answer: Output
) -> None:
    """Write the scores, and what else was asked, in the format *form*."""
    from cdo.cli.showing.display import put  # noqa: PLC0415

    if form == "json":
        answer.write(json_text(_object(scores, asked, replayed)))
    elif form == "html":
        from cdo.cli.scores.picture import picture  # noqa: PLC0415
        from cdo.tables import chart  # noqa: PLC0415

        tables = tuple(_beside(scores, asked, replayed))
        answer.save(chart.written(picture(scores, tables)))
    else:
        put(_page(scores, asked, replayed, form), form, answer)


def _object(scores: Scores, asked: Asked, replayed: list[Replay]) -> dict[str, object]:
    """Return the scores, and what else was asked, as plain data."""
    from cdo.cli.scores import scores as plain  # noqa: PLC0415

    whole = plain.whole(scores, explain=asked.explain)
    whole |= plain.sensitivity(scores) if asked.sensitivity else {}
    whole |= plain.against(scores, asked.against) if asked.against else {}
    return whole | (plain.check(replayed) if asked.check else {})


def _page(scores: Scores, asked: Asked, replayed: list[Replay], form: str) -> Page:
    """Return the scores, and what else was asked, as tables."""
    from cdo.cli.scores import accounts, ranking  # noqa: PLC0415

    wide = {"csv": ranking.by_rubric, "xlsx": ranking.by_group}
    page = wide.get(form, ranking.page)(scores)
    tables = [*page.tables, *_beside(scores, asked, replayed)]
    if asked.explain:
        tables += (
            [accounts.listing(scores)] if form in wide else accounts.tables(scores)
        )
    marked = (ranking.marked(scores, one, in_rows=form in wide) for one in tables)
    return replace(page, tables=tuple(marked))


def _beside(scores: Scores, asked: Asked, replayed: list[Replay]) -> Iterator[Table]:
    """Yield the tables of what else was asked."""
    from cdo.cli.scores import outlook, replay  # noqa: PLC0415

    if asked.check:
        yield replay.table(scores, replayed)
    if asked.against:
        yield outlook.comparison(scores, asked.against)
    if asked.sensitivity:
        yield from outlook.sensitivity(scores)
