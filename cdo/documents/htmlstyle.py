"""How the preview looks, in the measures of the standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.documents import layout
from cdo.documents.fonts import FONTS
from cdo.documents.layout import LINE, SPACING

if TYPE_CHECKING:
    from cdo.documents.layout import Profile

_MM = 25.4 / 1440
_STAND_INS = {font.name: (font.alias, font.stand_in) for font in FONTS}

_STYLE = """\
@page {{ size: A4; margin: {top} {right} {bottom} {left}; }}
@page lying {{ size: A4 landscape; margin: {left} {top} {right} {bottom}; }}
* {{ margin: 0; padding: 0; box-sizing: border-box; }}
body {{ background: #ddd; color: #000; font: 16pt/{line} {body};
  letter-spacing: {spacing}; text-align: justify; line-break: strict;
  overflow-wrap: break-word; font-variant-ligatures: none; }}
.sheet {{ position: relative; display: flex; flex-direction: column; width: 210mm;
  min-height: 297mm; margin: 8mm auto; background: #fff;
  padding: {top} {right} {bottom} {left}; box-shadow: 0 0 3mm #888; }}
.lying {{ width: 297mm; min-height: 210mm; padding: {left} {top} {right} {bottom}; }}
.letter .sheet:first-child {{ padding-top: {letter_top}; }}
p, h1, h2, h3, h4, h5, span, th, td {{ white-space: pre-wrap; }}
p {{ text-indent: 2em; }}
.stamp, .number, .issuing, .recipients, .label, .organ, .day, .printed, .publicity,
.cc, .mark, .people, .attachments {{ text-indent: 0; }}
.pair {{ display: flex; justify-content: space-between; }}
.stamp {{ font-family: {hei}; height: {mark_above}; letter-spacing: 0; }}
.mark {{ display: flex; justify-content: center; align-items: center; color: #f00;
  font-family: {song}; line-height: 1; letter-spacing: 0; white-space: nowrap; }}
.mark span {{ display: block; text-align-last: center; }}
.mark div:not(:only-child) span {{ text-align-last: justify; }}
.mark b {{ font-weight: normal; }}
.number {{ margin-top: {two}; text-align: center; letter-spacing: 0; }}
.official .pair.number, .issuing {{ padding: 0 1em; }}
.issuing {{ margin-top: {one}; }}
.letter .pair.number {{ margin-top: {letter_number}; line-height: 1; }}
.letter .pair.number span:first-child {{ font-family: {hei}; }}
.kai {{ font-family: {kai}; }}
.hei {{ font-family: {hei}; }}
hr.red {{ border: 0; border-top: {red_line} solid #f00; margin-top: {red_above}; }}
hr.double {{ border: solid #f00; border-width: {thick} 0 {thin}; height: 1.6mm;
  margin: {line_above} -6mm 0 -8mm; }}
.letter .sheet:first-child::after {{ content: ""; position: absolute; left: 20mm;
  bottom: {line_bottom}; width: {line_width}; height: 1.6mm; border: solid #f00;
  border-width: {thin} 0 {thick}; }}
h1 {{ margin: {two} 0 {one}; font: 22pt/{line} {song}; letter-spacing: 0;
  text-align: center; }}
.sheet + .sheet > h1:first-child {{ margin-top: 0; }}
.label + h1 {{ margin-top: {one}; }}
h2, h3, h4, h5 {{ font: inherit; text-indent: 2em; }}
h2, .label {{ font-family: {hei}; }}
h3 {{ font-family: {kai}; }}
.attachments, .people, .cc {{ display: flex; }}
.attachments {{ padding-left: 5em; }}
.attachments.first {{ padding-left: 2em; margin-top: {one}; }}
.attachments span, .people span, .cc span {{ flex: none; }}
.attachments span:last-child, .people span:last-child,
.cc span:last-child {{ flex: 1; }}
.people {{ padding-left: 2em; }}
p:not(.people) + .people {{ margin-top: {one}; }}
.signature {{ margin: {two} 0 0 auto; max-width: 100%; }}
.sealed {{ padding-right: 4em; text-align: center; }}
.sealed .organ + .organ {{ margin-top: {one}; }}
.plain {{ padding-right: 2em; }}
.plain .day {{ padding-left: 2em; }}
.annotation {{ text-indent: 2em; }}
table {{ width: 100%; border-collapse: collapse; margin: 2mm 0; font-size: 12pt;
  line-height: 18pt; letter-spacing: 0; }}
th, td {{ border: 0.5pt solid #000; padding: 0 1.9mm; text-align: left; }}
td.short {{ text-align: center; }}
th {{ font-family: {hei}; font-weight: normal; text-align: center; }}
thead {{ display: table-header-group; }}
tr {{ break-inside: avoid; }}
footer {{ margin-top: auto; font-size: 14pt; line-height: {colophon};
  letter-spacing: 0; }}
footer p {{ padding: 0 1em; }}
.cc, .printed {{ border-top: {outer} solid #000; }}
.cc + .printed {{ border-top-width: {inner}; }}
.printed {{ border-bottom: {outer} solid #000; }}
.letter .cc {{ border: 0; }}
@media print {{
  body {{ background: none; }}
  .sheet, .letter .sheet:first-child {{ width: auto; min-height: 0; margin: 0;
    padding: 0; box-shadow: none; }}
  .sheet + .sheet {{ break-before: page; }}
  .lying {{ page: lying; }}
  .letter .sheet:first-child::after {{ display: none; }}
}}
"""


def style(profile: Profile) -> str:
    """Return the style sheet in the fonts of *profile*, and what may stand in."""
    values = {name: f"{fact.mm:.4g}mm" for name, fact in _FACTS.items()}
    values |= {name: _family(font) for name, font in profile._asdict().items()}
    values["line"] = _length(LINE)
    values["one"], values["two"] = _length(LINE), _length(2 * LINE)
    values["spacing"] = _length(SPACING)
    return _STYLE.format_map(values)


_FACTS = {
    "top": layout.TOP,
    "right": layout.RIGHT,
    "bottom": layout.BOTTOM,
    "left": layout.LEFT,
    "mark_above": layout.MARK_ABOVE,
    "letter_top": layout.LETTER_MARK_TOP,
    "letter_number": layout.LETTER_NUMBER_ABOVE,
    "red_line": layout.RED_LINE,
    "red_above": layout.RED_LINE_ABOVE,
    "thick": layout.LETTER_LINE_THICK,
    "thin": layout.LETTER_LINE_THIN,
    "line_above": layout.LETTER_LINE_ABOVE,
    "line_bottom": layout.LETTER_LINE_BOTTOM,
    "line_width": layout.LETTER_LINE_WIDTH,
    "colophon": layout.COLOPHON_LINE,
    "outer": layout.COLOPHON_OUTER,
    "inner": layout.COLOPHON_INNER,
}


def _length(twips: int) -> str:
    return f"{twips * _MM:.4g}mm"


def _family(name: str) -> str:
    """Return *name* with what may stand in for it, the serif of the machine last."""
    names = (name, *_STAND_INS.get(name, ()))
    return ", ".join((*(f'"{one}"' for one in names), "serif"))
