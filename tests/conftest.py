"""How all tests are run."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Nothing is timed: a busy machine is no fault.
settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")

# No test leaves anything in the cache of whoever runs it, nor depends on it.
os.environ["CDO_CACHE"] = "off"
