"""Plain values as YAML text, read back by the reader of registries."""

from __future__ import annotations

from typing import Any

import pytest

from cdo.editing import yamltext
from cdo.registry import source

LONG = "很长的一句话" * 8


@pytest.mark.parametrize(
    "value",
    [
        "1.50",
        "null ",
        "a: b",
        "",
        [],
        {},
        ["一", "二"],
        [LONG, LONG],
        [{"name": LONG, "why": LONG}, {"name": "短", "why": "短"}],
        [[LONG, LONG], [LONG, [LONG, LONG]]],
        {"a": {"b": [LONG, {"c": LONG, "d": [LONG, "短"]}]}, "e": "x" * 90},
    ],
)
def test_what_was_written_is_read_again(value: Any) -> None:  # noqa: ANN401
    text = "\n".join(yamltext.entry("key", value)) + "\n"
    assert source.parse(text) == ({"key": value}, [])
    for line in text.splitlines():
        assert len(line) == len(line.rstrip())
