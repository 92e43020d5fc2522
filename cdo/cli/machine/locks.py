"""Checks of the registry's lock: who writes, and what a killed writer left."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from cdo.cli.machine.checks import Check, State
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cdo.cli.machine.checks import Asked
    from cdo.editing.lock import Holder

_ID, _TITLE = "lock", "登记库的写锁"


def lock(asked: Asked) -> Iterator[Check]:
    """Yield how it is about the lock of the registry, where there is one."""
    if asked.registry is None:
        return
    from cdo.editing import store  # noqa: PLC0415

    state = store.lock_state(asked.registry)
    if state.held:
        detail = f"{_who(state.holder)}正在写"
        without = "这时写不进登记库，查阅不受影响；等它写完再试"
        yield Check(_ID, _TITLE, State.HELD, detail, without)
    elif state.stale:
        detail = f"{_who(state.holder)}没有写完就被终止，锁还记着它"
        yield _stale(asked.registry, detail)
    elif state.held is None:
        yield Check(_ID, _TITLE, State.UNKNOWN, str(state.file), "不知道能不能写")
    elif left := [path.name for path in store.leftovers(asked.registry)]:
        yield _stale(asked.registry, f"有写到一半的临时文件 {'、'.join(left)}")
    else:
        yield Check(_ID, _TITLE, State.FREE, str(state.file))


def _stale(registry: Path, detail: str) -> Check:
    """Return that a writer was killed; each file is the old one or the new one."""
    without = (
        "不妨碍查阅和写入：文件要么是旧的，要么是新的，下一次写入会清理；"
        "先看看写到了哪里"
    )
    remedy = (f"cdo validate -C {shlex.quote(visible(str(registry)))}",)
    return Check(_ID, _TITLE, State.STALE, detail, without, remedy)


def _who(holder: Holder | None) -> str:
    if holder is None:
        return "另一个进程"
    return f"进程 {holder.pid}（{holder.host}，{holder.since:%Y-%m-%d %H:%M:%S}）"
