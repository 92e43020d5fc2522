"""Rules on the fields of one file, and what to say when a model refuses it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cdo.findings import Message, Path, Rule
from cdo.nearness import did_you_mean
from cdo.phrases import joined
from cdo.registry import keyboard, yamlrules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cdo.model import Record
    from cdo.model.core import ValidationError
    from cdo.model.errors import Trouble

NO_FIELD = Message("这里不能写“{name}”这个字段", "{remedy}")
UNKNOWN = Rule(
    "CDO010",
    """文件里只有规定的字段。

    写错名字的字段不会被读取，看上去登记了，其实没有。所以多出来的字段一律报告，
    并指出最像的字段。编号和种类就是文件的路径，不写在文件里。

    怎么改：照提示改成规定的字段名；是说明的，写进 note；是编号或种类的，删去。

    反例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局}
    nature: 政府部门
    name_confirm: false  # CDO010
    ```

    正例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局}
    nature: 政府部门
    name_confirmed: false
    ```
    """,
    (NO_FIELD,),
)

NO_FILE = Message("缺少文件 {file}（{title}）", "新建 {file}，有哪些字段见 cdo schema")
ABSENT = Message("没有写{label}", "补写 {name}：{description}")
HOLLOW = Message("{label}是空的", "写上内容，或者删去这一项")
NONE_OF = Message("{others} 要写其中一个，这里都没有写", "选一个写上")
MISSING = Rule(
    "CDO011",
    """必填的字段都要有，必备的文件也要有。

    字段后面什么也不写、写 ~ 或 null，与没有这个字段一样。可以不填的字段空着不算错。
    登记库必备的文件是 registry.yaml，和 scheme/ 里的 vocabulary.yaml、
    clauses.yaml、posts.yaml。

    怎么改：照提示补上字段。暂时不知道的，先查明再登记，不要编造。

    反例：

    ```yaml
    # units/b-ju.yaml
    names:  # CDO011
      - {official: 云州市水利局, short: 市水利局}
    ```

    ```yaml
    # units/b-ju.yaml
    names:
      - official: 云州市水利局  # CDO011
    nature: 政府部门
    ```

    正例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局}
    nature: 政府部门
    contact:
    ```
    """,
    (ABSENT, HOLLOW, NONE_OF, NO_FILE),
)

NOT_SO = Message("“{value}”不对，这里要写{wanted}", "{how}")
TOO_LONG = Message("“{value}”太长，这里要写{wanted}", "{how}")
NO_DAY = Message("没有“{value}”这一天", "核对日期，写日历上有的一天")
NO_CHOICE = Message("{label}不能写“{value}”", "{remedy}")
EMPTY = Message("{label}是空的", "写上内容")
OTHER_FORM = Message("{label}要写{wanted}，这里写成了{got}", "{how}")
BAD_NAME = Message("“{value}”不能写在冒号前面，这里要写{wanted}", "{how}")
SECOND = Message("{name} 与 {others} 不能同时写", "两个只留一个")
YEARLY = Message(
    "每年一次的义务，期限不能只写一个日期",
    "写成年份和日期，例如 {{2023: 2023-12-31}}；没有期限的写 null",
)
NOT_YEARLY = Message(
    "不是每年一次的义务，期限只能写一个日期", "只写日期；每年一次的，加上 every: 年"
)
VALUES = Rule(
    "CDO012",
    """字段的值合乎字段的类型和范围。

    日期写 2022-08-31，是与否写 true 与 false，整数不加前导零，数不带单位；
    只能从几个词里选的，照写其中一个；必填的文字和列表不能是空的；几个字段只能写一个的，只写一个。
    引号不改变意思，编号、代码照原样写，不会被当成数。

    怎么改：照提示的写法改。制度自己的用词（系列、职位等）写错是 CDO101，不是这一条。

    反例：

    ```yaml
    # units/b-ju.yaml
    names:
      - official: 云州市水利局
        short: 市水利局
        from: 2022-02-30  # CDO012
    nature: 政府部门
    name_confirmed: 否  # CDO012
    ```

    ```yaml
    # units/b-ju.yaml
    names:
      - official: 云州市水利局
        short: ""  # CDO012
        from: 2022/1/1  # CDO012
    nature: 政府部门
    contact: 示例  # CDO012
    ```

    正例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市水利局, short: 市水利局, from: 2022-02-28}
    nature: 政府部门
    name_confirmed: false
    ```
    """,
    (
        NOT_SO,
        TOO_LONG,
        NO_DAY,
        NO_CHOICE,
        EMPTY,
        OTHER_FORM,
        BAD_NAME,
        SECOND,
        YEARLY,
        NOT_YEARLY,
    ),
)

RULES = (UNKNOWN, MISSING, VALUES)


class Problem(NamedTuple):
    """A field's rule that a file breaks at a path.

    With `at_key` the key is meant that leads to the path.  What is missing has
    the path at which it should stand.
    """

    rule: Rule
    message: Message
    path: Path
    fields: Mapping[str, object] = MappingProxyType({})
    at_key: bool = False


def problems(
    error: ValidationError, plain: object, model: type[Record]
) -> Iterator[Problem]:
    """Yield what is wrong with a file of *model* that says *plain*.

    *plain* is what the reader gave, *error* what `model.read` raised over it.
    """
    from cdo.model import errors  # noqa: PLC0415  # loaded by now

    for trouble in errors.troubles(error, plain, model):
        yield _typed(trouble) or _problem(trouble)


def _typed(trouble: Trouble) -> Problem | None:
    """Return the keyboard's fault in a value, if it is nothing but that."""
    value = trouble.value
    if not isinstance(value, str) or value.isascii():
        return None
    if trouble.what == "wide_name":
        message, typed = yamlrules.WIDE_NAME, value.replace("\u3000", "")
    else:
        message, typed = yamlrules.WIDE_VALUE, _retyped(trouble, value)
    if typed == value or not trouble.accepts(typed):
        return None
    fields: dict[str, object] = {"value": value, "typed": typed}
    return Problem(yamlrules.KEYBOARD, message, trouble.path, fields, trouble.at_key)


def _retyped(trouble: Trouble, value: str) -> str:
    """Return *value* as it is typed with a half-width keyboard.

    Several references are a list, if they may be one; else it is not retyped.
    """
    typed = keyboard.typed(value)
    if "," not in typed or not getattr(trouble.shape, "refers", None):
        return typed
    names = ", ".join(part.strip() for part in typed.split(","))
    return f"[{names}]" if trouble.listable else value


def _problem(trouble: Trouble) -> Problem:
    rule, message, tell = _TOLD.get(trouble.what, (VALUES, NOT_SO, _value))
    return Problem(rule, message, trouble.path, tell(trouble), trouble.at_key)


def _unknown(trouble: Trouble) -> dict[str, object]:
    from cdo.model.shapes import slots  # noqa: PLC0415  # loaded by now

    name = str(trouble.path[-1])
    known = list(slots(trouble.model)) if trouble.model is not None else []
    if name in {"id", "kind"}:
        return {
            "name": name,
            "remedy": "删去这一行：编号和种类看文件的路径，不写在文件里",
        }
    return {"name": name, "remedy": _near(name, known, "可以写的字段有：")}


def _label(trouble: Trouble) -> dict[str, object]:
    slot, path = trouble.slot, trouble.path
    if slot is None:
        return {"label": "文件"}
    label = f"{slot.title}（{slot.name}）" if slot.name in path else slot.title
    if path and path[-1] != slot.name:
        step = path[-1]
        label += f"的第 {step + 1} 项" if isinstance(step, int) else f"的“{step}”"
    return {
        "label": label,
        "name": slot.name,
        "description": slot.description,
        "others": trouble.others,
    }


def _choice(trouble: Trouble) -> dict[str, object]:
    known = list(getattr(trouble.shape, "words", ()))
    remedy = _near(str(trouble.value), known, "可以写的有：")
    return {**_label(trouble), "value": trouble.value, "remedy": remedy}


def _value(trouble: Trouble) -> dict[str, object]:
    from cdo.model import wording  # noqa: PLC0415  # loaded by now

    wanted = wording.wanted(trouble.shape)
    return {
        **_label(trouble),
        "value": trouble.value,
        "wanted": f" {wanted}" if wanted[0].isascii() else wanted,
        "how": wording.how(trouble.shape),
        "got": _GOT.get(type(trouble.value), "一段文字"),
    }


def _near(name: str, known: list[str], otherwise: str) -> str:
    """Return a remedy that names the word of *known* most like *name*, or all."""
    return did_you_mean(name, known, f"{otherwise}{joined(known)}")


_GOT: dict[type, str] = {list: "列表", dict: "一组字段"}
_TOLD: dict[str, tuple[Rule, Message, Callable[[Trouble], dict[str, object]]]]
_TOLD = {
    "unknown": (UNKNOWN, NO_FIELD, _unknown),
    "missing": (MISSING, ABSENT, _label),
    "hollow": (MISSING, HOLLOW, _label),
    "key": (VALUES, BAD_NAME, _value),
    "empty": (VALUES, EMPTY, _label),
    "long": (VALUES, TOO_LONG, _value),
    "no_day": (VALUES, NO_DAY, _value),
    "choice": (VALUES, NO_CHOICE, _choice),
    "form": (VALUES, OTHER_FORM, _value),
    "none_of": (MISSING, NONE_OF, _label),
    "second": (VALUES, SECOND, _label),
    "yearly": (VALUES, YEARLY, _label),
    "not_yearly": (VALUES, NOT_YEARLY, _label),
}
