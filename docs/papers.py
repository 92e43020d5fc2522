"""Write docs/gallery.md and its pictures: every document of the invented city.

Run by hand, `make gallery`: it needs LibreOffice, and poppler's `pdftoppm`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from cdo.cli.app import main as cdo

ROOT = Path(__file__).parent.parent
REGISTRY = ROOT / "tests" / "data" / "valid"
PICTURES = ROOT / "docs" / "gallery"
PAGE = ROOT / "docs" / "gallery.md"
LATER = ("--as-of", "2024-02-05")

LARGEST = 60 * 1024
"""Bytes that a picture may have."""

DOTS = (60, 50, 40)
"""Resolutions to try, the best first, until the picture is small enough."""

MOST_PAGES = 4


class Shown(NamedTuple):
    """A document of the gallery: how its file is called, and what is asked for.

    `later` is what has been added to a file of the registry by then, and says why.
    """

    name: str
    title: str
    arguments: tuple[str, ...]
    later: tuple[str, str, str] = ("", "", "")


GALLERY = (
    Shown("document", "登记过的催办函", ("document/ysj/2023/1",)),
    Shown("issue", "印发通知", ("issue", "document/yszw/2023/1")),
    Shown("roster", "人员名单备案表", ("roster", "sz-wjw", *LATER)),
    Shown("receipt", "备案回执", ("receipt", "2023/plan-sz-wjw", *LATER)),
    Shown("return", "退回补正函", ("return", "2023/plan-sz-xcb", *LATER)),
    Shown("reminder", "催办函", ("reminder", "sz-xcb", *LATER)),
    Shown("reminders", "催办通报", ("reminders", *LATER)),
    Shown("duty-report", "年度述职报告", ("duty-report", "2023/sz-jyj", *LATER)),
    Shown("overall", "试点总体情况报告", ("overall", *LATER)),
    Shown("results", "评价结果通报", ("results", "2023", "--as-of", "2024-03-10")),
    Shown(
        "praise",
        "通报表扬",
        ("praise", "2023", "--as-of", "2024-03-10"),
        (
            "评价已经公布的时候：",
            "evaluations/2023/sz-jyj.yaml",
            "  - {state: 已公布, on: 2024-03-08, by: 数字化转型委员会}\n",
        ),
    ),
    Shown("plan", "实施方案", ("plan", "sz-wjw", *LATER)),
    Shown("workplan", "工作方案", ("workplan", "qx-lyq", *LATER)),
    Shown("summary", "试点工作总结", ("summary", "sz-jyj", *LATER)),
    Shown("duty-notice", "述职通知", ("duty-notice", "2023", *LATER)),
    Shown(
        "appraisal",
        "个人年度考核评价表",
        ("appraisal", "2023/sz-jyj", "--as-of", "2024-03-10"),
    ),
    Shown("minutes", "会议纪要", ("minutes", *LATER)),
    Shown("duties", "职责清单", ("duties", *LATER)),
    Shown("joint", "联合行文", ("tests/documents/data/joint.md",)),
    Shown("request", "请示", ("tests/documents/data/request.md",)),
    Shown("reply", "批复", ("tests/documents/data/reply.md",)),
    Shown("progress", "进展情况", ("progress", *LATER)),
    Shown("register", "发文登记簿", ("register", "2023", *LATER)),
)

LEAD = """# 公文样张

每个模板写出的公文，一页一张图。城市、单位和人员都是虚构的（`tests/data/valid`），所以印着
“示例”；没有签发的还印着“讨论稿”。图由 LibreOffice 排版，用代替官方字体的字体；
Word、WPS 里用的是仿宋_GB2312、方正小标宋简体等。由 `make gallery` 写成。
"""


def main() -> None:
    """Render every document of the gallery, and write the page that shows them."""
    if shutil.which("pdftoppm") is None:
        sys.exit("没有 pdftoppm，先安装 poppler-utils")
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    lines = [LEAD]
    with TemporaryDirectory() as folder:
        for one in GALLERY:
            lines += _section(one, Path(folder))
    PAGE.write_text("\n".join(lines), encoding="utf-8")


def _section(one: Shown, folder: Path) -> list[str]:
    """Render *one*; return the lines of the page that show it."""
    file = folder / f"{one.name}.pdf"
    registry = _registry(one, folder)
    code = cdo(["render", *one.arguments, "-C", str(registry), "-o", str(file)])
    if code:
        sys.exit(code)
    pages = _pictures(file)
    shown = [f"![{one.title}](gallery/{page})" for page in pages]
    command = " ".join(("cdo render", *one.arguments, "-o", f"{one.name}.docx"))
    return [f"## {one.title}", "", f"{one.later[0]}`{command}`", "", *shown, ""]


def _registry(one: Shown, folder: Path) -> Path:
    """Return the registry that *one* is written from, a copy where more is said."""
    _, name, more = one.later
    if not name:
        return REGISTRY
    copy = folder / f"{one.name}-registry"
    shutil.copytree(REGISTRY, copy)
    with (copy / name).open("a", encoding="utf-8") as file:
        file.write(more)
    return copy


def _pictures(file: Path) -> list[str]:
    """Return the names of the pictures of the first pages of *file*."""
    for dots in DOTS:
        made = file.parent / file.stem
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        asked = ("-png", "-r", str(dots), "-l", str(MOST_PAGES))
        command = ("pdftoppm", *asked, str(file), str(made / file.stem))
        subprocess.run(command, check=True)  # noqa: S603  # a fixed command
        pages = sorted(made.iterdir())
        if all(page.stat().st_size <= LARGEST for page in pages):
            break
    for page in pages:
        shutil.copy(page, PICTURES / page.name)
    return [page.name for page in pages]


if __name__ == "__main__":
    main()
