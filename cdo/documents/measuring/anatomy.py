"""Takes a document apart: which paragraph is which element of the standard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cdo.documents import numbering
from cdo.documents.measuring import recognition
from cdo.documents.measuring.form import decided
from cdo.documents.measuring.recognition import (
    KINDS,
    LABEL,
    NUMBER,
    TITLE,
    Elements,
    Part,
)

if TYPE_CHECKING:
    from cdo.documents.measuring.paper import Paper, Paragraph

_HEAD: Final = 12
"""Paragraphs among which the head of a document is looked for."""

_LONGEST_TITLE: Final = 5
_LONGEST_LINE: Final = 60
_COLONS: Final = ("：", ":")
_ORGANS: Final = (*"府局委办部会院组厅处室司区县市心校站所队", "公司", "单位", "部门")
_PEOPLE: Final = ("出席", "请假", "列席", "缺席", "参加", "主持")
_ISSUERS: Final = 12
_ASIDE: Final = 4.0
"""Organs that sign one document at most, and characters they stand to the right."""


def taken_apart(paper: Paper) -> Elements:
    """Return the elements of the document that lies on *paper*."""
    return _Anatomy(paper).found


class _Anatomy:
    def __init__(self, paper: Paper) -> None:
        self.found = Elements()
        header = [one for one in recognition.visible_headers(paper) if one.text]
        story = [one for one in paper.paragraphs if one.text]
        self._header = len(header)
        self._rest = header + story
        self._at = 0
        self._colophon()
        self._head()
        self._title()
        self._recipients()
        self._main()
        self._parts()
        self.found.form, self.found.because = decided(paper, self.found)

    def _colophon(self) -> None:
        """Take 抄送机关, 公开方式 and 印发机关 from wherever they stand below."""
        found, kept = self.found, []
        half = min(len(self._rest) // 2, _HEAD)
        for at, one in enumerate(self._rest):
            text = one.dense
            late = at >= half or one.boxed or one.table
            if late and recognition.is_printed(text):
                found.printed = one
            elif late and recognition.is_cc(text):
                found.cc = one
            elif late and recognition.is_publicity(text):
                found.publicity = one
            elif found.printed or not (found.cc and one.table and one.ruled):
                kept.append(one)
        self._rest = kept

    def _head(self) -> None:
        """Take everything above the title."""
        found = self.found
        limit = self._rest[:_HEAD]
        ends = [at for at, one in enumerate(limit) if self._is_head(one)]
        self._at = max(ends, default=-1) + 1
        for one in self._rest[: self._at]:
            text = one.dense
            if recognition.is_large(one) and not NUMBER.search(text):
                found.marks.append(one)
                continue
            if NUMBER.search(text) and found.number is None:
                found.number = one
            if recognition.signer(one.raw) is not None:
                found.signer = one
            found.head.append(one)
        if not found.marks:
            self._small_mark()
        self._minutes_line()

    def _is_head(self, one: Paragraph) -> bool:
        text = one.dense
        if one.where == "header" or recognition.is_large(one):
            return True
        if recognition.signer(one.raw) is not None:
            return True
        if not one.table and any(label.kind for label in recognition.labels([one])):
            return True
        match = NUMBER.search(text)
        if match is None or len(text) > _LONGEST_LINE:
            return False
        rest = text.replace(match[0], "")
        return not rest or recognition.signer(one.raw) is not None or "\t" in one.raw

    def _small_mark(self) -> None:
        """Know a mark that is set as small as a title by what it says and where."""
        for one in self.found.head:
            text = one.dense
            if text.endswith(("文件", "会议纪要")) and one is not self.found.number:
                self.found.marks.append(one)
                self.found.head.remove(one)
                return

    def _title(self) -> None:
        lines = self.found.title
        for one in self._rest[self._at :][:_LONGEST_TITLE]:
            if self._ends_title(one):
                break
            lines.append(one)
        self._at += len(lines)

    def _ends_title(self, one: Paragraph) -> bool:
        """Say whether *one* stands behind the title."""
        lines = self.found.title
        if not lines:
            return False
        text = self.found.title_text
        if one.dense.startswith(("（", "(")) and text.endswith(KINDS):
            return True
        like = one.align == lines[0].align and one.type == lines[0].type
        if not like or one.dense.endswith((*_COLONS, "。")):
            return True
        if one.page or numbering.found(one.text) or recognition.is_day(one.dense):
            return True
        large = one.type.size >= TITLE or one.align == "center"
        return not large or (text.endswith(KINDS) and one.type.size < TITLE)

    def _minutes_line(self) -> None:
        """Take the line of minutes that says who has issued them, and when."""
        if not self.found.mark_text.endswith("纪要"):
            return
        for one in self._rest[self._at : self._at + 1]:
            day = recognition.DAY.search(one.dense)
            if day is not None and day.end() == len(one.dense):
                self.found.head.append(one)
                self._at += 1

    def _recipients(self) -> None:
        if self._at >= len(self._rest):
            return
        one = self._rest[self._at]
        text = one.dense
        if numbering.found(one.text) or one.page or one.table or one.boxed:
            return
        if self._is_listing_people(text) or recognition.is_listing(text):
            return
        named = text.rstrip("：:，、")
        ended = text.endswith(_COLONS) and len(text) < _LONGEST_LINE * 5
        flush = one.first < 1 and len(text) < _LONGEST_LINE and "。" not in text
        if ended or (flush and named.endswith(_ORGANS) and one.align != "right"):
            self.found.recipients = one
            self._at += 1

    def _main(self) -> None:
        """Take the text, 附件说明, signature, date, 附注 up to the first part."""
        found = self.found
        rest = self._rest[self._at :]
        end = next(
            (at for at, one in enumerate(rest) if at and self._begins(one, rest, at)),
            len(rest),
        )
        main, self._rest = rest[:end], rest[end:]
        days = [at for at, one in enumerate(main) if self._signs(one)]
        last = days[-1] if days else len(main)
        if days:
            found.date = main[last]
        start = next(
            (at for at, one in enumerate(main) if recognition.is_listing(one.dense)),
            None,
        )
        organs = self._organs(main, start, last, dated=bool(days))
        found.organs = main[organs:last]
        end_of_body = organs
        if start is not None and start < organs:
            end_of_body = start
            found.attachments = main[start:organs]
        for one in main[:end_of_body]:
            people = found.people if self._is_listing_people(one.dense) else found.body
            people.append(one)
        for one in main[last + 1 :]:
            if one.dense.startswith(("（", "(")) and found.annotation is None:
                found.annotation = one

    def _signs(self, one: Paragraph) -> bool:
        """Say whether *one* is the 成文日期, perhaps with the organ above it."""
        lines = ["".join(line.split()) for line in one.raw.split("\n")]
        return recognition.is_day(lines[-1]) and not one.table

    def _organs(
        self, main: list[Paragraph], start: int | None, last: int, *, dated: bool
    ) -> int:
        """Return where the 发文机关署名 begins."""
        at = last
        known = self.found.title_text + self.found.mark_text
        while at and last - at < _ISSUERS:
            one = main[at - 1]
            text = one.dense
            named = text in known or text.endswith(_ORGANS)
            placed = (
                one.align in {"right", "center"} or one.left > _ASIDE or one.right > 1
            )
            spaced = one.raw.startswith((" ", "\u3000", "\t"))
            fits = named and (placed or spaced or (dated and text in known))
            if not fits or len(text) > _LONGEST_LINE or numbering.found(one.text):
                break
            if start is not None and at - 1 <= start:
                break
            at -= 1
        return at

    def _begins(self, one: Paragraph, rest: list[Paragraph], at: int) -> bool:
        """Say whether *one* begins a part: on a new page, or labelled as one."""
        label = LABEL.fullmatch(one.text)
        if label and (one.page or not label[2]):
            return True
        signed = any(self._signs(before) for before in rest[:at])
        return one.page and (signed or self._is_title(one))

    def _parts(self) -> None:
        parts = self.found.parts
        for one in self._rest:
            label = LABEL.fullmatch(one.text)
            if label or not parts or (one.page and self._is_title(one)):
                parts.append(Part(one, label=one if label else None))
                if label is None:
                    parts[-1].title.append(one)
                continue
            part = parts[-1]
            begun = part.title and not self._goes_on(part.title[0], one)
            (part.body if part.body or begun else part.title).append(one)

    def _goes_on(self, title: Paragraph, one: Paragraph) -> bool:
        """Say whether *one* is a further line of the title of a part."""
        like = one.type == title.type and one.align == title.align == "center"
        return like and one.type.size >= TITLE

    def _is_title(self, one: Paragraph) -> bool:
        return one.align == "center" and one.type.size >= TITLE

    def _is_listing_people(self, text: str) -> bool:
        return text[:6].partition("：")[0].partition(":")[0] in {
            *_PEOPLE,
            *(f"{one}人员" for one in _PEOPLE),
            *(f"{one}人" for one in _PEOPLE),
        }
