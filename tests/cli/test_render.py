"""`cdo render`: documents as texts, where they go, and what is refused."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from ooxml_integrity import ERROR, WARN
from ooxml_integrity import check as integrity
from openxml_audit import FileFormat, OpenXmlValidator

from cdo.documents.drift import LARGEST_PART
from tests.cli.asking import PILOT, VALID, edit
from tests.cli.calling import Ran, cdo
from tests.reporters import texts

PAPERS = Path(__file__).parent / "papers"
LATER = ("--as-of", "2024-02-05")

ASKED = {
    "reminder": ("reminder", "市委宣传部", *LATER),
    "reminder-one": ("reminder", "qx-lyq", "--as-of", "2023-06-01"),
    "reminders": ("reminders", *LATER),
    "roster": ("roster", "sz-wjw", *LATER),
    "roster-vacant": ("roster", "unit/sz-xcb", "--as-of", "2023-04-01"),
    "receipt": ("receipt", "2023/plan-sz-wjw", *LATER),
    "receipt-taken": ("receipt", "filing/2024/summary-sz-jyj", *LATER),
    "return": ("return", "2023/plan-sz-xcb", *LATER),
    "duty-report": ("duty-report", "2023/sz-jyj", *LATER),
    "duty-report-empty": ("duty-report", "2023/qx-lyq", *LATER),
    "overall": ("overall", *LATER),
    "progress": ("progress", *LATER),
    "results": ("results", "2023", "--as-of", "2024-03-10"),
    "register": ("register", "2023", *LATER),
    "issue": ("issue", *LATER),
    "document": ("document/ysj/2023/1",),
    "plan": ("plan", "sz-wjw", *LATER),
    "workplan": ("workplan", "qx-lyq", *LATER),
    "workplan-begun": ("workplan", "sz-jyj", *LATER),
    "summary": ("summary", "sz-jyj", *LATER),
    "duty-notice": ("duty-notice", "2023", *LATER),
    "appraisal": ("appraisal", "2023/sz-jyj", "--as-of", "2024-03-10"),
    "minutes": ("minutes", *LATER),
    "duties": ("duties", *LATER),
    "document-issue": ("issue", "document/yszw/2023/1"),
}
"""What is asked for, by the name of the file that holds the answer."""


def render(*arguments: str, at: Path = VALID) -> Ran:
    """Render from the registry *at*."""
    return cdo("render", *arguments, "-C", str(at))


def shown(*arguments: str, at: Path = VALID) -> str:
    """Return the document that *arguments* ask for, as Markdown."""
    ran = render(*arguments, "-o", "-", "-f", "md", at=at)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the registry with every kind, to be changed."""
    return shutil.copytree(VALID, tmp_path / "copy")


@pytest.mark.parametrize("name", ASKED)
def test_documents_as_texts(name: str) -> None:
    texts.check(PAPERS / f"{name}.md", shown(*ASKED[name]))


def test_every_text_is_asked_for() -> None:
    assert {one.stem for one in PAPERS.iterdir()} == {*ASKED, "praise"}


def test_every_template_is_asked_for() -> None:
    found = json.loads(render("--list", "-f", "json").out)
    assert found["schema"] == "cdo/templates/1"
    ids = {one["id"] for one in found["templates"]}
    assert ids == {*ASKED, "praise"} & ids
    assert all(set(one) == {"id", "title", "takes"} for one in found["templates"])
    assert len(ids) == len(found["templates"]) == 19


def test_praise_is_for_what_has_been_published(copy: Path) -> None:
    asked = ("praise", "2023", "--as-of")
    with (copy / "evaluations/2023/sz-jyj.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {state: 已公布, on: 2024-03-08, by: 数字化转型委员会}\n")
    with (copy / "evaluations/2023/sz-wjw-2.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {state: 已公布, on: 2024-03-08, by: 数字化转型委员会}\n")
    text = shown(*asked, "2024-03-10", at=copy)
    texts.check(PAPERS / "praise.md", text)  # of the two only one is in the band
    for day, at in (("2024-03-07", copy), ("2024-03-10", VALID)):
        ran = render(*asked, day, "-o", "-", "-f", "md", at=at)
        assert (ran.code, "还没有已公布、达到表扬等次的评价" in ran.err) == (2, True)


def test_a_scheme_without_praise(copy: Path) -> None:
    (copy / "scheme/decisions.yaml").unlink()
    ran = render("praise", "2023", *LATER, "-o", "-", "-f", "md", at=copy)
    assert (ran.code, "没有规定表扬" in ran.err) == (2, True)


def test_papers_that_nothing_asks_of_a_unit() -> None:
    ran = render("plan", "gov-sjj", *LATER, "-o", "-", "-f", "md")
    assert (ran.code, ran.out) == (2, "")


def test_a_scheme_without_reports(copy: Path) -> None:
    edit(copy / "scheme/filings.yaml", "  report: true\n  post: 数据总监\n", "")
    shutil.rmtree(copy / "reports")
    ran = render("duty-notice", "2023", *LATER, "-o", "-", "-f", "md", at=copy)
    assert (ran.code, "不用发述职通知" in ran.err) == (2, True)


def test_thirteen_units_are_counted_by_track() -> None:
    text = shown("overall", "--as-of", "2023-05-01", at=PILOT)
    assert "试点单位共13个。部门10个：" in text
    assert "县区3个：" in text
    assert "本报告所汇总的材料不完整：应当报送试点总结的13个单位，全部没有报送" in text
    assert "示例" not in text
    assert "marks: [讨论稿]" in text


def test_figures_are_traced_to_files() -> None:
    ran = render("overall", "--vars", *LATER, "-f", "text")
    rows = [line.split() for line in ran.out.splitlines()]
    files = {row[0]: row[-1] for row in rows}
    assert files["overall.handed.count"] == "filings/2024/summary-sz-jyj.yaml"
    assert files["overall.sections[1].entries[0].texts"] == (
        "filings/2024/summary-sz-jyj.yaml"
    )
    assert files["seats_in_all.acting.count"] == "officers/p-0010.yaml"
    counts = [row for row in rows if row[0].endswith(".count") and row[1] != "0"]
    named = {file for *_, last in counts for file in last.split("、")}
    assert len(counts) > 30
    assert [file for file in named if not (VALID / file).is_file()] == []


def test_variables_as_data() -> None:
    ran = render("--vars", "reminder", "市委宣传部", *LATER, "-f", "json")
    found = json.loads(ran.out)
    assert (found["schema"], found["template"]) == ("cdo/variables/1", "reminder")
    assert found["variables"]["unit"]["name"] == "中共云州市委宣传部"


def test_names_that_are_not_public_are_masked_everywhere() -> None:
    told = render("--vars", "roster", "sz-wjw", *LATER).out
    assert "欧阳" not in shown("roster", "sz-wjw", *LATER) + told
    assert "欧**" in told


def test_units_have_the_names_of_the_day() -> None:
    early = shown("roster", "sz-wjw", "--as-of", "2023-06-30")
    assert "recipients: [云州市大数据管理局]" in early
    assert "recipients: [云州市数据管理局]" in shown("roster", "sz-wjw", *LATER)


def test_a_document_has_what_its_record_says() -> None:
    text = shown("document/ysj/2023/1")
    for element in (
        "number: 云数管〔2023〕1号",
        "date: 2023-06-02",
        "issuer: 云州市大数据管理局",
        "recipients: [云州市临云区人民政府]",
        "cc: [云州市数字化转型委员会]",
        "marks: [示例]",
    ):
        assert element in text
    assert "已函告" not in text  # it does not count itself


def test_what_nobody_signed_is_a_draft(copy: Path) -> None:
    record = copy / "documents/ysj/2023/1.yaml"
    edit(record, "  - {state: 签发, on: 2023-06-02, by: 示例乙}\n", "")
    edit(record, "  - {state: 印发, on: 2023-06-02}\n", "")
    assert "marks: [示例, 讨论稿]" in shown("document/ysj/2023/1", at=copy)


@pytest.mark.parametrize("suffix", ["docx", "md"])
def test_many_files_are_named_by_record(tmp_path: Path, suffix: str) -> None:
    ran = render("reminder", "--all", *LATER, "-o", f"{tmp_path}/new/", "-f", suffix)
    assert ran.code == 0
    names = {one.name for one in (tmp_path / "new").iterdir()}
    late = ("qx-lyq", "qx-ygx", "sz-tsg", "sz-wjw", "sz-xcb")
    assert names == {f"{unit}.{suffix}" for unit in late}
    assert ran.err == f"写了 5 件公文，在 {tmp_path}/new/\n"


def test_files_of_filings_are_named_without_slashes(tmp_path: Path) -> None:
    refs = ("2023/plan-sz-jyj", "2023/plan-sz-wjw")
    render("receipt", *refs, *LATER, "-o", f"{tmp_path}/new/", "-f", "md")
    names = {one.name for one in (tmp_path / "new").iterdir()}
    assert names == {"2023-plan-sz-jyj.md", "2023-plan-sz-wjw.md"}


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "sz-wjw.md").symlink_to(tmp_path / "elsewhere.md")
    many = ("--all", *LATER, "-o", f"{tmp_path}/new/", "-f", "md", "--force")
    ran = render("reminder", *many)
    assert (ran.code, "是符号链接，不写" in ran.err) == (2, True)
    assert not (tmp_path / "elsewhere.md").exists()
    assert len(list((tmp_path / "new").iterdir())) == 1


def test_files_of_one_name(copy: Path, tmp_path: Path) -> None:
    text = (copy / "evaluations/2023/sz-jyj.yaml").read_text("utf-8")
    for period, unit in (("2023-h1", "x"), ("2023", "h1-x")):
        (copy / "evaluations" / period).mkdir(exist_ok=True)
        file = copy / "evaluations" / period / f"{unit}.yaml"
        file.write_text(text, encoding="utf-8")
    own_template(copy, "评价。\n")
    note = copy / "templates" / "note.md"
    edit(note, "takes: unit, from: registrar, to: unit", "takes: evaluation")
    edit(note, 'issuer: "{{ sender.name }}"', "issuer: 甲局")
    edit(note, 'title: "{{ sender.name }}便函"', "title: 便函")
    ran = render("note", "--all", "-o", f"{tmp_path}/x/", "-f", "md", at=copy)
    assert (ran.code, ran.err) == (2, "错误：有几件公文的文件会同名，请分开写\n")
    assert not (tmp_path / "x").exists()


def test_two_things_are_counted_as_people_count() -> None:
    asked = ("reminder", "sz-tsg", "--as-of", "2023-09-01")
    assert "贵单位两项工作应当按期完成" in shown(*asked)


def test_nothing_is_due(tmp_path: Path) -> None:
    early = ("--as-of", "2023-04-01", "-o", f"{tmp_path}/new/", "-f", "md")
    ran = render("reminder", "--all", *early)
    assert (ran.code, ran.err) == (0, "没有要写的\n")
    assert not (tmp_path / "new").exists()


def test_an_existing_file_is_only_replaced_when_asked(tmp_path: Path) -> None:
    there = tmp_path / "there.md"
    there.write_text("old")
    ran = render("progress", *LATER, "-o", str(there))
    assert (ran.code, there.read_text()) == (2, "old")
    assert ran.err == f"错误：{there} 已经有了，要取代它加 --force\n"
    assert render("progress", *LATER, "-o", str(there), "--force").code == 0
    assert there.read_text().startswith("---\nkind: 报告\n")


REFUSED = {
    (
        "remindr",
        "-o",
        "x.md",
    ): "没有 remindr 这个模板；是不是要写 reminder、reminders？",
    ("../../x", "-o", "x.md"): ("没有 ../../x 这个模板，全部模板见 cdo render --list"),
    ("reminder", "../../x", "-o", "x.md"): (
        "没有 ../../x 这个单位，全部单位见 cdo list unit"
    ),
    ("receipt", "plan-sz-jyj", "-o", "x.md"): (
        "没有 plan-sz-jyj 这条备案报送记录；"
        "是不是要写 2023/plan-sz-jyj、2023/plan-sz-wjw？"
    ),
    ("receipt", "unit/sz-jyj", "-o", "x.md"): (
        "这个模板填的是备案报送（filing/…），不是 unit/sz-jyj"
    ),
    ("receipt", "2023/plan-sz-xcb", *LATER, "-o", "x.md"): (
        "filing/2023/plan-sz-xcb：还没有备案或收文，不能出回执"
    ),
    ("reminder", "sz-jyj", *LATER, "-o", "x.md"): (
        "unit/sz-jyj：没有逾期的事项，不用催办"
    ),
    ("results", "2032", "-o", "x.md"): (
        "没有 2032 这个评价期或年份；是不是要写 2024、2023？"
    ),
    ("overall", "sz-jyj", "-o", "x.md"): "模板 overall 写的是全局，后面不写 REF",
    ("overall", "--all", "-o", "x/", "-f", "md"): (
        "模板 overall 不逐条填写，不用 --all"
    ),
    ("reminder", "-o", "x.md"): ("模板 reminder 要写填什么：单位（unit），或 --all"),
    ("reminder", "sz-xcb", *LATER): (
        "用 -o 写明文件，如 -o 公文.docx；写到屏幕用 -o - -f md"
    ),
    ("reminder", "sz-xcb", "sz-wjw", *LATER, "-o", "x.md"): (
        "要写几件公文，-o 写文件夹，末尾带 /，如 -o 公文/ -f docx"
    ),
    ("reminder", "--all", *LATER, "-o", "x/"): "用 -f 写明格式，如 -f docx",
    ("reminder", "--all", *LATER, "-o", "no/x/", "-f", "md"): (
        "-o 写的 no/x 所在的文件夹不存在"
    ),
    ("reminder", "sz-xcb", *LATER, "-o", "x.docx", "-f", "md"): (
        "-o 的后缀是 .docx，-f 写的是 md"
    ),
    ("document/ysj/2023/3", "-o", "x.md"): (
        "document/ysj/2023/3 没有写 template；补上模板的编号，"
        "或写 cdo render 文件.md document/ysj/2023/3"
    ),
    ("reminder", "document/ysj/2023/2", "-o", "x.md"): (
        "document/ysj/2023/2 已经作废，不能再写"
    ),
    ("receipt", "document/ysj/2023/1", "-o", "x.md"): (
        "document/ysj/2023/1 的 about 里没有备案报送（filing/…），"
        "模板 receipt 不知道填什么"
    ),
    ("document/ysj/2023/1", *LATER, "-o", "x.md"): (
        "document/ysj/2023/1 按它的成文日期 2023-06-02 写，不用 --as-of"
    ),
    ("document/ysj/2023/1", "sz-jyj", "-o", "x.md"): (
        "公文的登记已经写明填什么，后面不写 REF"
    ),
    ("no.md", "-o", "x.docx"): "没有 no.md 这个文件",
    (): "没有写模板；全部模板见 cdo render --list",
    ("--list", "--check"): "--list、--check 不能一起用",
    ("--list", "-f", "docx"): "选项 -f：没有“docx”这一种，可以写 text、json",
    ("overall", "--check", *LATER): "--check 核对哪个文件？用 -o 写明",
}


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_refusals(arguments: tuple[str, ...], tmp_path: Path) -> None:
    ran = render(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"错误：{REFUSED[arguments]}\n"
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_into_the_registry(copy: Path) -> None:
    file = copy / "attachments" / "x.md"
    ran = render("progress", *LATER, "-o", str(file), at=copy)
    assert ran.code == 2
    assert not file.exists()


def test_a_file_that_cannot_be_read(copy: Path, tmp_path: Path) -> None:
    (copy / "officers/p-0001.yaml").write_text("name: [", encoding="utf-8")
    ran = render("roster", "--all", *LATER, "-o", f"{tmp_path}/x/", "-f", "md", at=copy)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "错误：有文件缺少或读不出来，没有写公文：officers/p-0001.yaml；"
        "见 cdo validate\n"
    )
    assert not (tmp_path / "x").exists()


HEADER = """\
---
template: {title: 便函, takes: unit, from: registrar, to: unit}
kind: "{{ kind }}"
format: "{{ format }}"
issuer: "{{ sender.name }}"
title: "{{ sender.name }}便函"
recipients: "{{ recipients|column('name') }}"
---
"""


def own_template(registry: Path, body: str, name: str = "note") -> None:
    """Add a template to a registry."""
    folder = registry / "templates"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.md").write_text(HEADER + body, encoding="utf-8")


def test_a_clerk_adds_a_template_by_adding_a_file(copy: Path) -> None:
    own_template(copy, "{{ unit.short }}：请来人。\n")
    assert "市教育局：请来人。" in shown("note", "市教育局", at=copy)
    assert "note " in render("--list", at=copy).out
    assert "便函" in render("--list", at=copy).out


def test_a_registrys_own_template_goes_first(copy: Path) -> None:
    own_template(copy, "另一个城市的写法。\n", "reminder")
    assert "另一个城市的写法。" in shown("reminder", "sz-jyj", at=copy)


BROKEN = {
    "{{ unit.nmae }}": "没有 nmae 这一项；是不是“name”、“nature”？",
    "\n\n{{ unti.name }}": "没有 unti 这个变量；是不是“unit”？",
    "{% for a in seats %}": "模板写得不对：到文件末尾还缺 endfor 或 else",
    "{{ range(9) }}": "模板里不能调用函数；要加工值，用 |date、|join 这样的写法",
    "{{ unit.__class__ }}": "没有 __class__ 这一项；这里有 id、name、short、self、",
}


@pytest.mark.parametrize("body", BROKEN)
def test_a_template_with_a_fault(copy: Path, tmp_path: Path, body: str) -> None:
    own_template(copy, body)
    ran = render("note", "sz-jyj", "-o", "x.docx", at=copy)
    assert (ran.code, ran.out) == (2, "")
    line = 9 + body.count("\n")
    assert ran.err.startswith(f"错误：templates/note.md:{line}: {BROKEN[body]}")
    assert not (tmp_path / "x.docx").exists()


def test_an_endless_template_ends(copy: Path) -> None:
    loops = "".join(f"{{% for x{n} in obligations %}}" for n in range(8))
    own_template(copy, loops + "x" + "{% endfor %}" * 8)
    ran = render("note", "sz-jyj", "-o", "x.md", at=copy)
    assert ran.code == 2
    assert "循环太多" in ran.err


INJECTED = ("**粗**", "# 标题", "{{7*7}}", "<w:p/>&amp;", "| 格 |", "1. 项", "{.附件}")


def test_values_of_the_registry_are_nothing_but_text(copy: Path) -> None:
    value = " ".join(INJECTED)
    edit(copy / "filings/2023/plan-sz-xcb.yaml", "任务没有责任科室", f"'{value}'")
    edit(copy / "filings/2023/plan-sz-xcb.yaml", "type: 建设方案", "type: 建设方案 #")
    asked = ("return", "2023/plan-sz-xcb", *LATER, "-o", "x.html")
    assert render(*asked, at=copy).code == 0
    text = shown("return", "2023/plan-sz-xcb", *LATER, at=copy)
    assert "{{7" not in text.replace("\\{\\{7", "")
    from cdo.documents import markdown  # noqa: PLC0415

    document = markdown.read(text, "x.md")
    found = [getattr(block, "text", "") for block in document.body]
    assert any(value in one for one in found)
    assert not document.parts


NOTICE = """\
---
kind: 通知
format: 信函
issuer: 云州市数据管理局
number: 云数管〔2024〕9号
title: 关于开会的通知
recipients: [各单位]
date: 2024-02-06
---
请派人参加。
"""


def test_a_clerks_own_text_needs_no_registry(tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text(NOTICE, encoding="utf-8")
    ran = cdo("render", "notice.md", "-o", "-", "-f", "md")
    assert (ran.code, ran.err) == (0, "")
    assert "marks" not in ran.out
    assert "请派人参加。" in ran.out
    assert cdo("render", "notice.md", "-o", "notice.docx").code == 0


def test_a_fault_in_a_clerks_own_text(tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text(NOTICE + "\n- 项\n", encoding="utf-8")
    ran = cdo("render", "notice.md", "-o", "notice.docx")
    assert ran.code == 2
    assert ran.err.startswith("错误：notice.md:12：公文里没有项目符号")


def test_a_clerks_own_text_may_use_a_record(tmp_path: Path) -> None:
    text = NOTICE.replace("请派人参加。", "请{{ unit.short }}派人。")
    (tmp_path / "notice.md").write_text(text, encoding="utf-8")
    assert "请市教育局派人。" in shown("notice.md", "unit/sz-jyj")


def test_a_clerks_own_text_may_be_a_registered_document(tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text(NOTICE, encoding="utf-8")
    text = shown("notice.md", "document/ysj/2023/1")
    assert "number: 云数管〔2023〕1号" in text
    assert "recipients: [云州市临云区人民政府]" in text
    assert "marks: [示例]" in text


def test_check_finds_no_drift(copy: Path, tmp_path: Path) -> None:
    file = str(tmp_path / "1.docx")
    assert render("document/ysj/2023/1", "-o", file, at=copy).code == 0
    ran = render("document/ysj/2023/1", "--check", "-o", file, at=copy)
    assert (ran.code, ran.out) == (0, f"{file} 与登记库一致\n")


def test_check_finds_what_the_data_say_differently(copy: Path, tmp_path: Path) -> None:
    file = str(tmp_path / "1.docx")
    render("document/ysj/2023/1", "-o", file, at=copy)
    edit(copy / "units/qx-lyq.yaml", "short: 临云区", "short: 新区")
    edit(copy / "documents/ysj/2023/1.yaml", "尽快报送", "抓紧报送")
    ran = render("document/ysj/2023/1", "--check", "-o", file, at=copy)
    assert ran.code == 1
    assert ran.out.splitlines() == [
        f"{file} 与登记库现在给出的不一致",
        "改过的有：登记库的数据",
        *[line for line in ran.out.splitlines() if line.startswith(("文件", "现在"))],
    ]
    assert "抓紧报送" in ran.out
    found = json.loads(
        render("document/ysj/2023/1", "--check", "-o", file, "-f", "json", at=copy).out
    )
    assert (found["schema"], found["same"]) == ("cdo/drift/1", False)
    assert found["changed"] == ["登记库的数据"]


def test_check_finds_another_template(copy: Path, tmp_path: Path) -> None:
    file = str(tmp_path / "1.docx")
    render("document/ysj/2023/1", "-o", file, at=copy)
    own = copy / "templates"
    own.mkdir()
    shipped = Path(__file__).parents[2] / "templates" / "reminder.md"
    text = shipped.read_text("utf-8")
    (own / "reminder.md").write_text(text + "\n", encoding="utf-8")
    ran = render("document/ysj/2023/1", "--check", "-o", file, at=copy)
    assert (ran.code, ran.out.splitlines()[1:]) == (1, ["改过的有：模板"])


def test_check_reads_nothing_that_may_never_end(tmp_path: Path) -> None:
    pipe = tmp_path / "alt.docx"
    os.mkfifo(pipe)
    huge = tmp_path / "huge.docx"
    with huge.open("wb") as stream:
        stream.truncate(LARGEST_PART + 1)
    asked = ("document/ysj/2023/1", "--check", "-o")
    for file, told in ((pipe, "不是普通文件，不读"), (huge, "文件太大，不能核对")):
        ran = render(*asked, str(file))
        assert (ran.code, ran.out) == (3, "")
        assert told in ran.err
    assert render(*asked, "/dev/zero").code == 3


def test_check_looks_at_the_file_of_the_record(copy: Path, tmp_path: Path) -> None:
    file = tmp_path / "1.md"
    render("document/ysj/2023/1", "-o", str(file), at=copy)
    shutil.copy(file, copy / "attachments" / "1.md")
    record = copy / "documents/ysj/2023/1.yaml"
    text = record.read_text("utf-8")
    told = f"file: {{path: attachments/1.md, sha256: {'0' * 64}}}\n"
    record.write_text(text + told, encoding="utf-8")
    ran = render("document/ysj/2023/1", "--check", at=copy)
    assert (ran.code, ran.out) == (0, "attachments/1.md 与登记库一致\n")
    edit(copy / "attachments/1.md", "尚未完成", "没有完成")
    ran = render("document/ysj/2023/1", "--check", at=copy)
    assert ran.code == 1
    assert "文件：" in ran.out
    assert "现在：" in ran.out


@pytest.mark.parametrize("name", ["1.pdf", "no.docx", "bad.docx", "bad.md"])
def test_check_cannot_tell(tmp_path: Path, name: str) -> None:
    (tmp_path / "1.pdf").write_bytes(b"%PDF")
    (tmp_path / "bad.docx").write_bytes(b"no zip")
    (tmp_path / "bad.md").write_bytes(b"\xff")
    ran = render("document/ysj/2023/1", "--check", "-o", name)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"错误：{name}")


@pytest.mark.parametrize("name", ASKED)
def test_word_takes_every_document(name: str, tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    assert render(*ASKED[name], "-o", str(file)).code == 0
    result = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(str(file))
    assert [error.description for error in result.errors] == []
    found = integrity(str(file))
    assert [one for one in found if one.severity in {ERROR, WARN}] == []


def test_the_file_says_where_it_came_from(tmp_path: Path) -> None:
    render("progress", *LATER, "-o", "x.docx")
    with ZipFile(tmp_path / "x.docx") as archive:
        core = archive.read("docProps/core.xml").decode()
    for name in ("template=sha256:", "data=sha256:", "version="):
        assert name in core


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=示例", "-c", "user.email=a@example.org")
    command = ("git", "-C", str(folder), *who, *arguments)
    subprocess.run(command, check=True, capture_output=True)


def test_documents_of_another_commit(copy: Path, tmp_path: Path) -> None:
    own_template(copy, "旧的写法。\n")
    git(copy, "init", "-q")
    git(copy, "add", ".")
    git(copy, "commit", "-q", "-m", "x")
    shutil.rmtree(copy / "templates")
    edit(copy / "units/sz-jyj.yaml", "short: 市教育局", "short: 新教育局")
    old = shown("note", "sz-jyj", "--rev", "HEAD", at=copy)
    assert "旧的写法。" in old
    render("note", "sz-jyj", "--rev", "HEAD", "-o", "x.docx", at=copy)
    with ZipFile(tmp_path / "x.docx") as archive:
        assert b"commit=" in archive.read("docProps/core.xml")


def test_the_same_bytes_whenever_and_wherever(tmp_path: Path) -> None:
    made = []
    for zone, seed in (("Asia/Shanghai", "1"), ("America/Lima", "2")):
        file = tmp_path / f"{seed}.docx"
        where = ("-C", str(VALID), "-o", str(file))
        command = (sys.executable, "-m", "cdo", "render", "overall", *LATER, *where)
        surroundings = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed}
        subprocess.run(command, check=True, env=surroundings, cwd=tmp_path)
        made.append(file.read_bytes())
    assert made[0] == made[1]


def test_a_pdf_without_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = render("progress", *LATER, "-o", "x.pdf")
    assert (ran.code, ran.out) == (3, "")
    assert "没有 LibreOffice" in ran.err
    assert not (tmp_path / "x.pdf").exists()
