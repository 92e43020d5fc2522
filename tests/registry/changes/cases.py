"""What clerks do to files, each with a name; the sentences on it are a golden file."""

from __future__ import annotations

from collections.abc import Mapping

from tests.registry.changes.two import edited, text

Files = Mapping[str, str | None]
Case = tuple[Files, Files]

LI = "officers/p-0004.yaml"
LI_BASIS = "basis: 云教函〔2023〕41号"
WANG = """\
name: 王示例
appointments:
  - {unit: sz-jyj, post: 数据总监, mode: 专任, title: 副局长, qualification: 班子成员,
     from: 2024-10-15, basis: 云人〔2024〕31号}
"""
CUT = "\n    until: 2024-10-15\n    end_reason: 调任"
PLAN = "filings/2023/plan-sz-jyj.yaml"
DONE = "{state: 已备案, on: 2023-05-18, by: 数字化转型委员会}"
JYJ = "evaluations/2023/sz-jyj.yaml"
RUBRIC = "rubrics/rubric-2023.yaml"
LETTER = "documents/ysj/2024/1.yaml"
WAIVER = "waivers/plan-sz-tsg.yaml"


def _case(*parts: Case) -> Case:
    """Return the case that *parts* make together."""
    old: dict[str, str | None] = {}
    new: dict[str, str | None] = {}
    for before, after in parts:
        old |= before
        new |= after
    return old, new


def _added(path: str, whole: str) -> tuple[dict[str, str], dict[str, str]]:
    return {}, {path: whole}


def _acting(whole: str) -> str:
    return whole.replace("mode: 专任", "mode: 主持")


def _appended(path: str, more: str) -> tuple[dict[str, str], dict[str, str]]:
    return {path: text(path)}, {path: text(path).rstrip("\n") + f"\n{more}\n"}


ENDED = edited(LI, (LI_BASIS, LI_BASIS + CUT))
ACTED = {LI: _acting(text(LI).replace("mode: 兼任", "mode: 主持"))}
RENAMED_TEXT = text("officers/p-0003.yaml")
UNIT = "units/sz-slj.yaml"

CASES: dict[str, Case] = {
    "任免，一人接一人": _case(ENDED, _added("officers/p-0050.yaml", WANG)),
    "任免，接任者已有记录": _case(
        ENDED,
        _appended(
            "officers/p-0005.yaml",
            "  - {unit: sz-jyj, post: 数据总监, mode: 专任, title: 副局长,"
            " qualification: 班子成员, from: 2024-10-15, basis: 云人〔2024〕31号}",
        ),
    ),
    "任免，接任者主持": _case(ENDED, _added("officers/p-0050.yaml", _acting(WANG))),
    "任免，主持者离开": (
        ACTED,
        {
            LI: ACTED[LI].replace(LI_BASIS, LI_BASIS + CUT),
            "officers/p-0050.yaml": WANG,
        },
    ),
    "任免，隔一天才接": _case(
        ENDED, _added("officers/p-0050.yaml", WANG.replace("10-15", "10-16"))
    ),
    "任免，同日来了两人": _case(
        ENDED,
        _added("officers/p-0050.yaml", WANG),
        _added("officers/p-0051.yaml", WANG.replace("王", "黄")),
    ),
    "主持转正": (
        ACTED,
        {
            LI: ACTED[LI].replace(LI_BASIS, LI_BASIS + CUT).rstrip("\n")
            + "\n  - {unit: sz-jyj, post: 数据总监, mode: 专任, title: 副局长,"
            " qualification: 班子成员, from: 2024-10-15, basis: 云人〔2024〕31号}\n"
        },
    ),
    "免去": _case(ENDED),
    "免去，没有写原因": _case(
        edited(LI, (LI_BASIS, f"{LI_BASIS}\n    until: 2024-10-15"))
    ),
    "不再主持": (ACTED, {LI: ACTED[LI].replace(LI_BASIS, LI_BASIS + CUT)}),
    "任命，没有写依据": _case(
        _added("officers/p-0050.yaml", WANG.replace(", basis: 云人〔2024〕31号", ""))
    ),
    "登记没有任职的人": _case(
        _added("officers/p-0050.yaml", "name: 王示例\nappointments: []\n")
    ),
    "撤回离任": (ENDED[1], ENDED[0]),
    "更正离任日": (ENDED[1], {LI: ENDED[1][LI].replace("10-15", "11-15")}),
    "更正到任日": _case(edited(LI, ("from: 2023-09-11", "from: 2023-09-12"))),
    "删去一段任职": (
        {"officers/p-0003.yaml": RENAMED_TEXT},
        {"officers/p-0003.yaml": RENAMED_TEXT.partition("  - unit: sz-tsg")[0]},
    ),
    "改办公电话": _case(edited(LI, ("0700-5550112", "0700-5550113"))),
    "姓名不公开": _case(
        edited(LI, ("fictional: true", "fictional: true\npublic: false"))
    ),
    "删去人员": ({LI: text(LI)}, {LI: None}),
    "人员改编号": ({LI: text(LI)}, {"officers/p-0099.yaml": text(LI)}),
    "人员改编号，同时改内容": (
        {LI: text(LI)},
        {"officers/p-0099.yaml": text(LI).replace("0700-5550112", "0700-5550113")},
    ),
    "新增备案": _case(_added(PLAN, text(PLAN))),
    "备案，草拟": _case(_added(PLAN, text(PLAN).partition("  - {state: 已报送")[0])),
    "备案，报送": (
        {PLAN: text(PLAN).partition("  - {state: 已报送")[0]},
        {PLAN: text(PLAN).partition("  - {state: 已备案")[0]},
    ),
    "备案，退回": _case(
        edited(
            PLAN,
            (DONE, "{state: 退回, on: 2023-05-18, reason: 没有时间表, ref: 退1号}"),
        )
    ),
    "备案，通过": (
        {PLAN: text(PLAN).partition("  - {state: 已备案")[0]},
        {PLAN: text(PLAN)},
    ),
    "备案，撤回": _case(edited(PLAN, (DONE, "{state: 撤回, on: 2023-05-18}"))),
    "备案，不认得的状态": _case(edited(PLAN, ("已备案", "收件"))),
    "报送，收文": _case(
        _added(
            "filings/2024/summary-sz-jyj.yaml", text("filings/2024/summary-sz-jyj.yaml")
        )
    ),
    "备案，改文号": _case(edited(PLAN, ("云教函〔2023〕21号", "云教函〔2023〕22号"))),
    "备案，改内容": _case(
        edited(
            PLAN,
            ("建成全市教育数据目录", "建成教育数据目录"),
            ("接入市共享平台", "接入省平台"),
        )
    ),
    "备案，换附件": _case(edited(PLAN, ("sha256: 085aa423", "sha256: 185aa423"))),
    "备案，增加附件": _case(
        edited(
            PLAN,
            (
                "attachments:\n",
                "attachments:\n  - {path: attachments/2023/b.pdf, sha256: 00}\n",
            ),
        )
    ),
    "备案，改条款": _case(edited(PLAN, ("clauses: [三-1, 三-2]", "clauses: [三-1]"))),
    "备案，删去一步": (
        {PLAN: text(PLAN)},
        {PLAN: text(PLAN).partition("  - {state: 已备案")[0]},
    ),
    "述职报告": _case(
        _added("reports/2023/sz-jyj.yaml", text("reports/2023/sz-jyj.yaml"))
    ),
    "评价，评分": _case(
        edited(JYJ, ("value: 8, reason: 响应快", "value: 8.5, reason: 响应快"))
    ),
    "评价，输入": _case(
        edited(JYJ, ("numerator: 171", "numerator: 172"), ("check, drill", "check"))
    ),
    "评价，扣分": _case(
        edited(
            JYJ,
            ("count: 1, reason: 十月月报迟交", "count: 2, reason: 十月月报迟交"),
            ("deductions:\n", "deductions:\n  - {rule: K2, count: 1, reason: 漏报}\n"),
        )
    ),
    "评价，复核公布": _case(
        _appended(JYJ, "  - {state: 已复核, on: 2024-03-08}"),
    ),
    "评价，作废": _case(
        _appended(JYJ, "  - {state: 作废, on: 2024-03-08, reason: 数据有误}"),
    ),
    "评价，写入结果": _case(
        _appended(
            JYJ, "result: {total: 98.1, band: 先进, base: 98, factors: {J: {score: 1}}}"
        ),
    ),
    "评价，写入结果待裁定": _case(_appended(JYJ, "result: {total: 98.1, band: null}")),
    "评价，结果变了": (
        {
            JYJ: text(JYJ)
            + "result: {total: 98.1, band: 达标, rubric_digest: sha256:"
            + "a" * 64
            + "}\n"
        },
        {
            JYJ: text(JYJ)
            + "result: {total: 105.2, band: 先进, rubric_digest: sha256:"
            + "b" * 64
            + "}\n"
        },
    ),
    "评价，指标找不到": _case(
        edited(
            JYJ,
            ("rubric: rubric-2023", "rubric: rubric-x"),
            ("numerator: 171", "numerator: 1"),
        )
    ),
    "指标，权重": _case(edited(RUBRIC, ("weight: 24", "weight: 20"))),
    "指标，满分": _case(edited(RUBRIC, ("max: 7.5", "max: 8.5"))),
    "指标，等次": _case(edited(RUBRIC, ("min: 105", "min: 100"))),
    "指标，分档": _case(edited(RUBRIC, ("min: 2.5, score: 10", "min: 2.5, score: 9"))),
    "指标，增加因素": _case(
        edited(
            RUBRIC, ("factors:\n", "factors:\n  - {id: N, name: 新因素, weight: 1}\n")
        )
    ),
    "指标，同分次序": _case(edited(RUBRIC, ("[Z, A, fewer", "[A, Z, fewer"))),
    "指标，目标值": _case(edited(RUBRIC, ("zs: 0.9", "zs: 0.95"))),
    "公文，签发": _case(_added(LETTER, text(LETTER))),
    "公文，印发": _case(
        edited(
            LETTER,
            ("by: 示例乙}", "by: 示例乙}\n  - {state: 印发, on: 2024-03-01, ref: 甲}"),
        )
    ),
    "公文，占号作废": _case(
        _added("documents/ysj/2023/2.yaml", text("documents/ysj/2023/2.yaml"))
    ),
    "公文，抄送": _case(
        edited(LETTER, ("cc: [市档案部门]", "cc: [市档案部门, sz-slj]"))
    ),
    "公文，涉及": _case(
        edited(
            LETTER, ("officer/p-0004]", "officer/p-0004, obligation/plan, clause/三-1]")
        )
    ),
    "公文，涉及评价指标": _case(
        edited(LETTER, ("officer/p-0004]", "officer/p-0004, rubric/rubric-2023]"))
    ),
    "公文，涉及不认得的": _case(
        edited(
            LETTER,
            ("officer/p-0004]", "officer/p-0004, other/x, filing/2023/plan-sz-jyj]"),
        )
    ),
    "主持": _case(
        edited(
            "officers/p-0005.yaml",
            (
                "appointments:\n",
                (
                    "appointments:\n  - {unit: sz-slj, post: 数据总监, mode: 主持,"
                    " from: 2024-01-01, until: 2024-03-01}\n"
                ),
            ),
        )
    ),
    "附件写成一段文字": _case(
        edited(LETTER, ("note: 等市委宣传部会签", "file: [{path: 甲}, [乙]]"))
    ),
    "公文，没有标题": _case(
        edited(LETTER, ("title: 关于联合举办数据安全演练的函\n", ""))
    ),
    "豁免": _case(_added(WAIVER, text(WAIVER))),
    "豁免规则": _case(
        _added(
            "waivers/x.yaml",
            "rule: CDO203\nsubject: officer/p-0004\nreason: 甲\napproved_by: 市长\n"
            "basis: 甲1号\nfrom: 2023-01-01\nuntil: 2024-01-01\n",
        )
    ),
    "豁免，延期": _case(edited(WAIVER, ("until: 2024-05-20", "until: 2025-05-20"))),
    "单位改名": _case(
        edited(
            UNIT,
            (
                "{official: 云州市水利局, short: 市水利局}",
                (
                    "{official: 云州市水利局, short: 市水利局, until: 2024-01-01}\n"
                    "  - {official: 云州市水务局, short: 市水务局, from: 2024-01-01}"
                ),
            ),
        )
    ),
    "单位，改性质": _case(edited(UNIT, ("nature: 政府部门", "nature: 事业单位"))),
    "单位，改全称": _case(edited(UNIT, ("云州市水利局", "云州市水利水务局"))),
    "登记单位": _case(_added("units/x-ju.yaml", text(UNIT))),
    "登记没有名称的单位": _case(_added("units/x-ju.yaml", "nature: 政府部门\n")),
    "条款": _case(edited("scheme/clauses.yaml", ("modality: 必须", "modality: 鼓励"))),
    "义务，期限": _case(
        edited("scheme/obligations.yaml", ("due: 2023-04-28", "due: 2023-05-28"))
    ),
    "义务，没有期限了": _case(
        edited("scheme/obligations.yaml", ("due: 2023-04-28", "due: null"))
    ),
    "义务，有了期限": _case(
        edited("scheme/obligations.yaml", ("due: null", "due: 2023-05-28"))
    ),
    "义务，增加": _case(
        _appended(
            "scheme/obligations.yaml",
            "extra:\n  {title: 新的义务, clause: 三-1, binds: {}, due: null}",
        )
    ),
    "义务，改约束谁": _case(
        edited("scheme/obligations.yaml", ("cohort: 首批", "cohort: 次批"))
    ),
    "职位": _case(edited("scheme/posts.yaml", ("strength: 必须", "strength: 原则上"))),
    "种类，必须有": _case(
        edited("scheme/filings.yaml", ("[goals]", "[goals, budget]"))
    ),
    "框架": _case(
        edited(
            "scheme/frames.yaml", ("report_areas:\n", "report_areas:\n  more: 其他\n")
        )
    ),
    "用词": _case(
        edited("scheme/vocabulary.yaml", ("pilot_cohort: 首批", "pilot_cohort: 扩面"))
    ),
    "登记库": _case(edited("registry.yaml", ("demo: true", "demo: false"))),
    "新建方案": _case(_added("scheme/scope.yaml", text("scheme/scope.yaml"))),
    "没有这种字段": _case(_appended(UNIT, "colour: 红\nmore: {a: 1, b: [c]}")),
    "没有这种字段，改值": (
        {UNIT: text(UNIT) + "more: {a: {b: 1}}\n"},
        {UNIT: text(UNIT) + "more: {a: {b: 2}}\n"},
    ),
    "改成空白": _case(edited(UNIT, ("nature: 政府部门", "nature: ''"))),
    "读不出来": ({LI: text(LI)}, {LI: "name: [\n"}),
    "又读得出来": (({LI: "name: [\n"}), {LI: text(LI)}),
    "前后都读不出来": (({LI: "name: [\n"}), {LI: "name: {\n"}),
    "新增的读不出来": ({}, {LI: "只有一段文字"}),
    "删去的读不出来": ({LI: "name: [\n"}, {}),
    "一段任职不成样子": _case(
        edited(LI, ("unit: sz-jyj\n    post: 数据总监", "unit: [a]\n    post:"))
    ),
    "任职不是列表": _case(
        ({LI: text(LI)}, {LI: "name: 李示例\nappointments: 没有\n"}),
    ),
    "两人同日离任": (
        {LI: text(LI), "officers/p-0051.yaml": text(LI).replace("李", "黄")},
        {LI: ENDED[1][LI], "officers/p-0051.yaml": ENDED[1][LI].replace("李", "黄")},
    ),
    "豁免，没有依据": _case(
        _added(
            "waivers/y.yaml",
            "obligation: none\nsubject: unit/none\napproved_by: 市长\n"
            "from: 2023-01-01\nuntil: 2024-01-01\n",
        )
    ),
    "涉及公文": _case(
        edited(LETTER, ("officer/p-0004]", "officer/p-0004, document/ysj/2023/1]"))
    ),
    "手机号和控制字符": _case(edited(LI, ("副局长", '"副\\u0007局长 13800138000"'))),
}
