"""What can be done with judgements: each module has a click command named `command`."""

#: The order in which `nakomen judgements --help` shows them.
ORDER = ("list", "conflicts", "orphans", "export", "import", "erase")
