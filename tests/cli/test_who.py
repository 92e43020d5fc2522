"""`cdo who`: the holder of one seat, with the basis; or since when there is none."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli import asking, chronicles
from tests.cli.asking import LATER, data, edit
from tests.cli.calling import cdo
from tests.repositories import git

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
def test_whole_answers(name: str, tmp_path: Path) -> None:
    shutil.copytree(asking.VALID, tmp_path / "库")  # out of the history of the checkout
    arguments = ["库" if one == str(asking.VALID) else one for one in ANSWERS[name]]
    asking.check(name, "who", *arguments)


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


def test_who_entered_the_holder_and_what_was_corrected_since(tmp_path: Path) -> None:
    chronicles.built(tmp_path / "史")
    asked = ("who", "nj-z", "数据员", "--as-of", "2024-02-10", "-C", "史/town")
    whole = data(*asked)
    assert whole["holder"]["basis"] == "柳府〔2024〕2号"
    assert (whole["recorded"]["author"], whole["recorded"]["date"]) == (
        "王五",
        "2024-02-02T01:00:00+00:00",
    )
    assert [(one["author"], one["holder"]["basis"]) for one in whole["versions"]] == [
        ("测试员甲", "柳府〔2023〕3号"),
        ("王五", "柳府〔2024〕1号"),
        ("赵六", "柳府〔2024〕2号"),
    ]
    chronicles.check("who-entered.txt", *asked)


def test_what_was_believed_then_and_corrected_later(tmp_path: Path) -> None:
    chronicles.built(tmp_path / "史")
    asked = ("who", "nj-z", "数据员", "--as-of", "2024-02-10", "-C", "史/town")
    then = data(*asked, "--known-at", "2024-02-20")
    assert then["holder"]["basis"] == "柳府〔2024〕1号"
    assert then["recorded"]["author"] == "王五"
    assert [one["author"] for one in then["versions"]] == ["测试员甲", "王五", "赵六"]
    before = data(*asked, "--known-at", "2024-01-20")
    assert before["holder"]["officer"] == "p-0002"
    assert before["recorded"]["author"] == "测试员甲"
    chronicles.check("who-known-at.txt", *asked, "--known-at", "2024-02-20")
    at = data(*asked, "--rev", "HEAD~2")
    assert [one["author"] for one in at["versions"]] == ["测试员甲", "王五"]


def test_what_is_not_committed_is_not_recorded(tmp_path: Path) -> None:
    chronicles.built(tmp_path / "史")
    edit(tmp_path / "史" / "town" / chronicles.BING, "〔2024〕2号", "〔2024〕3号")
    asked = ("who", "nj-z", "数据员", "--as-of", "2024-02-10", "-C", "史/town")
    whole = data(*asked)
    assert (whole["holder"]["basis"], whole["recorded"]) == ("柳府〔2024〕3号", None)
    assert len(whole["versions"]) == 3
    assert "登记：尚未提交\n" in cdo(*asked).out


def test_a_vacancy_has_its_versions_too(tmp_path: Path) -> None:
    builder = chronicles.built(tmp_path / "史")
    gone = {chronicles.BING: None}
    chronicles.commit(builder, gone, "删去", "2024-04-01T09:00:00+08:00")
    asked = ("who", "nj-z", "数据员", "--as-of", "2024-02-10", "-C", "史/town")
    whole = data(*asked)
    assert (whole["holder"], whole["recorded"]) == (None, None)
    assert whole["versions"][-1]["holder"] is None
    assert "：空缺\n" in cdo(*asked).out


def test_before_a_shallow_clone_nobody_is_named(tmp_path: Path) -> None:
    builder = chronicles.built(tmp_path / "史")
    git(tmp_path, "clone", "-q", "--depth", "3", builder.root.as_uri(), "浅")
    asked = ("who", "nj-z", "数据员", "--as-of", "2024-02-10", "-C", "浅/town")
    whole = data(*asked)
    assert whole["recorded"] is None
    assert [one["author"] for one in whole["versions"]] == [None, "赵六"]
    assert "更早，这个克隆里没有：示例丙" in cdo(*asked).out
