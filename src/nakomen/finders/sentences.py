"""Splits official prose into sentences: abbreviations, initials, ordinals, quotes and lists kept whole."""

from __future__ import annotations

import re
from functools import cache

from nakomen.languages import load_table
from nakomen.model import Span

#: A place where a sentence may end: its closing mark, closing quotes and brackets, then white space or a glued capital.
_END = re.compile(r"(?<![.!?…])[.!?…]++[»”’\"')\]]*+(?=\s|$)|[.!?](?=[A-Z][a-z]{2})|(?<=\s)\|(?=\s)|\n\n+")
#: What can open a sentence: a capital or digit, with quotes, brackets or a list mark before it.
_OPENING = re.compile(r"\s*[«“‘\"'(\[•–-]*\s*([A-ZÀ-ÖØ-Þ0-9•])")
_WORD_BEFORE = re.compile(r"(\S+)$")
_NEXT_WORD = re.compile(r"\s*[«“‘\"'(]*([^\W\d_]+)")
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.)*[A-Z]")
#: Characters of the longest sentence; what runs on is no prose, and work on a sentence can grow with its square.
_LONGEST = 3_000


@cache
def _abbreviations(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = load_table(language, "abbreviations")["abbreviation"]
    return frozenset(table["before"]), frozenset(table["either"]), frozenset(table["openers"])


def split_sentences(text: str, start: int = 0, end: int | None = None, language: str = "nl") -> list[Span]:
    """Return the sentences of `text[start:end]` as spans into the text, without the white space around them.

    A sentence never crosses a blank line or the mark ` | ` between the cells of a table row. Numbered items that a
    colon introduces stay with their introduction. What runs on for 3,000 characters without an end is cut.

    >>> text = "De motie is op 3 mei jl. aangenomen. Het kabinet stuurt nr. 9 na."
    >>> [text[s.start:s.end] for s in split_sentences(text)]
    ['De motie is op 3 mei jl. aangenomen.', 'Het kabinet stuurt nr. 9 na.']
    """
    end = len(text) if end is None else end
    spans: list[Span] = []
    at = start
    for match in _END.finditer(text, start, end):
        at = _cut(spans, text, at, match.start())
        if match[0][0] not in "\n|" and not _ends_sentence(text, Span(at, end), match, language):
            continue
        _add(spans, text, at, match.end())
        at = match.end()
    _add(spans, text, _cut(spans, text, at, end), end)
    return spans


def _cut(spans: list[Span], text: str, start: int, end: int) -> int:
    """Add parts of what is longer than any sentence, cut at white space where there is some; return where rest begins.

    >>> found: list[Span] = []
    >>> _cut(found, "noot " * 1_000, 0, 5_000), found
    (2999, [Span(start=0, end=2999)])
    """
    while end - start > _LONGEST:
        space = max(text.rfind(" ", start, start + _LONGEST), text.rfind("\n", start, start + _LONGEST))
        at = space if space > start else start + _LONGEST
        _add(spans, text, start, at)
        start = at
    return start


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "|"):
        end -= 1
    if start < end:
        spans.append(Span(start, end))


def _ends_sentence(text: str, rest: Span, match: re.Match[str], language: str) -> bool:
    """Decide whether a closing mark ends the sentence that began at `rest.start`, by the words around it."""
    after = match.end()
    if after >= rest.end:
        return True
    opening = _OPENING.match(text, after, rest.end)
    if opening is None:
        return False
    if match[0][0] != ".":
        return True
    word = _WORD_BEFORE.search(text, max(match.start() - 30, 0), match.start())
    if word is None:
        return True
    if word[1].isdigit() and _is_list_mark(text, rest.start, word.start(1), int(word[1])):
        return False
    return _closes(word[1].lstrip("([«“‘\"'"), text, after, language)


def _is_list_mark(text: str, start: int, at: int, number: int) -> bool:
    """Tell whether a number opens a list item: at the start, after a closing mark or colon, or next in its row."""
    before = text[start:at].rstrip()
    return not before or before[-1] in ":;.!?" or (number > 1 and f" {number - 1}. " in before)


def _closes(word: str, text: str, after: int, language: str) -> bool:
    """Decide whether a full stop after `word` closes a sentence, a capital or digit being next."""
    always, either, openers = _abbreviations(language)
    folded = word.casefold()
    if _INITIALS.fullmatch(word):
        # "J.A. Hennis" is a name, "in Washington D.C. De Raad" an end, "in groep A. Daarna" too.
        following = _NEXT_WORD.match(text, after)
        return folded in either and following is not None and following[1].casefold() in openers
    if folded in always:
        return False
    if folded in either or "." in folded:
        following = _NEXT_WORD.match(text, after)
        return following is not None and following[1][0].isupper() and following[1].casefold() in openers
    return True
