"""`cdo blame`: who set each field of a record, when, in which commit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli import chronicles
from tests.cli.calling import cdo
from tests.repositories import Builder, git

if TYPE_CHECKING:
    from pathlib import Path

TOWN = ("-C", "town")
AT = "appointments.nj-z/数据员/2024-02-01"


@pytest.fixture(autouse=True)
def built(tmp_path: Path) -> Builder:
    return chronicles.built(tmp_path)


def data(*arguments: str, record: str = "") -> list[dict[str, Any]]:
    ran = cdo("blame", *arguments, *TOWN, "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    whole, record = json.loads(ran.out), record or arguments[0]
    assert list(whole) == ["schema", "record", "fields"]
    assert (whole["schema"], whole["record"]) == ("cdo/blame/1", record)
    found: list[dict[str, Any]] = whole["fields"]
    return found


def authors(*arguments: str) -> dict[str, str | None]:
    return {one["field"]: one["author"] for one in data(*arguments)}


@pytest.mark.parametrize("form", ["text", "json"])
def test_whole_answers(form: str) -> None:
    name = "blame.json" if form == "json" else "blame.txt"
    chronicles.check(name, "blame", "officer/p-0003", *TOWN, "-f", form)


def test_a_field_has_who_set_it() -> None:
    found = authors("officer/p-0003")
    assert found.pop(f"{AT}.basis") == "赵六"
    assert set(found.values()) == {"王五"}
    first = data("officer/p-0003")[0]
    assert list(first) == ["field", "value", "commit", "author", "date"]
    assert (first["field"], first["value"]) == ("name", "示例丙")


def test_through_renames(built: Builder) -> None:
    text = (built.root / "town" / chronicles.BING).read_text("utf-8")
    moved = {chronicles.BING: None, "officers/p-0030.yaml": text}
    chronicles.commit(built, moved, "改编号", "2024-04-01T09:00:00+08:00", "钱七")
    assert authors("officer/p-0030")[f"{AT}.basis"] == "赵六"
    assert "钱七" not in authors("officer/p-0030").values()


def test_what_is_not_committed_yet_is_nobodys(built: Builder) -> None:
    file = built.root / "town" / chronicles.BING
    file.write_text(file.read_text("utf-8").replace("副站长", "站长"), encoding="utf-8")
    found = {one["field"]: one for one in data("officer/p-0003")}
    assert [found[f"{AT}.title"][key] for key in ("commit", "author", "date")] == [
        None
    ] * 3
    assert found[f"{AT}.basis"]["author"] == "赵六"
    assert "尚未提交" in cdo("blame", "officer/p-0003", *TOWN).out
    assert authors("officer/p-0003", "--rev", "HEAD")[f"{AT}.title"] == "王五"
    moved = built.root / "town" / "officers" / "p-0031.yaml"
    file.rename(moved)
    assert authors("officer/p-0031")[f"{AT}.basis"] == "赵六"


def test_a_new_file_is_nobodys(built: Builder) -> None:
    built.write({"town/officers/p-0044.yaml": "name: 示例丁\nappointments: []\n"})
    assert authors("officer/p-0044") == {"name": None, "appointments": None}


def test_one_entry_of_the_scheme() -> None:
    asked = data("obligation/plan", "--rev", "HEAD~1", record="scheme/obligations")
    found = [one["field"] for one in asked]
    assert found[:2] == ["plan.title", "plan.clause"]
    assert {field.partition(".")[0] for field in found} == {"plan"}


def test_what_cannot_be_answered(built: Builder) -> None:
    ran = cdo("blame", "officer/p-0009", *TOWN)
    assert ran.code == 2
    assert ran.err.startswith(
        "错误：现在没有 officer/p-0009 这条记录；是不是要写 p-000"
    )
    built.write({f"town/{chronicles.BING}": "name: ["})
    ran = cdo("blame", "officer/p-0003", *TOWN)
    assert (ran.code, ran.err) == (
        3,
        "错误：officers/p-0003.yaml 读不出来，见 cdo validate\n",
    )


def test_a_shallow_clone_cannot_tell_all(built: Builder, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "2", built.root.as_uri(), "浅")
    ran = cdo(
        "blame", "officer/p-0003", "-C", str(tmp_path / "浅" / "town"), "-f", "json"
    )
    assert ran.code == 3
    fields = {one["field"]: one["author"] for one in json.loads(ran.out)["fields"]}
    assert (fields["name"], fields[f"{AT}.basis"]) == (None, "赵六")
    assert "一部分历史" in ran.err
