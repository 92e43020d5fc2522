"""A repository in which everything that can be set up to start something is."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from tests.repositories import Builder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HOOKS = [
    *("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "pre-push"),
    *("post-checkout", "post-merge", "pre-rebase", "post-rewrite", "pre-auto-gc"),
    *("reference-transaction", "post-index-change", "fsmonitor-watchman"),
]
ALIASES = ["rev-parse", "rev-list", "ls-tree", "diff-tree", "cat-file", "merge-base"]
PAGERS = ("log", "diff", "show", *ALIASES)


class Trap:
    """A registry in a repository that would run a script; `sprung` says if it did."""

    def __init__(self, folder: Path, files: Mapping[str, str]) -> None:
        """Build it in *folder*: two commits on `main`, another on `side`."""
        self._mark = folder / "sprung"
        self._script = folder / "script"
        self._script.write_text(f"#!/bin/sh\ntouch '{self._mark}'\nexit 1\n")
        self._script.chmod(0o755)
        self.built = Builder(folder / "repo")
        self.built.commit({f"库/{path}": text for path, text in files.items()})
        self.built.git("branch", "side")
        self.built.commit({"库/notes.md": "一\n", "库/units/x.txt": "x"})
        self.built.git("checkout", "-q", "side")
        self.built.commit({"库/notes.md": "二\n"})
        self.built.git("checkout", "-q", "main")
        self._sign()
        self._set(folder)
        self.forget()

    @property
    def registry(self) -> str:
        """The registry's folder."""
        return str(self.built.root / "库")

    @property
    def sprung(self) -> bool:
        """Whether something has been started."""
        return self._mark.exists()

    def forget(self) -> None:
        """Forget what was started."""
        self._mark.unlink(missing_ok=True)

    def variables(self) -> dict[str, str]:
        """Return variables of the environment that name the script as well."""
        names = "EXTERNAL_DIFF PAGER EDITOR SEQUENCE_EDITOR SSH SSH_COMMAND ASKPASS"
        found = {f"GIT_{name}": str(self._script) for name in names.split()}
        settings = {"core.fsmonitor": self._script, "core.pager": self._script}
        found["GIT_CONFIG_COUNT"] = str(len(settings))
        for number, (name, value) in enumerate(settings.items()):
            found[f"GIT_CONFIG_KEY_{number}"] = name
            found[f"GIT_CONFIG_VALUE_{number}"] = str(value)
        return found

    def provoke(self, *arguments: str) -> bool:
        """Run plain Git, and say whether something was started; then forget it."""
        subprocess.run(
            ["git", *arguments],  # noqa: S607
            cwd=self.registry,
            env={"PATH": os.environ["PATH"], "GIT_PAGER_IN_USE": "1"},
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=False,
            timeout=30,
        )
        sprung = self.sprung
        self.forget()
        return sprung

    def _sign(self) -> None:
        """Let the last commit on `main` have a signature."""
        signature = b"gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END-----\n"
        signed = self.built.raw(
            "签".encode(),
            parent=self.built.git("rev-parse", "main^"),
            headers=signature,
        )
        self.built.git("reset", "-q", "--hard", signed)

    def _set(self, folder: Path) -> None:
        script, root = str(self._script), self.built.root
        hooks = folder / "hooks"
        for place in (hooks, root / ".git" / "hooks"):
            place.mkdir(exist_ok=True)
            for name in HOOKS:
                (place / name).unlink(missing_ok=True)
                (place / name).symlink_to(self._script)
        (root / ".git" / "info").mkdir(exist_ok=True)
        attributes = "* filter=trap diff=trap merge=trap\n"
        (root / ".git" / "info" / "attributes").write_text(attributes)
        with (root / ".git" / "config").open("a", encoding="utf-8") as config:
            config.write(f"[include]\n\tpath = {folder / 'more'}\n")
        (folder / "more").write_text(_config(script, hooks), encoding="utf-8")
        (root / "库" / "notes.md").write_text("三\n", encoding="utf-8")


def _config(script: str, hooks: Path) -> str:
    settings = {
        "core": ["fsmonitor", "pager", "editor", "sshCommand", "askPass", "gitProxy",
                 "alternateRefsCommand"],
        'filter "trap"': ["clean", "smudge", "process"],
        'diff "trap"': ["textconv", "command"],
        'merge "trap"': ["driver"],
        "diff": ["external"],
        "gpg": ["program"],
        'gpg "ssh"': ["program", "defaultKeyCommand"],
        "credential": ["helper"],
        "sequence": ["editor"],
        "uploadpack": ["packObjectsHook"],
        "pager": list(PAGERS),
    }  # fmt: skip
    lines = []
    for section, names in settings.items():
        lines += [f"[{section}]", *(f"\t{name} = {script}" for name in names)]
    lines += [f"[core]\n\thooksPath = {hooks}", "[log]\n\tshowSignature = true"]
    lines += ["[alias]", *(f"\t{name} = !{script}" for name in (*ALIASES, "trap"))]
    lines += ['[filter "trap"]\n\trequired = true']
    return "\n".join(lines) + "\n"
