"""`cdo roster`: who holds each seat, on the screen and in Excel."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from cdo.cli.app import main
from cdo.reporters.width import width
from tests.cli import asking
from tests.cli.asking import LATER, PILOT, VALID, data, edit
from tests.cli.calling import cdo
from tests.tables.test_xlsx import cells, opened_file

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2023-07-05", "-C", "town")
ANSWERS: dict[str, tuple[str, ...]] = {
    "roster-valid.txt": LATER,
    "roster-valid.md": (*LATER, "-f", "md"),
    "roster-valid.csv": (*LATER, "-f", "csv"),
    "roster-unit.json": ("sz-wjw", *LATER, "-f", "json"),
    "roster-pilot.txt": ("--as-of", "2022-08-31", "-C", str(PILOT)),
}
COLUMNS = (40, 80)


@pytest.fixture
def seated(folder: Path) -> Path:
    """The town with a pilot, so that its units have seats."""
    edit(
        folder / "scheme" / "vocabulary.yaml",
        "natures:",
        "pilot_cohort: 首批\nnatures:",
    )
    return folder


@pytest.mark.parametrize("name", ANSWERS)
def test_whole_answers(name: str) -> None:
    asking.check(name, "roster", *ANSWERS[name])


@pytest.mark.parametrize("columns", COLUMNS)
def test_whole_screens(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    asking.check(f"roster-{columns}.txt", "roster", "市卫生健康委", *LATER, screen=True)
    out = cdo("roster", *LATER, screen=True).out
    assert all(width(line) <= columns for line in out.splitlines())


@pytest.mark.parametrize("form", ["text", "csv", "md", "json"])
def test_names_that_are_not_public_are_masked_but_in_data(form: str) -> None:
    out = cdo("roster", *LATER, "-f", form).out
    assert ("欧阳示例" in out) == (form == "json")
    assert ("欧" in out.replace("欧阳示例", "")) == (form != "json")


def test_a_workbook_has_a_row_a_seat(tmp_path: Path) -> None:
    file = tmp_path / "名册.xlsx"
    assert main(["roster", *LATER, "-f", "xlsx", "-o", str(file)]) == 0
    first = file.read_bytes()
    assert main(["roster", *LATER, "-f", "xlsx", "-o", str(file)]) == 0
    assert file.read_bytes() == first
    rows = cells(opened_file(file), 1)
    out = cdo("roster", *LATER, "-f", "csv").out
    text = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
    assert rows == text
    assert len(rows) == 1 + 20
    assert "欧阳示例" not in {cell for row in rows for cell in row}


@pytest.mark.usefixtures("seated")
def test_a_workbook_is_not_shown_on_a_terminal() -> None:
    ran = cdo("roster", *DAY, "-f", "xlsx", screen=True)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "错误：这种格式不能显示在屏幕上，请用 -o 写到文件\n"


@pytest.mark.usefixtures("seated")
def test_a_workbook_goes_through_a_pipe(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["roster", *DAY, "-f", "xlsx"]) == 0
    written = capfdbinary.readouterr().out
    assert ZipFile(io.BytesIO(written)).testzip() is None


def test_who_left_on_a_day_no_longer_holds_the_post_on_it(seated: Path) -> None:
    edit(seated / "officers" / "p-0001.yaml", "until: 2023-09-01", "until: 2023-08-15")
    for day, state, since in (
        ("2023-08-14", "held", "2023-03-01"),
        ("2023-08-15", "vacant", "2023-08-15"),
        ("2023-08-31", "vacant", "2023-08-15"),
        ("2023-09-01", "held", "2023-09-01"),
        ("2023-02-28", "vacant", None),
    ):
        asked = ("nj-z", "--as-of", day, "-C", "town")
        (seat,) = data("roster", *asked)["seats"]
        assert (seat["state"], seat["since"]) == (state, since)
        assert (seat["holder"] is None) == (state == "vacant")
        if state == "vacant":
            assert (since or "从未有人") in cdo("roster", *asked).out


def test_two_holders_have_a_row_each(seated: Path) -> None:
    edit(seated / "officers" / "p-0002.yaml", "from: 2023-09-01", "from: 2023-08-01")
    ran = cdo("roster", "nj-z", "--as-of", "2023-08-15", "-C", "town", "-f", "csv")
    assert ran.code == 1
    rows = list(csv.reader(io.StringIO(ran.out)))[1:]
    assert [(row[4], row[5], row[-1]) for row in rows] == [
        ("在任", "示例甲", "p-0001"),
        ("在任", "示**", "p-0002"),
    ]


@pytest.mark.usefixtures("folder")
def test_a_registry_without_seats() -> None:
    ran = cdo("roster", *DAY)
    assert ran.code == 0
    assert "没有席位" in ran.out
    assert data("roster", *DAY)["seats"] == []


def test_formulas_stay_text(seated: Path) -> None:
    value = '=HYPERLINK("http://e.cn","点")'
    quoted = json.dumps(value)
    edit(seated / "officers" / "p-0001.yaml", "name: 示例甲", f"name: {quoted}")
    rows = list(csv.reader(io.StringIO(cdo("roster", *DAY, "-f", "csv").out)))
    assert rows[1][5] == f"'{value}"
    assert value in cdo("roster", *DAY).out


def test_only_what_the_roster_needs_has_to_be_readable(seated: Path) -> None:
    (seated / "filings" / "2023" / "plan-nj-z.yaml").write_text("[", encoding="utf-8")
    ran = cdo("roster", *DAY)
    assert (ran.code, ran.err) == (0, "另有 1 项错误，见 cdo validate\n")
    (seated / "officers" / "p-0001.yaml").write_text("[", encoding="utf-8")
    ran = cdo("roster", *DAY)
    assert ran.code == 3
    assert "officers/p-0001.yaml" in ran.err


def test_names_are_those_of_the_day() -> None:
    asked = ("--as-of", "2023-06-30", "-C", str(VALID))
    assert data("roster", *asked)["units"]["gov-sjj"] == "市大数据局"
