"""The verb `figures`: norms against measurements, one module a subverb in `figure_verbs`."""

from __future__ import annotations

from nakomen.cli import figure_verbs
from nakomen.cli.verb_group import verb_group

command = verb_group("figures", figure_verbs)
