"""Whatever the reader takes means to it what it means to another reader of YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cdo.registry import source
from tests.fire import corpus, oracle

if TYPE_CHECKING:
    from tests.fire.corpus import Sample


@pytest.mark.parametrize(
    "sample",
    [one for one in corpus.samples() if one.family == "sound"],
    ids=lambda one: one.name,
)
def test_sound_files_mean_the_same(sample: Sample) -> None:
    assert oracle.opinion(sample.data.decode()) == ""


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("0752", 752),
        ("441302", 441302),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        ("0x1F", 31),
        ("0o17", 15),
        ("0b1", "0b1"),
        ("0o8", "0o8"),
        ("1_000", "1_000"),
        ("yes", "yes"),
        ("True", True),
        ("NULL", None),
        ("", None),
        ("-.inf", float("-inf")),
        ("2022-08-31", "2022-08-31"),
        ("99999999999999999999", 1e20),
        ("三(一)2-8", "三(一)2-8"),
    ],
)
def test_the_core_schema_is_the_oracles(text: str, typed: object) -> None:
    made = oracle.core(text)
    assert (made, type(made)) == (typed, type(typed))
    assert oracle.documents(f"- {text}\n") == [[typed]]
    assert oracle.difference([text or None], [typed]) == ""


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ({"a": "1"}, {"a": 1}, ""),
        ({"a": "1"}, {"a": "1"}, ""),
        ({"1": "b"}, {1: "b"}, ""),
        ({"a": "1"}, {"a": 2}, "$.a: '1', to the oracle 2"),
        ({"a": "1"}, {"a": True}, "$.a: '1', to the oracle True"),
        ({"a": "1"}, {"a": 1.0}, "$.a: '1', to the oracle 1.0"),
        ({"a": ".nan"}, {"a": float("nan")}, ""),
        ({"a": None}, {"a": ""}, "$.a: None, to the oracle ''"),
        ({"a": ""}, {"a": "\n"}, "$.a: '', to the oracle '\\n'"),
        ({"a": "b"}, {"c": "b"}, "$.a (key): 'a', to the oracle 'c'"),
        ({"a": "b"}, {}, "$: ['a'], to the oracle []"),
        (["a"], ["a", "b"], "$: 1 items, 2 to the oracle"),
        ([["a"]], [["b"]], "$[0][0]: 'a', to the oracle 'b'"),
        ([], {}, "$: [], to the oracle {}"),
    ],
)
def test_a_difference_is_seen(ours: Any, theirs: Any, told: str) -> None:  # noqa: ANN401
    assert oracle.difference(ours, theirs) == told


def test_what_only_one_reads_is_seen() -> None:
    assert oracle.opinion("a: 1") == ""
    assert oracle.opinion("a: 1\na: 2\n") == "1 faults"
    assert source.parse("a: 'b\n c'")[1] == []
