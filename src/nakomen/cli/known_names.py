"""Refuses a document or an actor that an archive does not know, and names those that are near."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from nakomen.wording import say
from nakomen.wording.actor_words import actors_in_words

if TYPE_CHECKING:
    from nakomen.archive import Archive

_SHOWN = 5


def refuse_unknown_documents(archive: Archive, typed: Sequence[str]) -> None:
    """Refuse an id that no document of the archive has; an empty archive is told of elsewhere."""
    known = [row.id for row in archive.documents()] if typed else []
    for name in typed:
        if known and name not in known:
            within = [one for one in known if name.casefold() in one.casefold()]
            near = within or get_close_matches(name, known, n=3, cutoff=0.5)
            raise _refusal("unknown-document", name, near, known)


def refuse_unknown_actors(archive: Archive, role: str, typed: dict[str, tuple[str, ...]]) -> None:
    """Refuse a name that no statement of the archive has in a role; `typed` holds all that each name stands for."""
    from nakomen.review.listing import judged_names

    known = judged_names(archive, role) if typed else []
    # A state is known by its ministers too.
    answering = {part.casefold() for name in known for part in (name, name.partition(":")[0])}
    for name, meant in typed.items():
        if known and not any(one.casefold() in answering for one in meant):
            forms = {form.casefold(): form for one in known for form in (one, actors_in_words((one,)))}
            near = [forms[form] for form in get_close_matches(name.casefold(), forms, n=3)]
            raise _refusal(f"unknown-{role}", name, _worded(near), _worded(known))


def _worded(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(actors_in_words((name,)) for name in names))


def _refusal(key: str, name: str, near: Sequence[str], known: Sequence[str]) -> click.UsageError:
    if near:
        others = f"{say('perhaps')} {', '.join(near[:_SHOWN])}"
    else:
        others = say("it-has", names=", ".join(known[:_SHOWN]) + (", …" if len(known) > _SHOWN else ""))
    return click.UsageError(say(key, value=name, others=others), click.get_current_context())
