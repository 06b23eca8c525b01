"""The verb `token`: what programs come in by at a team's server; one module a subverb in `token_verbs`."""

from __future__ import annotations

from nakomen.cli import token_verbs
from nakomen.cli.verb_group import verb_group

command = verb_group("token", token_verbs)
