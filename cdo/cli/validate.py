"""`cdo validate`: every rule over the whole registry."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cdo.cli import exits, options
from cdo.cli.asking import editions
from cdo.cli.exits import StopError
from cdo.cli.showing.output import Output
from cdo.findings import Report, Severity
from cdo.reporters import REPORTERS, reporter
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cdo.cli.asking.editions import Edition
    from cdo.findings import Diagnostic
    from cdo.registry.index import Registry

HELP = """检查登记库，列出不符合规定之处。

每处一行：文件:行:列: 轻重 规则编号 说明 [条款]。说明里讲怎么改，规则的来由见
cdo explain。校验只看文件，不看今天是几号，所以不报空缺和逾期。

给出文件或文件夹时，照样检查整个登记库，但只报告其中的问题，退出码也按报告
的算。--changed-since 只报告某个提交以后的问题，两样都给时合在一起。

--rev 检查某个提交里的登记库；--merge 在合并以前检查两个分支合并的结果：各自都对的
两个分支，合起来可能一个席位有两个人。

格式：text 给人看；json、jsonl 给程序，jsonl 一行一项；github、gitlab、sarif 让代码
托管平台把问题标在合并请求的行旁，sarif 至多列 5000 项，重的在前；junit 让持续集
成把每条规则当作一项测试。

退出码：0 没有错误，1 有错误，2 用法不对、没有登记库或没有这个提交，3 有规则无法
判断，或克隆不完整、说不准。
"""

EXAMPLE = """cdo validate
cdo validate --changed-since origin/main
cdo validate --merge main my-branch
cdo validate officers/p-0007.yaml --fail-on warning"""


def run(  # noqa: PLR0913  # one parameter an option
    *,
    paths: list[str] = typer.Argument(
        None, metavar="PATH", help="只报告这些文件或文件夹里的问题；文件可以已经删除"
    ),
    fail_on: str = options.choice(
        "error", "warning", flags=("--fail-on",), text="从哪一等起算不通过"
    ),
    changed_since: str = typer.Option(
        "",
        "--changed-since",
        metavar="REV",
        help="只报告这个提交以后改过的文件（没有提交的也算）和那时没有的问题",
    ),
    merge: tuple[str, str] = typer.Option(
        ("", ""),
        "--merge",
        metavar="BASE HEAD",
        help="检查这两个提交合并以后的登记库，不在 Git 里写任何东西",
    ),
    registry: str = options.REGISTRY,
    rev: str = options.REV,
    form: str = options.formats(*REPORTERS),
    output: str = options.OUTPUT,
    color: str = options.COLOR,
) -> int:
    """Check the registry and report what was found; return the exit code."""
    answer = Output(output, color)
    edition = _edition(registry, rev, changed_since, merge)
    answer.spare(edition.folder)
    inside = _narrowing(edition.folder, paths or [])
    show_lines = form == "text" and answer.terminal
    found = _check(edition, inside, changed_since, show_lines=show_lines)
    report = replace(found, fail_on=Severity(fail_on))
    answer.write(_written(report, form, answer))
    return _code(report)


def _edition(
    registry: str, rev: str, changed_since: str, merge: tuple[str, str]
) -> Edition:
    """Return what is to be judged: the folder, a commit, or the merge of two."""
    if not any(merge):
        return editions.opened(registry, rev)
    if rev or changed_since:
        raise StopError("--merge 不能和 --rev、--changed-since 一起用")
    return editions.merged(registry, *merge)


def _check(
    edition: Edition,
    inside: Callable[[Diagnostic], bool] | None,
    changed_since: str,
    *,
    show_lines: bool,
) -> Report:
    """Read the registry, judge it, and keep of what was found what is wanted.

    That is what is *inside*, and what is new since a commit if one is given.
    """
    from cdo import rules  # noqa: PLC0415
    from cdo.cli.asking.answers import keeping, read  # noqa: PLC0415

    kept = keeping() if changed_since else None
    wanted = [inside] if inside else []
    if kept is not None:
        from cdo.cli.asking.since import news  # noqa: PLC0415

        wanted.append(news(edition, changed_since, kept))
    registry, found = read(edition.tree, kept)
    broken, skipped = rules.check(registry)
    found = [*found, *broken]
    if wanted:
        found = [one for one in found if any(wants(one) for wants in wanted)]
    found.sort(key=lambda one: one.order)
    lines = _lines(registry, found) if show_lines else {}
    asked = list(rules.CATALOGUE.values())
    base = _base(edition.folder)
    return Report(found, registry.files, registry.records, skipped, lines, base, asked)


def _written(report: Report, form: str, answer: Output) -> Iterator[str]:
    if form != "text":
        return reporter(form)(report)
    from cdo.reporters import text  # noqa: PLC0415

    return text.report(report, color=answer.color)


def _code(report: Report) -> int:
    """Return 1 for findings that fail the run, 3 where some are unknown."""
    if any(map(report.fails, report.diagnostics)):
        return exits.FINDINGS
    return exits.UNKNOWN if report.skipped else exits.OK


def _narrowing(
    folder: Path, paths: Iterable[str]
) -> Callable[[Diagnostic], bool] | None:
    """Return whether a finding stands in one of *paths* or below; None without any."""
    asked = {_inside(folder, path) for path in paths}

    def wanted(one: Diagnostic) -> bool:
        steps = one.place.file.split("/")
        return any("/".join(steps[:end]) in asked for end in range(len(steps) + 1))

    return wanted if asked else None


def _inside(folder: Path, path: str) -> str:
    """Return *path*, seen from here, as seen from the registry's folder.

    The last step may be a link, which is itself what is wrong, or be gone.
    """
    given = Path(path)
    whole = given.resolve() if given.name in {"", ".."} else None
    real = whole or given.parent.resolve() / given.name
    try:
        inside = real.relative_to(folder.resolve()).as_posix()
    except ValueError:
        raise StopError(
            f"{visible(path)} 不在登记库 {visible(str(folder))} 里"
        ) from None
    return "" if inside == "." else inside


def _lines(
    registry: Registry, found: Iterable[Diagnostic]
) -> dict[tuple[str, int], str]:
    """Return the texts of the lines that *found* stand on."""
    texts: dict[str, list[str]] = {}
    lines = {}
    for one in found:
        file, line = one.place.file, one.place.line
        if file not in texts:
            text = registry.text(file)
            texts[file] = text.split("\n") if text else []
        for text in texts[file][line - 1 : line]:
            lines[file, line] = text.rstrip("\r")
    return lines


def _base(folder: Path) -> str:
    """Return the registry's folder as seen from the root of its checkout."""
    real = folder.resolve()
    for above in (real, *real.parents):
        if os.path.lexists(above / ".git"):
            inside = real.relative_to(above).as_posix()
            break
    else:
        inside = Path(os.path.relpath(real)).as_posix()
    return "" if inside == "." else inside
