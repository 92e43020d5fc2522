"""`cdo who`: the holder of one seat, with the basis; or since when there is none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli import asking
from tests.cli.asking import LATER, data, edit
from tests.cli.calling import cdo

if TYPE_CHECKING:
    from pathlib import Path


ANSWERS: dict[str, tuple[str, ...]] = {
    "who-held.txt": ("sz-jyj", "数据总监", *LATER),
    "who-held.json": ("云州市教育局", "数据总监", *LATER, "-f", "json"),
    "who-acting.txt": ("市委宣传部", "数据总监", *LATER),
    "who-vacant.txt": ("qx-lyq", "数据联络员", *LATER),
    "who-vacant.json": ("qx-lyq", "数据联络员", *LATER, "-f", "json"),
    "who-never.txt": ("qx-yxx", "数据总监", *LATER),
}


@pytest.fixture(autouse=True)
def seated(folder: Path) -> Path:
    """The town with a pilot, so that its units have seats."""
    edit(
        folder / "scheme" / "vocabulary.yaml",
        "natures:",
        "pilot_cohort: 首批\nnatures:",
    )
    return folder


def on(day: str) -> tuple[str, ...]:
    return ("who", "nj-z", "数据员", "--as-of", day, "-C", "town")


@pytest.mark.parametrize("name", ANSWERS)
def test_whole_answers(name: str) -> None:
    asking.check(name, "who", *ANSWERS[name])


def test_the_data_have_the_names_that_programs_rely_on() -> None:
    whole = data(*on("2023-07-05"))
    assert list(whole)[:9] == [
        *("schema", "unit", "post", "as_of", "known_at", "holder", "others"),
        *("recorded", "versions"),
    ]
    assert whole["holder"] == {
        "officer": "p-0001",
        "name": "示例甲",
        "mode": "兼任",
        "title": "站长",
        "from": "2023-03-01",
        "until": "2023-09-01",
        "basis": "柳府〔2023〕2号",
        "file": "officers/p-0001.yaml",
    }
    assert whole["others"] == whole["versions"] == []
    assert whole["recorded"] is whole["known_at"] is None


def test_who_follows_on_a_day_holds_the_post_on_it() -> None:
    assert data(*on("2023-08-31"))["holder"]["officer"] == "p-0001"
    assert data(*on("2023-09-01"))["holder"]["officer"] == "p-0002"


def test_names_that_are_not_public_are_masked_but_in_data() -> None:
    assert "姓名：示**（officer/p-0002）" in cdo(*on("2023-09-01")).out
    assert data(*on("2023-09-01"))["holder"]["name"] == "示例乙"


def test_a_vacant_seat_says_since_when(seated: Path) -> None:
    edit(seated / "officers" / "p-0001.yaml", "until: 2023-09-01", "until: 2023-08-15")
    ran = cdo(*on("2023-08-15"))
    assert ran.code == 0
    assert ran.out == (
        "农机站数据员，2023年8月15日：✗ 空缺\n自 2023-08-15 起空缺，到这一天是第 1 天\n"
    )
    whole = data(*on("2023-08-20"))
    assert (whole["holder"], whole["since"]) == (None, "2023-08-15")
    never = cdo("who", "水利所", "数据员", "--as-of", "2023-08-15", "-C", "town")
    assert never.code == 0
    assert "从未有人任职" in never.out


def test_two_holders_are_both_named(seated: Path) -> None:
    edit(seated / "officers" / "p-0002.yaml", "from: 2023-09-01", "from: 2023-08-01")
    ran = cdo(*on("2023-08-15"))
    assert ran.code == 1
    assert "同时有 2 人，见 cdo validate\n" in ran.out
    assert "姓名：示例甲（officer/p-0001）\n" in ran.out
    assert "姓名：示**（officer/p-0002）\n" in ran.out
    plain = cdo(*on("2023-08-15"), "-f", "json")
    assert plain.code == 1
    whole = json.loads(plain.out)
    assert whole["holder"]["officer"] == "p-0001"
    assert [other["officer"] for other in whole["others"]] == ["p-0002"]
    assert list(whole["others"][0]) == list(whole["holder"])


def test_who_acts_is_no_holder(seated: Path) -> None:
    edit(seated / "officers" / "p-0002.yaml", "mode: 兼任", "mode: 主持")
    assert "：~ 主持\n" in cdo(*on("2023-10-01")).out
    assert data(*on("2023-10-01"))["state"] == "acting"


def test_a_post_is_known_however_it_is_typed(seated: Path) -> None:
    for file in ("scheme/posts.yaml", "officers/p-0001.yaml", "officers/p-0002.yaml"):
        edit(seated / file, "post: 数据员", "post: 数据员（1）")
    for name in ("数据员（1）", "数据员(1)", " 数据员（１）"):
        asked = ("who", "nj-z", name, "--as-of", "2023-07-05", "-C", "town")
        assert data(*asked)["holder"]["officer"] == "p-0001"


@pytest.mark.parametrize(
    ("unit", "post", "told"),
    [
        ("nj-z", "数剧员", "农机站不设 数剧员 这个职位；是不是要写 数据员？"),
        ("nj-z", "局长", "农机站不设 局长 这个职位，设的是 数据员"),
        ("gov-lz", "数据员", "镇政府不设职位"),
        ("nj-x", "数据员", "没有 nj-x 这个单位；是不是要写 nj-z？"),
        (" ", "数据员", "单位是空的，写编号、简称或全称；全部单位见 cdo list unit"),
    ],
)
def test_what_is_not_there_is_told(unit: str, post: str, told: str) -> None:
    ran = cdo("who", unit, post, "--as-of", "2023-07-05", "-C", "town")
    assert (ran.code, ran.out, ran.err) == (2, "", f"错误：{told}\n")


def test_posts_that_cannot_be_read_are_not_said_to_be_absent(seated: Path) -> None:
    (seated / "scheme" / "posts.yaml").write_text("[", encoding="utf-8")
    ran = cdo(*on("2023-07-05"))
    assert (ran.code, ran.out) == (3, "")
    torn, told = ran.err.splitlines()
    assert torn == "有文件缺少或读不出来，答案可能不全：scheme/posts.yaml"
    assert told == "错误：说不准农机站设不设 数据员 这个职位，先改好上面的文件"


def test_names_stay_names(seated: Path) -> None:
    edit(seated / "officers" / "p-0001.yaml", "示例甲", '"[red]甲\\u00b7[/red]=1|*"')
    assert "姓名：[red]甲·[/red]=1|*（officer/p-0001）" in cdo(*on("2023-07-05")).out
