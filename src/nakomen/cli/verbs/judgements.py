"""The verb `judgements`: what people ruled, all together; one module a subverb in `judgement_verbs`."""

from __future__ import annotations

from nakomen.cli import judgement_verbs
from nakomen.cli.verb_group import verb_group

command = verb_group("judgements", judgement_verbs)
