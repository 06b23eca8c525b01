"""The verbs of the command line: each module has a click command named `command`."""

#: The order in which `nakomen --help` shows them.
ORDER = (
    "demo",
    "read",
    "fetch",
    "list",
    "show",
    "explain",
    "page",
    "trace",
    "due",
    "changes",
    "agenda",
    "answer",
    "motions",
    "compliance",
    "register",
    "search",
    "export",
    "extract",
    "find",
    "evaluate",
    "doctor",
)
