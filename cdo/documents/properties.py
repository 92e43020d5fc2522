"""What a file says of its own origin, beside the page and never on it."""

from __future__ import annotations

from typing import NamedTuple


class Properties(NamedTuple):
    """Where a file came from; what is not known is empty.

    `commit` is that of the registry, `template` and `data` are digests, `version` is
    that of the tool.
    """

    commit: str = ""
    template: str = ""
    data: str = ""
    version: str = ""

    def told(self) -> str:
        """Return what is known as one line of `name=value`, in a fixed order."""
        known = ((name, value) for name, value in self._asdict().items() if value)
        return " ".join(f"{name}={value}" for name, value in known)
