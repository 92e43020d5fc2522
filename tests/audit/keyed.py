"""Repositories whose commits are signed with keys made on the spot."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.repositories import Builder
from tests.rules.small import BASE

KEYGEN = shutil.which("ssh-keygen")

needed = pytest.mark.skipif(KEYGEN is None, reason="no ssh-keygen")
"""Marks what cannot be tried without OpenSSH."""

MANIFEST = BASE["registry.yaml"] + "signers: signers\n"


class Key:
    """An SSH key in *folder* that belongs to somebody."""

    def __init__(self, folder: Path, name: str) -> None:
        """Make it."""
        self.name = name
        self.file = folder / f"{name}.key"
        subprocess.run(
            [str(KEYGEN), "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", self.file],
            check=True,
        )

    def line(self, options: str = "") -> str:
        """Return the line of a list of signers that allows it."""
        public = Path(f"{self.file}.pub").read_text(encoding="utf-8").strip()
        return f"{self.name}@example.cn {options} {public}\n".replace("  ", " ")


class Signed(Builder):
    """A repository that signs what it is told to."""

    def begin(self, *signers: str, at: str = "2022-06-30T09:00:00+08:00") -> str:
        """Commit the base, with a list of *signers*; return the id."""
        listed = {"registry.yaml": MANIFEST, "signers": "".join(signers)}
        return self.commit({**BASE, **listed}, "登记", at)

    def sign(
        self,
        key: Key,
        files: dict[str, str | None],
        at: str = "2022-07-01T09:00:00+08:00",
    ) -> str:
        """Commit *files*, signed with *key*; return the id."""
        self.write(files)
        self.git("add", "-A")
        keyed = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={key.file}")
        self.git(*keyed, "commit", "-q", "-S", "--allow-empty", "-m", "签", at=at)
        return self.head()


def settings(folder: Path, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the user sign with *key*, by settings of their own in *folder*."""
    config = folder / "gitconfig"
    config.write_text(
        f"[user]\n\tname = {key.name}\n\temail = {key.name}@example.cn\n"
        f"\tsigningkey = {key.file}\n",
        encoding="utf-8",
    )
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
