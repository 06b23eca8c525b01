"""A paper as one page of HTML that prints well and asks for nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from nakomen.exports.paper import Entry, Heading, Paper, Part, Quoted, Source, Table, Text, Value, printable


def paper_as_html(paper: Paper) -> str:
    """Return the page, whole."""
    style = (files("nakomen.exports") / "paper.css").read_text(encoding="utf-8")
    under = "\n".join(f'<p class="under">{_text(line)}</p>' for line in paper.under)
    parts = "\n".join(line for part in paper.parts for line in _part(part))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return f"""<!DOCTYPE html>
<html lang="{_text(paper.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="nakomen">
<title>{_text(paper.title)}</title>
<style>{style}</style>
</head>
<body{' class="wide"' if paper.wide else ""}>
<main>
<h1>{_text(paper.title)}</h1>
{under}
{parts}
</main>
<footer>{_text(paper.foot)}</footer>
</body>
</html>
"""


def _part(part: Part) -> Iterator[str]:
    match part:
        case Heading(words, level):
            yield f"<h{level + 1}>{_text(words)}</h{level + 1}>"
        case Text(words, quiet):
            yield f'<p class="quiet">{_text(words)}</p>' if quiet else f"<p>{_text(words)}</p>"
        case Entry(head, stand, told):
            yield f'<article>\n<p class="head">{_text(head)}</p>'
            if stand:
                yield f'<p class="stand">{_text(stand)}</p>'
            yield from map(_quoted, told)
            yield "</article>"
        case Table(columns, rows):
            yield "<table>\n<colgroup>"
            whole = sum(share for _, share in columns)
            yield "".join(f'<col style="width: {100 * share / whole:.1f}%">' for _, share in columns)
            heads = "".join(f'<th scope="col">{_text(name)}</th>' for name, _ in columns)
            yield f"</colgroup>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
            for row in rows:
                yield f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in row)}</tr>"
            yield "</tbody>\n</table>"


def _cell(value: Value) -> str:
    if isinstance(value, Quoted):
        return _quoted(value)
    return _source(value) if isinstance(value, Source) else _text(value).replace("\n", "<br>")


def _quoted(one: Quoted) -> str:
    before = f"{_text(one.before)} " if one.before else ""
    source = f'<p class="source">{_source(one.source)}</p>' if one.source.words else ""
    return f"<blockquote>{before}“{_text(one.quote)}”</blockquote>{source}"


def _source(source: Source) -> str:
    words = _text(source.words).replace("\n", "<br>")
    return f'<a href="{_text(source.address)}">{words}</a>' if source.address else words


def _text(text: str) -> str:
    return escape(printable(text))
