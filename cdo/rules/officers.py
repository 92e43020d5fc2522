"""人员：虚构与真实，一人一份文件。"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Message, Severity
from cdo.phrases import joined
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdo.model.officer import Officer
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

INVENTED = Message(
    "{who} 是虚构人物，这个登记库不是演示登记库",
    "真实的人员删去 fictional 这一行；虚构的移到演示登记库里去"
    "（registry.yaml 写有 demo: true 的）",
)
REAL = Message(
    "{who} 没有写明是虚构人物，这个登记库是演示登记库",
    "虚构的人员写 fictional: true；真实的人员从演示登记库里删去",
)


@CHECKS.rule("CDO211", INVENTED, REAL, of=("officer",), needs=("registry",))
def invented_in_demo(registry: Registry, officer: Officer) -> Iterator[Finding]:
    """虚构人物只在演示登记库里，演示登记库里只有虚构人物。

    虚构的人混进真实的登记库，名单和统计就不可信；真实的人混进演示登记库，
    就会随示例文件流传出去。演示登记库在 registry.yaml 里写 demo: true，
    由它印出的文件都注明“示例”。

    怎么改：看这个人是不是虚构的，照实写 fictional，放进该放的登记库。

    反例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    fictional: true  # CDO211
    appointments: []
    ```

    ```yaml
    # registry.yaml
    title: 云州市首席数据官登记库（演示）
    scheme: 云府办〔2022〕1号
    demo: true
    issuers: {}
    # officers/p-0001.yaml
    name: 示例甲  # CDO211
    appointments: []
    ```

    正例：

    ```yaml
    # registry.yaml
    title: 云州市首席数据官登记库（演示）
    scheme: 云府办〔2022〕1号
    demo: true
    issuers: {}
    # officers/p-0001.yaml
    name: 示例甲
    fictional: true
    appointments: []
    ```
    """
    demo = registry.manifest.demo
    if officer.fictional != demo:
        message = REAL if demo else INVENTED
        yield finding(officer, ("fictional",), message, who=officer.id)


ALIKE = Message(
    "{who} 与 {others} 同名，又都登记在{unit}任职，像是同一个人",
    "同一个人的，各段任职并进一个文件，多余的文件删去；"
    "确是同名的两人的，在 waivers/ 里登记豁免",
)


@CHECKS.rule("CDO212", ALIKE, of=("officer",), severity=Severity.WARNING)
def one_file_each(registry: Registry, officer: Officer) -> Iterator[Finding]:
    """同一个人只有一份人员文件。

    一个人写成两份文件，就按两个人统计，他先后或同时担任的职位也对不起来。
    姓名相同（不计空格和全角半角）、又在同一单位任过职的，多半是同一个人。

    怎么改：是同一个人的，把各段任职并进一个文件；确是同名的两个人的，登记豁免。

    反例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 数据专员
        mode: 专任
        title: 科员
        qualification: 其他
        from: 2022-07-01
        until: 2023-01-01
        basis: 云人〔2022〕1号
    # officers/p-0002.yaml
    name: 示例甲  # CDO212
    appointments:
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 副局长
        qualification: 领导班子成员
        from: 2023-01-01
        basis: 云人〔2023〕1号
    ```

    正例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 数据专员
        mode: 专任
        title: 科员
        qualification: 其他
        from: 2022-07-01
        until: 2023-01-01
        basis: 云人〔2022〕1号
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 副局长
        qualification: 领导班子成员
        from: 2023-01-01
        basis: 云人〔2023〕1号
    ```
    """
    (name,) = _names(officer)
    if len(registry.having(model.Officer, _names, name)) == 1:
        return
    first = registry.once(_first, name)
    units = dict.fromkeys(one.unit for one in officer.appointments)
    alike = {unit: first[unit] for unit in units if first[unit] != officer.id}
    if alike:
        yield finding(
            officer,
            ("name",),
            ALIKE,
            who=officer.id,
            others=joined(dict.fromkeys(alike.values())),
            unit=joined(map(registry.unit_name, sorted(alike))),
        )


def _first(registry: Registry, name: str) -> Mapping[str, str]:
    """Return by unit the first officer of that *name* who was appointed there."""
    first: dict[str, str] = {}
    namesakes = registry.having(model.Officer, _names, name)
    for officer in sorted(namesakes, key=lambda one: one.path):
        for one in officer.appointments:
            first.setdefault(one.unit, officer.id)
    return first


def _names(officer: Officer) -> tuple[str]:
    """Return the name of *officer* without blanks, in the usual width."""
    return ("".join(unicodedata.normalize("NFKC", officer.name).split()),)
