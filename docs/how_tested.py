"""Write `docs/how-tested.md`: what the tests are made of, and what others find in it.

Run by `make how-tested`.  Other tools are run only on what they have not been shown
before; what they said, and the last `make fuzz`, are kept in `tests/fire/figures.json`.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any

from cdo.rules import CATALOGUE
from tests.fire import corpus, peers
from tests.fire.figures import load, save
from tests.fire.peers import SOUND, Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.fire.peers import Trial

PAGE = corpus.ROOT / "docs" / "how-tested.md"
KINDS = corpus.ROOT / "tests" / "fire" / "kinds.toml"
MADE = "<!-- 由 docs/how_tested.py 生成，不要手改 -->\n\n"
FAMILIES = {
    "CDO0xx": "文件与字段",
    "CDO1xx": "编号与引用",
    "CDO2xx": "职位与任职",
    "CDO3xx": "备案与报送",
    "CDO4xx": "述职报告",
    "CDO5xx": "评价指标与评价",
    "CDO6xx": "公文与表扬",
    "CDO7xx": "个人信息与密级",
    "CDO8xx": "豁免",
}
SHORT = {
    Said.ELSEWHERE: "行不对",
    Said.PLACELESS: "没有行号",
    Said.SILENT: "没查出",
    Said.CRASHED: "崩溃",
    Said.NOT_READ: "不读",
}

Figures = dict[str, Any]


def page(figures: Figures) -> str:
    """Return the page of *figures*."""
    return MADE + "\n".join(_lines(figures)) + "\n"


def _lines(figures: Figures) -> Iterator[str]:
    fuzz, shown = figures["fuzz"], figures["cases"]
    groups = Counter(group for _, group, _ in shown.values())
    hostile = [one for one in groups if one in CATALOGUE]
    examples = [one for one in groups if one in FAMILIES]
    yield "# 怎样测的"
    yield ""
    yield (
        "这一页的数字都从运行里得来：`make fuzz` 把文件弄坏十万次，`make how-tested` "
        "让别的工具看同一批文件，再写这一页。两样都要几分钟，还要装别的工具，"
        "所以不在 `make fresh` 里；测试只核对这里的例数与测试数据一致。"
    )
    yield ""
    yield "## 破损和恶意的文件"
    yield ""
    yield (
        f"`tests/data/hostile` 里有 {_sum(groups, hostile)} 个破损或恶意的文件，"
        f"{groups[SOUND]} 个少见但没有错的文件。每个例子写明该在哪一行查出哪一条，"
        "多一条、少一条、错一行、超过一秒都算测试不过。规则页里的反例"
        f"（{_sum(groups, examples)} 个）也是测试，是办事人员会写错的样子。"
    )
    yield ""
    yield "同一批文件，各个工具查出多少："
    yield ""
    yield from _table(figures, [*sorted(hostile), *sorted(examples), SOUND])
    yield ""
    yield from _notes(figures)
    yield ""
    yield "## 弄坏文件"
    yield ""
    yield from _fired(fuzz)
    yield ""
    yield "## 另一个读法"
    yield ""
    yield from _second_opinion(figures)


def _sum(groups: Counter[str], some: Iterable[str]) -> int:
    return sum(groups[one] for one in some)


def _table(figures: Figures, groups: list[str]) -> Iterator[str]:
    """Yield a row for each group: how many cases, and what each tool found."""
    tools = list(peers.TOOLS)
    yield "| | 例数 | " + " | ".join(tools) + " |"
    yield "|---" * (len(tools) + 2) + "|"
    for group in groups:
        said = [it for _, own, it in figures["cases"].values() if own == group]
        cells = [
            _cell(Counter(one[n] for one in said), group) for n in range(len(tools))
        ]
        title = FAMILIES.get(group) or ("没有错的" if group == SOUND else "")
        title = title or CATALOGUE[group].title
        name = group if group in CATALOGUE else ""
        yield f"| {name} {title} | {len(said)} | ".replace("|  ", "| ") + (
            " | ".join(cells) + " |"
        )


def _cell(said: Counter[str], group: str) -> str:
    """Return what a tool said: how many it found, and what became of the others."""
    if group == SOUND:
        wrong = said[Said.RIGHT] + said[Said.ELSEWHERE] + said[Said.PLACELESS]
        told = [f"误报 {wrong}"] if wrong else []
        told += [f"崩溃 {said[Said.CRASHED]}"] if said[Said.CRASHED] else []
        return "，".join(told) or "不报"
    others = [f"{word} {said[one]}" for one, word in SHORT.items() if said[one]]
    found = f"**{said[Said.RIGHT]}**"
    return f"{found}（{'，'.join(others)}）" if others else found


def _notes(figures: Figures) -> Iterator[str]:
    versions = figures["versions"]
    yield "粗体的数是在对的行上查出的。规则页的反例按规则的百位分组。"
    yield ""
    yield f"- yamllint {versions['yamllint']}：relaxed 配置，只看错误，不看纯写法。"
    yield (
        f"- check-jsonschema {versions['check-jsonschema']}："
        "用 `schemas/` 里的 Schema。"
        "它只给字段路径，从不给行号；看不到别的文件，也看不到注释。"
    )
    yield (
        f"- doorstop {versions['doorstop']}：把文件当作它的一个条目。"
        "它不认识登记库的字段，只能查出 YAML 本身的错，检查时还会改写文件；"
        "字段名 `on` 被它读成 true，随即崩溃。"
    )
    yield "- 崩溃是出现 Traceback、被信号终止，或者 20 秒、2 GiB 内不结束。"
    yield "- 不读是工具读不到这样的文件：名称不对、是链接或管道。"


def _fired(fuzz: Figures) -> Iterator[str]:
    harmed = fuzz["mutations"] - fuzz["labelled"]
    yield (
        f"`make fuzz` 用固定的种子（{fuzz['seed']}）弄坏文件 {fuzz['mutations']:,} 次："
        "翻转比特，截断，拼接，换编码，插入全角字符、引号、括号、控制字符和 YAML 记号，"
        "改字段名，移动行，改缩进，把内容改掉重写。测试里每次跑两千次。"
    )
    yield ""
    yield "| | |"
    yield "|---|---|"
    yield f"| 任意弄坏 | {harmed:,} |"
    yield f"| 弄坏后仍没有错误的（连同下一行） | {fuzz['sound']:,} |"
    yield (
        "| 已知必须查出的（恶意文件加注释、空行，好文件里放一处错） | "
        f"{fuzz['labelled']:,} |"
    )
    yield f"| 　其中放过去的 | {fuzz['silent']} |"
    yield f"| 报告的问题 | {fuzz['findings']:,} |"
    yield f"| 涉及的规则 | {len(fuzz['codes'])} |"
    yield (
        "| 出现异常、超过一秒、位置不在文件里、消息没填好或不成一行、"
        f"与别的读法或 Schema 不一致的 | {fuzz['wrong']} |"
    )


def _second_opinion(figures: Figures) -> Iterator[str]:
    kinds = tomllib.loads(KINDS.read_text("utf-8"))
    every = [one for family in kinds.values() for one in family.values()]
    refused = sum("refused" in one for one in every)
    yield (
        f"凡是读取没有报错的文本，都与 py-yaml12 {figures['versions']['py-yaml12']}"
        "（YAML 1.2，另一种语言写的）读出的逐值相同；弄坏的文件里比了 "
        f"{figures['fuzz']['compared']:,} 个。"
        "`tests/fire/kinds.toml` 是 YAML 各种写法的小样："
        f"{len(every) - refused} 种照读，{refused} 种按规则拒绝。"
    )
    yield ""
    yield (
        "模型接受的，Schema 也接受；字段名、必填和结构不对的，两者都拒绝："
        "在全部样例和弄坏的文件上核对。每一个 Unicode 码位都对照一张表判过一次。"
    )


def shown(figures: Figures, *, afresh: bool = False) -> Figures:
    """Return *figures* with what each tool says of every case there is now."""
    versions = peers.versions()
    old = {} if afresh or versions != figures.get("versions") else figures["cases"]
    cases = {}
    for trial in peers.trials():
        known = old.get(trial.name)
        if known is None or known[0] != trial.digest:
            sys.stdout.write(f"{trial.name}\n")
            sys.stdout.flush()
            known = _asked(trial)
        cases[trial.name] = known
    return {**figures, "versions": versions, "cases": cases}


def _asked(trial: Trial) -> list[object]:
    said = peers.outcome(trial)
    return [trial.digest, trial.group, [str(one) for one in said.values()]]


def main() -> None:
    """Show the tools what is new to them; write the figures and the page."""
    figures = shown(load(), afresh="--afresh" in sys.argv)
    save(figures)
    PAGE.write_text(page(json.loads(json.dumps(figures))), encoding="utf-8")


if __name__ == "__main__":
    main()
