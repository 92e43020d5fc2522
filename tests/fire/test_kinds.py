"""The kinds of things that readers of YAML are tried with: taken, or refused."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cdo.registry import characters, encoding, source
from tests.fire import oracle

KINDS = [
    pytest.param(kind, id=f"{family}: {name}")
    for family, kinds in tomllib.loads(
        Path(__file__).with_name("kinds.toml").read_text("utf-8")
    ).items()
    for name, kind in kinds.items()
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_taken_or_refused(kind: dict[str, Any]) -> None:
    text = encoding.decoded(kind["text"].encode()).text
    assert text is not None
    refused = ["CDO005"] if characters.refused(text) else []
    value, faults = source.parse(text)
    refused = refused or [one.rule.code for one in faults]
    if "refused" in kind:
        assert refused[:1] == [kind["refused"]]
        return
    assert refused == []
    assert value == json.loads(kind["says"], strict=False)
    assert oracle.opinion(text) == ""
