"""Setting shells up to complete words, and the shells themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cdo.cli.frame.shells import SHELLS
from tests.cli.calling import cdo


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command as a program, and a home of its own."""
    file = tmp_path / "bin" / "cdo"
    file.parent.mkdir()
    root = Path(__file__).parents[2]
    file.write_text(f'#!/bin/sh\nPYTHONPATH={root} exec {sys.executable} -m cdo "$@"\n')
    file.chmod(0o755)
    monkeypatch.setenv("PATH", f"{file.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    return file


def shell(name: str, script: str) -> list[str]:
    where = shutil.which(name)
    if where is None:
        pytest.skip(f"no {name} here")
    ran = subprocess.run(
        [where, "-c", script], capture_output=True, encoding="utf-8", check=True
    )
    assert not ran.stderr
    return [line for line in ran.stdout.split("\n") if line]


@pytest.mark.usefixtures("folder", "program")
def test_a_real_bash() -> None:
    ask = "_cdo_completion cdo; printf '%s\\n' \"${COMPREPLY[@]}\""
    words = shell(
        "bash",
        'eval "$(cdo --show-completion bash)"; '
        f"COMP_WORDS=(cdo show -C town unit/n); COMP_CWORD=4; {ask}; "
        f"COMP_WORDS=(cdo clause -C town 三); COMP_CWORD=4; {ask}",
    )
    assert words == ["unit/nj-z", "三-1", "三-2"]


@pytest.mark.usefixtures("folder", "program")
def test_a_real_fish() -> None:
    words = shell(
        "fish",
        "cdo --show-completion fish | source;"
        "complete -C 'cdo show -C town unit/n'; complete -C 'cdo explain CDO70'",
    )
    assert [word.partition("\t")[0] for word in words] == [
        "unit/nj-z", "CDO701", "CDO702",
    ]  # fmt: skip


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_is_shown(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = cdo("--show-completion", name)
    assert (shown.code, shown.err) == (0, "")
    assert f"_CDO_COMPLETE=complete_{name}" in shown.out
    monkeypatch.setenv("SHELL", f"/usr/bin/{name}")
    assert cdo("--show-completion") == shown


def test_the_second_name_completes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/cdoctl"])
    shown = cdo("--show-completion", "bash").out
    assert "_CDOCTL_COMPLETE=complete_bash" in shown
    assert shown.endswith("complete -o default -F _cdoctl_completion cdoctl\n")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["tcsh"], "没有“tcsh”这一种，可以写 bash、zsh、fish"),
        ([], "看不出用的是哪种 shell，请写明：bash、zsh、fish"),
    ],
)
@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_another_shell_is_refused(
    option: str, given: list[str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    ran = cdo(option, *given)
    assert (ran.code, ran.out, ran.err) == (2, "", f"错误：{told}\n")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("bash", ".bash_completions/cdo.sh"),
        ("zsh", ".zfunc/_cdo"),
        ("fish", ".config/fish/completions/cdo.fish"),
    ],
)
def test_install(
    name: str, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    ran = cdo("--install-completion", name)
    told = f"{name} 的补全写在 {tmp_path / file}，重新打开终端后生效\n"
    assert (ran.code, ran.out, ran.err) == (0, told, "")
    assert (tmp_path / file).read_text("utf-8").strip() == cdo(
        "--show-completion", name
    ).out.strip()


def test_what_is_installed_twice_is_there_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".bashrc").write_text("alias 列=ls\n", encoding="utf-8")
    for _ in range(2):
        cdo("--install-completion", "bash")
    lines = (tmp_path / ".bashrc").read_text("utf-8").split("\n")
    assert lines[0] == "alias 列=ls"
    assert sum("cdo.sh" in line for line in lines) == 1


def test_a_start_file_that_cannot_be_read_is_let_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".bashrc").write_bytes("alias 列=ls\n".encode("gbk"))
    ran = cdo("--install-completion", "bash")
    assert ran.code == 2
    assert ran.err.startswith("错误：shell 的启动文件不是 UTF-8，没有改动；")
    assert (tmp_path / ".bashrc").read_bytes() == "alias 列=ls\n".encode("gbk")


def test_a_home_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").touch()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    ran = cdo("--install-completion", "fish")
    assert ran.code == 2
    assert ran.err.startswith("错误：")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_nothing_is_set_up_while_a_word_is_completed(
    option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rich", None)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("_CDO_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"cdo {option} bash ru")
    monkeypatch.setenv("COMP_CWORD", "3")
    assert cdo().out == "rules\n"
    assert not list(tmp_path.iterdir())
