"""What members of parliament demand in a debate, and what they retell of promises made to them."""

from __future__ import annotations

from collections.abc import Iterator

from nakomen.extraction.debate_rows import spoken_phrase, spoken_rows
from nakomen.extraction.memory import NOBODY
from nakomen.extraction.said import Said, single
from nakomen.extraction.speakers import Cast, name_of
from nakomen.finders.clause_scanning import parse_sentence
from nakomen.model import Kind, Span

_TO_PARLIAMENT = (Kind.ASSURANCE, Kind.FULFILMENT)


def demanded(text: str, sentence: Span, speaker: str, cast: Cast) -> Said | None:
    """Return what a sentence of a member asks a member of the government to do."""
    words = text[sentence.start : sentence.end]
    for row in spoken_rows("demand"):
        found = row.match(words)
        if found is None:
            continue
        whom = _whom(found.groupdict(), "") or None
        if whom is not None and not _is_office(whom) and not _spoken_to(text, sentence, cast):
            continue
        asked = cast.asked(whom or "u", sentence.start)
        start = _clause_start(text, sentence, sentence.start + found.start())
        actor = single(name_of(speaker), "who speaks", speaker)
        addressee = single(asked, "who is asked", whom or "")
        return Said(start, sentence.end, Kind.REQUEST, row.id, found[0][:40], actor, addressee)
    return None


def _is_office(words: str) -> bool:
    return spoken_phrase("office").fullmatch(words) is not None


def _spoken_to(text: str, sentence: Span, cast: Cast) -> bool:
    """Tell whether "hij" or "u" can be one of the government: named in this turn, or having just had the floor."""
    block = cast.document.block_at(sentence.start)
    start = block.start if block is not None else sentence.start
    return spoken_phrase("office").search(text, start, sentence.end) is not None or cast.answers_before(start)


def _clause_start(text: str, sentence: Span, at: int) -> int:
    """Return where the last main clause begins that begins before a place; the sentence where none does."""
    if at <= sentence.start:
        return sentence.start
    parsed = parse_sentence(text, sentence.start, sentence.end)
    starts = [parsed.span(main)[0] for main in parsed.mains if main.first < main.last]
    return max((start for start in starts if start <= at + 2), default=sentence.start)


def retold(text: str, sentence: Span, cast: Cast, house: str) -> Iterator[Said]:
    """Yield promises of the government that are told again, and what it has done of them or put aside for them."""
    words = text[sentence.start : sentence.end]
    if spoken_phrase("telling_words").search(words) is None:
        return
    for row in spoken_rows("told"):
        found = row.match(words)
        if found is None:
            continue
        whom = _whom(found.groupdict(), row.id)
        kind = Kind(row.kind)
        office = cast.asked(whom, sentence.start)
        actor = single("Netherlands" if kind is Kind.PLEDGE else office, "of whom it is told", whom)
        addressee = single(house, "promises go to parliament") if kind in _TO_PARLIAMENT else NOBODY
        start = sentence.start + found.start()
        end = sentence.start + len(words[: found.end()].rstrip(" ,"))
        end = sentence.end if end == sentence.end - 1 else end  # the full stop goes with what reaches it
        yield Said(start, end, kind, row.id, found[0][:40], actor, addressee, finished=kind is Kind.FULFILMENT)
        return


def _whom(groups: dict[str, str | None], otherwise: str) -> str:
    """Return the words for who is meant, whichever wording of a row they stood in."""
    return next((words for name in ("whom", "whom2", "whom3") if (words := groups.get(name))), otherwise)
