"""`cdo audit`: what the history proves, and where it does not hold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import typer

from cdo.cli import exits, options
from cdo.cli.exits import StopError
from cdo.cli.showing.output import Output
from cdo.phrases import shown
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.audit.run import Audit
    from cdo.cli.asking.editions import Edition
    from cdo.registry.history.repository import Repository

HELP = """审计登记库的历史：从头到尾每一次提交，合并进来的分支也看。

查封存以后有没有改、收下以后有没有就地改、编号有没有换人、签名和日期说不说得通、历史有没
有被改写、当时通不通得过校验、公布的分数是不是算出来的、合并有没有带来重复、历史里有没有
个人号码、失效的豁免还在不在起作用。每项说明是哪次提交、谁、何时。规则的说明见
cdo explain CDO901 到 CDO912。按现在这个版本的规则判断。

能证明什么、不能证明什么，见 docs/audit.md。

--bundle 写出一包材料：历史、封条、机器可读的结果、报告，和只用 git、ssh-keygen、
sha256sum 就能核对的方法。--document 查一件 cdo render 写出的 .docx：由哪次提交写出、改
过没有（0 没有改过，1 改过，3 来历不明）。

退出码：0 没有错误（可以有警告），1 有错误，2 用法不对，3 历史不全或被替换过，说不准。
"""

EXAMPLE = """cdo audit
cdo audit --since 3F2A-91C0-77DE-0B4A-9C21-2
cdo audit -f md -o audit.md
cdo audit --document 通报.docx
cdo audit --bundle 材料/"""


_SINCE: Any = typer.Option(
    "",
    "--since",
    metavar="CHECKPOINT",
    help="查记在纸上的这个编号以后历史有没有被改写，编号见 cdo seal",
)


_DOCUMENT: Any = typer.Option(
    "",
    "--document",
    metavar="FILE.docx",
    help="不审计历史，只查这件公文出自哪次提交、后来改过没有",
)
_BUNDLE: Any = typer.Option(
    "",
    "--bundle",
    metavar="DIR",
    help="另把历史、封条、报告和核对方法写到这个文件夹，交给别人自己核对",
)


def run(  # noqa: PLR0913  # one parameter an option
    *,
    registry: str = options.REGISTRY,
    rev: str = options.REV,
    since: str = _SINCE,
    document: str = _DOCUMENT,
    bundle: str = _BUNDLE,
    as_of: str = options.AS_OF,
    form: str = options.formats("text", "json", "sarif", "md"),
    output: str = options.OUTPUT,
    color: str = options.COLOR,
) -> int:
    """Audit the history and report what was found; return the exit code."""
    from cdo.cli.asking.editions import opened  # noqa: PLC0415

    answer = Output(output, color)
    edition = opened(registry, rev or "HEAD")
    answer.spare(edition.folder)
    if document:
        return _document(document, edition, form, answer)
    place = Path(bundle) if bundle else None
    if place is not None:
        from cdo.cli.evidence import packs  # noqa: PLC0415

        packs.check_place(place, edition.folder)
    found = _audited(edition, as_of, since, anew=place is not None)
    if place is not None:
        packs.write(place, found, cast("Repository", edition.repository))
        sys.stderr.write(f"材料写在 {visible(bundle)}，核对方法见其中的 README.md\n")
    answer.write(_written(found, form, edition, answer))
    return _code(found)


def _document(document: str, edition: Edition, form: str, answer: Output) -> int:
    """Tell where a Word file comes from; return the exit code."""
    from cdo.cli.evidence import origins  # noqa: PLC0415
    from cdo.cli.evidence.whole import check_whole  # noqa: PLC0415

    if form not in {"text", "json"}:
        raise StopError("--document 的格式是 text 或 json")
    repository = cast("Repository", edition.repository)
    check_whole(repository)
    found = origins.origin(Path(document), repository, edition.commit or "")
    told = origins.json if form == "json" else origins.text
    answer.write(told(document, found))
    return found.code


def _audited(edition: Edition, as_of: str, since: str, *, anew: bool) -> Audit:
    """Return the audit of the history of *edition*, if all of it is there.

    *anew* it takes nothing from what was worked out before.
    """
    from cdo.audit.run import audit  # noqa: PLC0415
    from cdo.audit.seals import seals  # noqa: PLC0415
    from cdo.audit.walk import Question  # noqa: PLC0415
    from cdo.cli.evidence.whole import check_whole  # noqa: PLC0415
    from cdo.cli.past.past import WALKING  # noqa: PLC0415
    from cdo.cli.progress import Bar  # noqa: PLC0415
    from cdo.registry.cache.store import shared  # noqa: PLC0415

    repository = cast("Repository", edition.repository)
    day = options.day(as_of)
    check_whole(repository)
    question = Question(day, seals(repository), digits(since))
    with Bar(WALKING) as bar:
        store = None if anew else shared()
        return audit(repository, edition.commit or "", question, bar.step, store)


def digits(since: str) -> str:
    """Return the digits of the checkpoint that `--since` names, nothing without."""
    from cdo.identifiers import checkpoint_digits  # noqa: PLC0415

    found = checkpoint_digits(since) if since else ""
    if found is None:
        told = "不是编号，或者有一位抄错、听错了；编号像 3F2A-91C0-77DE-0B4A-9C21-2"
        raise StopError(f"选项 --since：{shown(since)} {told}")
    return found


def _written(
    found: Audit, form: str, edition: Edition, answer: Output
) -> Iterator[str]:
    from cdo.cli.evidence import reports  # noqa: PLC0415

    if form == "json":
        return reports.json(found)
    if form == "md":
        return reports.markdown(found)
    if form == "sarif":
        prefix = edition.repository.prefix if edition.repository else ""
        return reports.log(found, prefix.rstrip("/"))
    return reports.text(found, color=answer.color)


def _code(found: Audit) -> int:
    if found.fails:
        return exits.FINDINGS
    return exits.UNKNOWN if found.skipped else exits.OK
