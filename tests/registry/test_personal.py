"""Numbers of persons and marks of secrecy, however they are written."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from cdo.registry.personal import PERSONAL, SECRECY, found, in_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.findings import Path
    from cdo.registry.faults import Fault
    from cdo.registry.places import Span

SOMEBODY = "999999190001010015"
PHONE = "13800138000"
PLACE: Span = (9, 7, 9, 20)


def looked_at(text: str, *values: str) -> list[Fault]:
    """Return the faults of *text*, all of whose *values* stand at one place."""

    def told() -> Iterable[tuple[Path, Span, str]]:
        return [(("note",), PLACE, value) for value in values]

    return list(found(text, told))


def never() -> Iterable[tuple[Path, Span, str]]:
    raise AssertionError("no value needs to be looked at")


@pytest.mark.parametrize(
    ("text", "kind", "span"),
    [
        (f"note: {PHONE}\n", "手机号码", (1, 7, 1, 18)),
        (f"a: 1\n# 手机 {PHONE}", "手机号码", (2, 6, 2, 17)),
        (f"a: 𠮷\nb: '𠮷{SOMEBODY}'\n", "居民身份证号", (2, 6, 2, 24)),
        ("note: |\n  卡 6222 0200 0000 0000 018\n", "银行卡号", (2, 5, 2, 28)),
    ],
)
def test_a_number_is_found_where_it_stands(text: str, kind: str, span: Span) -> None:
    (fault,) = found(text, never)
    assert fault.rule is PERSONAL
    assert fault.span == span
    assert fault.fields["kind"] == kind
    assert "*****" in str(fault.fields["value"])


def test_numbers_are_found_line_by_line() -> None:
    text = f"a: {PHONE} {PHONE}\n\nb: {PHONE}\n"
    assert [fault.span[:2] for fault in found(text, never)] == [(1, 4), (1, 16), (3, 4)]


@pytest.mark.parametrize(
    "text", ["note: 机密★10年\n", "note: 见绝密★件\n", "# 秘 密 ★\nname: a\n"]
)
def test_a_mark_of_secrecy_is_found(text: str) -> None:
    (fault,) = looked_at(text)
    assert fault.rule is SECRECY
    assert str(fault.fields["value"]).endswith("★")


def test_a_mark_alone_is_found_among_the_values() -> None:
    (fault,) = looked_at("note: 机密\n", "机密")
    assert (fault.rule, fault.span, fault.path) == (SECRECY, PLACE, ("note",))


def test_a_mark_with_a_star_is_told_once() -> None:
    (fault,) = looked_at("note: 机密★\n", "机密★")
    assert fault.span == (1, 7, 1, 10)


def test_words_about_secrecy_pass() -> None:
    assert looked_at("note: 保守国家秘密\n", "保守国家秘密") == []


def test_an_escaped_number_is_found_by_its_value() -> None:
    (fault,) = looked_at('note: "\\u0031380013 8000"\n', "1380013 8000")
    assert (fault.rule, fault.span, fault.path) == (PERSONAL, PLACE, ("note",))


def test_an_escaped_mark_is_found_by_its_value() -> None:
    (fault,) = looked_at('note: "\\u673a\\u5bc6★10年"\n', "机密★10年")
    assert (fault.rule, fault.fields["value"]) == (SECRECY, "机密★")


@pytest.mark.parametrize("break_", ["\n  ", "\n\t ", "\n   -"])
def test_a_number_over_two_lines_is_found_by_its_value(break_: str) -> None:
    text = f"note: >\n  138{break_}0013 8000\n"
    (fault,) = looked_at(text, "138 0013 8000\n")
    assert fault.fields["value"] == "138********00"


def test_what_the_text_shows_is_not_told_again_of_a_value() -> None:
    text = f'note: "机\\u5bc6★ {PHONE}"\nmore: 机密★\n'
    assert len(looked_at(text, f"机密★ {PHONE}", "机密★")) == 2


@pytest.mark.parametrize(
    "path", [f"officers/{PHONE}.yaml", f"filings/{SOMEBODY}/a.yaml"]
)
def test_a_number_in_a_name_is_found(path: str) -> None:
    (fault,) = in_name(path)
    assert fault.rule is PERSONAL
    assert "文件名" in fault.message.text


def test_a_mark_in_a_name_is_found() -> None:
    (fault,) = in_name("units/机密★.yaml")
    assert fault.rule is SECRECY


@pytest.mark.parametrize(
    "path", ["documents/hszs/2022/12.yaml", "officers/p-0007.yaml"]
)
def test_other_names_pass(path: str) -> None:
    assert list(in_name(path)) == []


@pytest.mark.parametrize(
    "unit", [f"{PHONE}\n", "机密★\n", "\n", "\n1", "1\n ", "\n" + " " * 999, "密"]
)
def test_hostile_files_take_no_longer_than_others(unit: str) -> None:
    text = unit * (256 * 1024 // len(unit.encode()))
    start = process_time()
    assert len(looked_at(text, *[PHONE[:9]] * 1000)) <= 300
    assert process_time() - start < 1
