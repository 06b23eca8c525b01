"""From templates to pages: what every template can say and show."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from nakomen import __version__
from nakomen.publishing import file_names
from nakomen.publishing.contents import Contents
from nakomen.wording import count, language, name_of, say
from nakomen.wording import on_pages as shown
from nakomen.wording.actor_words import actors_in_words
from nakomen.wording.amount_words import amounts_in_words
from nakomen.wording.term_words import distance_in_words

#: What the menu leads to, with its word in the wording table.
_MENU = (
    ("index.html", "site-start"),
    ("ledger.html", "site-ledger"),
    ("documents.html", "site-documents"),
    ("actors.html", "site-actors"),
    ("themes.html", "site-themes"),
    ("about.html", "site-about"),
)
#: Nothing but the files of the site. `file:` stands for them where no server is: Firefox gives such a page no `self`.
_POLICY = (
    "default-src 'none'; style-src 'self' file:; img-src 'self' file:; form-action 'self' file:; base-uri 'none'; "
    "script-src {scripts}"
)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("nakomen.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "day": shown.day,
        "term": shown.term,
        "number": shown.number,
        "short": shown.short,
        "theme": shown.theme_name,
        "distance": distance_in_words,
        "names": name_of,
        "actors": actors_in_words,
        "amounts": amounts_in_words,
        "why": shown.why,
    }
    made.globals |= {"say": say, "count": count, "menu": _MENU, "version": __version__}
    made.globals |= {
        name: getattr(file_names, name)
        for name in ("document_page", "spoor_page", "actor_page", "theme_page", "ledger_page")
    }
    return made


def render(contents: Contents, path: str, template: str, values: Mapping[str, Any]) -> str:
    """Return a page as it stands at a path of the site; its links lead up from there."""
    whole = {
        "contents": contents,
        "ledger": contents.ledger,
        "today": contents.day,
        "language": language(),
        "path": path,
        "up": "../" * path.count("/"),
        "policy": _POLICY.format(scripts="'self' file:" if template == "search.html" else "'none'"),
        **values,
    }
    return _environment().get_template(template).render(whole)
