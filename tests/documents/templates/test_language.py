"""What a template may say, what it may not, and how it is stopped."""

from __future__ import annotations

import pytest

from cdo.documents.markdown import escaped
from cdo.documents.templates import budget
from cdo.documents.templates.budget import Budget
from cdo.documents.templates.faults import TemplateFault
from cdo.documents.templates.language import Program

DATA = {
    "unit": {"name": "**公安局**", "short": "甲局", "none": None, "yes": True},
    "numbers": [1, 2, 3],
    "names": ["甲", "乙", "甲"],
    "empty": [],
    "day": "2022-05-25",
    "rows": [{"name": "甲", "days": 3}, {"name": "乙", "days": 0}],
    "many": ["字" * 1000] * 1000,
    "text": "第一行\n第二行\n\nA\nB\n",
}


def text(source: str) -> str:
    """Return *source* filled, values as they are."""
    return Program(source, "t.md").text(DATA, Budget())


def fault(source: str) -> str:
    """Return what is wrong with *source*, which begins on line 5 of its file."""
    with pytest.raises(TemplateFault) as raised:
        Program(source, "t.md", 5).text(DATA, Budget())
    assert str(raised.value).startswith("t.md:")
    return str(raised.value).removeprefix("t.md:")


FILLED = {
    "{{ unit.name }}": "**公安局**",
    "{{ unit['short'] }}": "甲局",
    "{{ numbers[1] }}{{ names[-1] }}{{ day[:4] }}": "2甲2022",
    "{% for n in numbers %}{{ n }}{{ '、' if not loop.last else '' }}{% endfor %}": (
        "1、2、3"
    ),
    "{% for n in empty %}x{% else %}没有{% endfor %}": "没有",
    "{% for r in rows if r.days %}{{ loop.index }}{{ r.name }}{% endfor %}": "1甲",
    "{% set n = 3 %}{{ n + 2 * 5 - 1 }}{{ 7 // 2 }}{{ 7 % 4 }}{{ -n }}{{ +n }}": (
        "1233-33"
    ),
    "{% with n = 1 %}{{ n }}{% endwith %}": "1",
    "{{ 'a' ~ 7 ~ unit.short }}": "a7甲局",
    "{{ 1 if 2 in numbers else 0 }}{{ 1 if 9 not in numbers else 0 }}": "11",
    "{{ 1 if '公' in unit.name else 0 }}{{ 1 if 'name' in unit else 0 }}": "11",
    "{{ 1 if unit.none is none else 0 }}{{ 1 if 3 is odd else 0 }}": "11",
    "{{ names|join('、') }}": "甲、乙、甲",
    "{{ names|unique|join }}": "甲乙",
    "{{ names|length }}{{ day|length }}{{ unit|length }}": "3104",
    "{{ numbers|first }}{{ numbers|last }}": "13",
    "{{ rows|column('name')|join }}": "甲乙",
    "{{ unit.none|default('无') }}{{ empty|default('无') }}{{ day|default('x') }}": (
        "无无2022-05-25"
    ),
    "{{ unit.none|default }}": "",
    "{{ day|date }}": "2022年5月25日",
    "{{ day|date('month') }}{{ day|date('short') }}{{ day|date('dotted') }}": (
        "2022年5月5月25日2022.5.25"
    ),
    "{{ 0|chinese }}{{ 9|chinese }}{{ 10|chinese }}{{ 13|chinese }}{{ 20|chinese }}"
    "{{ 99|chinese }}": "零九十十三二十九十九",
    "{% for k, v in {'a': 1}|items %}{{ k }}{{ v }}{% endfor %}": "a1",
    "{{ text|paragraphs|join('/') }}": "第一行/第二行/A/B",
    "{{ names|paragraphs|join('/') }}": "甲/乙/甲",
    "{{ text }}": "第一行第二行 A B",
    "{{ (1, 2)|join('、') }}": "1、2",
    "{# 说明 #}x": "x",
}


@pytest.mark.parametrize("source", FILLED)
def test_what_a_template_says(source: str) -> None:
    assert text(source) == FILLED[source]


REFUSED = {
    "{{ unit.nmae }}": "5: 没有 nmae 这一项；是不是“name”？",
    "\n\n{{ unti.name }}": "7: 没有 unti 这个变量；是不是“unit”？",
    "{{ zzz }}": "5: 没有 zzz 这个变量；有 day、empty、many、",
    "{{ unit.none }}": "5: 这里的值是空的；先用 {% if %} 判断，或写 |default('……')",
    "{{ unit.yes }}": "5: 这里是真假值，不能直接写出来；用 {% if %}",
    "{{ numbers }}": "5: 这里是一列值或一组值，不能直接写出来；",
    "{{ range(10**9) }}": "5: 模板里不能调用函数；",
    "{{ unit.name.upper() }}": "5: 模板里不能调用函数；",
    "{{ unit.__class__ }}": "5: 没有 __class__ 这一项；",
    "{{ ''.__class__.__mro__ }}": "5: 文字里没有 __class__ 这一项",
    "{{ 'abc'['__class__'] }}": "5: 文字里没有 __class__ 这一项",
    "{{ numbers.append }}": "5: 一列值里没有 append 这一项",
    "{{ numbers[9] }}": "5: 这一列值没有第 9 项",
    "{{ unit[1] }}": "5: 一组值里没有 1 这一项",
    "{{ self }}": "5: self 不能用作名字",
    "{{ loop }}": "5: 没有 loop 这个变量；",
    "{% for n in numbers %}{{ loop.cycle }}{% endfor %}": "5: loop 没有 cycle，有 ",
    "{{ 'a' * 1000000000 }}": "5: 加减乘除只能对整数，这里有文字；连接文字用 ~",
    "{{ numbers + numbers }}": "5: 加减乘除只能对整数，这里有一列值；",
    "{{ unit.yes + 1 }}": "5: 加减乘除只能对整数，这里有真假值；",
    "{{ -day }}": "5: 加减乘除只能对整数，这里有文字；",
    "{{ 9 ** 9 }}": "5: 模板里不能用 **",
    "{{ 999999999999 * 999999999999 }}": "5: 算出来的数太大",
    "{{ 1 // 0 }}": "5: 除数是零",
    "{{ 1 / 2 }}": "5: 模板里只算整数，",
    "{{ 1.5 }}": "5: 只能用整数，而且不能太大",
    "{{ 9999999999999999 }}": "5: 只能用整数，而且不能太大",
    "{{ " + "9" * 5000 + " }}": "5: 括号或 {% %} 套得太深，或者数字太长",
    "{{ " + "(" * 9000 + "1" + ")" * 9000 + " }}": "5: 括号或 {% %} 套得太深",
    "{% for a in numbers %}" * 30 + "{% endfor %}" * 30: "5: 括号或 {% %} 套得太深",
    "{{ 1 < 2 < 3 }}": "5: 一次只能比较两个值，几个条件用 and 连接",
    "{{ names|uper }}": "5: 没有 |uper 这种写法；有 chinese、",
    "{{ names|uniqe }}": "5: 没有 |uniqe 这种写法；是不是“unique”？",
    "{{ names|join(d='x') }}": "5: 模板里不能这样写；",
    "{% filter join %}x{% endfilter %}": "5: 模板里不能用 {% filter %}",
    "{{ 1 is sameas 1 }}": "5: 没有 is sameas 这种写法；有 none、odd、even",
    "{{ 'x' is odd }}": "5: is odd 和 is even 前面要是整数，不是“x”",
    "{{ '%999999999d' is even }}": "5: is odd 和 is even 前面要是整数，不是“%9",
    "{{ numbers['x':] }}": "5: 这里算不出来：TypeError",
    "{{ numbers[numbers] }}": "5: 一列值里没有 一列值 这一项",
    "{{ numbers == numbers }}": "5: 一列值不能拿来比较或用作名字；",
    "{{ 1 if unit in rows else 0 }}": "5: 一组值不能拿来比较或用作名字；",
    "{% set x = {numbers: 1} %}": "5: 一列值不能拿来比较或用作名字；",
    "{{ rows|column(names) }}": "5: column 的括号里要是文字或数字，这里是一列值",
    "{{ numbers|chinese }}": "5: chinese 前面要是 0 到 99 的整数，不是“一列值”",
    "{{ day|date(names) }}": "5: date 的括号里要是文字或数字，这里是一列值",
    "{{ 'x' < 1 }}": "5: 这里算不出来：TypeError",
    "{% include 'x' %}": "5: 模板里不能用 {% include %}，一个模板就是一个文件",
    "{% import 'x' as x %}": "5: 模板里不能用 {% import %}，",
    "{% from 'x' import y %}": "5: 模板里不能用 {% from %}，",
    "{% extends 'x' %}": "5: 模板里不能用 {% extends %}，",
    "{% block x %}{% endblock %}": "5: 模板里不能用 {% block %}",
    "{% macro x() %}{% endmacro %}": "5: 模板里不能用 {% macro %}",
    "{% autoescape false %}{% endautoescape %}": "5: 模板里不能用 {% autoescape %}",
    "{% set x %}y{% endset %}": "5: {% set %} 要写成 {% set 名字 = 值 %}",
    "{% set unit.name = 1 %}": "5: {% set %} 只能给一个名字，",
    "{% for n in numbers recursive %}{% endfor %}": ("5: {% for %} 不能用 recursive"),
    "{% for n in unit %}{% endfor %}": "5: {% for %} 后面要是一列值，这里是一组值",
    "{% for n in day %}{% endfor %}": "5: {% for %} 后面要是一列值，这里是文字",
    "{{ numbers ~ 'x' }}": "5: ~ 两边要是文字或数字，这里是一列值",
    "{{ 1 in day }}": "5: in 后面要是一列值，这里是文字",
    "{{ unit.none ~ 'x' }}": "5: ~ 两边要是文字或数字，这里是空的",
    "{{ rows|join }}": "5: join 的每一项要是文字或数字，这里是一组值",
    "{{ rows|column('day') }}": "5: column 前面的各项里没有 day",
    "{{ names|items }}": "5: items 前面要是一组有名字的值",
    "{{ empty|first }}": "5: first 前面的一列值是空的，先用 {% if %} 判断",
    "{{ day|date('long') }}": "5: date 的写法只有 full、month、short、",
    "{{ '5月'|date }}": "5: date 前面要是日期，写成 2022-08-31，不是“5月”",
    "{{ 100|chinese }}": "5: chinese 前面要是 0 到 99 的整数，不是“100”",
    "{{ unit.yes|chinese }}": "5: chinese 前面要是 0 到 99 的整数，",
    "{{ x": "5: 模板写得不对：到文件末尾还没有写完，缺 }} 或 %}",
    "{{ x ]": "5: 模板写得不对：多了 ]",
    "{{ }}": "5: 模板写得不对：}} 前面缺了要写的值",
    "{% if %}{% endif %}": "5: 模板写得不对：%} 前面缺了要写的值",
    "{% if numbers %}": "5: 模板写得不对：到文件末尾还缺 elif 或 else 或 endif",
    "{% dance %}": "5: 模板写得不对：没有 {% dance %} 这种写法",
    "{% for n of numbers %}": "5: 模板写得不对：这里应是 in，写的是 of",
    "{{ 名，称 }}": "5: 模板写得不对：不认得字符 ，，是不是全角的符号？",
    "{# x": "5: 模板写得不对：{# 没有用 #} 结束",
    "{% endfor %}": "5: 模板写得不对：",
    "{% set 1 = 2 %}": "5: 模板写得不对：检查 {{ }} 和 {% %} 是否成对",
}


@pytest.mark.parametrize("source", REFUSED, ids=lambda source: source[:40])
def test_what_a_template_may_not_say(source: str) -> None:
    assert fault(source).startswith(REFUSED[source])


ENDLESS = {
    "loops": "{% for a in many %}{% for b in many %}{% endfor %}{% endfor %}",
    "conditions": "{% for a in many %}{{ 1 if 'x' in many else 0 }}{% endfor %}",
    "filters": "{% for a in many %}{% set x = many|unique %}{% endfor %}",
    "literals": "{% for a in many %}" + "字" * 4000 + "{% endfor %}",
    "values": "{% for a in many %}{{ a ~ a ~ a }}{% endfor %}",
    "joined": "{% for a in many %}{{ many|join|length }}{% endfor %}",
    "glue": "{% for a in many %}{{ numbers|join(a)|length }}{% endfor %}",
    "slices": "{% set t = many|join %}"
    "{% for a in many %}{% set x = t[1:] %}{% endfor %}",
    "texts": "{% set t = many|join %}"
    "{% for a in many %}{{ 1 if '没' in t else 0 }}{% endfor %}",
    "equals": "{% set t = many|join %}"
    "{% for a in many %}{{ 1 if t == t else 0 }}{% endfor %}",
    "doubled": "{% set a = many|first %}"
    + "{% set a = a ~ a %}" * 40
    + "{{ a|length }}",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_template_without_end_ends(name: str) -> None:
    told = fault(ENDLESS[name])
    assert "太多，一份公文最多" in told


NESTED = "{% set a = [1] %}{% set b = [1] %}" + (
    "{% set a = [a, a] %}{% set b = [b, b] %}" * 64
)
"""Two lists that look alike, and would be looked at for longer than there is time."""


@pytest.mark.parametrize(
    "use",
    [
        *(
            "a == b",
            "a != b",
            "a in [b]",
            "{a: 1}",
            "unit[a]",
            "numbers[a]",
            "a|chinese",
        ),
        *("rows|column(a)", "day|date(a)", "[a]|unique", "a|default('x')", "a ~ b"),
    ],
)
def test_lists_within_lists_are_not_looked_into(use: str) -> None:
    assert fault(f"{NESTED}{{{{ ({use}) }}}}").startswith("5: ")


def test_a_long_gap_in_a_value_takes_no_time() -> None:
    wide, high = f"a{' ' * 200_000}b", f"a{chr(10) * 200_000}b"
    program = Program("{{ wide }}{{ high }}", "t.md")
    assert program.text({"wide": wide, "high": high}, Budget()) == f"{wide}a b"


def test_budgets_are_for_one_document() -> None:
    program = Program("{% for a in many %}{{ a }}{% endfor %}", "t.md")
    for _ in range(3):
        assert len(program.text(DATA, Budget())) == 1_000_000


def test_a_budget_is_counted_to_the_last() -> None:
    spent = Budget()
    spent.step(budget.MOST_STEPS)
    spent.write(budget.MOST_CHARACTERS)
    with pytest.raises(Exception, match="循环太多"):
        spent.step()
    with pytest.raises(Exception, match="文字太多"):
        spent.write(1)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("{{ names }}", ["甲", "乙", "甲"]),
        ("{{ unit.none }}", None),
        ("{{ unit.yes }}", True),
        ("{{ 'x' }}", "x"),
        ("关于{{ unit.short }}的函", "关于甲局的函"),
        ("没有值", "没有值"),
        ("", ""),
    ],
)
def test_a_single_expression_has_a_value(source: str, value: object) -> None:
    program = Program(source, "t.md")
    assert program.value(DATA, Budget()) == value
    assert program.value(DATA, Budget()) == value


VALUES = (
    "**x**",
    "1. x",
    "# x",
    "{{7*7}}",
    "<w:p/>",
    "&amp;",
    "a | b",
    "{% x %}",
    "𠮷㛃䶮",
)


@pytest.mark.parametrize("value", VALUES)
def test_values_are_put_out_as_text(value: str) -> None:
    program = Program("{{ v }}|{{ v ~ 'x' }}", "t.md", escape=escaped)
    out = program.text({"v": value}, Budget())
    assert out == f"{escaped(value)}|{escaped(value + 'x')}"
