"""The ledger in the browser: pages that work without JavaScript, in Dutch and English, for one desk or a team."""

from nakomen.web.app import make_app
from nakomen.web.settings import Settings

__all__ = ["Settings", "make_app"]
