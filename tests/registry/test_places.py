"""Where a finding stands: line, column, and where it ends."""

from __future__ import annotations

import pytest

from cdo.findings import Place
from cdo.registry import source
from cdo.registry.places import Places
from tests.registry.told import UNIT, told
from tests.rules.small import BASE

POSTS, FILINGS = BASE["scheme/posts.yaml"], BASE["scheme/filings.yaml"]


def lines(text: str) -> int:
    return text.count("\n")


@pytest.mark.parametrize(
    ("written", "stretch"),
    [
        ("部们", "4:8-4:10"),
        ("'部们'", "4:8-4:12"),
        ('"部们"', "4:8-4:12"),
        ('"\\u90e8们"', "4:8-4:17"),
        ("部们  # 注释", "4:8-4:10"),
        ("部们   ", "4:8-4:10"),
        ("部\n  们", "4:8-5:4"),
        ("'部\n  们'", "4:8-5:5"),
        ("|-\n  部们", "4:8-4:9"),
        (">-\n  部\n  们", "4:8-4:9"),
        ("\n  部们", "5:3-5:5"),
    ],
)
def test_a_value_stands_from_its_first_to_its_last_character(
    written: str, stretch: str
) -> None:
    assert told(f"{UNIT}track: {written}\n") == [f"CDO101 {stretch} track"]


@pytest.mark.parametrize(
    ("line", "stretch"),
    [
        ("trak: 部门", "4:1-4:5"),
        ("'trak': 部门", "4:1-4:7"),
        ("? trak\n: 部门", "4:3-4:7"),
    ],
)
def test_an_unknown_field_stands_at_its_key(line: str, stretch: str) -> None:
    assert told(f"{UNIT}{line}\n") == [f"CDO010 {stretch} trak"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("names: [{official: 甲, short: 乙}]\n", "CDO011 1:1-1:6 nature"),
        (
            "names:\n  - official: 甲\n    from: 2020-01-01\nnature: 政府部门\n",
            "CDO011 2:5-2:13 names.0.short",
        ),
        (f"{UNIT}contact: {{name: 示例}}\n", "CDO011 4:11-4:15 contact.phone"),
    ],
)
def test_a_missing_field_stands_at_the_first_key_of_the_map_that_lacks_it(
    text: str, finding: str
) -> None:
    assert told(text) == [finding]


def test_in_an_empty_map_a_missing_field_stands_at_the_map() -> None:
    assert told("names: [{}]\nnature: 政府部门\n") == [
        "CDO011 1:9-1:11 names.0.official",
        "CDO011 1:9-1:11 names.0.short",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# 空\n", "---\n", "\n~\n", "null"])
def test_in_an_empty_file_a_missing_field_stands_at_the_beginning(text: str) -> None:
    assert told(text) == ["CDO011 1:1-1:1 names", "CDO011 1:1-1:1 nature"]


@pytest.mark.parametrize("nothing", ["", "~", "null", "  # 未定"])
def test_a_field_with_nothing_in_it_stands_at_its_key(nothing: str) -> None:
    assert told(UNIT.replace("政府部门", nothing)) == ["CDO011 3:1-3:7 nature"]


def test_an_item_with_nothing_in_it_stands_behind_its_hyphen() -> None:
    text = "names:\n  -\n  - {official: 甲, short: 乙}\nnature: 政府部门\n"
    assert told(text) == ["CDO011 2:4-2:4 names.0"]


@pytest.mark.parametrize(
    ("written", "stretches"),
    [
        ("\n  - 一-1\n  - 九\n  - '八'", ["6:5-6:6", "7:5-7:8"]),
        (" [一-1, 九, '八']", ["4:16-4:17", "4:19-4:22"]),
        (" [一-1,\n   九,\n   八]", ["5:4-5:5", "6:4-6:5"]),
    ],
)
def test_each_item_of_a_list_has_its_place(written: str, stretches: list[str]) -> None:
    assert told(f"{UNIT}clauses:{written}\n") == [
        f"CDO103 {stretch} clauses.{index}"
        for index, stretch in enumerate(stretches, 1)
    ]


def test_one_text_for_a_list_is_the_field() -> None:
    assert told(f"{UNIT}clauses: 九\n") == ["CDO103 4:10-4:11 clauses"]


@pytest.mark.parametrize(
    ("written", "stretch"),
    [
        (" {a: 一}", "4:8-4:9"),
        ("\n  a: 一", "5:3-5:4"),
        (" {}", "4:7-4:9"),
        (" {\n}", "4:7-4:8"),
    ],
)
def test_a_map_stands_at_its_first_key(written: str, stretch: str) -> None:
    assert told(f"{UNIT}note:{written}\n") == [f"CDO012 {stretch} note"]


@pytest.mark.parametrize(
    ("written", "stretch"),
    [
        (" [一]", "4:7-4:10"),
        (" [一,\n  二]", "4:7-4:8"),
        ("\n  - 一\n  - 二", "5:3-5:4"),
    ],
)
def test_a_list_stands_on_the_line_on_which_it_begins(
    written: str, stretch: str
) -> None:
    assert told(f"{UNIT}note:{written}\n") == [f"CDO012 {stretch} note"]


def test_flow_maps_on_one_line_and_on_several() -> None:
    one = "names: [{official: 甲, short: 乙, from: 2022-02-30}, {short: 丙}]\n"
    assert told(f"{one}nature: 政府部门\n") == [
        "CDO012 1:39-1:49 names.0.from",
        "CDO011 1:53-1:58 names.1.official",
    ]
    several = "names: [{official: 甲,\n  short: 乙,\n  from: 2022-02-30}]\n"
    assert told(f"{several}nature: 政府部门\n") == ["CDO012 3:9-3:19 names.0.from"]


@pytest.mark.parametrize(("name", "column"), [("甲", 35), ("𠮷", 35), ("㛃𠮷䶮", 37)])
def test_columns_count_characters_even_rare_ones(name: str, column: int) -> None:
    text = UNIT.replace("云州市水利局, short: 市水利局", f"{name}, short: 𠮷, from: 旧")
    assert told(text) == [f"CDO012 2:{column}-2:{column + 1} names.0.from"]


def test_a_byte_order_mark_moves_no_column() -> None:
    assert told(f"\ufefftrak: 部门\n{UNIT}") == [
        "CDO002 1:1-1:1 None",
        "CDO010 1:1-1:5 trak",
    ]


@pytest.mark.parametrize(
    ("written", "stretch"),
    [("部们", "4:8-4:10"), ("'部\n  们'", "4:8-5:5"), ("|-\n  部们", "4:8-4:9")],
)
def test_windows_line_ends_move_no_place(written: str, stretch: str) -> None:
    text = f"{UNIT}track: {written}\n".replace("\n", "\r\n")
    assert told(text) == ["CDO002 1:1-1:1 None", f"CDO101 {stretch} track"]


def test_in_a_file_that_is_a_list() -> None:
    last = lines(POSTS) + 1
    index = POSTS.count("- track")
    text = POSTS + "- track: 部们\n  post: 顾问\n  clause: 二-1\n  holdr: 无\n"
    assert told(text, "scheme/posts.yaml") == [
        f"CDO010 {last + 3}:3-{last + 3}:8 {index}.holdr"
    ]
    text = POSTS + "- track: 部们\n  post: 顾问\n  clause: 二-1\n"
    assert told(text, "scheme/posts.yaml") == [
        f"CDO101 {last}:10-{last}:12 {index}.track"
    ]
    text = f"{POSTS}- track: 部门\n  clause: 二-1\n"
    assert told(text, "scheme/posts.yaml") == [f"CDO011 {last}:3-{last}:8 {index}.post"]
    assert told(f"{POSTS}- 部门\n", "scheme/posts.yaml") == [
        f"CDO012 {last}:3-{last}:5 {index}"
    ]


def test_in_a_file_that_is_a_map_of_free_names() -> None:
    last = lines(FILINGS) + 1
    text = (
        f"{FILINGS}其他: {{by: {{unit: a-ju}}, to: b-ju, clause: 三-1, verb: 报道}}\n"
    )
    assert told(text, "scheme/filings.yaml") == [
        f"CDO012 {last}:53-{last}:55 其他.verb"
    ]
    text = f"{FILINGS}其他:\n  by: {{unit: a-ju}}\n  to: b-ju\n  clause: 三-1\n"
    assert told(text, "scheme/filings.yaml") == [
        f"CDO011 {last + 1}:3-{last + 1}:5 其他.verb"
    ]
    assert told(f"{FILINGS}其他:\n", "scheme/filings.yaml") == [
        f"CDO011 {last}:1-{last}:3 其他"
    ]
    text = (
        f"{FILINGS}其/他: {{by: {{unit: a-ju}}, to: b-ju, clause: 三-1, verb: 报送}}\n"
    )
    assert told(text, "scheme/filings.yaml") == [f"CDO012 {last}:1-{last}:4 其/他"]


def test_a_file_whose_top_is_of_the_wrong_form_is_named_as_a_whole() -> None:
    assert told("a: 一\n", "scheme/posts.yaml") == ["CDO012 1:1-1:2 None"]
    assert told("- 一\n", "scheme/filings.yaml") == ["CDO012 1:1-1:2 None"]
    assert told("- names: 一\n") == ["CDO001 1:1-1:2 None"]
    assert told("水利局\n") == ["CDO001 1:1-1:4 None"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (f"{UNIT}note: 水\u200b利\n", "CDO005 4:8-4:9 note"),
        (f"{UNIT}no\u200bte: 水利\n", "CDO005 4:3-4:4 no\u200bte"),
        (f'{UNIT}contact: {{"ph\\u200b": 1}}\n', "CDO005 4:14-4:20 contact.ph\u200b"),
        (f"{UNIT}# 水\u200b利\n", "CDO005 4:4-4:5 None"),
        (
            UNIT.replace("市水利局}", "市水\u200b利局}"),
            "CDO005 2:33-2:34 names.0.short",
        ),
        (f"{UNIT}note: 13800138000\n", "CDO701 4:7-4:18 note"),
        (f"{UNIT}# 13800138000\n", "CDO701 4:3-4:14 None"),
    ],
)
def test_a_character_belongs_to_the_value_or_key_that_it_stands_in(
    text: str, finding: str
) -> None:
    assert told(text)[0] == finding


def located(text: str) -> Places:
    places = Places()
    source.parse(text, places)
    return places


def test_the_value_of_what_is_absent_is_that_of_its_nearest_parent() -> None:
    places = located(UNIT)
    assert places.value(("names", 0, "from")) == (2, 6, 2, 14)
    assert places.value(("names", 7)) == (2, 3, 2, 4)
    assert places.value(("contact", "phone")) == (1, 1, 1, 6)
    assert places.key(("nature",)) == (3, 1, 3, 7)
    assert places.key(("names", 0)) == (2, 6, 2, 14)
    assert places.place("u.yaml", ("nature",)) == Place("u.yaml", 3, 9, 3, 13)
    assert places.place("u.yaml", ("nature",), at_key=True) == Place(
        "u.yaml", 3, 1, 3, 7
    )


def test_nothing_stands_at_the_beginning() -> None:
    assert Places().value(("names", 0)) == (1, 1, 1, 1)


def test_what_stands_around_positions() -> None:
    around = located(f"{UNIT}clauses: [一, 二]\n").around
    assert around([(2, 16), (3, 2), (4, 15), (4, 12), (4, 13), (9, 9)]) == {
        (2, 16): ("names", 0, "official"),
        (3, 2): ("nature",),
        (4, 12): ("clauses",),
        (4, 13): ("clauses",),
        (4, 15): ("clauses",),
        (9, 9): (),
    }
    assert around([(4, 11), (4, 14)]) == {
        (4, 11): ("clauses", 0),
        (4, 14): ("clauses", 1),
    }
