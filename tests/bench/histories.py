"""Histories of any length, written straight into Git as one stream.

Each commit does what clerks do: one officer follows another in a seat (two files,
four commits in five), or a filing is handed in or accepted (one file).
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from tests.bench.towns import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEATS = 2000
"""Bureaus, each with two officers who take turns in its seat."""

MOST_TURNS = 12
"""Appointments that an officer has at most; the oldest are then dropped."""

_START = 1_640_000_000


def repository(folder: Path, commits: int) -> None:
    """Make a repository with that many *commits* in *folder*, anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", "-b", "main", str(folder)], check=True)  # noqa: S607
    stream = subprocess.Popen(
        ["git", "fast-import", "--quiet"],  # noqa: S607
        cwd=folder,
        stdin=subprocess.PIPE,
    )
    assert stream.stdin is not None
    for piece in _stream(commits):
        stream.stdin.write(piece)
    stream.stdin.close()
    assert stream.wait() == 0
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=folder, check=True)  # noqa: S607
    subprocess.run(["git", "gc", "-q"], cwd=folder, check=True)  # noqa: S607


def _stream(commits: int) -> Iterator[bytes]:
    """Yield what fast-import reads."""
    yield _commit(0, "登记单位")
    for file in sorted(BASE.rglob("*.yaml")):
        yield _file(file.relative_to(BASE).as_posix(), file.read_text("utf-8"))
    for seat in range(SEATS):
        yield _file(f"units/u-{seat:05}.yaml", _unit(seat))
    turns: dict[tuple[int, int], list[str]] = {}
    for number in range(1, commits):
        seat, turn = number % SEATS, number // SEATS
        if number % 5:
            yield _commit(number, f"第{number}次任免")
            yield from _succession(seat, turn, turns)
        else:
            yield _commit(number, f"第{number}次备案")
            year = 2000 + turn // 8
            path = f"filings/{year}/plan-u-{seat:05}.yaml"
            yield _file(path, _filing(seat, year, turn % 8))


def _commit(number: int, message: str) -> bytes:
    text = message.encode()
    who = f"示例{number % 7} <s{number % 7}@example.cn> {_START + number * 3600} +0800"
    head = f"commit refs/heads/main\ncommitter {who}\ndata {len(text)}\n"
    return head.encode() + text + b"\n"


def _file(path: str, text: str) -> bytes:
    data = text.encode()
    return f"M 644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"


def _succession(
    seat: int, turn: int, turns: dict[tuple[int, int], list[str]]
) -> Iterator[bytes]:
    """Yield the files of an officer who leaves and of one who follows."""
    year, day = 1900 + turn, f"{1 + seat % 28:02}"
    leaving, coming = (seat, turn % 2), (seat, (turn + 1) % 2)
    if turns.get(leaving):
        turns[leaving][-1] += f"    until: {year}-03-{day}\n    end_reason: 调任\n"
        yield _file(_path(leaving), _officer(leaving, turns[leaving]))
    held = turns.setdefault(coming, [])
    held.append(
        f"  - unit: u-{seat:05}\n    post: 数据专员\n    mode: 专任\n"
        "    title: 数据科科长\n    qualification: 其他\n"
        f"    from: {year}-03-{day}\n    basis: 云人〔{year}〕{seat + 1}号\n"
    )
    del held[:-MOST_TURNS]
    yield _file(_path(coming), _officer(coming, held))


def _path(officer: tuple[int, int]) -> str:
    return f"officers/p-{officer[0]:05}-{'ab'[officer[1]]}.yaml"


def _officer(officer: tuple[int, int], held: list[str]) -> str:
    name = f"示例{'甲乙'[officer[1]]}{officer[0]}"
    head = (
        f"# 由单位报送，登记后核对任免文件\nname: {name}\noffice_phone: 0700-5550111\n"
    )
    return f"{head}appointments:\n{''.join(held)}"


def _unit(seat: int) -> str:
    names = f"names:\n  - {{official: 云州市示例第{seat}局, short: 示例第{seat}局}}\n"
    return f"{names}nature: 政府部门\ntrack: 部门\nname_confirmed: false\n"


def _filing(seat: int, year: int, step: int) -> str:
    events = ("草拟", "已报送", "退回", "已报送", "退回", "已报送", "退回", "已报送")
    lines = "".join(
        f"  - {{state: {state}, on: {year}-0{number + 1}-01, reason: 补正}}\n"
        for number, state in enumerate(events[: step + 1])
    )
    head = f"type: 实施方案\nunit: u-{seat:05}\nrecipient: a-zu\nperiod: {year}\n"
    contents = "contents:\n  work_items: 建成数据目录\n  schedule: 两年\n"
    return f"{head}{contents}events:\n{lines}"
