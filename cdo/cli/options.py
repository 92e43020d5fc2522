"""Options that several commands share, what they mean, and the clock.

Values arrive as text; this module alone makes folders, days and choices of
them, and nothing else in the program reads the clock.
"""

from __future__ import annotations

import os
import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import typer

from cdo.cli import words
from cdo.cli.exits import StopError
from cdo.phrases import shown
from cdo.reporters.width import visible

MANIFEST = "registry.yaml"
BELOW = "registry-data"
VARIABLE = "CDO_REGISTRY"

_SHANGHAI = timezone(timedelta(hours=8))


def choice(*names: str, flags: tuple[str, ...], text: str) -> Any:  # noqa: ANN401
    """Return an option that takes one of *names*, the first by default."""

    def chosen(value: str) -> str:
        if value not in names:
            raise typer.BadParameter(words.not_among(value, names))
        return value

    return typer.Option(
        names[0], *flags, metavar="|".join(names), help=text, callback=chosen
    )


def formats(*names: str) -> Any:  # noqa: ANN401
    """Return the option `-f`, which takes one of *names*."""
    return choice(*names, flags=("-f", "--format"), text="输出格式；不写时看 -o 的后缀")


REGISTRY: Any = typer.Option(
    "",
    "-C",
    "--registry",
    metavar="DIR",
    help=(
        f"登记库的文件夹。不写时依次取环境变量 {VARIABLE}、"
        f"从这里往上最近的有 {MANIFEST} 的文件夹、这里的 {BELOW}/"
    ),
)
OUTPUT: Any = typer.Option(
    "-", "-o", "--output", metavar="FILE", help="写到这个文件；- 是屏幕"
)
COLOR: Any = choice(
    "auto", "always", "never", flags=("--color",), text="颜色；auto 只在终端上用"
)
AS_OF: Any = typer.Option(
    "",
    "--as-of",
    metavar="DATE",
    help="问的是哪一天，写成 2022-08-31；不写时是今天（北京时间）",
)
REV: Any = typer.Option(
    "",
    "--rev",
    metavar="REV",
    help="看这个提交（或分支、标签）里的登记库，直接从 Git 读，不动文件夹里的文件",
)
KNOWN_AT: Any = typer.Option(
    "",
    "--known-at",
    metavar="DATE",
    help=(
        "按到那时为止入库的记录回答：写成 2022-08-31，算到当天 24:00（北京时间），"
        "或 2022-08-31T16:30"
    ),
)

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?"
    r"(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_DAYS = re.compile(r"([0-9]{1,5}) ?([dw天日周]?)")
_WEEK = 7


def today() -> date:
    """Return the day it is in China."""
    return datetime.now(_SHANGHAI).date()


def day(given: str) -> date:
    """Return the day that `--as-of` names: as *given*, else today.

    Raises `StopError` where it is no day.
    """
    if not given:
        return today()
    try:
        if _DATE.fullmatch(given):
            return date.fromisoformat(given)
    except ValueError:
        raise StopError(f"选项 --as-of：没有 {given} 这一天") from None
    raise StopError(f"选项 --as-of：日期写成 2022-08-31，不是“{shown(given)}”")


def moment(given: str, option: str = "--known-at", *, begins: bool = False) -> datetime:
    """Return the moment that *option* names, a day being its end in China.

    Where something *begins* with it, a day is its beginning.

    Raises `StopError` where it is none.
    """
    if not _MOMENT.fullmatch(given):
        told = "写成 2022-08-31 或 2022-08-31T16:30"
        raise StopError(f"选项 {option}：{told}，不是“{shown(given)}”")
    try:
        found = datetime.fromisoformat(given)
        whole = _DATE.fullmatch(given) is not None and not begins
        found += timedelta(days=whole)
    except (ValueError, OverflowError):
        raise StopError(f"选项 {option}：没有 {given} 这个时间") from None
    return found if found.tzinfo else found.replace(tzinfo=_SHANGHAI)


def written(given: str) -> str:
    """Return what `--known-at` names as JSON has it: a day, or a moment with zone."""
    return given if _DATE.fullmatch(given) else moment(given).isoformat()


def local(seconds: int) -> str:
    """Return a moment, in seconds since 1970, as clocks in China show it."""
    from cdo.registry.history.commits import moment  # noqa: PLC0415

    found = moment(seconds).astimezone(_SHANGHAI).replace(tzinfo=None)
    return found.isoformat(" ", "minutes")


def days(given: str) -> int | None:
    """Return how many days `--within` names: `30d`, `4w`; None where it is not given.

    Raises `StopError` where it is no number of days.
    """
    if not given:
        return None
    found = _DAYS.fullmatch(given)
    if found is None:
        raise StopError(
            f"选项 --within：写成 30d（天）或 4w（周），不是“{shown(given)}”"
        )
    number, of = found.groups()
    return int(number) * (_WEEK if of in {"w", "周"} else 1)


def folder(given: str) -> Path:
    """Return the registry's folder: as *given*, else where one is found.

    Raises `StopError` where there is none, saying where was looked.
    """
    found = sought(given)
    if found is not None:
        return found
    raise StopError(
        f"找不到登记库：从 {visible(str(Path.cwd()))} 往上都没有 {MANIFEST}，"
        f"这里也没有 {BELOW}/{MANIFEST}；用 -C 写明登记库的文件夹，"
        f"或设环境变量 {VARIABLE}"
    )


def sought(given: str) -> Path | None:
    """Return the registry's folder as `folder` does, or None where there is none.

    Raises `StopError` where one is named that is none.
    """
    named = given or os.environ.get(VARIABLE, "")
    if named:
        return _named(Path(named), "-C" if given else f"环境变量 {VARIABLE}")
    here = Path.cwd()
    for candidate in (here, *here.parents, here / BELOW):
        if _is_registry(candidate):
            return candidate
    return None


def _named(path: Path, source: str) -> Path:
    """Return *path*, which *source* names, if it is a registry."""
    if _is_registry(path):
        return path
    told = f"{source} 写的 {visible(str(path))} "
    if not path.exists():
        raise StopError(f"{told}不存在")
    if not path.is_dir():
        raise StopError(f"{told}不是文件夹")
    if not os.access(path, os.R_OK | os.X_OK):
        raise StopError(f"{told}打不开：没有权限")
    near = (path / BELOW, *path.resolve().parents)
    meant = next((str(one) for one in near if _is_registry(one)), "")
    remedy = f"；是不是要写 {visible(meant)}？" if meant else ""
    raise StopError(f"{told}不是登记库，里面没有 {MANIFEST}{remedy}")


def _is_registry(path: Path) -> bool:
    return os.path.lexists(path / MANIFEST)
