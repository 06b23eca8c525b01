"""Links an archive's statements: all of them anew, or of a large archive only what new letters touch."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from nakomen.model.garbage import no_search_for_garbage

if TYPE_CHECKING:
    from nakomen.archive import Archive
    from nakomen.archive.trace_memory import KeyRow
    from nakomen.archive.trace_session import TraceSession
    from nakomen.tracing.blocks import Key
    from nakomen.tracing.telling import Told

#: Below so many statements all are linked anew, which takes seconds; above, as long as few letters are new.
_FEW_STATEMENTS, _FEW_LETTERS = 20_000, 50
_AT_ONCE = 20_000
_TABLES = ("tracing.toml", "common_words.toml")


def link_again(archive: Archive, *, few: int = _FEW_STATEMENTS) -> int:
    """Bring the links up to date, also where a killed run did not come to it, and return how many there are.

    Nothing is written where nothing is new. Where a letter changed, or the program, all is linked anew.
    """
    with archive.tracing(tracer()) as session:
        new = session.new_documents()
        if new is None or new:
            if new is None or session.is_small(few) or len(new) > _FEW_LETTERS:
                _link_all(session)
            else:
                _link_new(session, new)
        return session.count_links()


@cache
def tracer() -> str:
    """Return a digest of what traces: its modules and the tables that it reads."""
    running = sha256()
    root = files("nakomen")
    tables = [root / "languages" / language / name for language in ("nl", "en") for name in _TABLES]
    for part in (*sorted((root / "tracing").iterdir(), key=lambda part: part.name), *tables):
        if part.name.endswith((".py", ".toml")):
            running.update(part.read_bytes())
    return running.hexdigest()


def _link_all(session: TraceSession) -> None:
    from nakomen.tracing import link_statements
    from nakomen.tracing.adding import place_of, spell
    from nakomen.tracing.traced import Traced
    from nakomen.tracing.wording import Wording

    memory = session.memory
    memory.forget()
    rows: list[KeyRow] = []
    traced, wording = Traced(), Wording()
    with memory.sorting_keys() as take:

        def remember(key: Key, told: Told) -> None:
            rows.append((spell(key), place_of(told), told.statement.id))
            if len(rows) >= _AT_ONCE:
                take(rows)
                rows.clear()

        traced.sink = remember
        with no_search_for_garbage():
            links = link_statements(session.statements(), session.days, traced, wording)
        take(rows)
    counts = {spell(key): number for key, number in traced.rarity.counts.items()}
    memory.add((), wording.known, counts, traced.rarity.sporen)
    memory.add_links(links)
    session.note_traced()


def _link_new(session: TraceSession, names: list[str]) -> None:
    from nakomen.tracing.adding import link_added

    memory = session.memory
    for name in names:
        day = session.day_of(name)
        added = link_added(memory, session.statements(name), {name: day} if day else {})
        memory.add(added.keys, added.words, added.counts, added.sporen)
        memory.add_links(added.links)
        session.note_traced([name])
