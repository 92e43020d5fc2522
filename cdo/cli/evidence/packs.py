"""A pack of evidence: the history, the seals, the report, and how to check them."""

from __future__ import annotations

from hashlib import sha256
from shlex import quote
from typing import TYPE_CHECKING

from cdo import __version__
from cdo.audit import checkpoints
from cdo.audit.digests import listing
from cdo.cli import exits
from cdo.cli.evidence import account, manual, reports
from cdo.cli.exits import StopError
from cdo.cli.showing.output import spare
from cdo.cli.words import reason
from cdo.documents import writer
from cdo.documents.properties import Properties
from cdo.registry import reading
from cdo.registry.changes.contents import content
from cdo.registry.changes.naming import text
from cdo.registry.history.committree import CommitTree
from cdo.registry.history.git import GitError, asked
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cdo.audit.run import Audit
    from cdo.audit.seals import Seal
    from cdo.registry.history.repository import Repository

SUMS = "SHA256SUMS"
_HISTORY = "history.bundle"
_CHINA = 8 * 60


def check_place(place: Path, folder: Path) -> None:
    """Raise `StopError` unless a pack may be written to *place*."""
    spare(place / "x" / "x", folder)
    shown = visible(str(place))
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise StopError(f"--bundle 要写一个文件夹，{shown} 不是")
    if place.is_dir() and any(place.iterdir()):
        raise StopError(f"--bundle 写的 {shown} 里已经有东西，换一个空的或新的文件夹")


def write(place: Path, found: Audit, repository: Repository) -> None:
    """Write the pack of *found* to *place*; raise `StopError` where that fails."""
    if repository.head() != found.tip:
        raise StopError("--bundle 打包检出的提交（HEAD），不和 --rev 一起用")
    files = dict(_files(found, repository))
    sums = "".join(
        f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())
    )
    files[SUMS] = sums.encode()
    try:
        for name, data in files.items():
            file = place / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    except OSError as error:
        told = f"写不了 {visible(str(place))}：{reason(error)}"
        raise StopError(told) from error


def _files(found: Audit, repository: Repository) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the pack and their names."""
    tree = CommitTree(repository, found.tip)
    registry, _ = reading.read(tree)
    report = account.document(found, registry)
    made = Properties(commit=found.tip, version=__version__)
    yield _HISTORY, _bundle(found, repository)
    yield "audit.json", "".join(reports.json(found)).encode()
    for suffix in (".docx", ".md"):
        yield f"report{suffix}", writer(suffix)(report, made)
    yield "listing.txt", listing(tree).encode("utf-8", "backslashreplace")
    pages = []
    for seal in _sound(found):
        name = _file(seal)
        yield f"seals/{name}.payload", seal.tag.payload
        yield f"seals/{name}.sig", seal.tag.signature
        signers, listed = _signers(seal, repository)
        if listed is not None:
            yield f"seals/{name}.signers", listed
        pages.append(_told(found, seal, signers if listed is not None else ""))
    yield manual.NAME, _page(found, repository, pages).encode()


def _bundle(found: Audit, repository: Repository) -> bytes:
    """Return the history up to HEAD, with its seals, as Git packs it.

    Git is started at the top: below it, some of its versions take `-` for a file.
    """
    top = "../" * repository.prefix.count("/") or "."
    names = [f"refs/tags/{seal.tag.name}" for seal in _sound(found)]
    try:
        made = ("bundle", "create", "-q", "-", "HEAD", *names)
        return asked(repository.folder, "-C", top, *made)
    except GitError as error:
        raise StopError(f"历史打不了包（{error}）", exits.UNKNOWN) from error


def _sound(found: Audit) -> list[Seal]:
    return [seal for seal in found.seals if seal.fault is None]


def _file(seal: Seal) -> str:
    return seal.tag.name.replace("/", "-")


def _signers(seal: Seal, repository: Repository) -> tuple[str, bytes | None]:
    """Return the path from the top of the list that *seal* is held against, and it."""
    tree = CommitTree(repository, seal.commit)
    named = text(content(tree.read("registry.yaml")).value, "signers")
    listed = tree.read(named) if named else None
    return repository.prefix + named, listed if isinstance(listed, bytes) else None


def _told(found: Audit, seal: Seal, signers: str) -> str:
    """Return how to check *seal*, by the list *signers* if there is one.

    Whoever reads it lets a shell run it: what others named is quoted.
    """
    moment = seal.tag.tagger._replace(zone=_CHINA).date.strftime("%Y%m%d%H%M%S")
    told = {
        "name": quote(seal.tag.name),
        "file": quote(_file(seal)),
        "commit": quote(seal.commit),
        "tip": found.tip,
        "moment": moment,
        "signers": quote(signers),
    }
    page = manual.SEAL + (manual.SIGNED if signers else "")
    return page.format_map(told)


def _page(found: Audit, repository: Repository, seals: list[str]) -> str:
    """Return the page that tells how to check the pack."""
    place = repository.prefix.rstrip("/")
    inside = quote(f"{place}/") if place else ""
    return manual.PAGE.format(
        tip=found.tip,
        checkpoint=checkpoints.of(found.tip),
        digits=checkpoints.digits(found.tip),
        inside=inside,
        listed=f" -- {quote(place)}" if place else "",
        seals=manual.SEALS + "".join(seals) if seals else "",
        last="六" if seals else "五",
    )
