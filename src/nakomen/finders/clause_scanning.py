"""Cuts a Dutch sentence into clauses around their finite verbs, main clauses apart from subordinate ones."""

from __future__ import annotations

from itertools import pairwise

from nakomen.finders.clauses import BREAKS, FINITE, Clause, ParsedSentence, Verb, small_words
from nakomen.finders.verb_places import VerbPlaces
from nakomen.finders.words import Word, cut_words
from nakomen.languages.nl.verbs import VerbReading, doubtful, verb_readings

#: Helping verbs whose separable compounds ("inhebben") are never meant in official prose.
_ONLY_HELPING = frozenset({"zijn", "hebben", "worden", "zullen", "kunnen", "moeten", "mogen", "willen", "hoeven"})


def parse_sentence(text: str, start: int = 0, end: int | None = None) -> ParsedSentence:
    """Return the sentence `text[start:end]` cut into clauses.

    >>> parsed = parse_sentence("Het plan is klaar en de Raad zal het aannemen.")
    >>> [parsed.words[main.finite.at].text for main in parsed.mains]
    ['is', 'zal']
    """
    words = cut_words(text, start, end)
    return _Scanner(text, words).run()


class _Scanner:
    """Walks a sentence once, keeping the subordinate clauses that still wait for their verb."""

    def __init__(self, text: str, words: list[Word]) -> None:
        self.text = text
        self.words = words
        self.small = small_words()
        self.places = VerbPlaces(words)
        self.mains = [Clause(0, len(words))]
        self.subs: list[Clause] = []
        self.waiting: list[Clause] = []
        self.joined = -1  # the last coordinator or break at which a new main clause could begin
        self.joined_by_comma = False

    def run(self) -> ParsedSentence:
        for at, word in enumerate(self.words):
            folded = word.folded
            if folded in BREAKS:
                self._break(at, folded)
            elif folded == "dan" and at and self.words[at - 1].folded == ",":
                self._answer(at)
            elif self._opens(at, folded):
                self.waiting.append(
                    Clause(at, len(self.words), folded, parent=len(self.mains) - 1, weak=folded in self.small.weak)
                )
            elif folded in self.small.coordinators and not self._is_foreign(at, folded):
                self.joined, self.joined_by_comma = at, False
            else:
                self._verb(at, word)
        self._finish()
        return ParsedSentence(
            self.text, self.words, self.mains, self.subs, frozenset(word.folded for word in self.words)
        )

    def _is_foreign(self, at: int, folded: str) -> bool:
        """Tell the English `of` of a name ("Memorandum of Understanding")."""
        return folded == "of" and at + 1 < len(self.words) and self.words[at + 1].text[0].isupper()

    # --- openers and breaks ---

    def _opens(self, at: int, folded: str) -> bool:
        small = self.small
        if folded in ("die", "dat"):
            return self._opens_relative(at, folded)
        if folded == "of":
            return at == 0 or (not self.waiting and self.mains[-1].finite is not None and self._looks_interrogative(at))
        if folded == "als" and any(word.folded == "zowel" for word in self.words[:at]):
            return False  # "zowel X als Y"
        if folded in ("mocht", "mochten"):
            return at == 0 and self._answered_by_then()
        if self.places.following(at) in small.elliptic and self.places.following(at + 1) not in ("is", "zijn"):
            return False  # "waar mogelijk" stands for a clause
        return folded in small.strong or (folded in small.weak and at + 1 < len(self.words))

    def _answer(self, at: int) -> None:
        """Close a condition that began with its verb ("Mocht ... , dan"), which no later verb closes."""
        for number, clause in enumerate(self.waiting):
            if clause.opener in ("mocht", "mochten"):
                clause.finite = Verb(clause.first, verb_readings(clause.opener))
                clause.last = at
                self.subs.append(clause)
                del self.waiting[number:]
                return

    def _answered_by_then(self) -> bool:
        """Tell "Mocht dit leiden tot uitstel, dan ..." from a question or a past permission."""
        return any(before.folded == "," and word.folded == "dan" for before, word in pairwise(self.words))

    def _opens_relative(self, at: int, folded: str) -> bool:
        """Tell whether `die` or `dat` opens a clause here, or points ("Dat betekent ...", "die noodzaak")."""
        if at == 0 or at + 1 >= len(self.words):
            return False
        following = self.words[at + 1].folded
        before = self.words[at - 1]
        if before.folded in self.small.coordinators:
            # "dat X en dat Y" goes on with clauses; "en dat is" begins a main one.
            return following not in self.small.auxiliary
        if folded == "dat":
            # "In dat verband is ..." points; "hield in dat ..." opens, its verb being there already.
            opens = before.folded not in self.small.prepositions or self.mains[-1].finite is not None
            return opens and following not in self.small.pointed_nouns
        return before.folded not in self.small.prepositions and not self._is_finite_before(at)

    def _is_finite_before(self, at: int) -> bool:
        finite = self.mains[-1].finite
        return finite is not None and finite.at == at - 1

    def _looks_interrogative(self, at: int) -> bool:
        """Tell whether `of` asks whether: after a verb or comma, with something of a subject behind it."""
        before = self.words[at - 1].folded
        if at + 1 >= len(self.words):
            return False
        following = self.words[at + 1].folded
        if at - 1 in self.places.taken and following not in self.small.coordinators:
            return True
        if any(sub.opener == "of" for sub in self.subs) and (
            before in ("en", "maar") or following in self.small.auxiliary
        ):
            return True  # "of sprake was van opzet en of er een straf volgt", "of het volstaat of moet worden verhoogd"
        starts_subject = following in self.small.determiners or following in self.small.pronouns or following == "en"
        return starts_subject and before not in ("en", "(") and not before.endswith("/")

    def _break(self, at: int, mark: str) -> None:
        if self.waiting and self.waiting[-1].weak and mark in ",;:":
            top = self.waiting[-1]
            if (
                top.others
                or self._opener_follows(at)
                or (self.places.helper_follows(at) or self.places.plain_finite(at + 1))
            ):
                self.waiting.pop()
                if top.others:
                    top.last = at
                    self.subs.append(top)
        if mark in ",;:" and (self.joined < 0 or self.joined_by_comma or self._cluster_closed(self.joined)):
            self.joined, self.joined_by_comma = at, True

    def _opener_follows(self, at: int) -> bool:
        following = self.places.following(at)
        return following in self.small.strong or following in self.small.weak

    def _cluster_closed(self, at: int) -> bool:
        """Tell whether a verb came after a coordinator, so that it joined something else."""
        finite = self.mains[-1].finite
        return finite is not None and finite.at > at

    # --- verbs ---

    def _verb(self, at: int, word: Word) -> None:
        folded = word.folded
        helper = self.small.auxiliary.get(folded)
        readings = verb_readings(folded)
        if helper is not None and self.places.is_possessive(at):
            return
        if helper is not None:
            own = (r for r in readings if r.lemma == helper or (r.particle and helper not in _ONLY_HELPING))
            self._take(at, tuple(own), certain=True)
        elif readings and folded not in self.small.seldom_verbs and self.places.may_be_verb(at):
            if self.places.is_attribute(at):
                self._reject(at, readings)
            else:
                self._take(at, readings, certain=not doubtful(folded))

    def _reject(self, at: int, readings: tuple[VerbReading, ...]) -> None:
        """Keep a word in reserve, should its clause find no better verb."""
        clause = self.waiting[-1] if self.waiting else self.mains[-1]
        if clause.finite is None and clause.rejected is None:
            clause.rejected = Verb(at, readings)

    def _take(self, at: int, readings: tuple[VerbReading, ...], *, certain: bool) -> None:
        """Give a verb to the clause it belongs to: one that waits, the main clause, or a new main clause."""
        forms = {reading.form for reading in readings}
        finite = bool(forms & FINITE) and not self.places.after_te(at) and not self._only_participle(at, forms)
        if finite and not certain and not self._doubtful_finite(at):
            finite = False
        if not finite:
            if "part" in forms or ("inf" in forms and (certain or self.places.stands_as_infinitive(at))):
                self.places.taken.add(at)
                self._add_other(at, readings)
            return
        self.places.taken.add(at)
        infinitive_too = "inf" in forms or "part" in forms
        if self.waiting:
            self._close_waiting(at, readings, infinitive_too=infinitive_too)
        else:
            self._take_main(at, readings, infinitive_too=infinitive_too)

    def _only_participle(self, at: int, forms: set[str]) -> bool:
        """Tell a participle in -d from the form that only `ik` has ("voorbereid" against "ik voorbereid")."""
        return (
            "part" in forms and "past_sg" not in forms and self.words[at].folded.endswith("d") and not self._speaks(at)
        )

    def _speaks(self, at: int) -> bool:
        return bool(self.places.near(at - 1, at - 2, min(at + 1, len(self.words) - 1)) & {"ik"})

    def _doubtful_finite(self, at: int) -> bool:
        """Accept a word that is a noun as often only where a verb must stand."""
        following = self.places.following(at)
        if self._speaks(at):
            return True
        if self.words[at].folded == "acht" and at > 0 and not self.waiting:
            return self.mains[-1].finite is None or self.joined > self.mains[-1].finite.at  # holds, not eight
        if self.waiting:
            if following not in BREAKS:
                self._reject(at, verb_readings(self.words[at].folded))
            return following in BREAKS
        if self.mains[-1].finite is None:
            return self.places.may_open_main(at)
        return self.joined == at - 1 and not self.joined_by_comma and following not in self.small.auxiliary

    def _close_waiting(self, at: int, readings: tuple[VerbReading, ...], *, infinitive_too: bool) -> None:
        top = self.waiting[-1]
        if infinitive_too and top.others and not self._adjacent(top, at) and self.places.helper_follows(at):
            self._add_other(at, readings)
            return
        if top.opener == "zoals" and top.others and self.mains[-1].finite is None and self._goes_on_behind(at):
            # "Zoals toegezegd heeft het kabinet ...": the verb is that of the main clause
            self.waiting.pop()
            top.last = at
            self.subs.append(top)
            self._take_main(at, readings, infinitive_too=False)
            return
        if self._is_capacity(top, at):
            self.waiting.pop()
            self._take_main(at, readings, infinitive_too=False)
            return
        top.finite = Verb(at, readings)
        self.waiting.pop()
        self.subs.append(top)

    def _is_capacity(self, top: Clause, at: int) -> bool:
        """Tell "Als bondgenoot draagt Nederland bij" from a condition: a bare noun, and the verb not at the end."""
        opens_sentence = top.opener == "als" and top.first == 0 and self.mains[-1].finite is None
        bare = at - top.first == 2 and self.words[1].folded not in self.small.pronouns | self.small.determiners
        return opens_sentence and bare and self._goes_on_behind(at)

    def _goes_on_behind(self, at: int) -> bool:
        return self.places.following(at) not in BREAKS

    def _adjacent(self, clause: Clause, at: int) -> bool:
        return bool(clause.others) and clause.others[-1].at == at - 1

    def _add_other(self, at: int, readings: tuple[VerbReading, ...]) -> None:
        last = self.subs[-1] if self.subs else None
        if self.waiting and not (last and self._in_cluster(last, at)):
            self.waiting[-1].others.append(Verb(at, readings))
            return
        if last and (self._in_cluster(last, at) or (self.places.after_te(at) and self._goes_on(last))):
            last.others.append(Verb(at, readings))
            return
        self.mains[-1].others.append(Verb(at, readings))

    def _in_cluster(self, sub: Clause, at: int) -> bool:
        """Tell whether a verb goes on with the cluster of a clause just closed ("zullen moeten uitgeven")."""
        if sub.finite is None:
            return False
        last = max([sub.finite.at, *(verb.at for verb in sub.others)])
        return at == last + 1 or (at == last + 2 and self.words[at - 1].folded == "te")

    def _goes_on(self, sub: Clause) -> bool:
        """Tell whether nothing came after a closed subordinate clause that could bring back its main clause."""
        main = self.mains[-1].finite
        return sub.finite is not None and main is not None and sub.finite.at > max(main.at, self.joined)

    def _take_main(self, at: int, readings: tuple[VerbReading, ...], *, infinitive_too: bool) -> None:
        main = self.mains[-1]
        if self.subs and self._in_cluster(self.subs[-1], at) and (infinitive_too or main.finite is not None):
            self.subs[-1].others.append(Verb(at, readings))
            return
        if main.finite is None:
            main.finite = Verb(at, readings)
            return
        if self.joined <= main.finite.at or (infinitive_too and self._helped(main, at)) or not self._joins_main(at):
            self._add_other(at, readings)
            return
        main.last = self.joined
        first = self.joined + 1
        self.mains.append(Clause(first, len(self.words), finite=Verb(at, readings)))

    def _helped(self, main: Clause, at: int) -> bool:
        """Tell whether the main verb is a helping one, so that a form that can be an infinitive is one.

        "en er zijn stappen gezet" has a subject of its own before the verb and goes on behind it.
        """
        if main.finite is None or self.words[main.finite.at].folded not in self.small.auxiliary:
            return False
        between = self.words[self.joined + 1 : at]
        following = self.places.following(at)
        if not between or following in BREAKS or self.words[at].folded not in self.small.auxiliary:
            return True
        subjects = self.small.pronouns | self.small.determiners
        inverted = between[0].folded in self.small.prepositions | self.small.adverbs and following in subjects
        own = between[0].folded in subjects or self._is_plural(between[-1])
        return not (inverted or own or self.words[self.joined].folded == "maar")

    def _is_plural(self, word: Word) -> bool:
        """Tell whether a word looks like a plural noun, so that it can be the subject of a plural verb behind it."""
        folded, small = word.folded, self.small
        known = small.adverbs | small.prepositions | small.negations | small.pronouns
        return len(folded) > 4 and folded.endswith(("en", "s")) and folded not in known and not verb_readings(folded)

    def _joins_main(self, at: int) -> bool:
        """Tell whether the verb begins a coordinated main clause, and not a second verb of a subordinate one."""
        between = [word for word in self.words[self.joined + 1 : at] if word.folded != ","]
        after_sub = bool(self.subs) and self.subs[-1].first < self.joined and self._sub_is_last(at)
        if self.words[self.joined].folded == "of" and any(sub.opener == "of" for sub in self.subs):
            return False  # "of het voldoende is of moet worden bijgesteld"
        if not between:
            return self._agrees(at)
        first = between[0]
        opens = (
            first.folded in self.small.pronouns
            or first.folded in self.small.determiners
            or first.folded in self.small.adverbs
            or first.folded in self.small.prepositions
            or first.text[0].isupper()
        )
        ends = at + 1 >= len(self.words) or self.words[at + 1].folded in BREAKS
        if after_sub and (ends or not opens):
            return False
        if self.joined_by_comma and not opens:
            return False
        return opens or len(between) <= 4

    def _agrees(self, at: int) -> bool:
        """Tell whether a verb without a subject of its own has the number of the main verb before it."""
        finite = self.mains[-1].finite
        if finite is None or self.places.following(at) in self.small.pronouns | self.small.determiners:
            return True
        numbers = {reading.form[-2:] for reading in verb_readings(self.words[at].folded) if reading.form in FINITE}
        before = {reading.form[-2:] for reading in finite.readings if reading.form in FINITE}
        return bool(numbers & before) or not numbers or not before

    def _sub_is_last(self, at: int) -> bool:
        finite = self.subs[-1].finite
        main = self.mains[-1].finite
        return finite is not None and main is not None and finite.at > main.at and finite.at < at

    def _finish(self) -> None:
        """Give up clauses that no verb closed, and end the subordinate ones at their next break."""
        for clause in self.waiting:
            if clause.rejected is not None and not clause.weak:
                clause.finite = clause.rejected
                self.subs.append(clause)
            else:
                self.mains[-1].others.extend(clause.others)
        for main in self.mains:
            if main.finite is None:
                main.finite = main.rejected
        self.mains[-1].others.sort()
        self.mains = [part for main in self.mains for part in self._split_shared_helper(main)]
        for sub in self.subs:
            sub.last = self._end_of(sub)

    def _split_shared_helper(self, main: Clause) -> list[Clause]:
        """Part two participles that share one helping verb ("heeft X aangegeven en Y uitgesproken")."""
        if main.finite is None or self.words[main.finite.at].folded not in self.small.auxiliary:
            return [main]
        participles = [verb.at for verb in main.others if any(reading.form == "part" for reading in verb.readings)]
        for first, second in pairwise(participles):
            joins = [at for at in range(first + 1, second - 2) if self.words[at].folded in ("en", "maar")]
            if joins and main.finite.at < first and not any(sub.first < joins[-1] < sub.last - 1 for sub in self.subs):
                cut = joins[-1]
                later = [verb for verb in main.others if verb.at > cut]
                rest = Clause(cut + 1, main.last, finite=main.finite, others=later, gapped=True)
                main.others = [verb for verb in main.others if verb.at < cut]
                main.last = cut
                return [main, rest]
        return [main]

    def _end_of(self, sub: Clause) -> int:
        last = max([verb.at for verb in ([sub.finite] if sub.finite else []) + sub.others], default=sub.first)
        stops = [main.first - 1 for main in self.mains if main.first > sub.first]
        stops += [main.finite.at for main in self.mains if main.finite and main.finite.at > last]
        stops += [
            verb.at
            for main in self.mains
            for verb in main.others
            if verb.at > last and not self.places.after_te(verb.at)
        ]
        if last + 1 < len(self.words) and self.words[last + 1].folded in BREAKS:
            stops.append(last + 1)
        stops += [other.first for other in self.subs if other.first > last and other.opener == sub.opener]
        limit = min(stops, default=len(self.words))
        while limit > last + 1 and self.words[limit - 1].folded in BREAKS | self.small.coordinators:
            limit -= 1
        return max(limit, last + 1)
