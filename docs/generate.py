"""Write what is generated: docs, schemas and the page on the architecture.

Run by `make docs`; `make fresh` fails where the result is not what is committed.
"""

from __future__ import annotations

import ast
from pathlib import Path

from cdo import pages
from cdo.audit import CATALOGUE as AUDITED
from cdo.cli.frame import reference, summaries
from cdo.model import schemas, tables
from cdo.rules import CATALOGUE as JUDGED
from docs import gallery

ROOT = Path(__file__).parent.parent
CATALOGUE = JUDGED | AUDITED
MADE = "<!-- 由 docs/generate.py 生成，不要手改 -->\n\n"


def rules() -> str:
    """Return the page of all rules: a catalogue, then each rule's own page."""
    words = {"error": "错误", "warning": "警告", "info": "提示"}
    lines = ["# 规则", "", "| 编号 | 级别 | 须成立的事 |", "|---|---|---|"]
    for code, rule in CATALOGUE.items():
        anchor = f"[{code}](#{code.lower()})"
        lines.append(f"| {anchor} | {words[rule.severity]} | {rule.title} |")
    for code, rule in CATALOGUE.items():
        lines += ["", f"## {code}", "", rule.page]
    return "\n".join(lines) + "\n"


def architecture() -> str:
    """Return the page of the rooms: every module and the first line of its page."""
    lines = ["# Architecture", "", "Every module in one sentence; imports go down."]
    lines += ["The floors are contracts in `pyproject.toml`, run by `make floors`."]
    for package in _packages():
        name = ".".join(package.relative_to(ROOT).parts)
        lines += ["", f"## `{name}`", "", _docstring(package / "__init__.py"), ""]
        for module in sorted(package.glob("*.py")):
            if module.name != "__init__.py":
                lines.append(f"- `{module.name}`: {_docstring(module).splitlines()[0]}")
    return "\n".join(lines) + "\n"


def _packages() -> list[Path]:
    return sorted(path.parent for path in (ROOT / "cdo").rglob("__init__.py"))


def _docstring(module: Path) -> str:
    return ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""


def main() -> None:
    """Write every generated file; remove schemas of kinds that are no more."""
    documents = {
        "docs/rules.md": rules(),
        "docs/messages.md": gallery.page(),
        "docs/records.md": tables.markdown(),
        "docs/commands.md": reference.markdown(),
        "ARCHITECTURE.md": architecture(),
    }
    for name, text in documents.items():
        (ROOT / name).write_text(MADE + text, encoding="utf-8")
    pages.FILE.write_text(pages.gathered(CATALOGUE.values()), encoding="utf-8")
    summaries.FILE.write_text(summaries.gathered(), encoding="utf-8")
    folder = ROOT / "schemas"
    folder.mkdir(exist_ok=True)
    texts = schemas.texts()
    for old in folder.glob("*.json"):
        if old.name not in texts:
            old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
