"""The four values of a status as programs read them: in English, whatever language is spoken."""

from __future__ import annotations

from nakomen.model import Status

_IDS = {
    Status.OPENSTAAND: "open",
    Status.DEELS_VOLDAAN: "partly_honoured",
    Status.VOLDAAN: "honoured",
    Status.VERVALLEN: "lapsed",
}


def status_id(status: Status) -> str:
    """Return the value that JSON has for a status.

    >>> status_id(Status.DEELS_VOLDAAN)
    'partly_honoured'
    """
    return _IDS[status]
