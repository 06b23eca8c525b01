"""What can be done with the archive as a whole: each module has a click command named `command`."""

#: The order in which `nakomen archive --help` shows them.
ORDER = ("check", "backup", "restore", "move", "size", "root", "verify")
