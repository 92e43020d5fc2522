"""What is wrong with the writing of a template, in a clerk's words.

The library says it in English; what is not known here is told in general terms.
"""

from __future__ import annotations

import re

from cdo.phrases import shown

UNKNOWN = (
    "模板里不能这样写；能用的是 {{ 值 }}、{% if %}、{% for %}、{% set %}、{% with %}"
)
NUMBER = "只能用整数，而且不能太大"
REFUSED = {
    "Call": "模板里不能调用函数；要加工值，用 |date、|join 这样的写法",
    "Macro": "模板里不能用 {% macro %}",
    "CallBlock": "模板里不能用 {% call %}",
    "FilterBlock": "模板里不能用 {% filter %}",
    "AssignBlock": "{% set %} 要写成 {% set 名字 = 值 %}",
    "Include": "模板里不能用 {% include %}，一个模板就是一个文件",
    "Import": "模板里不能用 {% import %}，一个模板就是一个文件",
    "FromImport": "模板里不能用 {% from %}，一个模板就是一个文件",
    "Extends": "模板里不能用 {% extends %}，一个模板就是一个文件",
    "Block": "模板里不能用 {% block %}",
    "Scope": "模板里不能用 {% autoescape %}",
    "NSRef": "{% set %} 只能给一个名字，不能给它里面的一项",
    "Pow": "模板里不能用 **",
    "Div": "模板里只算整数，除法写 //；百分比等由数据给出",
    "Recursive": "{% for %} 不能用 recursive",
}
"""Why something may not stand in a template, by the library's name for it."""

_PATTERNS = {
    r"Encountered unknown tag '(?P<it>\w+)'.*": "没有 {{% {it} %}} 这种写法",
    r"Unexpected end of template.*following tags: (?P<it>.*?)\. .*": (
        "到文件末尾还缺 {it}"
    ),
    r"unexpected '(?P<it>.*)'": "多了 {it}",
    r"expected token '(?P<it>.*)', got '(?P<got>.*)'": "这里应是 {it}，写的是 {got}",
    r"unexpected char (?P<it>.*) at \d+": "不认得字符 {it}，是不是全角的符号？",
    r"Missing end of comment tag": "{{# 没有用 #}} 结束",
    r"unexpected end of template.*": "到文件末尾还没有写完，缺 }}}} 或 %}}",
    r"Expected an expression, got '(?P<it>.*)'": "{it} 前面缺了要写的值",
    r"No (?P<it>filter|test) named '(?P<got>.*)'.*": "没有 {got} 这种写法",
}
_WORDS = {"end of print statement": "}}", "end of statement block": "%}"}


def told(message: str) -> str:
    """Return in Chinese what the library's *message* says."""
    for pattern, words in _PATTERNS.items():
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            parts = {name: _word(part) for name, part in found.groupdict().items()}
            return f"模板写得不对：{words.format(**parts)}"
    return "模板写得不对：检查 {{ }} 和 {% %} 是否成对"


def _word(part: str) -> str:
    return shown(_WORDS.get(part, part.replace("' or '", " 或 ").strip("'")))
