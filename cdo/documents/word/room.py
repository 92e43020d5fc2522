"""The room that pages have: what of the text stands on the page of the signature.

Word processors keep whole paragraphs together, not the last line of one with what
follows.  So lines are counted here as they will break, near enough to know where
the text ends, and one line is always left for being wrong.
"""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from cdo.documents import layout, titles, wording
from cdo.documents.document import Heading, Paragraph, Table
from cdo.documents.layout import LINE, ems, mark_size
from cdo.documents.word import sign

if TYPE_CHECKING:
    from cdo.documents.document import Document

_ROWS: Final = int(layout.LINES.value)
_ACROSS: Final = layout.CHARACTERS.value
_INDENT: Final = layout.INDENT.value
_HANGING: Final = "，。、；：！？"
"""Marks that hang over the end of a line rather than begin the next."""

_PIECES: Final = re.compile(
    r"\n|[，。、；：！？]|[（《〔【“‘]*(?:[0-9A-Za-z]+|[^\n])[）》〕】”’]*"
)
"""What is not parted: words and numbers, brackets from what is in them."""

_MORE: Final = 0.4
"""Characters by which a line may hold more than is counted on."""

_FEW: Final = 3
"""Lines of a paragraph that is rather moved as a whole than broken."""

_OVER: Final = 2
"""Lines that go over with the signature where that many can be spared."""

_LAST: Final = 10
"""Twips of the paragraph that stands last in the file."""

_SINGLE: Final = 60
_DOUBLE: Final = 220
"""Twips that the red line of a head, or the double one of a letter, takes at most."""


class Room(NamedTuple):
    """How a text ends: blank lines `above` its signature, and where its lines go.

    `title` are the blank lines above the title.  `left` are lines left empty at the
    foot of the page on which the last paragraph begins, so that its end goes over.
    `kept`: that paragraph is not parted from the signature.  For want of room
    the 主送机关 stand `below`, in the 版记; this may have a page `alone`.
    """

    above: int = int(layout.SIGNATURE_ABOVE.value)
    title: int = int(layout.TITLE_ABOVE.value)
    left: int = 0
    kept: bool = True
    below: bool = False
    alone: bool = False


_TRIALS: Final = tuple(
    Room(title=title, below=below, alone=alone)
    for alone in (False, True)
    for below in (False, True)
    for title in (Room().title, 1)
)
"""What is tried, the least unusual first."""


def room(document: Document) -> Room:
    """Return how the text of *document* ends, so that both hold if they can.

    The first page shows some of the text, and so does the page of the signature.
    Where only one can hold, it is the first.
    """
    last = document.body[-1] if document.body else None
    if not isinstance(last, Paragraph):
        return Room()
    before = [one for one in document.body[:-1] if not isinstance(one, Table)]
    if len(before) < len(document.body) - 1:
        return Room()  # how high a table is, only its page shows
    earlier = sum(rows(_told(one)) for one in before)
    counts = _Counts(*(rows(last.text, across=_ACROSS + by) for by in (_MORE, 0)))
    found = (_found(document, earlier, counts, one) for one in _TRIALS)
    return next((one for one in found if one), Room(kept=False))


class _Counts(NamedTuple):
    """How many lines the last paragraph has, at least and at most."""

    least: int
    most: int


def _found(
    document: Document, earlier: int, counts: _Counts, trial: Room
) -> Room | None:
    """Return how the text ends, None where it cannot end as it should.

    There are *earlier* lines before the last paragraph.
    """
    first = _ROWS - ceil(_used(document, trial) / LINE)
    if first <= 0:
        return None
    tail = _tail(document, trial)
    free = first - earlier if earlier < first else _ROWS - (earlier - first) % _ROWS
    for above in (trial.above, 1):
        if counts.most + above + tail <= free:
            return trial._replace(above=above, kept=earlier > 0)
    if earlier and counts.most <= _FEW:
        return trial
    return _parted(counts, free, tail, trial)


def _parted(counts: _Counts, free: int, tail: int, trial: Room) -> Room | None:
    """Part the last paragraph, so that its last lines go over; *free* have room."""
    over = min(_OVER, counts.least - 1)
    for above in (trial.above, 1):
        for stay in range(min(free, counts.least - over), 0, -1):
            least, most = ((count - stay - 1) % _ROWS + 1 for count in counts)
            if 0 < over <= least <= most <= _ROWS - tail - above:
                return trial._replace(above=above, left=free - stay, kept=False)
    return None


def _told(block: Heading | Paragraph) -> str:
    return block.number + block.text if isinstance(block, Heading) else block.text


def rows(text: str, first: float = _INDENT, across: float = _ACROSS) -> int:
    """Return how many lines of *across* characters *text* fills, one indented."""
    count, here, before = 1, first, ""
    for piece in _PIECES.findall(text):
        width = ems(before + piece) - ems(before)  # a digit stands apart from Chinese
        over = here + width > across and piece not in _HANGING
        if piece == "\n" or over:
            count, here, width = count + 1, 0.0, ems(piece)
        before = piece[-1].strip("\n")
        here += width if before else 0.0
    return count


def _used(document: Document, trial: Room) -> int:
    """Return how many twips of the first page stand above its text."""
    most = layout.TYPE_WIDTH.value / layout.TITLE_SIZE.mm
    names = (document.issuer, *document.co_issuers)
    title = len(titles.lines(document.title, int(most), names)) * LINE
    head = _letter(document) if document.format == "信函" else _head(document)
    used = head + trial.title * LINE + title
    to = wording.recipients(document)
    if trial.below or not to:
        return used + LINE
    return used + layout.RECIPIENTS_ABOVE.twips + rows(to, 0) * LINE


def _mark(document: Document) -> int:
    names, tail = wording.mark(document)
    return len(names) * round(mark_size(names, tail) * 20)


def _letter(document: Document) -> int:
    """Return how far the header of a letter reaches into the type area."""
    line = layout.LETTER_LINE_ABOVE.twips + _DOUBLE
    number = layout.LETTER_NUMBER_ABOVE.twips + layout.BODY_SIZE.twips
    ends = layout.LETTER_MARK_TOP.twips + _mark(document) + line + number
    return max(0, ends - layout.TOP.twips)


def _head(document: Document) -> int:
    """Return how high the head is, its red line included."""
    above, line = layout.MARK_ABOVE.twips, layout.RED_LINE_ABOVE.twips
    number = layout.NUMBER_ABOVE.twips + LINE
    issuing = 2 * LINE if document.format == "纪要" else 0
    return above + _mark(document) + number + issuing + line + _SINGLE


def _tail(document: Document, trial: Room) -> int:
    """Return how many lines stand below the text, without blanks above the signature.

    The 版记 counts where no part follows, unless it may have a page alone.
    """
    listed = list(wording.attachments(document))
    tail = len(listed) + (1 if listed else 0)
    for label, number, title in listed:
        tail += rows(label + number + title, 0, _ACROSS - 6) - 1
    signed = sign.signature(document, 0)
    apart = sum(dict(one.spacing).get("before", 0) for one in signed)
    tail += len(signed) + ceil(apart / LINE)
    people = list(wording.people(document))
    tail += sum(rows(label + names) for label, names in people) + bool(people)
    tail += rows(wording.annotation(document)) if document.annotation else 0
    if document.parts or trial.alone:
        return tail
    return tail + _colophon(document, below=trial.below)


def _colophon(document: Document, *, below: bool) -> int:
    width = layout.TYPE_WIDTH.twips - 2 * layout.COLOPHON_INDENT.twips
    across = width // layout.COLOPHON_SIZE.twips - 3  # of the label
    lines = 1 if document.publicity else 0
    told = [wording.cc(document)]
    if below:
        told.append(wording.recipients(document))
    lines += sum(rows(one, 0, across) for one in told if one)
    lines += 1 if wording.printed(document) else 0
    lines += 1 if below else 0  # names without end are counted less surely
    return ceil((lines * layout.COLOPHON_LINE.twips + _LAST) / LINE)
