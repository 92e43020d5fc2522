"""代码：行政区划代码、统一社会信用代码。"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdo import identifiers
from cdo.findings import Message
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.unit import Unit
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

NOT_SIX_DIGITS = Message(
    "行政区划代码“{code}”不是六位数字", "写六位半角数字，例如 110101"
)
UNKNOWN = Message(
    "行政区划代码“{code}”不在 GB/T 2260 的代码表里",
    "照民政部公布的代码逐位核对；开发区等没有自己代码的，不写 division_code，"
    "在 host_division_code 写所在行政区的代码",
)
OWN_AND_HOST = Message(
    "{unit}写了所在地的代码（host_division_code），又写了自己的代码 {code}",
    "开发区等没有自己代码的，删去 division_code；有自己代码的，删去 host_division_code",
)


@CHECKS.rule("CDO209", NOT_SIX_DIGITS, UNKNOWN, OWN_AND_HOST, of=("unit",))
def known_division(registry: Registry, unit: Unit) -> Iterator[Finding]:
    """行政区划代码是 GB/T 2260 里有的六位数字。

    行政区划代码是县级以上行政区的代码，统计和对账都靠它，错一位就成了别的地方。
    开发区、园区不是行政区，没有自己的代码，只写所在行政区的代码（host_division_code），
    两个不能都写。

    怎么改：照公布的代码核对；没有自己代码的改写 host_division_code。

    反例：

    ```yaml
    # units/c-xian.yaml
    names:
      - {official: 云山县人民政府, short: 云山县}
    nature: 县区政府
    track: 县区
    cohort: 试点
    division_code: 999999  # CDO209
    # units/d-qu.yaml
    names:
      - {official: 云州经济开发区管理委员会, short: 云州开发区}
    nature: 开发区管委会
    host_division_code: 11010  # CDO209
    # units/e-qu.yaml
    names:
      - {official: 云州高新区管理委员会, short: 云州高新区}
    nature: 开发区管委会
    division_code: 110102  # CDO209
    host_division_code: 110101
    ```

    正例：

    ```yaml
    # units/c-xian.yaml
    names:
      - {official: 云山县人民政府, short: 云山县}
    nature: 县区政府
    track: 县区
    cohort: 试点
    division_code: 110101
    # units/d-qu.yaml
    names:
      - {official: 云州经济开发区管理委员会, short: 云州开发区}
    nature: 开发区管委会
    host_division_code: 110101
    ```
    """
    own, host = unit.division_code, unit.host_division_code
    if own is not None and host is not None:
        told = {"unit": registry.unit_name(unit.id), "code": own}
        yield finding(unit, ("division_code",), OWN_AND_HOST, "", **told)
        own = None
    for field, code in (("division_code", own), ("host_division_code", host)):
        message = _wrong(code) if code is not None else None
        if message is not None:
            yield finding(unit, (field,), message, code=code)


def _wrong(code: str) -> Message | None:
    """Return what is wrong with a division code."""
    if _SIX_DIGITS(code) is None:
        return NOT_SIX_DIGITS
    return None if identifiers.division(code) else UNKNOWN


_SIX_DIGITS = re.compile(r"[0-9]{6}").fullmatch

WRONG = Message(
    "统一社会信用代码“{code}”不对：{fault}",
    "照登记证书逐位核对；一时核对不了的，整行删去",
)


@CHECKS.rule("CDO210", WRONG, of=("unit",))
def sound_credit_code(_: Registry, unit: Unit) -> Iterator[Finding]:
    """统一社会信用代码是 18 位，校验位正确。

    代码由数字和大写字母组成（不用 I、O、S、V、Z），最后一位由前 17 位推算，
    抄错一位、调换两位，校验位就对不上（GB 32100）。

    怎么改：照登记证书逐位核对；不知道的不写这一项。

    反例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市数据局, short: 市数据局}
    nature: 政府部门
    credit_code: 11000000MB00000000  # CDO210
    ```

    正例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市数据局, short: 市数据局}
    nature: 政府部门
    credit_code: 11000000MB00000001
    ```
    """
    code = unit.credit_code
    fault = identifiers.credit_code_fault(code) if code is not None else None
    if fault is not None:
        yield finding(unit, ("credit_code",), WRONG, code=code, fault=fault)
