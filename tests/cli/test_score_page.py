"""`cdo score -f html`: one page on its own, every number with its explanation."""

from __future__ import annotations

import json
import re
import shutil
import struct
import subprocess
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli import scored
from tests.cli.scored import PERIODS, SCORED, score
from tests.tables.looking import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.tables.looking import Seen

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def page(*arguments: str, period: str = "2023") -> Page:
    """Return the page taken apart."""
    ran = score(SCORED, *arguments, "-f", "html", period=period)
    assert (ran.code, ran.err) == (0, "")
    return Page(ran.out)


def data(period: str) -> list[dict[str, Any]]:
    """Return the evaluations as plain data."""
    found: list[dict[str, Any]] = json.loads(
        score(SCORED, "-f", "json", period=period).out
    )["evaluations"]
    return found


def of_groups(found: Page, number: int) -> list[list[list[Seen]]]:
    """Return of each group the table of ranks, or the heat table."""
    return found.tables[: 2 * 2][number::2]


@pytest.mark.parametrize("period", PERIODS)
def test_every_link_leads_to_one_place_of_the_page(period: str) -> None:
    found = page("--sensitivity", "--check", "--against", PERIODS[0], period=period)
    assert len(set(found.anchors)) == len(found.anchors)
    assert found.targets - {"top"} <= set(found.anchors)


@pytest.mark.parametrize("period", PERIODS)
def test_nothing_is_loaded_and_nothing_runs(period: str) -> None:
    found = page(period=period)
    assert found.loads == []
    assert found.tags.isdisjoint({"script", "link", "img", "iframe", "object"})
    assert found.tags >= {"svg", "table", "section", "nav"}


@pytest.mark.parametrize("period", PERIODS)
def test_every_number_of_the_pictures_is_linked_to_its_explanation(period: str) -> None:
    found = page(period=period)
    for table in (*of_groups(found, 0), *of_groups(found, 1)):
        for line in table[-3:]:
            numbers = [one for one in line if NUMBER.fullmatch(one.text)]
            assert numbers
            assert all(one.to for one in numbers)


@pytest.mark.parametrize("period", PERIODS)
def test_the_heat_table_says_what_was_lost_of_each_indicator(period: str) -> None:
    heats = of_groups(page(period=period), 1)
    lines = [line for table in heats for line in table[2:]]
    whole = data(period)
    assert len(lines) == len(whole) == 13
    for line, one in zip(lines, whole, strict=True):
        cells = [it.text for it in line[1:]]
        indicators = [it for factor in one["factors"] for it in factor["indicators"]]
        wanted = [_lost(it) for it in indicators]
        assert cells == wanted
        assert [it.to for it in line[1:]] == [
            f"#{one['record'].rpartition('/')[2]}/{factor['id']}.{it['id']}"
            for factor in one["factors"]
            for it in factor["indicators"]
        ]


def _lost(one: dict[str, Any]) -> str:
    if one["state"] == "not_applicable":
        return "不适用"
    lost = one["lost"] if one["lost"].strip("0.") else "0"
    return f"缺失 {lost}" if one["state"] == "missing" else lost


def test_a_link_leads_to_the_line_that_has_the_number() -> None:
    found = page()
    by_anchor = {}
    ran = score(SCORED, "-f", "html").out
    for row in re.findall(r'<tr id="([^"]*)"[^>]*>(.*?)</tr>', ran):
        by_anchor[row[0]] = re.sub("<[^>]*>", " ", row[1])
    ranks = [line for table in of_groups(found, 0) for line in table[1:]]
    checked = 0
    for line in ranks:
        for one in line[2:12]:
            target = by_anchor.get(one.to.removeprefix("#"))
            if target is not None:
                assert one.text in target
                checked += 1
    assert checked >= 13 * 9


def test_the_bars_are_those_of_the_factors() -> None:
    ran = score(SCORED, "-f", "html").out
    drawings = re.findall('<svg viewBox="[^"]*" role="img".*?</svg>', ran, re.DOTALL)
    assert len(drawings) == 2
    parts = [
        float(width)
        for drawn in drawings
        for width in re.findall(r'class="part"[^>]*? width="([\d.]+)"', drawn)
    ]
    scores = [
        float(factor["score"])
        for one in data("2023")
        for factor in one["factors"]
        if factor["score"] and float(factor["score"])
    ]
    assert parts == pytest.approx([7 * one for one in scores], abs=0.01)


def test_a_preview_says_so_on_every_page_of_a_print(tmp_path: Path) -> None:
    root = scored.broken(scored.copied(tmp_path))
    ran = score(root, "--preview", "--sensitivity", "-f", "html")
    assert ran.out.count('<table class="sheet"><thead><tr><th>未经校验</th>') == 1
    assert (
        "<title>青岚市数据主管制度登记册（示例）：2023 评价（未经校验）</title>"
        in ran.out
    )


def _png(file: Path) -> tuple[int, int, int]:
    """Return how wide and high an image is, and how many values its bytes have."""
    chunks = dict(_chunks(file.read_bytes()))
    wide, high = struct.unpack(">II", chunks[b"IHDR"][:8])
    return wide, high, len(set(zlib.decompress(chunks[b"IDAT"])))


def _chunks(image: bytes) -> Iterator[tuple[bytes, bytes]]:
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    at, data = 8, b""
    while at < len(image):
        (size,) = struct.unpack(">I", image[at : at + 4])
        kind, content = image[at + 4 : at + 8], image[at + 8 : at + 8 + size]
        data += content if kind == b"IDAT" else b""
        yield kind, data if kind == b"IDAT" else content
        at += size + 12


@pytest.mark.skipif(BROWSER is None, reason="没有 chromium，没有用浏览器看过这一页")
@pytest.mark.parametrize("wide", [1280, 600])
def test_a_browser_draws_the_page(wide: int, tmp_path: Path) -> None:
    file, shot = tmp_path / "score.html", tmp_path / "score.png"
    score(SCORED, "-f", "html", "-o", str(file))
    _browse(tmp_path, f"--window-size={wide},1600", f"--screenshot={shot}", file)
    width, height, values = _png(shot)
    assert (width, height) == (wide, 1600)
    assert values > 100  # an empty page has a handful


@pytest.mark.skipif(BROWSER is None, reason="没有 chromium，没有用浏览器印过这一页")
def test_a_browser_prints_the_page(tmp_path: Path) -> None:
    file, print_ = tmp_path / "score.html", tmp_path / "score.pdf"
    score(SCORED, "qx-ldq", "-f", "html", "-o", str(file))
    _browse(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={print_}", file)
    pages = re.findall(rb"/Type /Page\b", print_.read_bytes())
    assert 2 <= len(pages) <= 4


def _browse(home: Path, *arguments: object) -> None:
    *options, file = arguments
    assert BROWSER is not None
    subprocess.run(
        [
            *(BROWSER, "--headless", "--no-sandbox", "--disable-gpu"),
            *("--hide-scrollbars", f"--user-data-dir={home}/profile"),
            *map(str, options),
            f"file://{file}",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
