"""用词：一处写的系列、职位、报送种类、义务、等次，须在方案里有。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model
from cdo.model import kinds
from cdo.rules.base import Family, finding
from cdo.rules.references import NO_WORD, RULE, which_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from cdo.model import Record
    from cdo.model.references import Reference
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

    Words = tuple[str, str]
    """What a sort of word is called, and the kind of file where it is declared."""

CHECKS = Family()


def _file(kind: str) -> str:
    """Return in which file, or files, the words of *kind* stand, as a text says it."""
    spec = kinds.BY_NAME[kind]
    return spec.title if spec.parts else f" {spec.file} "


def _words_resolve(
    record: Record, links: Iterable[Reference], words: Words, known: Collection[str]
) -> Iterator[Finding]:
    """Yield the words of one sort among *links* that the scheme does not declare."""
    for link in links:
        if link.value not in known:
            sort, kind = words
            yield finding(
                record,
                link.path,
                NO_WORD,
                sort=sort,
                value=link.value,
                file=_file(kind),
                remedy=which_word(link.value, known),
            )


@CHECKS.also(
    RULE,
    of=(
        "scheme-vocabulary",
        "scheme-posts",
        "scheme-filings",
        "scheme-obligations",
        "unit",
        "officer",
        "rubric",
    ),
    needs=("scheme-vocabulary",),
)
def vocabulary_resolves(registry: Registry, record: Record) -> Iterator[Finding]:
    """Yield tracks, cohorts, natures and qualifications that are not declared."""
    links = registry.links_of(record)
    for target, (sort, known) in registry.once(_vocabulary).items():
        if target in links:
            told = links[target]
            yield from _words_resolve(record, told, (sort, "scheme-vocabulary"), known)


def _vocabulary(registry: Registry) -> Mapping[str, tuple[str, Collection[str]]]:
    """Return by sort of word what a word of it is called, and those declared."""
    words = registry.scheme.vocabulary
    return {
        "track": ("系列", words.tracks),
        "cohort": ("批次", words.cohorts),
        "nature": ("性质", words.natures),
        "qualification": ("资格", words.qualifications.keys()),
    }


@CHECKS.also(
    RULE,
    of=(
        "scheme-posts",
        "scheme-filings",
        "scheme-obligations",
        "officer",
        "report",
        "rubric",
        "evaluation",
    ),
    needs=("scheme-posts",),
)
def posts_resolve(registry: Registry, record: Record) -> Iterator[Finding]:
    """Yield posts that nobody set up."""
    links = registry.links_of(record).get("post")
    if links:
        posts = registry.once(_posts)
        yield from _words_resolve(record, links, ("职位", "scheme-posts"), posts)


def _posts(registry: Registry) -> Collection[str]:
    return dict.fromkeys(entry.post for entry in registry.scheme.posts.entries)


@CHECKS.also(RULE, of=("scheme-obligations", "filing"), needs=("scheme-filings",))
def filing_types_resolve(registry: Registry, record: Record) -> Iterator[Finding]:
    """Yield types of filings that are not declared."""
    types = registry.scheme.filings.entries
    links = registry.links_of(record).get("filing-type", ())
    yield from _words_resolve(record, links, ("备案报送种类", "scheme-filings"), types)


@CHECKS.also(
    RULE,
    of=("scheme-obligations", "rubric", "document", "waiver"),
    needs=("scheme-obligations",),
)
def obligations_resolve(registry: Registry, record: Record) -> Iterator[Finding]:
    """Yield obligations that are not declared."""
    known = registry.scheme.obligations.entries
    words = ("义务", "scheme-obligations")
    links = registry.links_of(record)
    yield from _words_resolve(record, links.get("obligation", ()), words, known)
    for link in links.get("any", ()):
        if link.kind == "obligation" and link.name not in known:
            yield _no_entry(record, link, words, known)


def _no_entry(
    record: Record, link: Reference, words: Words, known: Iterable[str]
) -> Finding:
    sort, kind = words
    return finding(
        record,
        link.path,
        NO_WORD,
        sort=sort,
        value=link.name,
        file=_file(kind),
        remedy=which_word(link.name, known),
    )


@CHECKS.also(RULE, of=("scheme-decisions", "rubric", "evaluation"), needs=("rubric",))
def bands_resolve(registry: Registry, record: Record) -> Iterator[Finding]:
    """Yield bands that the rubric in question, or any rubric, does not know."""
    links = registry.links_of(record).get("band", ())
    known = _bands(registry, record) if links else ()
    for link in links:
        if known and link.value not in known:
            yield _no_entry(record, link, ("等次", "rubric"), known)


def _bands(registry: Registry, record: Record) -> list[str]:
    """Return the bands that *record* may name; none where all pass."""
    rubrics: Iterable[model.Rubric | None] = registry.all(model.Rubric)
    if isinstance(record, model.Rubric):
        rubrics = (record,)
    elif isinstance(record, model.Evaluation):
        rubrics = (registry.get(model.Rubric, record.rubric),)
    return [band.name for rubric in rubrics if rubric for band in rubric.bands]
