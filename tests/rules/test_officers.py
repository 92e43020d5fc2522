"""Invented persons, and one file for each."""

from __future__ import annotations

from cdo.rules import officers
from tests.rules import small
from tests.rules.small import people, person

DEMO = {
    "registry.yaml": "title: 演示\nscheme: 云府办〔2022〕1号\ndemo: true\n"
    "issuers: {ysj: {unit: b-ju, mark: 云数}}\n"
}
INVENTED = people(person(more="fictional: true"))
REAL = people(person()) | DEMO
DATA = "数据专员 专任 其他"
ALIKE = people(
    person(f"a-ju {DATA} 2022-07-01..2022-08-01", name="张 三"),
    person(f"a-ju {DATA} 2022-08-01..2022-09-01", name="张三"),
    person(name="张三"),
    person("a-ju 政务专员 专任 其他 2022-09-01", name="张三"),
    person("c-xian 首席数据官 兼任 其他 2022-09-01", name="张三"),
    person(f"a-ju {DATA} 2022-09-01", name="张三丰"),
)


def test_every_message_is_said() -> None:
    family = officers.CHECKS
    assert small.messages(family, INVENTED, REAL, ALIKE) == small.declared(family)


def test_invented() -> None:
    assert small.said(INVENTED) == [
        (
            "officers/p-0001.yaml:3 fictional CDO211 error: "
            "p-0001 是虚构人物，这个登记库不是演示登记库 → "
            "真实的人员删去 fictional 这一行；"
            "虚构的移到演示登记库里去（registry.yaml 写有 demo: true 的）"
        )
    ]
    assert small.said(INVENTED, DEMO) == []


def test_real() -> None:
    expected = (
        "officers/p-0001.yaml:{} fictional CDO211 error: "
        "p-0001 没有写明是虚构人物，这个登记库是演示登记库 → "
        "虚构的人员写 fictional: true；真实的人员从演示登记库里删去"
    )
    assert small.said(REAL) == [expected.format(1)]
    written = people(person(more="fictional: false"))
    assert small.said(written, DEMO) == [expected.format(3)]


def test_not_judged_without_a_manifest() -> None:
    assert "CDO211" not in str(small.said(INVENTED, {"registry.yaml": "title: ["}))


def test_alike() -> None:
    hint = (
        "同一个人的，各段任职并进一个文件，多余的文件删去；"
        "确是同名的两人的，在 waivers/ 里登记豁免"
    )
    assert small.said(ALIKE) == [
        (
            "officers/p-0002.yaml:1 name CDO212 warning: "
            "p-0002 与 p-0001 同名，又都登记在市交通局任职，像是同一个人 → "
            f"{hint}"
        ),
        (
            "officers/p-0004.yaml:1 name CDO212 warning: "
            "p-0004 与 p-0001 同名，又都登记在市交通局任职，像是同一个人 → "
            f"{hint}"
        ),
    ]


def test_alike_in_several_units_is_said_once() -> None:
    first = "a-ju 首席数据官 兼任 领导班子成员 2022-07-01..2022-08-01"
    second = "c-xian 首席数据官 兼任 其他 2022-07-01..2022-08-01"
    later = (one.replace("2022-0", "2023-0") for one in (first, second))
    (line,) = small.said(people(person(first, second), person(*later)))
    assert "又都登记在市交通局、云山县任职" in line


def test_the_name_is_not_repeated() -> None:
    laid = {path: text + "public: false\n" for path, text in ALIKE.items()}
    assert "张" not in "".join(small.said(laid))
