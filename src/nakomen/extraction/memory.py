"""Who acts, and what a reader keeps in mind of it from sentence to sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nakomen.finders.actors import actor_class
from nakomen.model import ActorMention

_GOVERNMENT = re.compile(
    r"Netherlands:(?:minister|ministry|state secretary|prime minister|cabinet|government|ministers)"
)
_ACRONYM = re.compile(r"[A-Z][A-Z&-]+[A-Z]")


@dataclass(frozen=True, slots=True)
class Who:
    """Who acts, by canonical names, with the words and the rule that say so."""

    names: tuple[str, ...] = ()
    type: str = ""
    rule: str = ""
    words: str = ""
    start: int = -1
    plural: bool = False

    @property
    def known(self) -> bool:
        """Whether anybody was found."""
        return bool(self.names)

    @property
    def group(self) -> str:
        """The class that the rows of the table distinguish: home, collective, some, state, parliament, other."""
        if not self.names:
            return ""
        classes = {_class_of(name) for name in self.names}
        if len(classes) == 1 and len(self.names) == 1:
            return classes.pop()
        if "collective" in classes or "some" in classes or len(self.names) > 1:
            return "collective"
        return classes.pop()


def _class_of(name: str) -> str:
    """Return an actor's class; a Dutch institution below the government binds itself as a state does."""
    if name == "secretary general":
        return "state"  # he acts alone, for a body as a minister does for a state
    if name.startswith("Netherlands:") and not _GOVERNMENT.match(name):
        return "state"
    known = actor_class(name)
    return "state" if known == "other" and _ACRONYM.fullmatch(name) else known


def _partly(who: Who) -> bool:
    """Tell whether a collective names only some of those who act together."""
    return any(actor_class(name) == "some" for name in who.names)


NOBODY = Who()


@dataclass(slots=True)
class Memory:
    """What a reader keeps in mind from sentence to sentence."""

    signatory: str = "Netherlands"
    parliament: str = "House of Representatives"
    person: Who = NOBODY
    several: Who = NOBODY
    states: list[str] = field(default_factory=list)
    collective: Who = NOBODY
    last: Who = NOBODY
    default_collective: str = "allies"
    whole: Who = NOBODY  # those last named together, none of them left out
    stated: Who = NOBODY  # the actor of the statement before, in this paragraph
    asker: Who = NOBODY  # who asked last in this paragraph,
    asked: Who = NOBODY  # and whom
    coalition: str = ""  # the coalition named last
    domestic: bool = False  # whether the document is about doings at home, and not about those of an alliance
    theme: str = ""  # of all that a document at home says
    reporter: str = "Netherlands"  # who did or will do what the government reports without a name
    voice: str = "Netherlands"  # whose views a text tells in its own voice
    ministers: str = ""
    year: int = 0  # of the document
    at_home: int = 0  # how often the government acted in this section, less how often others did

    def note(self, who: Who) -> None:
        """Remember a subject for the pronouns and passives that follow."""
        if not who.known or who.type == "parliament":
            return
        self.last = who
        self.at_home += 1 if who.group == "home" or who.names[0].startswith("Netherlands") else -1
        if who.plural or len(who.names) > 1:
            self.several = who
        else:
            self.person = who
        if who.group in ("collective", "some"):
            self.collective = who
            self.whole = who if who.group == "collective" and not _partly(who) else self.whole

    def note_states(self, mentions: Sequence[ActorMention]) -> None:
        """Remember the states that a sentence names, for "het land" and "beide landen"."""
        for mention in mentions:
            if mention.type == "state" and actor_class(mention.name) == "state":
                self.states = [*(state for state in self.states if state != mention.name), mention.name][-4:]
            elif mention.name.endswith(" coalition"):
                self.coalition = mention.name

    def note_request(self, asker: Who, asked: Who) -> None:
        """Remember who asked whom, for who is asked on without a name."""
        self.asker = asker if asker.known else self.asker
        self.asked = asked if asked.known else self.asked

    def together(self) -> Who:
        """Return whose doings a section tells where nobody is named: those acting together, or the government."""
        if self.collective.known:
            joint = tuple(name for name in self.collective.names if actor_class(name) != "state")
            return replace(self.collective, names=joint) if joint else self.collective  # a guest settles nothing
        if self.without_allies:
            return self.last if self.last.known else Who(("Netherlands",), "home", "the government reports")
        if self.at_home > 0:
            return Who(("Netherlands",), "group", "whom the section is about")
        return Who((self.default_collective,), "group", "whom the section is about")

    @property
    def without_allies(self) -> bool:
        """Whether the document tells of no body of allies, so that what nobody is named for is the government's."""
        return self.default_collective == "Netherlands"

    def new_section(self) -> None:
        """Forget how the section before divided between the government and others."""
        self.at_home = 0

    def new_paragraph(self) -> None:
        """Forget who acted in the paragraph before."""
        self.last = NOBODY
        self.collective = NOBODY
        self.whole = NOBODY
        self.stated = NOBODY
        self.asker = NOBODY
        self.asked = NOBODY
