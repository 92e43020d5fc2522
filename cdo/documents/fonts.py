"""Fonts of official documents, what stands in for them, and how to get that.

No font is shipped.  A document names the official ones; where a machine has them not,
others stand in while it is turned into pictures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER: Final = "~/.local/share/fonts"
"""Where a user puts fonts."""

APT: Final = "apt-get install -y --no-install-recommends"


class Font(NamedTuple):
    """A font that documents name, what it is called too, and what stands in for it."""

    name: str
    alias: str
    stand_in: str
    remedy: tuple[str, ...]


_FANDOL = (
    "apt-get download texlive-lang-chinese",
    "dpkg-deb -x texlive-lang-chinese_*.deb fandol",
    f"mkdir -p {FOLDER}",
    f'find fandol -name "Fandol*.otf" -exec cp {{}} {FOLDER}/ ";"',
    "fc-cache -f",
)
_NOTO = (f"{APT} fonts-noto-cjk fonts-noto-cjk-extra",)
FONTS: Final = (
    Font("仿宋_GB2312", "FangSong_GB2312", "FandolFang", _FANDOL),
    Font("楷体_GB2312", "KaiTi_GB2312", "FandolKai", _FANDOL),
    Font("黑体", "SimHei", "FandolHei", _FANDOL),
    Font("宋体", "SimSun", "FandolSong", _FANDOL),
    Font("方正小标宋简体", "FZXiaoBiaoSong-B05S", "Noto Serif CJK SC SemiBold", _NOTO),
)
"""The fonts of the standard layout, as they are called on the machines of offices."""


_RARE: Final = "Noto Serif CJK SC"
"""Has the rare characters that the stand-ins lack."""


def configuration(folders: Iterable[str]) -> str:
    """Return a configuration of fontconfig in which stand-ins follow their fonts.

    It has the machine's own fonts, and those in *folders*.
    """
    return "\n".join(_lines(folders)) + "\n"


def _lines(folders: Iterable[str]) -> Iterator[str]:
    yield '<?xml version="1.0"?>'
    yield '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    yield "<fontconfig>"
    yield '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    yield from (f"<dir>{escape(folder)}</dir>" for folder in folders)
    for font in FONTS:
        yield '<match target="pattern">'
        yield f'<test name="family"><string>{font.name}</string></test>'
        yield '<edit name="family" mode="append" binding="same">'
        yield f"<string>{font.alias}</string><string>{font.stand_in}</string>"
        yield f"<string>{_RARE}</string>"
        yield "</edit></match>"
    yield "</fontconfig>"
