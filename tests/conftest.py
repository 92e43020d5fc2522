"""How all tests are run."""

from __future__ import annotations

from hypothesis import settings

# Nothing is timed: a busy machine is no fault.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
