"""Everything that the framework and the system would say in English, in Chinese.

An error of the framework is known by the name of its class, and within a class
by what its message looks like; what is not known is told in general terms, so
that no English sentence reaches a clerk.
"""

from __future__ import annotations

import errno
import os
import re
from typing import TYPE_CHECKING, Any

from cdo.phrases import joined, shown
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

USAGE = "用法"
ARGUMENTS = "参数"
OPTIONS = "选项"
COMMANDS = "命令"
EXAMPLE = "例"
SOME_OPTIONS = "[选项]"
SOME_COMMAND = "命令 [参数]…"
HELP = "显示这份说明"
DEFAULT = "默认"

_UNCLEAR = "命令行写法有误"

_PATTERNS = {
    r"Missing command\.": "没有写要做什么",
    r"No such command '(?P<name>.*)'\.": "没有 {name} 这个命令",
    r"Got unexpected extra argument\(s\) \((?P<rest>.*)\)": "多了参数：{rest}",
    r"Option '(?P<name>.*)' requires an argument\.": "选项 {name} 后面要写一个值",
    r"Option '(?P<name>.*)' requires (?P<n>\d+) arguments\.": (
        "选项 {name} 后面要写 {n} 个值"
    ),
    r"Option '(?P<name>.*)' does not take a value\.": "选项 {name} 后面不写值",
    r"Argument '(?P<name>.*)' takes (?P<n>\d+) values\.": "参数 {name} 要写 {n} 个值",
}

_SYSTEM = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许这样做",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已经有了同名的文件",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "符号链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "系统打开的文件太多",
    errno.EBUSY: "正被占用",
    errno.ETXTBSY: "正被占用",
    errno.EXDEV: "不在同一个磁盘上",
    errno.EFBIG: "文件太大",
    errno.EINVAL: "名称或参数无效",
    errno.ENXIO: "设备不可用",
}


def framework(error: Exception) -> str:
    """Return in Chinese what an error of the command line's library says."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if "NoSuchOption" in names:
        return _no_such_option(error)
    if "MissingParameter" in names:
        return f"缺少{_named(error)}"
    text = _sentence(str(getattr(error, "message", "")))
    if "BadParameter" in names:
        named = _named(error)
        return f"{named}：{text}" if named else text
    if "FileError" in names:
        file = shown(getattr(error, "filename", ""))
        return f"打不开文件 {file}"
    return text


def system(error: OSError) -> str:
    """Return in Chinese about which file the operating system refused what."""
    return f"{visible(_path(error.filename))}：{reason(error)}"


def reason(error: OSError) -> str:
    """Return in Chinese what the operating system refused."""
    return _SYSTEM.get(error.errno or 0, f"系统错误 {error.errno}")


def not_among(value: str, allowed: Iterable[str]) -> str:
    """Return that *value* is none of *allowed*, and which may be meant."""
    names = list(allowed)
    told = f"没有“{shown(value)}”这一种，可以写 {joined(names)}"
    return told + meant(value, names)


def meant(value: str, names: Iterable[str]) -> str:
    """Return which of *names* may be meant by *value*, as the end of a sentence."""
    from difflib import get_close_matches  # noqa: PLC0415

    close = get_close_matches(value, list(names), n=3, cutoff=0.6)
    return f"；是不是要写 {'、'.join(map(shown, close))}？" if close else ""


def _no_such_option(error: Any) -> str:  # noqa: ANN401  # a class we may not import
    close = error.possibilities or ()
    told = f"没有 {shown(error.option_name)} 这个选项"
    if close:
        return f"{told}；是不是要写 {joined(sorted(close))}？"
    at_root = error.ctx is not None and error.ctx.parent is None
    return f"{told}；选项写在命令之后" if at_root else told


def _named(error: Any) -> str:  # noqa: ANN401  # a class we may not import
    """Return the option or argument that *error* is about."""
    param = error.param
    if param is None:
        return ""
    if param.param_type_name == "option":
        return f"选项 {' / '.join(param.opts)}"
    return f"参数 {param.metavar or param.name}"


def _sentence(message: str) -> str:
    for pattern, told in _PATTERNS.items():
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return told.format_map({k: shown(v) for k, v in match.groupdict().items()})
    return _UNCLEAR if message[:1].isascii() else message


def _path(name: object) -> str:
    return os.fsdecode(name) if isinstance(name, bytes) else str(name)
