"""Reads official letters, finds every statement that binds, and follows each undertaking.

>>> import nakomen
>>> sorted(nakomen.__all__)
['Archive', 'Document', 'Statement', '__version__', 'extract', 'read']
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nakomen.archive import Archive
    from nakomen.extraction import extract
    from nakomen.model import Document, Statement
    from nakomen.readers import read_document as read

try:
    __version__ = version("nakomen")
except PackageNotFoundError:  # run from a bare checkout
    __version__ = "0"

__all__ = ["Archive", "Document", "Statement", "__version__", "extract", "read"]

#: Where the public names live; each is imported when it is first used, so that `import nakomen` stays quick.
_HOMES = {
    "Archive": ("nakomen.archive", "Archive"),
    "Document": ("nakomen.model", "Document"),
    "Statement": ("nakomen.model", "Statement"),
    "extract": ("nakomen.extraction", "extract"),
    "read": ("nakomen.readers", "read_document"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module attribute is depends on its name
    if name not in _HOMES:
        raise AttributeError(f"module 'nakomen' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
