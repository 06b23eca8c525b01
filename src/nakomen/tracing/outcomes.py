"""Reads what words say of the course of a motion or an aim, by the rows of the table `outcomes`."""

from __future__ import annotations

from nakomen.tracing.cues import Cue, cue_of


def outcome_cue(text: str, group: str) -> Cue | None:
    """Return the first cue of a group in a text, by the order of the table.

    >>> outcome_cue("Hiermee geeft het kabinet invulling aan de motie Wouda.", "carried_out")
    Cue(row='outcomes/nl/motion-carried-out', words='invulling aan de motie')
    """
    return cue_of(text, group, "outcomes")
