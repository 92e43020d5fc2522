"""`cdo schema`: JSON Schemas of the kinds of record, for editors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cdo.cli import options
from cdo.cli.exits import OK, StopError
from cdo.cli.showing.output import SCREEN, Output, json_text, spare
from cdo.cli.showing.tables import table
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.registry.index import Registry

HELP = """输出 JSON Schema，供编辑器提示和检查。

写明种类时输出这一个，不写时列出全部种类。

用 -o 写明文件夹时，把全部种类写进去；在登记库里，还带上登记库自己的用词（系列、
职位、单位编号等）供选择；加上 --rev 时，用那个提交里的用词。
"""

EXAMPLE = """cdo schema officer
cdo schema -o .vscode/schemas"""


def run(
    *,
    kind: str = typer.Argument("", metavar="KIND", help="种类，如 officer"),
    registry: str = options.REGISTRY,
    rev: str = options.REV,
    output: str = typer.Option(
        SCREEN,
        "-o",
        "--output",
        metavar="DIR",
        help="把全部种类写进这个文件夹；写了 KIND 时是一个文件",
    ),
) -> int:
    """Print the schema of one kind, list the kinds, or write all of them."""
    if not kind and output != SCREEN:
        return _write_all(Path(output), registry, rev)
    if rev:
        raise StopError(
            "选项 --rev 只在用 -o 写出全部种类时有用，那时带上登记库在那个提交里的用词"
        )
    from cdo.cli.records.refs import kind_named  # noqa: PLC0415
    from cdo.model import kinds  # noqa: PLC0415

    answer = Output(output)
    if kind:
        from cdo.model import schemas  # noqa: PLC0415

        wanted = kind_named(kind, kinds.BY_NAME)
        answer.write(json_text(schemas.schema(wanted)))
    else:
        rows = [(one.name, one.title, one.file) for one in kinds.TABLE]
        answer.write(table(("种类", "名称", "文件"), rows, answer.columns))
    return OK


def _write_all(target: Path, registry: str, rev: str) -> int:
    """Write every schema into *target*, with the words of a registry if there is one.

    Returns the exit code.
    """
    from cdo.cli.asking.answers import consult  # noqa: PLC0415
    from cdo.cli.asking.editions import opened  # noqa: PLC0415
    from cdo.model import kinds, schemas  # noqa: PLC0415

    if target.exists() and not target.is_dir():
        raise StopError(f"-o 要写一个文件夹，{visible(str(target))} 是文件")
    if not target.parent.is_dir():
        raise StopError(f"-o 写的 {visible(str(target))} 所在的文件夹不存在")
    words, code = {}, OK
    if rev or options.sought(registry) is not None:
        edition = opened(registry, rev)
        spare(target / "registry.json", edition.folder)
        found, code = consult(edition, *kinds.BY_NAME)
        words = _words(found)
    target.mkdir(exist_ok=True)
    for name, text in schemas.texts(words).items():
        Output(str(target / name)).write([text])
    return code


def _words(registry: Registry) -> dict[str, list[str]]:
    """Return what the registry has for each target of a reference.

    What it has nothing for is left open.
    """
    from cdo.model import Rubric, kinds  # noqa: PLC0415

    scheme = registry.scheme
    known: dict[str, Iterable[str]] = {
        "track": scheme.vocabulary.tracks,
        "cohort": scheme.vocabulary.cohorts,
        "nature": scheme.vocabulary.natures,
        "qualification": scheme.vocabulary.qualifications,
        "post": (entry.post for entry in scheme.posts.entries),
        "filing-type": scheme.filings.entries,
        "obligation": scheme.obligations.entries,
        "clause": scheme.clauses.entries,
        "band": (b.name for rubric in registry.all(Rubric) for b in rubric.bands),
    }
    known |= {kind: registry.ids(kind) for kind in kinds.PARTS}
    distinct = {target: list(dict.fromkeys(words)) for target, words in known.items()}
    return {target: words for target, words in distinct.items() if words}
