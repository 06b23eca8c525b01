"""The same tests every time: property tests draw the same examples unless somebody goes exploring."""

from __future__ import annotations

import os

from hypothesis import settings

# A run that fails by chance tells a newcomer nothing. HYPOTHESIS_PROFILE=explore draws new examples, many of them.
settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
