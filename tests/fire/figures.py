"""The figures of the last runs that take too long for every day, in one file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("figures.json")


def load() -> dict[str, Any]:
    """Return the figures; none of a sort that was never run."""
    if not FILE.exists():
        return {}
    figures: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return figures


def save(figures: dict[str, Any]) -> None:
    """Write *figures*, each case on a line of its own."""
    parts = []
    for name, value in sorted(figures.items()):
        if name == "cases":
            rows = (f"  {_plain(case)}: {_plain(said)}" for case, said in value.items())
            parts.append(' "cases": {\n' + ",\n".join(rows) + "\n }")
        else:
            parts.append(f" {_plain(name)}: {_plain(value)}")
    FILE.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
