"""YAML text into values: what is read, what is refused, and where it stands."""

from __future__ import annotations

import gc
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from cdo.findings import Place
from cdo.registry import characters, source, yamlrules
from cdo.registry.faults import MOST
from cdo.registry.places import Places
from tests.registry.test_hostile import content
from tests.registry.told import UNIT
from tests.rules.small import DATA, files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.findings import Message, Path
    from cdo.registry.source import Value


def value(text: str) -> Value:
    found, faults = source.parse(text)
    assert faults == []
    return found


def refused(text: str) -> list[tuple[Message, str, Path | None]]:
    """Return the message, place and path of each fault of *text*."""
    return [
        (fault.message, "{}:{}-{}:{}".format(*fault.span), fault.path)
        for fault in source.parse(text)[1]
    ]


@pytest.mark.parametrize(
    "written",
    ["0752", "441302", "114413000071840E96", "no", "1e3", "0x1F", "2022-02-30", "1_000",
     ".nan", "12:30:45", "=", "true", "Null", "NULL", "三(一)2-8"],
)  # fmt: skip
def test_a_plain_text_stays_as_it_was_written(written: str) -> None:
    assert value(f"a: {written}") == {"a": written}
    assert value(f"- {written}") == [written]
    assert value(f"{{a: [{written}]}}") == {"a": [written]}


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_a_plain_empty_value_is_absent_and_a_quoted_one_is_text(nothing: str) -> None:
    assert value(f"a: {nothing}\nb: [{nothing or '~'}]") == {"a": None, "b": [None]}
    assert value(f"a: '{nothing}'\nb: \"{nothing}\"") == {"a": nothing, "b": nothing}


def test_block_texts_keep_or_fold_their_lines() -> None:
    text = "a: |\n  一\n  二：三\nb: >-\n  四\n  五\n"
    assert value(text) == {"a": "一\n二：三\n", "b": "四 五"}


@pytest.mark.parametrize("text", ["", "\n", "# 空\n", "---\n", "---\n# 空\n", "~"])
def test_a_text_may_say_nothing(text: str) -> None:
    assert value(text) is None


def test_a_line_of_three_hyphens_at_the_top_is_let_be() -> None:
    assert value("---\na: 一\n") == {"a": "一"}
    assert value("a: 一\n...\n") == {"a": "一"}


@pytest.mark.parametrize(
    ("text", "message", "stretch", "path"),
    [
        ("a: &x 一", yamlrules.ANCHOR, "1:4-1:8", ("a",)),
        ("a: &x [一]", yamlrules.ANCHOR, "1:4-1:8", ("a",)),
        ("&x a: 一", yamlrules.ANCHOR, "1:1-1:5", ("a",)),
        ("a: {b: !!str 一}", yamlrules.TAG, "1:8-1:15", ("a", "b")),
        ("a: !t {b: 一}", yamlrules.TAG, "1:4-1:8", ("a",)),
        ("%TAG ! x:\n---\na: 一", yamlrules.DIRECTIVE, "1:1-1:2", ()),
        ("%YAML 1.1\n---\na: 一", yamlrules.DIRECTIVE, "1:1-1:2", ()),
        ("a: 一\n---\nb: 二", yamlrules.SECOND, "2:1-2:4", ()),
        ("a: 一\n<<: {b: 二}", yamlrules.MERGE, "2:1-2:3", ("<<",)),
        ("a: 一\n? \n: 二", yamlrules.COMPLEX_KEY, "2:2-2:2", ("",)),
        ("a: 一\n?", yamlrules.COMPLEX_KEY, "2:2-2:2", ("",)),
        ("a: 一\n[b]: 二", yamlrules.COMPLEX_KEY, "2:1-2:2", ()),
        ("a: {? {b: 二} : 三}", yamlrules.COMPLEX_KEY, "1:7-1:8", ("a",)),
        ("a: 一\na: 二", yamlrules.TWICE, "2:1-2:2", ("a",)),
        ("b: {a: 一, Ａ: 二}", yamlrules.ALIKE, "1:11-1:12", ("b", "Ａ")),
        ("ａ: 一", yamlrules.WIDE_KEY, "1:1-1:2", ("ａ",)),
        ("a: {“b”: 一}", yamlrules.QUOTES, "1:5-1:8", ("a", "“b”")),
        ("a: {b：c: 一}", yamlrules.COLON, "1:5-1:8", ("a", "b：c")),
        ("a: {b，c: 一}", yamlrules.COMMA, "1:5-1:8", ("a", "b，c")),
        ("a: [一，二]", yamlrules.COMMA, "1:6-1:7", ("a", 0)),
    ],
)
def test_what_a_registry_does_not_need_is_refused_where_it_stands(
    text: str, message: Message, stretch: str, path: Path
) -> None:
    assert refused(text) == [(message, stretch, path)]


def test_an_alias_stands_for_nothing_and_cannot_be_a_key() -> None:
    found, faults = source.parse("a: &x 一\nb: *x\n")
    assert found == {"a": "一", "b": ""}
    assert [fault.message for fault in faults] == [yamlrules.ANCHOR, yamlrules.ALIAS]
    assert refused("a: 一\n*x : 二")[-1] == (yamlrules.ALIAS, "2:1-2:3", ())


def test_sixteen_levels_are_read_and_no_more() -> None:
    assert refused("[" * 16 + "]" * 16) == []
    assert refused("[" * 100_000) == [(yamlrules.DEEP, "1:17-1:18", (0,) * 16)]


def test_a_quoted_key_may_look_like_a_merge_or_like_nothing() -> None:
    assert value("'<<': 一\n'': 二") == {"<<": "一", "": "二"}


def test_what_one_file_has_in_quotes_another_may_not_have_without() -> None:
    assert value("'<<': 一\n'': 二")
    assert [message for message, *_ in refused("<<: 一")] == [yamlrules.MERGE]
    assert [message for message, *_ in refused("?")] == [yamlrules.COMPLEX_KEY]


def test_a_comma_of_a_text_is_a_comma() -> None:
    assert value("a: 一，二\nb: {c: 三，四}\nd: ['五，六']\ne:\n  - 七，八") == {
        "a": "一，二",
        "b": {"c": "三，四"},
        "d": ["五，六"],
        "e": ["七，八"],
    }


def test_of_two_fields_alike_the_first_is_kept_with_its_place() -> None:
    places = Places()
    text = "a: {b: 一}\nA: {b: 二, c: 三}\nd: 四\n"
    found, faults = source.parse(text, places)
    assert found == {"a": {"b": "一"}, "d": "四"}
    assert [fault.fields for fault in faults] == [
        {"key": "A", "first": 1, "other": "a"}
    ]
    assert places.place("f", ("a", "b")) == Place("f", 1, 8, 1, 9)
    assert set(places.values) == {("a", "b"), ("a",), ("d",), ()}


def test_a_fault_inside_a_field_that_is_there_twice_has_its_path() -> None:
    faults = refused("a: 一\na: {b: &x 二}\n")
    assert faults[1] == (yamlrules.ANCHOR, "2:8-2:12", ("a", "b"))


def test_after_a_fault_of_syntax_there_is_no_value() -> None:
    found, faults = source.parse("a: 一\nb: [二\n")
    assert found is None
    assert [fault.message for fault in faults] == [yamlrules.UNCLOSED]


def test_what_a_fault_of_syntax_explains_is_not_told_beside_it() -> None:
    faults = refused("a: &x 一\nb:\n  - {c: 二\n  - &y {c: 三，四：五}\n")
    assert [(message, at) for message, at, _ in faults] == [
        (yamlrules.UNCLOSED, "3:5-3:6"),
        (yamlrules.ANCHOR, "1:4-1:8"),
    ]


@pytest.mark.parametrize("text", ["a: \ud800", "\ud800"])
def test_half_a_character_is_no_yaml(text: str) -> None:
    assert [message for message, *_ in refused(text)] == [yamlrules.BROKEN]


@pytest.mark.parametrize(
    "line",
    ["a: 1\n", "? b\n", "k{}：v: 1\n", "- &x 1\n", "- [一，二]\n", '- "\\u200b"\n'],
)
def test_a_file_is_told_of_a_hundred_faults(line: str) -> None:
    text = "".join(line.format(number) for number in range(10 * MOST))
    assert len(refused(text)) == MOST


# Properties.

MARKS = "ab1 \n\n:：-－,，#[]{}'\"“”|>&*!%@`?~=<\\./　\t中𠮷"
SCRAPS = st.text(st.sampled_from(MARKS), max_size=40)
TEXTS = st.one_of(SCRAPS, st.text(st.characters(exclude_categories=()), max_size=40))


def paths(value: Value) -> Iterator[Path]:
    steps: list[tuple[Path, Value]] = [((), value)]
    while steps:
        path, value = steps.pop()
        yield path
        if isinstance(value, dict):
            steps += [((*path, key), one) for key, one in value.items()]
        elif isinstance(value, list):
            steps += [((*path, index), one) for index, one in enumerate(value)]


@given(TEXTS)
def test_whatever_the_text_nothing_is_raised_and_places_change_nothing(
    text: str,
) -> None:
    places = Places()
    found = source.parse(text)
    assert source.parse(text, places) == found
    if found[0] is not None:
        assert set(paths(found[0])) <= set(places.values)


@given(TEXTS)
@example("{1")
def test_every_place_is_inside_the_text(text: str) -> None:
    places = Places()
    _, faults = source.parse(text, places)
    lines = text.split("\n")
    spans = [
        *places.values.values(),
        *places.keys.values(),
        *(one.span for one in faults),
    ]
    for line, column, last, end in spans:
        assert (1, 1) <= (line, column) <= (last, end)
        assert last <= len(lines)
        assert column <= len(lines[line - 1]) + 1
        assert end <= len(lines[last - 1]) + 1


class Plainly(yaml.SafeDumper):
    """Writes everything out."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002
        return True


WELCOME = st.characters(
    exclude_categories=["Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp"],
    include_characters="\n",
).filter(lambda one: not characters.refused(one) and one != "，")
KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,6}|[一-龥]{1,4}", fullmatch=True)
LEAVES = st.text(WELCOME, max_size=12)
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=12,
).filter(bool)


@given(
    tree=TREES,
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    flow=st.booleans(),
    width=st.sampled_from([20, 80, 1000]),
    escaped=st.booleans(),
)
def test_what_was_written_is_what_is_read(
    *,
    tree: object,
    style: str | None,
    flow: bool,
    width: int,
    escaped: bool,
) -> None:
    text = yaml.dump(
        tree,
        Dumper=Plainly,
        default_style=style,
        default_flow_style=flow,
        width=width,
        allow_unicode=not escaped,
    )
    assert source.parse(text) == (tree, [])


# The parser without libyaml.

PARSERS_DIFFER = {
    "an escaped half of a character": "one refuses it, the other gives it as it is",
    "a tab within a value": "one reads it, the other refuses it; both are CDO0xx",
    "a key without a blank, which some readers take for a key with a colon": "so here",
    "a full-width blank in a text, a tab at the end of a line": "one refuses the tab",
}
"""Texts that libyaml and the parser without it take for something else."""


def everything() -> Iterator[tuple[str, str]]:
    """Yield the name and text of every file of the tests' data."""
    for folder in ("base", "valid"):
        yield from files(DATA / folder).items()
    for file in sorted((DATA / "hostile").glob("*.toml")):
        for case in tomllib.loads(file.read_text("utf-8"))["case"]:
            if "disk" not in case and case["name"] not in PARSERS_DIFFER:
                yield case["name"], content(case).decode("utf-8", "ignore")


@pytest.mark.parametrize(("name", "text"), list(everything()))
def test_without_libyaml_all_is_read_alike(
    name: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    del name
    fast = source.parse(text)
    monkeypatch.setattr(source, "_Loader", yaml.BaseLoader)
    slow = source.parse(text)
    assert fast[0] == slow[0]
    assert {fault.rule.code for fault in fast[1]} == {
        fault.rule.code for fault in slow[1]
    }


def test_a_unit_is_read() -> None:
    assert value(UNIT) == {
        "names": [{"official": "云州市水利局", "short": "市水利局"}],
        "nature": "政府部门",
    }


@pytest.mark.parametrize("text", ["a: 一\n", "a: [", "a: 一 # 二\n", "&x a: 一\n"])
def test_nothing_of_a_reading_is_kept_while_the_collector_rests(text: str) -> None:
    gc.collect()
    gc.disable()
    try:
        source.parse(text)
        kept = [one for one in gc.get_objects() if isinstance(one, source._Builder)]
    finally:
        gc.enable()
    assert kept == []
