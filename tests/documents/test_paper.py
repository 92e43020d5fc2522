"""Papers: what templates are told of every sort of subject, and what is refused."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cdo import model
from cdo.documents.faults import DocumentError
from cdo.documents.matter import parties
from cdo.documents.paper import Press, UnfitError, digest
from cdo.documents.templates import files
from cdo.documents.templates.faults import TemplateFault
from cdo.registry.reading import read
from cdo.registry.trees import FolderTree, MemoryTree
from tests.cli import town
from tests.cli.asking import VALID
from tests.rules.small import files as files_of

if TYPE_CHECKING:
    from cdo.documents.paper import Paper
    from cdo.model import Record
    from cdo.registry.index import Registry

DAY = date(2024, 2, 5)
TEXTS = {
    path: text for path, text in files_of(VALID).items() if "attachments" not in path
}
REGISTRY, _ = read(FolderTree(VALID))
ELEMENTS = "kind: 函\nformat: 信函\nissuer: 甲局\ntitle: 便函\n"


def template(
    header: str = "takes: unit", body: str = "正文。\n", front: str = ELEMENTS
) -> files.Template:
    text = f"---\ntemplate: {{title: 便函, {header}}}\n{front}---\n{body}"
    return files.read("note", "note.md", text.encode())


def registry(**changes: str) -> Registry:
    """Return the registry with every kind, with some files changed.

    They are named by their paths, `__` for a slash and `_` for a hyphen.
    """
    named = {path.replace("/", "__").replace("-", "_")[:-5]: path for path in TEXTS}
    laid = TEXTS | {named[name]: text for name, text in changes.items()}
    return read(MemoryTree(laid))[0]


def record(ref: str, found: Registry = REGISTRY) -> Record:
    kind, _, name = ref.partition("/")
    one = found.get(model.KINDS[kind], name)
    assert one is not None
    return one


def told(ref: str | None, day: date = DAY, found: Registry = REGISTRY) -> Any:  # noqa: ANN401
    """Return what a template is told of the record *ref*, a period, or the whole."""
    subject: Record | str | None = ref
    if ref is not None and "/" in ref:
        subject = record(ref, found)
    return Press(found, template(), "").data(subject, day)


def paper(
    one: files.Template,
    ref: str | None = None,
    letter: str = "",
    found: Registry = REGISTRY,
) -> Paper:
    known = found.get(model.Document, letter) if letter else None
    subject = record(ref, found) if ref else None
    return Press(found, one, "c0ffee").paper(subject, DAY, known)


EVERY = [
    one.ref
    for one in REGISTRY.every()
    if one.kind in {"unit", "officer", "filing", "report", "evaluation"}
]


@pytest.mark.parametrize("ref", [*EVERY, "2023", "2032", None])
def test_what_is_told_is_plain_and_names_its_files(ref: str | None) -> None:
    data = told(ref)
    assert json.loads(json.dumps(data, ensure_ascii=False)) == data
    named = set(_files(data))
    assert named
    assert [file for file in named if not (VALID / file).is_file()] == []
    assert "欧阳示例" not in json.dumps(data, ensure_ascii=False)


def _files(value: Any) -> list[str]:  # noqa: ANN401
    if isinstance(value, list):
        return [file for one in value for file in _files(one)]
    if not isinstance(value, dict):
        return []
    own = [*value.get("files", ()), *filter(None, [value.get("file")])]
    return own + [file for one in value.values() for file in _files(one)]


def test_an_officer() -> None:
    data = told("officer/p-0003")
    assert [one["post"] for one in data["appointments"]] == ["数据总监", "数据总监"]
    assert [one["unit"]["short"] for one in data["current"]] == ["市图书馆"]
    assert told("officer/p-0003", date(2023, 1, 1))["appointments"] == []


def test_an_officer_writes_as_the_unit() -> None:
    one = template("takes: officer, from: unit")
    assert (
        Press(REGISTRY, one, "").data(record("officer/p-0012"), DAY)["sender"]["short"]
        == "临云区"
    )


def test_an_evaluation() -> None:
    data = told("evaluation/2023/sz-jyj")["evaluation"]
    assert (data["total"], data["band"], data["rank"]) == ("105.0", "先进", 2)
    assert [one["name"] for one in data["holders"]] == ["张示例", "李示例"]
    superseded = told("evaluation/2023/sz-wjw")
    assert superseded["evaluation"] is None


def test_results_wait_for_a_decision() -> None:
    same = TEXTS["evaluations/2023/sz-jyj.yaml"].replace("sz-jyj", "sz-wjw")
    found = registry(evaluations__2023__sz_wjw_2=f"supersedes: 2023/sz-wjw\n{same}")
    results = told("2023", found=found)["results"]
    assert results["undecided"] == [] or results["undecided"][0]["units"]
    assert results["published"] is False
    assert told("2023", date(2024, 1, 1))["results"]["groups"] == []


def test_results_are_published() -> None:
    steps = "".join(
        f"  - {{state: {state}, on: 2024-03-07}}\n" for state in ("已复核", "已公布")
    )
    found = registry(
        evaluations__2023__sz_jyj=TEXTS["evaluations/2023/sz-jyj.yaml"] + steps,
        evaluations__2023__sz_wjw_2=TEXTS["evaluations/2023/sz-wjw-2.yaml"] + steps,
    )
    assert found.get(model.Evaluation, "2023/sz-jyj")
    late = told("2023", date(2024, 3, 10), found)["results"]
    assert late["published"] is False  # one is still a draft


def test_a_register_names_the_numbers_that_it_lacks() -> None:
    laid = {k: v for k, v in TEXTS.items() if k != "documents/ysj/2023/2.yaml"}
    found, _ = read(MemoryTree(laid))
    books = told("2023", found=found)["register"]
    assert [one["missing"] for one in books] == [["2"], []]


def test_a_registry_without_anything() -> None:
    files_ = {
        path: text
        for path, text in town.FILES.items()
        if path.startswith(
            ("registry", "scheme/vocab", "scheme/clauses", "scheme/posts")
        )
    }
    found, _ = read(MemoryTree(files_))
    data = told(None, found=found)
    assert data["overall"] is None
    assert data["issue"] is None
    assert data["matrices"] == data["overdue"] == data["tracks"] == []
    assert data["seats_in_all"]["count"] == 0


def test_units_that_are_not_there_are_told_as_they_are_written() -> None:
    found = registry(
        filings__2023__plan_sz_jyj=TEXTS["filings/2023/plan-sz-jyj.yaml"].replace(
            "sz-jyj", "sz-no"
        ),
        reports__2023__sz_jyj=TEXTS["reports/2023/sz-jyj.yaml"].replace(
            "p-0003", "p-9999"
        ),
    )
    assert told("filing/2023/plan-sz-jyj", found=found)["unit"]["name"] == "sz-no"
    covers = told("report/2023/sz-jyj", found=found)["report"]["covers"]
    assert covers[0]["name"] == "p-9999"


def test_a_report_of_a_scheme_that_has_no_such_type() -> None:
    found = registry(scheme__filings="{}\n")
    report = told("report/2023/sz-jyj", found=found)["report"]
    assert (report["type"], report["verb"]) == ("述职报告", None)
    assert told("unit/sz-wjw", found=found)["roster"] is None
    assert told("filing/2023/plan-sz-jyj", found=found)["filing"]["verb"] is None


def test_a_session_is_told_once_it_was_held() -> None:
    report = told("report/2023/sz-jyj", date(2024, 1, 24))["report"]
    assert report["session"] is None
    assert told("report/2023/sz-jyj")["report"]["session"]["form"] == "会议"


def test_a_filing_before_it_was_begun() -> None:
    filing = told("filing/2023/plan-sz-jyj", date(2023, 1, 1))["filing"]
    assert (filing["state"], filing["sent"], filing["accepted"]) == (None, None, None)


def test_who_leads_where_the_scheme_does_not_say() -> None:
    found = registry(scheme__decisions="{}\n")
    one = template("takes: none, from: leader")
    data = Press(found, one, "").data(None, DAY)
    assert data["sender"]["short"] == "数字化转型委员会"


@pytest.mark.parametrize("part", ["keeper", "recipient", "unit"])
def test_a_part_that_nobody_plays(part: str) -> None:
    one = template(f"takes: none, from: {part}")
    with pytest.raises(UnfitError, match=parties.PARTS[part]):
        Press(REGISTRY, one, "").data(None, DAY)


def test_a_part_that_there_is_not() -> None:
    one = template("takes: none, from: registar")
    with pytest.raises(TemplateFault, match=r"from 没有 registar；是不是“registrar”"):
        Press(REGISTRY, one, "").data(None, DAY)
    one = template("takes: none, to: 某某")
    with pytest.raises(TemplateFault, match="to 没有 某某；有 registrar（"):
        Press(REGISTRY, one, "").data(None, DAY)


def test_an_element_that_no_document_has() -> None:
    with pytest.raises(TemplateFault, match=r"note\.md:7: 没有 titel；是不是“title”？"):
        Press(REGISTRY, template(front=ELEMENTS + "titel: x\n"), "")


def test_nothing_to_write() -> None:
    one = template("takes: unit, needs: overdue, otherwise: 没有逾期")
    with pytest.raises(UnfitError, match="没有逾期"):
        paper(one, "unit/sz-jyj")
    bare = template("takes: unit, needs: unit.no.such")
    with pytest.raises(UnfitError, match=r"没有 unit\.no\.such"):
        paper(bare, "unit/sz-jyj")


def test_what_the_filled_text_lacks() -> None:
    with pytest.raises(
        DocumentError,
        match=r"note\.md（填好以后）:\d+：公文里没有斜体.*（这一行是：\*斜\*）",
    ):
        paper(template(body="*斜*\n"), "unit/sz-jyj")


def test_elements_of_a_draft() -> None:
    made = paper(template(), "unit/sz-jyj")
    document = made.document
    assert (document.date, document.marks) == (DAY, ("示例", "讨论稿"))
    assert made.properties.commit == "c0ffee"
    assert made.properties.data == digest(made.data)
    assert made.properties.template.startswith("sha256:")


def test_elements_of_a_registered_document() -> None:
    document = paper(template(), "unit/sz-jyj", "ysj/2023/3").document
    assert document.number == "云数管〔2023〕3号"
    assert (document.kind, document.format) == ("报告", "文件")
    assert (document.signer, document.marks) == ("示例乙", ("示例",))
    assert document.title == "云州市数据管理局关于2023年首批单位数据工作情况的报告"
    joint = paper(template(), "unit/sz-jyj", "ysj/2024/1").document
    assert joint.co_issuers == ("中共云州市委宣传部",)
    assert joint.cc == ("市档案部门",)
    minutes = paper(template(), "unit/sz-jyj", "yszw/2024/1").document
    assert minutes.title == "数字化转型委员会第一次会议纪要"


def test_a_signer_is_printed_upward_only() -> None:
    found = registry(
        documents__ysj__2023__1=TEXTS["documents/ysj/2023/1.yaml"] + "signer: 示例乙\n"
    )
    assert paper(template(), "unit/sz-jyj", "ysj/2023/1", found).document.signer is None


def test_a_signer_whose_name_is_not_public_is_masked() -> None:
    letter = TEXTS["documents/ysj/2023/3.yaml"].replace("示例乙", "欧阳示例")
    found = registry(documents__ysj__2023__3=letter)
    document = paper(template(), "unit/sz-jyj", "ysj/2023/3", found).document
    assert document.signer == "欧**"
    assert "欧阳" not in json.dumps(told("2023", found=found), ensure_ascii=False)


def test_an_issuer_that_is_not_known() -> None:
    laid = TEXTS | {"documents/xx/2023/1.yaml": TEXTS["documents/ysj/2023/1.yaml"]}
    found, _ = read(MemoryTree(laid))
    with pytest.raises(UnfitError, match=r"registry\.yaml 的 issuers 里没有 xx"):
        paper(template(), "unit/sz-jyj", "xx/2023/1", found)


@pytest.mark.parametrize(
    ("letter", "title", "has_rubric"),
    [
        ("yszw/2023/1", "数据总监评价办法（2023年）", True),
        ("ysj/2023/1", None, False),
    ],
)
def test_what_a_notice_issues(letter: str, title: str, has_rubric: bool) -> None:  # noqa: FBT001
    known = REGISTRY.get(model.Document, letter)
    issue = Press(REGISTRY, template(), "").data(None, DAY, known)["issue"]
    assert (issue and issue["title"]) == title
    assert bool(issue and issue["rubric"]) is has_rubric


def test_a_notice_names_what_it_issues() -> None:
    letter = TEXTS["documents/yszw/2023/1.yaml"].replace("rubric/rubric-2023", "x")
    text = letter.replace("about: [x]\n", "about: [rubric/none, clause/四-5]\n")
    laid = TEXTS | {"documents/yszw/2023/1.yaml": text}
    found, _ = read(MemoryTree(laid))
    known = found.get(model.Document, "yszw/2023/1")
    issue = Press(found, template(), "").data(None, DAY, known)["issue"]
    assert (issue["title"], issue["rubric"]) == ("数据总监评价办法", None)


def test_a_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})


def test_what_units_call_themselves() -> None:
    selves = {one.id: told(one.ref)["unit"]["self"] for one in REGISTRY.all(model.Unit)}
    assert selves["gov-sjj"] == "我局"
    assert selves["qx-lyq"] == "我区"
    assert selves["sz-tsg"] == "我单位"


def test_a_clerks_own_text_stays_as_it_is() -> None:
    text = f"---\n{ELEMENTS}date: 2022-05-25\n---\n\n正文。\n"
    own = files.read("note", "note.md", text.encode(), own=True)
    document = paper(own).document
    assert document.marks == ()
    with pytest.raises(DocumentError, match=r"^note\.md:10："):
        paper(files.read("note", "note.md", f"{text}- 项".encode(), own=True))


def test_a_signed_document_of_real_persons_has_no_mark() -> None:
    manifest = TEXTS["registry.yaml"].replace("demo: true", "demo: false")
    found = registry(registry=manifest)
    assert paper(template(), "unit/sz-jyj", "ysj/2023/1", found).document.marks == ()


def test_a_scheme_without_a_summary_of_the_whole() -> None:
    scheme = TEXTS["scheme/obligations.yaml"].replace("  after: [summary]\n", "")
    assert told(None, found=registry(scheme__obligations=scheme))["overall"] is None


def test_papers_of_a_unit_by_who_receives_them() -> None:
    found = told("unit/sz-jyj")
    assert [found[name]["type"] for name in ("plan", "workplan", "summary")] == [
        "建设方案",
        "年度计划",
        "试行小结",
    ]
    assert found["plan"]["contents"][0] == {
        "key": "goals",
        "must": True,
        "texts": ["建成全市教育数据目录"],
    }
    assert told("unit/gov-sjj")["plan"] is None


def test_praise_is_for_what_is_published_in_its_band() -> None:
    text = TEXTS["evaluations/2023/sz-jyj.yaml"]
    event = "  - {state: 已公布, on: 2024-03-08, by: 数字化转型委员会}\n"
    changed = registry(evaluations__2023__sz_jyj=text + event)
    late, early = date(2024, 3, 10), date(2024, 3, 7)
    praised = told("2023", late, changed)["praise"]
    assert [row["unit"]["short"] for row in praised["rows"]] == ["市教育局"]
    assert praised["band"] == "先进"
    assert told("2023", early, changed)["praise"] is None
    bare = registry(evaluations__2023__sz_jyj=text + event, scheme__decisions="{}\n")
    assert told("2023", late, bare)["praise"] is None


def test_no_notice_of_reports_that_nobody_asks_for() -> None:
    text = TEXTS["scheme/filings.yaml"].replace("  report: true\n", "")
    assert told("2023", DAY, registry(scheme__filings=text))["session"] is None
    session = told("2023", DAY, REGISTRY)["session"]
    assert (session["type"], session["due"]) == ("履职报告", "2024-01-31")
