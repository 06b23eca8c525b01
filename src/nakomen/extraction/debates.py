"""Reads a debate turn by turn: a minister promises, a member demands, a motion asks, the chair lists promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from nakomen.extraction.chairs_list import ChairsList
from nakomen.extraction.debate_answers import Answer, answered
from nakomen.extraction.debate_demands import demanded, retold
from nakomen.extraction.debate_motions import Motions, is_motion_text, read_motion_text
from nakomen.extraction.debate_rows import spoken_phrase, spoken_rows, spoken_words
from nakomen.extraction.decided import Decided
from nakomen.extraction.finds import DocumentFinds, within
from nakomen.extraction.memory import Memory, Who
from nakomen.extraction.said import Said, single
from nakomen.extraction.situation import Situation, situation_of, with_subordinates
from nakomen.extraction.speakers import Cast, Turn, office_of, turn_of
from nakomen.extraction.telling import Telling
from nakomen.extraction.when import due_of
from nakomen.finders.clause_scanning import parse_sentence
from nakomen.finders.clauses import ParsedSentence
from nakomen.finders.sentences import split_sentences
from nakomen.model import TIME_UNITS, Block, Document, DocumentKind, Kind, Span

#: How the numbers of the Senate's reports begin.
_OF_THE_SENATE = "h-ek-"
_FIRST = frozenset({"ik", "wij", "we"})
_JOINING = frozenset({"en", "maar", "of"})
#: Rows that tell of a thing in a relative clause, which is the statement by itself.
_RELATIVE_ROWS = ("de-toezegging", "wat-nog-komt")


@dataclass(slots=True)
class DebateReading:
    """A debate being read: who takes part, which motions are tabled, whether the chair's list is open."""

    document: Document
    finds: DocumentFinds
    memory: Memory
    cast: Cast
    motions: Motions
    chair: ChairsList
    person: str = ""  # the member spoken of last, for "hij vroeg mij om"

    @classmethod
    def of(cls, document: Document, finds: DocumentFinds, memory: Memory) -> DebateReading | None:
        """Return the reader of a debate; None where nobody is named as speaking."""
        if not any(block.speaker for block in document.blocks):
            return None
        if document.id.startswith(_OF_THE_SENATE):
            memory.parliament = "Senate"
        cast = Cast.of(document)
        return cls(document, finds, memory, cast, Motions.of(document), ChairsList(cast, memory.parliament))

    def reads(self, block: Block) -> bool:
        """Tell whether a block is part of the debate: somebody speaks, or it stands between the turns of a report."""
        return bool(block.speaker) or self.document.kind is DocumentKind.DEBATE

    def read(self, block: Block) -> Iterator[tuple[Span, Decided]]:
        """Yield what a block says that binds, each with its sentence."""
        turn = turn_of(block.speaker)
        text = self.document.text[block.start : block.end]
        if is_motion_text(block, text) and turn is not Turn.GOVERNMENT:
            figures = self._holds_figure(block.start, block.end)
            said = read_motion_text(self.document, block, self.motions, self.memory.parliament, figures=figures)
            found = [(block.span, said)] if said is not None else []
        elif turn is Turn.CHAIR:
            found = list(self.chair.read(block))
        elif turn is Turn.DOCUMENT:
            found = []
        else:
            found = list(self._spoken(block, turn))
        for sentence, said in found:
            yield sentence, self._decided(said)

    def _spoken(self, block: Block, turn: Turn) -> Iterator[tuple[Span, Said]]:
        """Yield what the sentences of a minister or a member say."""
        self.memory.new_paragraph()
        member = turn is Turn.MEMBER
        for sentence in split_sentences(self.document.text, block.start, block.end, "nl"):
            if member and (demand := demanded(self.document.text, sentence, block.speaker, self.cast)):
                yield sentence, demand
            elif told := self._told_part(sentence):
                for said in self._by_member(told) if member else self._by_minister(told):
                    yield told, said

    def _by_member(self, sentence: Span) -> list[Said]:
        """Return what a member tells again of the government and of others."""
        found = self._retold(sentence)
        if not found and not spoken_phrase("fact_words").search(self.document.text, sentence.start, sentence.end):
            return []
        parsed = parse_sentence(self.document.text, sentence.start, sentence.end)
        return _whole(found or list(self._answers(parsed, sentence.start, member=True)), parsed, sentence)

    def _by_minister(self, sentence: Span) -> list[Said]:
        """Return what a minister binds to, else what he tells of others' promises and of what he was asked."""
        parsed = parse_sentence(self.document.text, sentence.start, sentence.end)
        found = list(self._answers(parsed, sentence.start)) or list(self._behind(sentence))
        return _whole(found or [*self._retold(sentence), *self._asked(sentence)], parsed, sentence)

    def _behind(self, sentence: Span) -> Iterator[Said]:
        """Yield what is promised behind clauses that hid it, each part of the sentence read by itself."""
        text = self.document.text
        starts = [match.end() for match in spoken_phrase("anew").finditer(text, sentence.start, sentence.end)]
        for start, end in pairwise([*starts, sentence.end]):
            yield from self._answers(parse_sentence(text, start, end), sentence.start)

    def _told_part(self, sentence: Span) -> Span | None:
        """Return a sentence without the question that a colon opens in it; None where all of it asks."""
        text = self.document.text
        if text[sentence.end - 1] != "?":
            return sentence
        colon = text.find(": ", sentence.start, sentence.end)
        return Span(sentence.start, colon) if colon > 0 else None

    def _retold(self, sentence: Span) -> list[Said]:
        return list(retold(self.document.text, sentence, self.cast, self.memory.parliament))

    def _answers(self, parsed: ParsedSentence, first: int, *, member: bool = False) -> Iterator[Said]:
        """Yield what the main clauses of a speaker bind to; one that shares its subject goes with the one before."""
        for situation in self._situations(parsed):
            start, end = parsed.span(situation.clause)
            text = self.document.text[start:end]
            said = answered(Answer(situation, start, end, text, self.memory, self.cast, self.motions), member=member)
            if said is not None and not spoken_phrase("quoted").search(self.document.text, first, start):
                yield from _promises_apart(said, text)

    def _situations(self, parsed: ParsedSentence) -> Iterator[Situation]:
        """Yield the main clauses of a sentence with all that is known of each; the memory takes note of who acts."""
        carried: Who | None = None
        for main in parsed.mains:
            if main.first >= main.last:
                continue
            situation = situation_of(parsed, main, self.finds, self.memory)
            if not situation.subject.known and carried is not None and _leans(situation, carried):
                situation.subject = carried
            yield with_subordinates(situation, self.finds)
            carried = situation.subject if situation.subject.known else carried
            self.memory.note(situation.doer)

    def _asked(self, sentence: Span) -> Iterator[Said]:
        """Yield what a member is told to have asked of the minister who speaks."""
        words = self.document.text[sentence.start : sentence.end]
        self.person = _person_in(words) or self.person
        for row in spoken_rows("asked"):
            found = row.match(words)
            name = (found["name"] or self.person) if found is not None else ""
            if name:
                asker, asked = single(name, "who is told to ask"), single(self.memory.signatory, "who is asked")
                yield Said(sentence.start, sentence.end, Kind.REQUEST, row.id, words[:40], asker, asked)

    def _in_full(self, who: Who, at: int) -> Who:
        """Return who acts with the portfolio of an office that the words name by its holder alone."""
        bare = len(who.names) == 1 and who.names[0] in ("Netherlands:minister", "Netherlands:state secretary")
        if not bare or not who.words:
            return who
        named = any(word[0].isupper() for word in who.words.split()[1:])
        name = office_of(who.words, self.document) if named else self.cast.asked(who.words, at)
        return replace(who, names=(name,))

    def _holds_figure(self, start: int, end: int) -> bool:
        return any(amount.unit not in TIME_UNITS for amount in within(self.finds.amounts, start, end))

    def _decided(self, said: Said) -> Decided:
        """Return a saying as what the making of statements takes."""
        dates = within(self.finds.dates, said.start, said.end)
        telling = Telling(said.finished, said.start, self.document.identity.date)
        return Decided(
            start=said.start,
            end=said.end,
            kind=said.kind,
            why=said.why(),
            actor=self._in_full(said.actor, said.start),
            addressee=said.addressee,
            due=due_of(said.kind, dates, self.document.text, telling),
            force=said.force,
            confidence=said.confidence,
            object_start=0,
            refs=said.refs,
        )


def _leans(s: Situation, carried: Who) -> bool:
    """Tell whether a clause leaves its subject to the one before it: its verb stands right behind "en" or "maar"."""
    if s.predicate.passive or s.clause.finite is None or s.clause.finite.at == 0:
        return False
    if carried.words.casefold() in _FIRST and s.parsed.words[s.clause.finite.at].folded in spoken_words("third_person"):
        return False
    return s.parsed.words[s.clause.finite.at - 1].folded in _JOINING


def _promises_apart(said: Said, text: str) -> Iterator[Said]:
    """Yield a promise and the second one that a condition opens in it, each by itself."""
    second = spoken_phrase("second").search(text) if said.kind is Kind.ASSURANCE else None
    if second is None:
        yield said
        return
    yield replace(said, end=said.start + second.start())
    yield replace(said, start=said.start + second.end())


def _whole(found: list[Said], parsed: ParsedSentence, sentence: Span) -> list[Said]:
    """Let a lone clause take its sentence where it is the only one there, or points back to the one before it."""
    mains = [main for main in parsed.mains if main.last > main.first]
    if len(found) != 1 or not (found[0].pointing or len(mains) == 1) or found[0].rule.startswith(_RELATIVE_ROWS):
        return found
    return [replace(found[0], start=sentence.start, end=sentence.end)]


def _person_in(words: str) -> str:
    """Return the member that a sentence names last ("de heer Tamming")."""
    names = [match["name"] for match in spoken_phrase("person").finditer(words)]
    return names[-1] if names else ""
