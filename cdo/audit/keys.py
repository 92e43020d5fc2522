"""Signatures held against the keys that a registry names; the door to ssh-keygen.

The program is taken from an absolute folder of PATH, whatever a repository's own
settings call for; nothing but a signature, what it signs and the list of signers is
given to it.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cdo import programs
from cdo.programs import NoAnswerError

if TYPE_CHECKING:
    from cdo.registry.history.commits import Person

_SSH = b"-----BEGIN SSH SIGNATURE-----"
_CHINA = 8 * 60
_ZONE = {"TZ": "CST-8"}
"""Days in a list of signers that name no zone are days in China."""


class Verdict(Enum):
    """What became of a signature."""

    GOOD = "good"
    MISSING = "missing"
    OTHER = "other"
    STRANGE = "strange"
    BAD = "bad"
    NO_LIST = "no list"
    NO_PROGRAM = "no program"


def verdict(
    payload: bytes, signature: bytes, signers: bytes | None, by: Person
) -> Verdict:
    """Return whether *signature* of *payload* is one of *signers*, made *by* somebody.

    Whether a key was valid then is judged by the time that they claim.
    """
    if not signature:
        return Verdict.MISSING
    if not signature.startswith(_SSH):
        return Verdict.OTHER
    if signers is None:
        return Verdict.NO_LIST
    program = programs.located("ssh-keygen")
    if program is None:
        return Verdict.NO_PROGRAM
    return _judged(program, payload, signature, signers, by)


def _judged(
    program: str, payload: bytes, signature: bytes, signers: bytes, by: Person
) -> Verdict:
    """Return what *program* makes of *signature*."""
    with TemporaryDirectory() as folder:
        signed, listed = Path(folder, "signature"), Path(folder, "signers")
        signed.write_bytes(signature)
        listed.write_bytes(signers)
        moment = by._replace(zone=_CHINA).date.strftime("%Y%m%d%H%M%S")
        shared = ("-s", str(signed), "-f", str(listed), f"-Overify-time={moment}")
        found = _told(program, "find-principals", shared)
        if not found:
            return Verdict.STRANGE
        for name in found.splitlines():
            more = (*shared, "-n", "git", "-I", name)
            if _told(program, "verify", more, payload):
                return Verdict.GOOD
        return Verdict.BAD


def _told(
    program: str, what: str, arguments: tuple[str, ...], data: bytes | None = None
) -> str:
    """Return what the program says, nothing where it says no."""
    try:
        command = (program, "-Y", what, *arguments)
        return programs.asked(command, given=_ZONE, data=data)
    except NoAnswerError:
        return ""
