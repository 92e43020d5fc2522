"""A town with a history, the same on every machine: ids of commits, too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.cli import town
from tests.cli.calling import cdo
from tests.reporters import texts
from tests.repositories import Builder

if TYPE_CHECKING:
    from collections.abc import Mapping

GOLDEN = Path(__file__).parent / "history"
"""What is said of the town's history, kept as files."""

YI = "officers/p-0002.yaml"
BING = "officers/p-0003.yaml"
PLAN = "filings/2023/plan-sl-s.yaml"
HANDED = "  - {state: 已报送, on: 2023-06-28, by: 水利所, ref: 柳水〔2023〕1号}\n"
BING_TEXT = """\
name: 示例丙
fictional: true
appointments:
  - unit: nj-z
    post: 数据员
    mode: 专任
    title: 副站长
    qualification: 负责人
    from: 2024-02-01
    basis: 柳府〔2024〕1号
"""


def ended() -> str:
    """Return the file of the second officer, who leaves the seat."""
    return town.FILES[YI] + "    until: 2024-02-01\n    end_reason: 退休\n"


def built(root: Path) -> Builder:
    """Build the town's repository in *root*, the registry in its folder `town`."""
    builder = Builder(root)
    files = dict(town.FILES)
    pilot = files["scheme/vocabulary.yaml"] + "pilot_cohort: 首批\n"
    files["scheme/vocabulary.yaml"] = pilot
    commit(builder, files, "登记柳镇", "2023-10-01T09:00:00+08:00")
    plan = {PLAN: town.FILES[PLAN] + HANDED}
    commit(builder, plan, "水利所报送计划", "2023-10-08T10:30:00+08:00", "李四")
    seat = {YI: ended(), BING: BING_TEXT}
    commit(builder, seat, "二月任免", "2024-02-02T01:00:00Z", "王五")
    tidy = {BING: "# 已核对\n" + BING_TEXT.replace("示例丙", '"示例丙"')}
    commit(builder, tidy, "加注释", "2024-02-03T09:00:00+08:00")
    right = {BING: tidy[BING].replace("〔2024〕1号", "〔2024〕2号")}
    commit(builder, right, "更正依据", "2024-03-01T09:00:00+08:00", "赵六")
    return builder


def commit(
    builder: Builder,
    files: Mapping[str, str | None],
    message: str,
    at: str,
    author: str = "",
) -> str:
    """Commit *files* of the town as *author*; return the id."""
    builder.write({f"town/{path}": text for path, text in files.items()})
    builder.git("add", "-A")
    who = [f"--author={author} <{len(author)}@example.cn>"] if author else []
    builder.git("commit", "-q", *who, "-m", message, at=at)
    return builder.head()


def check(name: str, *arguments: str) -> None:
    """Fail unless the answer to *arguments* is the file *name*."""
    ran = cdo(*arguments)
    texts.check(GOLDEN / name, str(ran).replace("\r\n", "\n"))
