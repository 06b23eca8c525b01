"""What can be done with tokens: each module has a click command named `command`."""

#: The order in which `nakomen token --help` shows them.
ORDER = ("make", "list", "revoke")
