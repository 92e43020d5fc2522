"""Where a registry is found, and where an answer goes."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path

import pytest

from cdo.cli import app, options, progress
from cdo.cli.exits import StopError
from cdo.cli.showing import output
from tests.cli.calling import Screen, cdo


def test_a_folder_that_is_named_is_taken(folder: Path) -> None:
    assert options.folder(str(folder)) == folder
    assert options.folder("town") == Path("town")


def test_the_environment_names_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CDO_REGISTRY", str(folder))
    assert options.folder("") == folder


def test_an_environment_that_names_none_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CDO_REGISTRY", "nowhere")
    with pytest.raises(StopError, match="环境变量 CDO_REGISTRY 写的 nowhere 不存在"):
        options.folder("")


def test_the_nearest_folder_upward_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "filings" / "2023")
    assert options.folder("") == folder


def test_else_the_folder_below(folder: Path) -> None:
    folder.rename("registry-data")
    assert options.folder("") == Path.cwd() / "registry-data"


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("town/units", "不是登记库，里面没有 registry.yaml；是不是要写 .*town？"),
        ("town/registry.yaml", "不是文件夹"),
        (".", "不是登记库，里面没有 registry.yaml$"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_no_registry_is_refused(named: str, told: str) -> None:
    with pytest.raises(StopError) as stop:
        options.folder(named)
    assert re.search(told, str(stop.value))


@pytest.mark.skipif(os.name == "nt", reason="modes of folders")
def test_a_folder_that_nobody_may_enter_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "registry.yaml").unlink()  # as good as hidden
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StopError, match="-C 写的 town 打不开：没有权限"):
        options.folder("town")


def test_a_folder_that_is_gone_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    monkeypatch.setattr(app, "_close_output", lambda: None)
    (tmp_path / "gone").rmdir()
    ran = cdo("validate")
    monkeypatch.chdir(tmp_path)
    assert str(ran) == "错误：当前文件夹已经不在了，先转到别的文件夹\n→ 2\n"


def test_output_replaces_a_file_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "rules.txt"
    file.write_text("old")
    file.chmod(0o640)
    assert cdo("rules", "-o", "rules.txt").code == 0
    assert file.read_text(encoding="utf-8").startswith("编号")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["rules.txt"]


def test_output_follows_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("real.txt")
    cdo("rules", "-o", "link.txt")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").exists()


def test_output_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "rules.txt").write_text("old")
    monkeypatch.setattr(Path, "replace", refuse)
    ran = cdo("rules", "-o", "rules.txt")
    assert (ran.code, ran.err) == (2, "错误：写不了 rules.txt：磁盘满了\n")
    assert [file.name for file in tmp_path.iterdir()] == ["rules.txt"]
    assert (tmp_path / "rules.txt").read_text() == "old"


def test_output_to_a_device_does_not_replace_it() -> None:
    assert cdo("rules", "-o", os.devnull).code == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["units/new.yaml", "note.yaml", "units/new.txt"])
def test_output_is_never_a_file_of_the_registry(folder: Path, name: str) -> None:
    ran = cdo("validate", "-C", "town", "-o", str(folder / name))
    assert ran.code == 2
    assert not (folder / name).exists()


def test_output_beside_the_records_is_let_be(folder: Path) -> None:
    assert cdo("validate", "-C", "town", "-o", "town/report.txt").code == 0
    assert (folder / "report.txt").exists()


def test_a_pipe_is_as_wide_as_need_be_and_a_terminal_is_not() -> None:
    piped, shown = cdo("rules").out, cdo("rules", screen=True).out
    assert max(map(len, piped.splitlines())) >= max(map(len, shown.splitlines()))
    assert len(shown.splitlines()) >= len(piped.splitlines())
    flat = re.sub(r"\s", "", shown)
    assert sorted(flat) == sorted(re.sub(r"\s", "", piped))


@pytest.mark.parametrize(
    ("setting", "variables", "colorful"),
    [
        ("auto", {}, True),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, True),
        ("auto", {"TERM": "dumb"}, False),
        ("never", {}, False),
        ("always", {"NO_COLOR": "1"}, True),
    ],
)
def test_color(
    setting: str,
    variables: dict[str, str],
    colorful: bool,  # noqa: FBT001  # a parameter of the table
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdout", Screen())
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert output.Output("-", setting).color is colorful


def test_a_pipe_has_no_color() -> None:
    assert not output.Output("-", "auto").color
    assert output.Output("-", "always").color


def test_a_short_reading_has_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    with progress.Bar("正在读取") as bar:
        bar.step(1, 2)
    assert screen.getvalue() == ""


def test_a_long_reading_has_a_bar_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    with progress.Bar("正在读取") as bar:
        bar.step(1, 2)
        bar.step(2, 2)
    assert "正在读取" in screen.getvalue()
    assert "2/2" in screen.getvalue()


def test_a_long_reading_has_no_bar_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    with progress.Bar("正在读取") as bar:
        bar.step(1, 2)
    assert capsys.readouterr().err == ""


def test_the_suffix_says_the_format_where_nothing_else_does(folder: Path) -> None:
    assert cdo("validate", "-C", str(folder), "-o", "found.JSON").code == 0
    assert json.loads(Path("found.JSON").read_text("utf-8"))["schema"]
    assert cdo("roster", "-C", str(folder), "-o", "名册.xlsx").code == 0
    assert Path("名册.xlsx").read_bytes().startswith(b"PK")
    assert cdo("rules", "-f", "text", "-o", "rules.json").code == 0
    assert Path("rules.json").read_text("utf-8").startswith("编号")
    assert cdo("rules", "-o", "rules.list").code == 0
    assert Path("rules.list").read_bytes() == Path("rules.json").read_bytes()


def test_a_file_that_would_not_be_what_it_is_called_is_not_written() -> None:
    ran = cdo("rules", "-o", "规则.docx")
    assert ran.code == 2
    assert ran.err == (
        "错误：-o 的后缀是 .docx，这条命令写不了这种文件，可以写 text、json；"
        "换一个后缀，或用 -f 写明格式\n"
    )
    assert not Path("规则.docx").exists()
