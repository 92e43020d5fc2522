"""A small registry of a town that does not exist; nothing in it is wrong."""

from __future__ import annotations

FILES = {
    "registry.yaml": """\
title: 柳镇数据员登记册
scheme: 柳府〔2023〕1号
demo: true
issuers:
  lf: {unit: gov-lz, mark: 柳府}
""",
    "scheme/vocabulary.yaml": """\
tracks: [站所]
cohorts: [首批]
natures: [政府, 政府部门]
qualifications: {负责人: [], 其他: []}
""",
    "scheme/clauses.yaml": """\
二(一)-1:
  text: 每个站所设一名数据员。
  modality: 必须
  lines: 4
  actor: 各站所
  carried_by: [post:站所/数据员, rule:CDO203]
二(一)-2:
  text: 数据员由负责人担任。
  modality: 必须
  carried_by: [rule:CDO204, field:officer.appointments]
二(二)-1:
  text: 站所在2023年6月底前把计划交镇政府备案。
  modality: 必须
  actor: 各站所
  recipient: 镇政府
  deadline: 2023-06-30
  phrase: 2023年6月底前
  carried_by: [obligation:plan, filing:计划, template:no-such]
二(二)-2:
  text: 鼓励站所交流经验。
  modality: 鼓励
  why_not: 交流没有可以登记的行为。
三-1:
  text: 表彰另行通知。
  modality: 视情况
三-2:
  text: 印发表彰通知。
  modality: 视情况
  carried_by: [template:no-such]
""",
    "scheme/posts.yaml": """\
- track: 站所
  post: 数据员
  clause: 二(一)-1
  holder: 负责人
  strength: 必须
  holder_clause: 二(一)-2
""",
    "scheme/filings.yaml": """\
计划:
  by: {track: 站所}
  to: gov-lz
  verb: 备案
  clause: 二(二)-1
  contents:
    must: [goals]
    should: [schedule]
""",
    "scheme/obligations.yaml": """\
plan:
  title: 计划备案
  clause: 二(二)-1
  binds: {track: 站所}
  requires: {filing: 计划}
  due: 2023-06-30
  phrase: 2023年6月底前
""",
    "scheme/duties.yaml": """\
- role: 联络人
  duties:
    - {text: 催交计划, clauses: [二(二)-1]}
""",
    "units/gov-lz.yaml": """\
names:
  - {official: 柳镇人民政府, short: 镇政府}
nature: 政府
""",
    "units/nj-z.yaml": """\
names:
  - {official: 柳镇农业站, short: 农业站, until: 2022-01-01}
  - {official: 柳镇农机站, short: 农机站, from: 2022-01-01}
nature: 政府部门
track: 站所
cohort: 首批
""",
    "units/sl-s.yaml": """\
names:
  - {official: 柳镇水利所, short: 水利所}
nature: 政府部门
track: 站所
cohort: 首批
note: 与农机站合署办公
""",
    "officers/p-0001.yaml": """\
name: 示例甲
fictional: true
appointments:
  - unit: nj-z
    post: 数据员
    mode: 兼任
    title: 站长
    qualification: 负责人
    from: 2023-03-01
    until: 2023-09-01
    basis: 柳府〔2023〕2号
    end_reason: 调任
""",
    "officers/p-0002.yaml": """\
name: 示例乙
fictional: true
public: false
appointments:
  - unit: nj-z
    post: 数据员
    mode: 兼任
    title: 站长
    qualification: 负责人
    from: 2023-09-01
    basis: 柳府〔2023〕3号
""",
    "filings/2023/plan-nj-z.yaml": """\
type: 计划
unit: nj-z
recipient: gov-lz
contents:
  goals: [摸清家底, 建立台账]
  schedule: 年内完成
events:
  - {state: 已报送, on: 2023-06-12, by: 农机站}
  - {state: 已备案, on: 2023-06-20, by: 镇政府}
""",
    "filings/2023/plan-sl-s.yaml": """\
type: 计划
unit: sl-s
recipient: gov-lz
contents:
  goals: [水情数据上网]
  schedule: 年内完成
events:
  - {state: 草拟, on: 2023-06-01}
""",
    "documents/lf/2023/1.yaml": """\
kind: 通知
format: 文件
title: 关于报送计划的通知
recipients: [nj-z, sl-s]
date: 2023-05-04
publicity: 主动公开
about: [obligation/plan, clause/二(二)-1, unit/nj-z]
events:
  - {state: 签发, on: 2023-05-04}
  - {state: 印发, on: 2023-05-05}
""",
}
