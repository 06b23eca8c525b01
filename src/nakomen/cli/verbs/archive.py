"""The verb `archive`: what can be done with the archive as a whole, one module a subverb in `archive_verbs`."""

from __future__ import annotations

from nakomen.cli import archive_verbs
from nakomen.cli.verb_group import verb_group

command = verb_group("archive", archive_verbs)
