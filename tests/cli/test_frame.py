"""How a run begins and ends, whatever happens in it."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
import typer
from typer._click import exceptions
from typer._click.core import Context
from typer.core import TyperOption

from cdo import __version__
from cdo.cli import app, rules, words
from cdo.cli.frame import frame, summaries
from tests.cli.calling import cdo

if TYPE_CHECKING:
    from collections.abc import Callable

ENGLISH = re.compile(r"[A-Za-z]+ [a-z]+ [a-z]+")
ROOT = Path(__file__).parents[2]


def python(
    code: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )


def test_version() -> None:
    told = f"cdo {__version__}\n"
    assert cdo("--version").out == told
    assert cdo("--version", "rules").out == told


def test_help_calls_the_command_as_the_user_did(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/cdoctl"])
    assert cdo("rules", "-h").out.startswith("用法：cdoctl rules ")


def test_nothing_asked_is_help() -> None:
    assert cdo() == cdo("--help")


def test_version_loads_nothing() -> None:
    ran = python(
        "import sys; from cdo.cli.app import main; main(['--version']);"
        "print(sorted({n.partition('.')[0] for n in sys.modules}"
        " & {'typer', 'dataclasses', 're', 'typing'}))"
    )
    assert ran.stdout.splitlines()[1:] == ["[]"]


@pytest.mark.parametrize(
    "arguments", [["--help"], ["rules"], ["explain", "CDO203"], ["validate", "-h"]]
)
def test_what_reads_no_registry_loads_no_reader(arguments: list[str]) -> None:
    ran = python(
        f"import sys; from cdo.cli.app import main; main({arguments});"
        "names = {n.partition('.')[0] for n in sys.modules};"
        "print(names & {'pydantic', 'pydantic_core', 'rich', 'yaml'})"
    )
    assert ran.stdout.splitlines()[-1] == "set()"


def test_help_has_the_first_line_of_every_command_and_imports_none() -> None:
    assert summaries.FILE.read_text("utf-8") == summaries.gathered()
    ran = python(
        "import sys; from cdo.cli.app import COMMANDS, main; main(['--help']);"
        "print(sorted(sys.modules.keys() & set(COMMANDS.values())))"
    )
    assert ran.stdout.splitlines()[-1] == "[]"


def test_a_command_of_which_nothing_was_gathered_is_asked_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(summaries, "_gathered", dict)
    assert summaries.summary("rules") == rules.HELP.splitlines()[0].rstrip("。")


def test_the_module_is_the_command() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "cdo", "--version"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert ran.stdout == f"cdo {__version__}\n"


def fail(error: BaseException) -> Callable[[], NoReturn]:
    def run() -> NoReturn:
        raise error

    return run


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (ValueError("bad\x1b[2J"), 70, "程序出了错，不是登记库的错：ValueError: bad<U"),
        (FileNotFoundError(errno.ENOENT, "x", "a.yaml"), 2, "a.yaml：没有这个文件或"),
        (PermissionError(errno.EACCES, "x", b"a.yaml"), 2, "a.yaml：没有权限"),
        (IsADirectoryError(errno.EISDIR, "x", "a"), 2, "a：这是文件夹，不是文件"),
        (OSError(999, "x", "a"), 2, "a：系统错误 999"),
        (OSError(errno.ENOSPC, "x"), 2, "写不出结果：磁盘满了"),
    ],
)
def test_errors(
    error: Exception, code: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "run", fail(error))
    monkeypatch.setattr(app, "_close_output", lambda: None)
    ran = cdo("rules")
    assert ran.code == code
    assert ran.err.startswith(f"错误：{told}")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code"),
    [(KeyboardInterrupt(), 130), (typer.Abort(), 130), (BrokenPipeError(), 141)],
)
def test_an_end_from_outside_is_quiet(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "run", fail(error))
    monkeypatch.setattr(app, "_close_output", lambda: None)
    assert str(cdo("rules")) == f"→ {code}\n"


def test_a_fault_names_the_versions_and_shows_its_trace_only_when_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rules, "run", fail(KeyError("x")))
    assert f"cdo {__version__}，Python 3." in cdo("rules").err
    assert "Traceback" not in cdo("rules").err
    monkeypatch.setenv("CDO_DEBUG", "1")
    assert "Traceback" in cdo("rules").err


def test_an_interrupt_that_a_library_would_swallow_ends_the_run() -> None:
    code = (
        "from cdo.cli import app\n"
        "class Lost:\n"
        "    def __del__(self): raise KeyboardInterrupt\n"
        "def run(given):\n"
        "    Lost()\n"
        "    return 1\n"
        "app._run = run\n"
        "raise SystemExit(app.main())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")


@pytest.mark.skipif(os.name == "nt", reason="a shell's redirections")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(("command", "code"), [("rules", 0), ("frob", 2)])
def test_a_closed_stream_is_no_fault(command: str, code: int, closed: str) -> None:
    line = f'exec "$0" -m cdo {command} {closed}'
    ran = subprocess.run(
        ["/bin/sh", "-c", line, sys.executable],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr
    assert "程序出了错" not in ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell's pipe")
def test_a_reader_that_leaves_is_no_fault() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as pipe:
        ran = subprocess.run(
            [sys.executable, "-m", "cdo", "rules"],
            cwd=ROOT,
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "cdo", "rules"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert (ran.returncode, ran.stderr) == (2, "错误：写不出结果：磁盘满了\n")


def test_output_is_utf8_whatever_the_locale() -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}
    ran = python("from cdo.cli.app import main; main(['rules'])", env=surroundings)
    assert ran.stdout.startswith("编号")


def framework_errors() -> list[Exception]:
    """Return an error of every class and sentence of the command line's library."""
    context = Context(frame.command("rules"), info_name="rules")
    parameter = context.command.get_params(context)[0]
    assert isinstance(parameter, TyperOption)
    usage = [
        "Missing command.",
        "No such command 'x'.",
        "Got unexpected extra argument(s) (a b)",
        "Option '-f' requires an argument.",
        "Option '-f' requires 2 arguments.",
        "Option '-f' does not take a value.",
        "Argument 'x' takes 2 values.",
        "Something that nobody has translated yet.",
    ]
    return [
        *(exceptions.UsageError(text, context) for text in usage),
        *(exceptions.BadOptionUsage("-f", text, context) for text in usage),
        *(exceptions.BadArgumentUsage(text, context) for text in usage),
        exceptions.ClickException("Aborted for some reason."),
        exceptions.FileError("x.yaml", "no such file at all"),
        exceptions.BadParameter("Value must be an iterable.", context, parameter),
        exceptions.BadParameter("is not a valid int."),
        exceptions.MissingParameter("x is missing", context, parameter),
        exceptions.MissingParameter(None, context, None, "x", "argument"),
        exceptions.NoSuchOption("--x", None, ["--y"], context),
        exceptions.NoSuchOption("--x"),
    ]


def classes(error: type[Exception]) -> set[type[Exception]]:
    return {error}.union(*map(classes, error.__subclasses__()))


def test_every_error_of_the_framework_is_told_in_chinese() -> None:
    told = {words.framework(error) for error in framework_errors()}
    assert not [text for text in told if ENGLISH.search(text)]
    covered = {type(error) for error in framework_errors()}
    ours = {kind for kind in classes(typer.TyperException) if kind not in covered}
    assert {kind.__name__ for kind in ours} <= {"TyperException", "NoArgsIsHelpError"}


def test_an_argument_that_is_missing_is_named() -> None:
    assert "缺少参数 CODE" in cdo("explain").err


def test_hostile_words_do_not_reach_the_terminal() -> None:
    for arguments in (["\x1b[2J"], ["rules", "\x1b[2J"], ["rules", "--\x1b[2J"]):
        assert "\x1b" not in cdo(*arguments).err
