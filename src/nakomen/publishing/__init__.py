"""A static site of an archive: plain files that read offline, with no server, and no script but for searching."""

from nakomen.publishing.contents import Contents
from nakomen.publishing.folders import publish

__all__ = ["Contents", "publish"]
