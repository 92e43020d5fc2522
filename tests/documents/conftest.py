"""The documents of this folder, and what this machine has to look at pages with."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cdo.documents import markdown
from cdo.documents.fonts import FONTS

if TYPE_CHECKING:
    from cdo.documents.document import Document

DATA = Path(__file__).parent / "data"
NAMES = sorted(file.stem for file in DATA.glob("*.md"))


def sample(name: str) -> Document:
    """Return the document of the file *name* in `data`."""
    text = (DATA / f"{name}.md").read_text(encoding="utf-8")
    return markdown.read(text, f"{name}.md")


def lacking() -> str:
    """Return what pages cannot be looked at without, empty where all is there."""
    for program in ("soffice", "fc-list", "pdftotext"):
        if shutil.which(program) is None:
            return f"没有 {program}"
    command = ["fc-list", "--format", r"%{family}\n"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    families = set(told.replace("\n", ",").split(","))
    wanted = [one.stand_in for one in FONTS if not families & {one.name, one.stand_in}]
    return f"没有字体 {wanted[0]}" if wanted else ""


@pytest.fixture(scope="session")
def pages() -> None:
    """Skip where pages cannot be looked at."""
    if told := lacking():
        pytest.skip(f"{told}，版面不能实际渲染核验；用 cdo doctor 看怎样装")
