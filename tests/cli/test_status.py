"""`cdo status`: the matrix, the card, the data; on any terminal, whatever is in it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from datetime import date
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from cdo.cli import options
from cdo.cli.app import main
from cdo.cli.standing import tenancy
from cdo.reckoning import seats
from cdo.registry.reading import read
from cdo.registry.trees import FolderTree
from cdo.reporters.width import width
from tests.cli import asking
from tests.cli.asking import LATER, PILOT, VALID, data, edit
from tests.cli.calling import cdo

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2023-07-05", "-C", "town")
ANSWERS: dict[str, tuple[str, ...]] = {
    "status-valid.txt": LATER,
    "status-valid.md": (*LATER, "-f", "md"),
    "status-valid.csv": (*LATER, "-f", "csv"),
    "status-early.txt": ("--as-of", "2023-06-15", "-C", str(VALID)),
    "status-unit.txt": ("sz-xcb", *LATER),
    "status-unit.html": ("sz-xcb", *LATER, "-f", "html"),
    "status-unit.json": ("sz-xcb", *LATER, "-f", "json"),
    "status-units.txt": ("sz-xcb", "市教育局", *LATER),
    "status-renamed.txt": ("gov-sjj", "--as-of", "2023-06-30", "-C", str(VALID)),
    "status-pilot.txt": ("--as-of", "2022-08-31", "-C", str(PILOT)),
}
COLUMNS = (40, 80, 120, 200)
FORMS = ("text", "json", "csv", "md", "html")
ANSI = re.compile("\x1b\\[[0-9;]*m")
HOSTILE = (
    "[red]农机[/red]",
    "农机|站",
    "=cmd|' /C calc'!A0",
    "<b>农机</b>",
    "*农*_机_",
)


@pytest.mark.parametrize("name", ANSWERS)
def test_whole_answers(name: str) -> None:
    asking.check(name, "status", *ANSWERS[name])


@pytest.mark.parametrize("columns", COLUMNS)
def test_whole_screens(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    asking.check(f"status-{columns}.txt", "status", *LATER, screen=True)


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 100, 120, 160, 200, 300])
@pytest.mark.parametrize("asked", [(), ("sz-xcb",)])
def test_a_terminal_of_any_width_shows_everything(
    columns: int, asked: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    ran = cdo("status", *asked, *LATER, "--color", "never", screen=True)
    piped = cdo("status", *asked, *LATER).out
    assert all(width(line) <= columns for line in ran.out.splitlines())
    rules_and_blanks = str.maketrans("", "", "- \n")
    shown, whole = (
        Counter(text.translate(rules_and_blanks)) for text in (ran.out, piped)
    )
    heads_of_first_columns = set("单位职编号")
    assert set(whole - shown) <= heads_of_first_columns


def test_no_golden_file_is_left_over() -> None:
    from tests.cli import test_deadlines, test_roster, test_who  # noqa: PLC0415

    kept = {*ANSWERS, *test_deadlines.ANSWERS, *test_roster.ANSWERS, *test_who.ANSWERS}
    kept |= {f"status-{columns}.txt" for columns in COLUMNS}
    kept |= {f"deadlines-{columns}.txt" for columns in test_deadlines.COLUMNS}
    kept |= {f"roster-{columns}.txt" for columns in test_roster.COLUMNS}
    assert {file.name for file in asking.GOLDEN.iterdir()} == kept


def test_colour_only_stresses_what_words_and_signs_say() -> None:
    plain = cdo("status", *LATER, "--color", "never").out
    colored = cdo("status", *LATER, "--color", "always").out
    assert "\x1b[1;31m✗ 逾期 5 天\x1b[0m" in colored
    assert ANSI.sub("", colored) == plain
    assert "\x1b" not in plain


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" in cdo("status", *LATER, screen=True).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in cdo("status", *LATER, screen=True).out


def test_the_data_have_the_names_that_programs_rely_on() -> None:
    whole = data("status", *LATER)
    assert list(whole) == [
        *("schema", "as_of", "known_at", "seats", "obligations", "waivers", "units"),
        "commit",
    ]
    assert (whole["schema"], whole["as_of"]) == ("cdo/status/1", "2024-02-05")
    assert whole["known_at"] is whole["commit"] is None
    held = whole["seats"]
    assert list(held) == ["total", "held", "acting", "vacant", "cohorts", "items"]
    assert [held[key] for key in list(held)[:4]] == [18, 11, 1, 6]
    assert held["cohorts"] == {
        "扩面": {"total": 2, "held": 1, "acting": 0, "vacant": 1}
    }
    assert len(held["items"]) == 20
    assert list(held["items"][0]) == [
        *("unit", "post", "cohort", "state", "officer", "name", "since", "others")
    ]
    for item in whole["obligations"]:
        assert list(item)[:12] == [
            *("id", "unit", "title", "clause", "due", "phrase", "state"),
            *("days", "workdays", "since", "record", "reminded"),
        ]
        assert ("year" in item) == (item["id"] in YEARLY)
    assert whole["waivers"] == [
        {
            "id": "plan-sz-tsg",
            "rule": None,
            "obligation": "plan",
            "subject": "unit/sz-tsg",
            "unit": "sz-tsg",
            "from": "2023-05-20",
            "until": "2024-05-20",
            "state": "active",
        }
    ]


YEARLY = {"year-plan", "duty", "session", "evaluate"}


def test_an_item_says_what_it_builds_on_and_who_acts() -> None:
    items = data("status", *LATER)["obligations"]
    overall = next(item for item in items if item["id"] == "overall")
    assert overall["after"] == [{"id": "summary", "done": 1, "of": 6}]
    appoint = [i for i in items if (i["id"], i["unit"]) == ("appoint", "sz-xcb")]
    assert [item["acting"] for item in appoint] == ["p-0010"]
    assert not any("acting" in item for item in items if item["unit"] == "sz-jyj")


def test_the_pilot_has_38_seats_and_13_units() -> None:
    whole = data("status", "--as-of", "2022-08-31", "-C", str(PILOT))
    assert whole["seats"]["total"] == 38
    assert whole["seats"]["vacant"] == 38
    plans = [item for item in whole["obligations"] if item["id"] == "m1-plan"]
    assert len(plans) == 13
    assert {item["state"] for item in plans} == {"due_today"}


def test_units_asked_for_are_counted_alone() -> None:
    whole = data("status", "sz-xcb", "sz-slj", *LATER)
    assert {seat["unit"] for seat in whole["seats"]["items"]} == {"sz-xcb", "sz-slj"}
    assert whole["seats"]["total"] == 3
    assert list(whole["seats"]["cohorts"]) == ["扩面"]
    assert {item["unit"] for item in whole["obligations"]} == {"sz-xcb", "sz-slj"}
    assert whole["waivers"] == []
    assert whole["units"] == {"sz-xcb": "市委宣传部", "sz-slj": "市水利局"}


@pytest.mark.parametrize(
    ("day", "name"), [("2023-06-30", "市大数据局"), ("2023-07-01", "市数据管理局")]
)
def test_names_are_those_of_the_day(day: str, name: str) -> None:
    asked = ("status", "--as-of", day, "-C", str(VALID))
    assert data(*asked)["units"]["gov-sjj"] == name
    for form in ("text", "md", "html", "csv"):
        out = cdo(*asked, "-f", form).out
        assert name in out
        assert {"市大数据局", "市数据管理局"} - {name} - set(re.findall(r"\w+", out))


@pytest.mark.parametrize("form", FORMS)
def test_names_that_are_not_public_are_masked_but_in_data(form: str) -> None:
    out = cdo("status", "sz-wjw", *LATER, "-f", form).out
    assert ("欧阳示例" in out) == (form == "json")
    if form in {"text", "html", "csv"}:
        assert "欧**" in out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", FORMS)
def test_an_answer_says_nothing_in_python(form: str) -> None:
    for asked in ((), ("nj-z",), ("gov-lz",)):
        ran = cdo("status", *asked, *DAY, "-f", form)
        assert (ran.code, ran.err) == (0, "")
        assert "None" not in ran.out
        assert "State" not in ran.out


@pytest.mark.usefixtures("folder")
def test_a_unit_without_seats_or_obligations_has_a_card() -> None:
    ran = cdo("status", "gov-lz", *DAY)
    assert ran.out == (
        "镇政府：截至2023年7月5日\n"
        "柳镇人民政府（gov-lz）：政府\n"
        "不设职位\n"
        "没有义务\n\n"
        "示例登记库：其中的人物都是虚构的\n"
    )


def test_a_cohort_that_is_no_pilot_is_counted_apart(folder: Path) -> None:
    posts = folder / "scheme" / "posts.yaml"
    text = posts.read_text(encoding="utf-8")
    posts.write_text(f"{text}  cohorts: [首批]\n", encoding="utf-8")
    found = data("status", *DAY)["seats"]
    assert [found[key] for key in ("total", "held", "acting", "vacant")] == [0] * 4
    assert found["cohorts"] == {
        "首批": {"total": 2, "held": 1, "acting": 0, "vacant": 1}
    }


@pytest.fixture
def seated(folder: Path) -> Path:
    """The town with a pilot, so that its units have seats."""
    edit(
        folder / "scheme" / "vocabulary.yaml",
        "natures:",
        "pilot_cohort: 首批\nnatures:",
    )
    return folder


def test_gaps_are_shown_in_days(seated: Path) -> None:
    edit(seated / "officers" / "p-0001.yaml", "until: 2023-09-01", "until: 2023-08-22")
    during = cdo("status", "nj-z", "--as-of", "2023-08-30", "-C", "town").out
    assert "✗ 空缺 9 天" in during
    assert "2023-08-22 起" in during
    after = cdo("status", "nj-z", "--as-of", "2023-09-01", "-C", "town").out
    assert "曾空缺 10 天" in after
    assert "2023-08-22 至 2023-09-01（不含）" in after
    assert "已离任（调任）" in after
    before = cdo("status", "nj-z", "--as-of", "2023-08-21", "-C", "town").out
    assert "空缺" not in before


def test_two_holders_are_both_named_and_the_code_says_so(seated: Path) -> None:
    edit(seated / "officers" / "p-0002.yaml", "from: 2023-09-01", "from: 2023-08-01")
    asked = ("status", "--as-of", "2023-08-15", "-C", "town")
    ran = cdo(*asked, "-f", "json")
    assert ran.code == 1
    one = json.loads(ran.out)["seats"]["items"][0]
    assert one["officer"] == "p-0001"
    assert one["others"] == [
        {"officer": "p-0002", "name": "示例乙", "since": "2023-08-01"}
    ]
    told = "农机站数据员同时有 2 名任职者：示例甲、示**，见 cdo validate"
    for command in (asked, ("status", "nj-z", *asked[1:]), ("roster", *asked[1:])):
        ran = cdo(*command)
        assert (ran.code, told in ran.out) == (1, True)
    assert cdo("status", "sl-s", *asked[1:]).code == 0
    rows = list(csv.reader(io.StringIO(cdo(*asked, "-f", "csv").out)))
    assert rows[1][-2:] == ["officer/p-0001、officer/p-0002", "示例甲、示**"]


def test_an_acting_person_neither_holds_nor_leaves_vacant(seated: Path) -> None:
    edit(seated / "officers" / "p-0002.yaml", "mode: 兼任", "mode: 主持")
    asked = ("--as-of", "2023-10-01", "-C", "town")
    found = data("status", *asked)["seats"]
    assert [found[key] for key in ("total", "held", "acting", "vacant")] == [2, 0, 1, 1]
    out = cdo("status", *asked).out
    assert "✗ 在任 0/1" in out
    assert "~ 主持 1" in out


def test_lapsed_and_coming_waivers_are_told_apart(folder: Path) -> None:
    waiver = (
        "obligation: plan\nsubject: unit/sl-s\nreason: 汛期\napproved_by: 镇长\n"
        "basis: 镇长办公会\nfrom: 2023-06-01\nuntil: 2023-07-01\n"
    )
    (folder / "waivers").mkdir()
    (folder / "waivers" / "w-1.yaml").write_text(waiver, encoding="utf-8")
    states = {"2023-05-31": "future", "2023-06-30": "active", "2023-07-01": "expired"}
    words = {"future": "尚未开始", "active": "有效", "expired": "已失效"}
    for day, state in states.items():
        asked = ("status", "--as-of", day, "-C", "town")
        assert [one["state"] for one in data(*asked)["waivers"]] == [state]
        assert f"豁免：{words[state]} 1" in cdo(*asked).out
    card = cdo("status", "sl-s", "--as-of", "2023-06-30", "-C", "town").out
    assert "= 豁免" in card
    assert "汛期；镇长批准，镇长办公会" in card
    rule = waiver.replace("obligation: plan", "rule: CDO204")
    about = rule.replace("unit/sl-s", "officer/p-0002")
    (folder / "waivers" / "w-1.yaml").write_text(about, encoding="utf-8")
    asked = ("status", "--as-of", "2023-06-30", "-C", "town")
    assert data(*asked)["waivers"][0]["unit"] is None
    assert "CDO204" in cdo(*asked).out
    assert "示**" in cdo(*asked).out


def test_what_a_draft_and_a_return_lack_is_on_the_card(folder: Path) -> None:
    draft = cdo("status", "sl-s", *DAY).out
    assert "尚缺：尚在草拟，没有报送\n" in draft
    assert "交给：镇政府（备案）" in draft
    filing = folder / "filings" / "2023" / "plan-sl-s.yaml"
    edit(filing, "  goals: [水情数据上网]\n", "")
    edit(
        filing,
        "on: 2023-06-01}",
        "on: 2023-06-01}\n  - {state: 已报送, on: 2023-06-20}\n"
        "  - {state: 退回, on: 2023-06-25, reason: 缺目标}",
    )
    returned = cdo("status", "sl-s", *DAY).out
    assert "« 退回待补正，已过期限" in returned
    assert "尚缺：退回：缺目标\n        必须写明：goals [二(二)-1]\n" in returned
    assert "2023-06-20 报送，提前 10 天（7 个工作日）" in returned


def test_a_year_without_a_calendar_is_said(folder: Path) -> None:
    edit(folder / "scheme" / "obligations.yaml", "due: 2023-06-30", "due: 2099-06-30")
    asked = ("status", "sl-s", *DAY)
    assert data(*asked)["obligations"][0]["workdays"] is None
    ran = cdo(*asked)
    assert "天（工作日历缺失）" in ran.out
    assert ran.code == 0
    assert ",工作日历缺失," in cdo(*asked, "-f", "csv").out


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", HOSTILE)
def test_names_stay_names_in_every_format(folder: Path, form: str, name: str) -> None:
    quoted = json.dumps(name, ensure_ascii=False)
    edit(folder / "units" / "nj-z.yaml", "short: 农机站", f"short: {quoted}")
    for asked in ((), ("nj-z",)):
        out = cdo("status", *asked, *DAY, "-f", form).out
        if form in {"text", "json"}:
            assert (name if form == "text" else quoted) in out
        elif form == "csv":
            cells = [one for row in csv.reader(io.StringIO(out)) for one in row]
            assert name in {one.removeprefix("'") for one in cells}
            assert not [one for one in cells if one.startswith("=")]
        elif form == "html":
            assert "<b>" not in out
        else:
            assert not re.search(r"(?<!\\)[*_<\[]", out)


@pytest.mark.usefixtures("folder")
def test_the_clock_is_not_asked_where_a_day_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never() -> date:
        raise AssertionError

    monkeypatch.setattr(options, "today", never)
    for command in ("status", "deadlines", "roster", "who nj-z 数据员"):
        assert cdo(*command.split(), *DAY).code in {0, 2}


@pytest.mark.usefixtures("folder")
def test_without_a_day_it_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "today", lambda: date(2023, 7, 5))
    assert cdo("status", "-C", "town") == cdo("status", *DAY)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2023-02-29", "选项 --as-of：没有 2023-02-29 这一天"),
        ("2023-2-3", "选项 --as-of：日期写成 2022-08-31，不是“2023-2-3”"),
        ("20230203", "选项 --as-of：日期写成 2022-08-31，不是“20230203”"),
        ("２０２３-02-03", "日期写成 2022-08-31"),
        ("昨天", "日期写成 2022-08-31"),
    ],
)
def test_a_day_is_written_in_one_way(day: str, told: str) -> None:
    ran = cdo("status", "--as-of", day, "-C", "town")
    assert ran.code == 2
    assert told in ran.err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-29"])
def test_the_ends_of_time(day: str) -> None:
    for command in ("status", "status nj-z", "deadlines", "deadlines -f ics"):
        assert cdo(*command.split(), "--as-of", day, "-C", "town").code == 0


@pytest.mark.parametrize("name", ["nj-z", "农机站", "柳镇农机站", "农业站", " 农机站 "])
@pytest.mark.usefixtures("folder")
def test_a_unit_is_known_by_all_its_names(name: str) -> None:
    assert cdo("status", name, *DAY).out.startswith("农机站：截至2023年7月5日\n")


def test_a_name_of_the_day_goes_before_those_of_other_days(folder: Path) -> None:
    edit(folder / "units" / "sl-s.yaml", "short: 水利所", "short: 农业站")
    assert cdo("status", "农业站", *DAY).out.startswith("农业站：")
    assert "sl-s" in cdo("status", "农业站", *DAY).out
    edit(folder / "units" / "sl-s.yaml", "short: 农业站", "short: 农机站")
    ran = cdo("status", "农机站", *DAY)
    assert ran.code == 2
    assert "nj-z（柳镇农机站）、sl-s（柳镇水利所），请写编号" in ran.err


@pytest.mark.usefixtures("folder")
def test_a_unit_that_is_not_there() -> None:
    ran = cdo("status", "农机所", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "错误：没有 农机所 这个单位；是不是要写 农机站？\n"
    assert "全部单位见 cdo list unit" in cdo("status", "无此单位名称", *DAY).err


def test_files_that_cannot_be_read(folder: Path) -> None:
    (folder / "units" / "sl-s.yaml").write_text("[", encoding="utf-8")
    ran = cdo("status", *DAY)
    assert ran.code == 3
    assert ran.err == "有文件缺少或读不出来，答案可能不全：units/sl-s.yaml\n"
    assert "农机站" in ran.out
    asked = cdo("status", "sl-s", *DAY)
    assert asked.code == 3
    assert asked.err.endswith("units/sl-s.yaml 读不出来，见 cdo validate\n")
    asked = cdo("status", "水利所", *DAY)
    assert asked.code == 3
    assert "错误：读出来的单位里没有 水利所" in asked.err
    assert "没有 水利所 这个单位" not in asked.err


def test_a_registry_without_a_manifest_that_can_be_read(folder: Path) -> None:
    (folder / "registry.yaml").write_text("[", encoding="utf-8")
    ran = cdo("status", *DAY)
    assert ran.code == 3
    assert ran.out.startswith("登记库：截至2023年7月5日\n")


def test_a_published_evaluation_is_evidence(tmp_path: Path) -> None:
    root = tmp_path / "yunzhou"
    copytree(VALID, root)
    edit(
        root / "evaluations" / "2023" / "sz-jyj.yaml",
        "ref: 评分会记录}",
        "ref: 评分会记录}\n  - {state: 已复核, on: 2024-03-08}\n"
        "  - {state: 已公布, on: 2024-03-12}",
    )
    card = cdo("status", "sz-jyj", "--as-of", "2024-06-30", "-C", str(root)).out
    assert "市教育局数据总监2023评价（evaluation/2023/sz-jyj）\n" in card
    assert "2024-03-08 已复核、2024-03-12 已公布\n" in card


@pytest.mark.usefixtures("folder")
def test_status_writes_where_it_is_told(tmp_path: Path) -> None:
    for form in ("csv", "md", "html"):
        file = tmp_path / f"status.{form}"
        assert main(["status", *DAY, "-f", form, "-o", str(file)]) == 0
        written = file.read_bytes()
        assert (b"\r\n" in written) == (form == "csv")
        assert written.startswith(b"\xef\xbb\xbf") == (form == "csv")
    assert cdo("status", *DAY, "-o", "town/units/x.yaml").code == 2


def test_stretches_of_a_seat_join_and_leave_gaps() -> None:
    registry, _ = read(FolderTree(VALID))
    held = seats.tenures(registry)["qx-lyq", "数据联络员"]
    found = list(tenancy.history(held, date(2024, 1, 31)))
    assert [(one.first, one.until, one.tenure is None) for one in found] == [
        (date(2023, 4, 12), date(2024, 1, 1), False),
        (date(2024, 1, 1), None, True),
    ]
    assert found[1].days(date(2024, 1, 31)) == 31
    assert not list(tenancy.history(held, date(2023, 4, 11)))


@pytest.mark.parametrize("columns", [128, 200])
def test_posts_are_kept_whole_where_there_is_room(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    asked = ("status", "--as-of", "2022-08-31", "-C", str(PILOT))
    heads = cdo(*asked, "--color", "never", screen=True).out.partition("市委政法委")[0]
    assert heads.count("首席数据官") == 5  # in the title and in four obligations
