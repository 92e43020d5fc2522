"""Starts the writers as programs of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
WRITER = Path(__file__).with_name("writer.py")


def started(what: str, root: Path, name: str = "") -> subprocess.Popen[bytes]:
    """Return the writer that does *what*, once it is at work."""
    process = subprocess.Popen(
        [sys.executable, WRITER, what, root, name],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": tempfile.gettempdir()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process
