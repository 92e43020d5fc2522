"""What documents cost: one of two pages, a hundred, and their pages in PDF."""

from __future__ import annotations

import sys
from pathlib import Path

from cdo import programs
from cdo.documents import pdf
from tests.bench import measure
from tests.bench.measure import say, verdict

REPORT = Path(__file__).parents[1] / "documents" / "data" / "report.md"
SECONDS = 0.5
"""What a document of two pages may take, the start of Python included."""

_WRITE = """
import sys
from pathlib import Path
from cdo.documents import markdown, writer
from cdo.documents.properties import Properties
document = markdown.read(Path(sys.argv[1]).read_text(encoding="utf-8"), "report.md")
for _ in range(int(sys.argv[3])):
    writer(sys.argv[2])(document, Properties(version="1"))
"""
_MANY = """
import sys
from pathlib import Path
from cdo.documents import markdown, pdf
from cdo.documents.properties import Properties
document = markdown.read(Path(sys.argv[1]).read_text(encoding="utf-8"), "report.md")
pdf.many([(document, Properties(version="1"))] * int(sys.argv[2]))
"""


def documents() -> None:
    """Print what Word documents, previews and PDF cost."""
    python = [sys.executable, "-c"]
    write = [*python, _WRITE, str(REPORT)]
    costs = measure.in_turn(
        {
            "docx": [*python, "import docx"],
            "one": [*write, ".docx", "1"],
            "hundred": [*write, ".docx", "100"],
            "html": [*write, ".html", "1"],
        },
        7,
    )
    one, hundred = costs["one"].cpu, costs["hundred"].cpu
    say(f"a document of two pages: {one:.2f} s of processor, start of Python included")
    verdict("  one document / half a second", one / SECONDS, 1)
    verdict("  one document / import docx", one / costs["docx"].cpu, 3)
    verdict("  100 documents / one document", hundred / one, 10)
    say(f"  100 documents {hundred:.2f} s, a preview {costs['html'].cpu:.2f} s")
    if programs.located(*pdf.PROGRAMS) is None:
        say("  no LibreOffice: PDF is not measured")
        return
    many = [*python, _MANY, str(REPORT)]
    costs = measure.in_turn({"1": [*many, "1"], "10": [*many, "10"]}, 3)
    say(f"  PDF {costs['1'].wall:.1f} s, ten in one start {costs['10'].wall:.1f} s")
    verdict("  ten PDF / one PDF", costs["10"].wall / costs["1"].wall, 5)
