"""What can be asked of figures: each module has a click command named `command`."""

#: The order in which `nakomen figures --help` shows them.
ORDER = (
    *("share", "ranking", "gap", "path", "split", "check", "contributions", "chart"),
    *("import", "editions", "restated"),
)
