"""Commands that look something up: what they find, and what they say of gaps."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from cdo import audit, rules
from cdo.cli.app import COMMANDS
from cdo.cli.frame.reference import markdown
from cdo.cli.records.clauses import alias_of
from tests.cli.calling import cdo

if TYPE_CHECKING:
    from pathlib import Path


CATALOGUE = rules.CATALOGUE | audit.CATALOGUE


@pytest.mark.parametrize(
    "code", ["CDO203", "cdo203", "203", "ＣＤＯ２０３", " CDO203 "]
)
def test_explain_takes_a_code_as_it_is_typed(code: str) -> None:
    ran = cdo("explain", code)
    assert ran.code == 0
    assert ran.out.startswith("CDO203（错误")
    assert CATALOGUE["CDO203"].page.rstrip("\n") in ran.out


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_rule_has_a_page(code: str) -> None:
    assert CATALOGUE[code].title in cdo("explain", code).out


def test_rules_lists_every_rule() -> None:
    lines = cdo("rules").out.splitlines()
    assert [line.split()[0] for line in lines] == ["编号", *sorted(CATALOGUE)]
    whole = json.loads(cdo("rules", "-f", "json").out)
    assert whole["schema"] == "cdo/rules/1"
    assert [rule["code"] for rule in whole["rules"]] == sorted(CATALOGUE)


@pytest.mark.parametrize(
    "name",
    ["二(二)-1", "二（二）-1", "C2.2-1", "c2.2-1", "2.2-1", "二（二）－１"],
)
@pytest.mark.usefixtures("folder")
def test_a_clause_is_found_however_it_is_written(name: str) -> None:
    assert cdo("clause", name, "-C", "town").out.startswith("二(二)-1（C2.2-1）")


@pytest.mark.parametrize(
    ("clause", "alias"),
    [
        ("三(一)2-8", "C3.1.2-8"),
        ("一-2", "C1-2"),
        ("十(二十一)10-12", "C10.21.10-12"),
        ("十五(九)-1", "C15.9-1"),
        ("通-1", None),
        ("附件一-1", None),
        ("x", None),
    ],
)
def test_aliases(clause: str, alias: str | None) -> None:
    assert alias_of(clause) == alias


@pytest.mark.usefixtures("folder")
def test_coverage_as_data() -> None:
    whole = json.loads(cdo("clause", "coverage", "-C", "town", "-f", "json").out)
    assert whole["counts"] == {
        "built": 2,
        "partly": 1,
        "not_built": 1,
        "explained": 1,
        "uncovered": 1,
    }
    carried = {one["id"]: one["carried_by"] for one in whole["clauses"]}
    assert [one["exists"] for one in carried["二(二)-1"]] == [True, True, False]


def test_a_template_of_the_registry_carries_a_clause(folder: Path) -> None:
    (folder / "templates").mkdir()
    text = "---\ntemplate: {title: 便函, takes: none}\n---\n"
    (folder / "templates" / "no-such.md").write_text(text, encoding="utf-8")
    whole = json.loads(cdo("clause", "C3-2", "-C", "town", "-f", "json").out)
    assert whole["state"] == "built"


@pytest.mark.usefixtures("folder")
def test_what_carries_a_clause_is_looked_up_in_its_own_way(folder: Path) -> None:
    carriers = {
        "post:站所/数据员": True,
        "post:数据员": True,
        "post:部门/数据员": False,
        "filing:计划": True,
        "filing:总结": False,
        "obligation:plan": True,
        "rule:CDO203": True,
        "rule:CDO000": False,
        "field:officer.appointments": True,
        "field:document.kind": True,
        "field:officer.salary": False,
        "field:person.name": False,
        "command:validate": True,
        "command:dance": False,
        "indicator:A1": False,
        "else:x": False,
    }
    listed = "".join(f"    - {name}\n" for name in carriers)
    (folder / "scheme" / "clauses.yaml").write_text(
        f"三-1:\n  text: 一条。\n  modality: 必须\n  carried_by:\n{listed}",
        encoding="utf-8",
    )
    whole = json.loads(cdo("clause", "三-1", "-C", "town", "-f", "json").out)
    assert {one["name"]: one["exists"] for one in whole["carried_by"]} == carriers


@pytest.mark.parametrize("kind", ["unit", "units", "单位"])
@pytest.mark.usefixtures("folder")
def test_a_kind_is_known_by_its_names(kind: str) -> None:
    assert cdo("list", kind, "-C", "town").out.endswith("共 3 条\n")


@pytest.mark.parametrize(
    "ref", ["unit/nj-z", "units/nj-z.yaml", "单位/nj-z", "unit／nj-z"]
)
@pytest.mark.usefixtures("folder")
def test_a_record_is_found_however_it_is_written(ref: str) -> None:
    assert cdo("show", ref, "-C", "town").out.startswith("unit/nj-z 农机站\n")


@pytest.mark.parametrize("ref", ["registry", "scheme/posts", "clause/三-1"])
@pytest.mark.usefixtures("folder")
def test_the_scheme_can_be_shown(ref: str) -> None:
    ran = cdo("show", ref, "-C", "town")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{ref} ")


def test_a_name_that_is_not_public_is_masked_for_readers(folder: Path) -> None:
    assert "示例乙" not in cdo("list", "officer", "-C", "town").out
    assert "示例乙" in cdo("list", "officer", "-C", "town", "-f", "json").out
    assert "示例乙" in cdo("show", "officer/p-0002", "-C", "town").out
    with (folder / "officers" / "p-0002.yaml").open("a", encoding="utf-8") as file:
        file.write("clauses: [三-1]\n")
    assert "officer/p-0002 示**" in cdo("clause", "三-1", "-C", "town").out
    assert "示例乙" in cdo("clause", "三-1", "-C", "town", "-f", "json").out


@pytest.mark.parametrize("form", ["text", "json"])
def test_numbers_of_persons_are_masked_wherever_they_stand(
    folder: Path, form: str
) -> None:
    unit = (folder / "units" / "sl-s.yaml").read_text(encoding="utf-8")
    hostile = unit.replace("水利所", "13800138000")
    (folder / "units" / "13800138001.yaml").write_text(hostile, encoding="utf-8")
    (folder / "units" / "sl-s.yaml").write_text(hostile, encoding="utf-8")
    asked = ["list unit", "show unit/sl-s", "show unit/13800138001", "validate"]
    for command in asked:
        ran = cdo(*command.split(), "-C", "town", "-f", form)
        assert "138*****" in ran.out + ran.err
        assert "1380013800" not in ran.out + ran.err


def test_a_file_that_the_answer_needs_is_missed(folder: Path) -> None:
    (folder / "officers" / "p-0002.yaml").write_text("name: [", encoding="utf-8")
    ran = cdo("list", "officer", "-C", "town")
    assert ran.code == 3
    assert ran.err == "有文件缺少或读不出来，答案可能不全：officers/p-0002.yaml\n"
    assert "p-0001" in ran.out
    ran = cdo("show", "officer/p-0002", "-C", "town")
    assert ran.code == 3
    assert ran.err.endswith("officers/p-0002.yaml 读不出来，见 cdo validate\n")


def test_a_file_that_is_not_there_is_told_of_once(folder: Path) -> None:
    (folder / "scheme" / "posts.yaml").unlink()
    ran = cdo("roster", "-C", "town")
    assert ran.code == 3
    assert ran.err == "有文件缺少或读不出来，答案可能不全：scheme/posts.yaml\n"
    other = cdo("list", "unit", "-C", "town")
    assert (other.code, other.err) == (0, "另有 1 项错误，见 cdo validate\n")


def test_other_errors_of_reading_are_only_mentioned(folder: Path) -> None:
    (folder / "officers" / "p-0002.yaml").write_text("name: [", encoding="utf-8")
    ran = cdo("list", "unit", "-C", "town")
    assert (ran.code, ran.err) == (0, "另有 1 项错误，见 cdo validate\n")
    assert ran.out.endswith("共 3 条\n")


def test_clauses_that_cannot_be_read_are_not_said_to_be_absent(folder: Path) -> None:
    (folder / "scheme" / "clauses.yaml").write_text("[", encoding="utf-8")
    assert cdo("clause", "C2.2-1", "-C", "town").code == 3
    assert cdo("show", "clause/三-1", "-C", "town").code == 3


def test_what_a_draft_lacks_is_told_by_clause(folder: Path) -> None:
    for name in ("plan-sl-s", "plan-nj-z"):
        file = folder / "filings" / "2023" / f"{name}.yaml"
        text = file.read_text(encoding="utf-8")
        without = re.sub(r"contents:\n(  .+\n)+", "", text)
        file.write_text(without, encoding="utf-8")
    draft, handed_in = (
        cdo("show", f"filing/2023/{name}", "-C", "town")
        for name in ("plan-sl-s", "plan-nj-z")
    )
    lacking = "尚缺：\n  必须有 goals [二(二)-1]\n  应当有 schedule [二(二)-1]\n"
    assert lacking in draft.out
    assert "尚缺" not in handed_in.out
    asked = cdo("show", "filing/2023/plan-sl-s", "-C", "town", "-f", "json")
    assert json.loads(asked.out)["missing"] == [
        {"field": "contents.goals", "strength": "must", "clause": "二(二)-1"},
        {"field": "contents.schedule", "strength": "should", "clause": "二(二)-1"},
    ]


def test_what_a_draft_of_a_report_lacks_is_told_by_name(folder: Path) -> None:
    (folder / "scheme" / "frames.yaml").write_text(
        "report_areas: {water: 水情, crops: 农情}\nevaluation_factors: {a: 甲}\n",
        encoding="utf-8",
    )
    (folder / "reports" / "2023").mkdir(parents=True)
    (folder / "reports" / "2023" / "nj-z.yaml").write_text(
        "unit: nj-z\npost: 数据员\nyear: 2023\nauthor: p-0002\n"
        "sections: {crops: 已上网}\nevents:\n  - {state: 草拟, on: 2023-12-01}\n",
        encoding="utf-8",
    )
    shown = cdo("show", "report/2023/nj-z", "-C", "town").out
    assert "尚缺：\n  必须有 水情（water）\n  必须有 建议\n" in shown


def test_schemas_are_written_with_the_words_of_the_registry(tmp_path: Path) -> None:
    assert cdo("schema", "-o", "plain").code == 0
    plain = (tmp_path / "plain" / "unit.json").read_text(encoding="utf-8")
    assert "站所" not in plain
    assert json.loads(plain)["title"] == "单位"


@pytest.mark.usefixtures("folder")
def test_schemas_in_a_registry_offer_its_words(tmp_path: Path) -> None:
    assert cdo("schema", "-o", "full", "-C", "town").code == 0
    officer = (tmp_path / "full" / "officer.json").read_text(encoding="utf-8")
    assert '"nj-z"' in officer
    assert '"数据员"' in officer


@pytest.mark.usefixtures("folder")
def test_schemas_are_not_written_into_records() -> None:
    ran = cdo("schema", "-o", "town/schemas", "-C", "town")
    assert ran.code == 2


@pytest.mark.parametrize(
    ("target", "told"), [("nowhere/x", "所在的文件夹不存在"), ("a.txt", "是文件")]
)
def test_schemas_need_a_folder(target: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    ran = cdo("schema", "-o", target)
    assert ran.code == 2
    assert told in ran.err


def test_one_schema() -> None:
    whole = json.loads(cdo("schema", "officer").out)
    assert whole["title"] == "任职人员"
    assert cdo("schema", "offcer").code == 2


def test_the_handbook_has_a_chapter_a_command() -> None:
    page = markdown()
    chapters = [line for line in page.splitlines() if line.startswith("## ")]
    assert chapters == [f"## cdo {name}" for name in COMMANDS]
    assert (
        "| `-f, --format text\\|json` | 输出格式；不写时看 -o 的后缀（默认 text） |"
        in page
    )
    assert page.endswith("```\n")
