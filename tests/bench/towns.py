"""Valid registries of any size, made of files such as clerks write."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = Path(__file__).parents[1] / "data" / "base"


def town(folder: Path, records: int) -> None:
    """Lay a registry of that many *records* out in *folder*, anew.

    Half are bureaus, half the officers who held a post in them one after another.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(BASE, folder)
    there = sum(1 for _ in folder.glob("units/*.yaml"))
    there += sum(1 for _ in folder.glob("rubrics/*.yaml"))
    (folder / "officers").mkdir()
    for number in range(records - there):
        bureau, is_officer = divmod(number, 2)
        text = _officer(bureau) if is_officer else _unit(bureau)
        place = f"officers/p-{bureau:05}" if is_officer else f"units/u-{bureau:05}"
        (folder / f"{place}.yaml").write_text("".join(text), encoding="utf-8")


def late(folder: Path, units: int) -> None:
    """Lay out in *folder* a registry of so many *units*, which are late with a plan."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(BASE, folder)
    pilots = [
        f for f in folder.glob("units/*.yaml") if "cohort" in f.read_text("utf-8")
    ]
    for number in range(units - len(pilots)):
        text = "".join(_unit(number)).replace("track:", "cohort: 试点\ntrack:")
        (folder / f"units/u-{number:05}.yaml").write_text(text, encoding="utf-8")


def _unit(number: int) -> Iterator[str]:
    yield "# 单位登记表：机构改革后由市数据局核对，名称以印章为准\n"
    yield "names:\n"
    for first, last, kind in ((0, 2010, "科"), (2010, 2019, "处"), (2019, 0, "局")):
        yield f"  - official: 云州市示例第{number}{kind}\n"
        yield f"    short: 示例第{number}{kind}\n"
        yield f"    from: {first}-03-01\n" if first else ""
        yield f"    until: {last}-03-01\n" if last else ""
    yield "nature: 政府部门\ntrack: 部门\nname_confirmed: false\n"
    yield f"contact:\n  name: 示例{number}\n  phone: 0700-{1000000 + number}\n"
    yield "clauses: [二-1, 二-3, 二-4]\n"
    yield "note: >-\n"
    yield "  名称沿革依据历次机构改革方案整理；改名以前印发的文件仍用旧名称，\n" * 6


def _officer(number: int) -> Iterator[str]:
    yield "# 人员登记表：由单位报送，登记后核对任免文件\n"
    yield f"name: 示例{number}\npublic: true\noffice_phone: 0700-{1000000 + number}\n"
    yield "note: 任免文件存单位人事科，复印件附后；变更时先报送新名单再改这里。\n"
    yield "appointments:\n"
    for year in range(2016, 2023):
        yield f"  - unit: u-{number:05}\n    post: 数据专员\n    mode: 专任\n"
        yield "    title: 数据科科长\n    qualification: 其他\n"
        yield f"    from: {year}-01-01\n    until: {year}-12-{1 + number % 28:02}\n"
        yield f"    basis: 云人〔{year}〕{number + 1}号\n    end_reason: 调任\n"
