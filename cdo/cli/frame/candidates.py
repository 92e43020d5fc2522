"""What may stand in the place of a word of the command line, for shells to complete.

Which words those are follows from what the help page calls the place: UNIT, REF,
`text|json`.  Ids come from the names of files; of the files themselves only those
of the scheme that hold clauses, obligations and posts are looked into, line by
line.  A shell runs what it is given through its own grammar, so words that are
more than letters, digits, dots and hyphens are not offered, wherever they stand.
"""

from __future__ import annotations

import os
import re
from inspect import signature
from typing import TYPE_CHECKING, Any

import typer

from cdo.cli import options
from cdo.model import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cdo.model.kinds import Kind

    Offer = Callable[..., list[str]] | Callable[..., list[tuple[str, str]]]

_CLAUSES, _OBLIGATIONS, _POSTS = "scheme-clauses", "scheme-obligations", "scheme-posts"
_ENTRIES = {"clause": _CLAUSES, "obligation": _OBLIGATIONS}
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_WORD = re.compile(r"\w[\w.（）-]*")
_KEY = re.compile(
    r"""^(?:'([^']+)'|"([^"]+)"|([^\s#'"-][^:\n]*)):(?=\s|$)""", re.MULTILINE
)
_POST = re.compile(r"^[ -]*post: *(\S+)", re.MULTILINE)


def offer(run: Callable[..., object]) -> None:
    """Tell the parameters of the command *run* what may stand in their places."""
    for parameter in signature(run).parameters.values():
        place = getattr(parameter.default, "metavar", None)
        if place and "|" in place:
            parameter.default.autocompletion = _choice(place)
        elif place in PLACES:
            parameter.default.autocompletion = PLACES[place]


def codes() -> list[tuple[str, str]]:
    """Return the codes of the rules, and what each asks for."""
    from cdo.pages import pages  # noqa: PLC0415

    return [(code, rule.title) for code, rule in pages().items()]


def kinds_of_record(ctx: typer.Context) -> list[tuple[str, str]]:
    """Return the kinds that the command takes, and what each is called."""
    listed = ctx.info_name == "list"
    return [(one.name, one.title) for one in kinds.TABLE if one.parts or not listed]


def units(ctx: typer.Context) -> list[str]:
    """Return the ids of the units."""
    return _ids(_folder(ctx), kinds.BY_NAME["unit"])


def posts(ctx: typer.Context) -> list[str]:
    """Return the names of the posts, each once."""
    found = _POST.findall(_text(ctx, _POSTS))
    return list(dict.fromkeys(one for one in found if _WORD.fullmatch(one)))


def clauses(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of the clauses, in ASCII unless they are asked for otherwise."""
    from cdo.cli.records.clauses import alias_of  # noqa: PLC0415

    ids = _keys(ctx, _CLAUSES)
    if not incomplete.isascii():
        return [_unquoted(one) for one in ids]
    return ["coverage", *(alias_of(one) or _unquoted(one) for one in ids)]


def references(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the records that begin as *incomplete*; at first only their kinds."""
    first, slash, _ = incomplete.partition("/")
    single = [kind.ref_of("") for kind in kinds.TABLE if not kind.parts]
    names = [one for one in (*kinds.PARTS, *_ENTRIES) if one.startswith(first)]
    if slash or len(names) == 1:
        return [*single, *(one for name in names for one in _below(ctx, name))]
    return [*single, *(f"{name}/" for name in names)]


def _below(ctx: typer.Context, name: str) -> Iterator[str]:
    """Yield the references to records, or to entries, of one kind."""
    if name in _ENTRIES:
        ids = [_unquoted(one) for one in _keys(ctx, _ENTRIES[name])]
    else:
        ids = _ids(_folder(ctx), kinds.BY_NAME[name])
    return (f"{name}/{one}" for one in ids)


def _choice(place: str) -> Callable[[], list[str]]:
    """Return what offers the words of *place*, which stand there already."""
    names = place.split("|")

    def offered() -> list[str]:
        return names

    return offered


def _folder(ctx: typer.Context) -> Path:
    return options.folder(ctx.params.get("registry") or "")


def _ids(folder: Path, kind: Kind) -> list[str]:
    """Return the ids of the records of *kind*, by the names of their files."""
    found = [""]
    for _ in kind.parts[:-1]:
        found = [
            f"{above}{item.name}/"
            for above in found
            for item in _items(folder / kind.folder / above)
            if item.is_dir(follow_symlinks=False) and _ID.fullmatch(item.name)
        ]
    return sorted(
        above + stem
        for above in found
        for item in _items(folder / kind.folder / above)
        for stem, dot, rest in [item.name.partition(".")]
        if dot + rest == ".yaml" and _ID.fullmatch(stem)
    )


def _items(folder: Path) -> list[os.DirEntry[str]]:
    try:
        return list(os.scandir(folder))
    except OSError:
        return []


def _keys(ctx: typer.Context, kind: str) -> list[str]:
    """Return the keys at the top of a file of the scheme, as far as they are words."""
    keys = ["".join(groups).strip() for groups in _KEY.findall(_text(ctx, kind))]
    return [one for one in keys if _WORD.fullmatch(_unquoted(one))]


def _text(ctx: typer.Context, kind: str) -> str:
    """Return the text of a file of the scheme, an empty one where it has none."""
    from cdo.registry.trees import FolderTree  # noqa: PLC0415

    data = FolderTree(_folder(ctx)).read(kinds.BY_NAME[kind].file)
    return data.decode("utf-8", "replace") if isinstance(data, bytes) else ""


def _unquoted(clause: str) -> str:
    """Return an id as it can be typed without quotes."""
    return clause.replace("(", "（").replace(")", "）")


def templates(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the names of the templates, or the documents of the register."""
    from cdo.documents.templates import shelf  # noqa: PLC0415
    from cdo.registry.trees import FolderTree  # noqa: PLC0415

    if incomplete.startswith("document/"):
        return list(_below(ctx, "document"))
    folder = options.sought(ctx.params.get("registry") or "")
    tree = FolderTree(folder) if folder is not None else None
    return [*shelf.names(tree), "document/"]


PLACES: dict[str, Any] = {
    "CODE": codes,
    "ID": clauses,
    "KIND": kinds_of_record,
    "POST": posts,
    "REF": references,
    "TEMPLATE": templates,
    "UNIT": units,
}
"""What may stand in a place, by what the help page calls it."""
