"""Codes of divisions and of social credit."""

from __future__ import annotations

import pytest

from cdo.rules import codes
from tests.rules import small

UNIT = small.BASE["units/b-ju.yaml"]
CREDIT = "11000000MB00000001"


def unit(more: str) -> small.Files:
    return {"units/b-ju.yaml": f"{UNIT}{more}\n"}


SHORT = unit("division_code: 11010")
UNKNOWN = unit("host_division_code: 999999")
BOTH = unit("division_code: 1\nhost_division_code: 110101")
CREDIT_WRONG = unit("credit_code: 11000000MB00000002")


def test_every_message_is_said() -> None:
    cases = (SHORT, UNKNOWN, BOTH, CREDIT_WRONG)
    assert small.messages(codes.CHECKS, *cases) == small.declared(codes.CHECKS)


def test_not_six_digits() -> None:
    assert small.said(SHORT) == [
        (
            "units/b-ju.yaml:4 division_code CDO209 error: "
            "行政区划代码“11010”不是六位数字 → "
            "写六位半角数字，例如 110101"
        )
    ]


@pytest.mark.parametrize("code", ["1101011", "11010a", "１１０１０１", "110 01", "''"])
def test_other_forms(code: str) -> None:
    for field in ("division_code", "host_division_code"):
        (line,) = small.said(unit(f"{field}: {code}"))
        assert f"{field} CDO209 error" in line
        assert "不是六位数字" in line


def test_unknown() -> None:
    assert small.said(UNKNOWN) == [
        (
            "units/b-ju.yaml:4 host_division_code CDO209 error: "
            "行政区划代码“999999”不在 GB/T 2260 的代码表里 → "
            "照民政部公布的代码逐位核对；开发区等没有自己代码的，"
            "不写 division_code，在 host_division_code 写所在行政区的代码"
        )
    ]


def test_own_and_host() -> None:
    assert small.said(BOTH) == [
        (
            "units/b-ju.yaml:4 division_code CDO209 error: "
            "市数据局写了所在地的代码（host_division_code），又写了自己的代码 1 → "
            "开发区等没有自己代码的，删去 division_code；有自己代码的，"
            "删去 host_division_code"
        )
    ]
    both = unit("division_code: 110101\nhost_division_code: 999999")
    assert small.places(both) == [
        ("CDO209", "division_code"),
        ("CDO209", "host_division_code"),
    ]


def test_sound() -> None:
    more = f"division_code: 110101\ncredit_code: {CREDIT}"
    assert small.said(unit(more)) == []


def test_credit_code() -> None:
    (line,) = small.said(CREDIT_WRONG)
    head, _, hint = line.partition(" → ")
    assert head.startswith(
        "units/b-ju.yaml:4 credit_code CDO210 error: "
        "统一社会信用代码“11000000MB00000002”不对：校验位"
    )
    assert "“1”" in head
    assert hint == "照登记证书逐位核对；一时核对不了的，整行删去"


@pytest.mark.parametrize("code", [CREDIT[:-1], CREDIT.lower(), CREDIT + "1", "''"])
def test_other_credit_codes(code: str) -> None:
    assert small.places(unit(f"credit_code: {code}")) == [("CDO210", "credit_code")]
