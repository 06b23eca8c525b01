"""Finds deadlines that wait for an event: voor de top in Havenburg, bij de Voorjaarsnota, voor het volgende commissiedebat."""

from __future__ import annotations

from nakomen.finders.date_rules import Scene
from nakomen.model import DateMention


def find_events(scene: Scene) -> list[DateMention]:
    return []


def join_events(dates: list[DateMention], events: list[DateMention], scene: Scene) -> list[DateMention]:
    return dates
