"""Histories written as texts: a heading a commit, then its files."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cdo.audit.run import audit
from cdo.audit.seals import seals
from cdo.audit.walk import Question
from cdo.registry.history.repository import opened
from tests.repositories import Builder
from tests.rules.small import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cdo.audit.run import Audit
    from cdo.registry.cache.store import Store

BEGIN = "2022-06-30"
"""The day on which the base is committed, before everything else."""

DAY = date(2023, 6, 1)
"""The day of the audit."""

COMMIT = re.compile(
    r"^## (\d{4}-\d{2}-\d{2})( 分支| 合并)?((?: # CDO\d{3})*)(?: \(([^)]*)\))?$"
)
FILE = re.compile(r"^# (\S+\.\w+)( 删去)?$")


class Written(NamedTuple):
    """One commit of a history: its day, what it is, its files, the codes it breaks."""

    day: str
    sort: str
    codes: list[str]
    message: str
    files: dict[str, str | None]


def parsed(text: str) -> list[Written]:
    """Return the commits that *text* writes down."""
    found: list[Written] = []
    path = ""
    for line in text.splitlines():
        if heading := COMMIT.match(line):
            day, sort, codes, message = heading.groups()
            marks = re.findall(r"CDO\d{3}", codes)
            found.append(Written(day, (sort or "").strip(), marks, message or "改", {}))
        elif (named := FILE.match(line)) and found:
            path = named[1]
            found[-1].files[path] = None if named[2] else ""
        else:
            assert path, line
            found[-1].files[path] = f"{found[-1].files[path] or ''}{line}\n"
    return found


def at(day: str) -> str:
    return f"{day}T09:00:00+08:00" if len(day) == len(BEGIN) else day


def build(root: Path, commits: list[Written], more: Mapping[str, str]) -> list[str]:
    """Build the repository of *commits* in *root*; return the ids of the commits.

    A commit that is 分支 stands on a branch from before the one ahead of it.
    """
    builder = Builder(root)
    made = [builder.commit({**BASE, **more}, "登记", at(BEGIN))]
    for one in commits:
        if one.sort == "分支":
            builder.git("checkout", "-q", "-b", "side", made[-2])
        if one.sort == "合并":
            builder.git("checkout", "-q", "main")
            builder.git("merge", "-q", "--no-ff", "--no-commit", "side", at=at(one.day))
        made.append(builder.commit(one.files, one.message, at(one.day)))
    return made[1:]


def audited(
    root: Path,
    since: str = "",
    day: date = DAY,
    *,
    tip: str = "HEAD",
    store: Store | None = None,
) -> Audit:
    """Return the audit of the repository in *root* up to *tip*."""
    repository = opened(root)
    question = Question(day, seals(repository), since)
    return audit(repository, repository.commit(tip), question, None, store)


def broken(root: Path, text: str, more: Mapping[str, str] | None = None) -> list[str]:
    """Return what the history *text* breaks, as `number of the commit code`."""
    made = build(root, parsed(text), more or {})
    return [
        f"{made.index(one.commit.id)} {one.diagnostic.rule.code}"
        for one in audited(root).findings
        if one.commit.id in made
    ]
