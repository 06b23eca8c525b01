"""Every route for every role and every document: what is refused, what is not there, and that nothing tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from httpx import Response
from starlette.testclient import TestClient

from nakomen.archive import Archive
from nakomen.exports import export_formats
from nakomen.ledger import Ledger
from nakomen.web import make_app
from nakomen.web.access.visitors import Role, Visitor
from nakomen.web.app import routers
from nakomen.web.routes import needs_of
from team import NOW, from_proxy, team_settings

#: Documents of the shipped dossier, by who may see them: a PDF of another group, a letter of hers, one for all.
OTHERS, HERS, OPEN = "kst-39412-9", "2022-09-05-moties-en-toezeggingen", "kst-39412-3"
LIMITS = {OTHERS: frozenset({"finance"}), HERS: frozenset({"defence"})}
ROUTES = sorted(
    (str(route.path), method, needs_of(route) or Role.NOBODY)
    for router in routers()
    for route in router.routes
    for method in route.methods
)
GROUP_OF = {Role.READER: "readers", Role.REVIEWER: "clerks", Role.ADMIN: "chiefs"}
#: What stands in an address for the thing of a document.
OF_DOCUMENT = re.compile(r"/documents?/")
OF_STATEMENT = re.compile(r"/(spoor|sporen|statements?|links?)/")
NOBODYS = "nobodys-document"
#: No beginning of an id, nor of a colour.
NO_STATEMENT = "nostatement"
#: What no program does, whatever its token.
PEOPLE_ONLY = {"/tokens/{prefix}/revoke"}


@dataclass
class Told:
    """What tells of a document: what no visitor may read to whom it is closed."""

    ids: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    statement: str = ""
    short: str = ""


@dataclass
class World:
    """A server with limits, what tells of each document, and tokens of each role."""

    client: TestClient
    told: dict[str, Told]
    tokens: dict[Role, str]


@pytest.fixture(scope="module")
def world(dossier_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    settings = team_settings(dossier_archive, tmp_path_factory.mktemp("matrix"), LIMITS)
    assert settings.tokens is not None
    tokens = {
        role: settings.tokens.make(
            Visitor("T. Oken", Role.ADMIN, frozenset({"defence"})), role.word, role, 30, NOW
        )[0]
        for role in GROUP_OF
    }  # fmt: skip
    with TestClient(make_app(settings), client=("127.0.0.1", 4000), follow_redirects=False) as client:
        yield World(client, told_by(dossier_archive), tokens)


def told_by(path: Path) -> dict[str, Told]:
    """Return what tells of each document and of no other: ids, title, file, and the quotes that others do not have."""
    with Archive(path, create=False) as archive:
        ledger = Ledger.of(archive)
        texts = {name: " ".join(archive.document(name).text.split()) for name in ledger.documents}
    found: dict[str, Told] = {}
    for name, row in ledger.documents.items():
        elsewhere = " ".join(text for other, text in texts.items() if other != name)
        own = [one for one in ledger.statements.values() if one.document == name]
        words = {row.title[:60], row.source_name, *(" ".join(one.quote.split())[:60] for one in own)}
        undertaking = next(one for one in own if any(one.id == spoor.id for spoor in ledger.sporen))
        found[name] = Told(
            {one.id for one in own} | ({name} - {word for word in [name] if word in elsewhere}),
            {one for one in words if one and one not in elsewhere},
            undertaking.id,
            ledger.ids[undertaking.id],
        )
    return found


#: What stands for a parameter that is not of a document, by the route as it begins; a new one is added here.
VALUES = {
    "/static/": "page.css",
    "/language/": "en",
    "/tokens/": "00000000",
    "/export/": "csv",
    "/upload/": "0",
    "/dossiers/": "39412",
    "/actors/": "Netherlands",
    "/themes/": "cyber",
    "/meetings/": "2021-06-10",
    "/norms/": "345d",
    "/charts/": "age",
    "/api/dossiers/": "39412",
    "/api/actors/": "Netherlands",
    "/api/themes/": "cyber",
    "/api/runs/": "1",
}


def address_of(route: str, document: str, told: Told | None) -> str:
    """Return the address of a route for a document."""
    path = route
    for name in re.findall(r"{(\w+)(?::\w+)?}", route):
        before = route.split("{" + name, maxsplit=1)[0]
        if name in ("number", "page", "version"):
            value = "1"
        elif OF_DOCUMENT.search(before):
            value = document
        elif OF_STATEMENT.search(before):
            value = told.short if told else NO_STATEMENT
        else:
            value = next((value for begin, value in VALUES.items() if before.startswith(begin)), "")
            assert value, f"add to VALUES what stands for {{{name}}} in {route}"
        path = re.sub(r"{" + name + r"(?::\w+)?}", quote(value, safe=""), path)
    return path


def is_about_a_document(route: str) -> bool:
    return "{" in route and bool(OF_DOCUMENT.search(route) or OF_STATEMENT.search(route))


def headers_of(world: World, role: Role, *, by_token: bool) -> dict[str, str]:
    if role is Role.NOBODY:
        return {}
    if by_token:
        return {"authorization": f"Bearer {world.tokens[role]}"}
    return from_proxy("R. Visser", GROUP_OF[role], "defence")


def flat(body: str) -> str:
    """Return a body's words as they are read, whatever marks or line ends stand between them."""
    from html import unescape

    return " ".join(unescape(re.sub(r"</?mark[^>]*>", "", body)).split())


def assert_tells_nothing(world: World, body: str, hidden: str, asked: str) -> None:
    """Assert that a body holds nothing of a hidden document but what was asked for in the address itself."""
    words = flat(body)
    told = world.told[hidden]
    assert not [one for one in told.words if one in words], asked
    assert not [one for one in told.ids if one in words and one not in asked], asked


WHO = [(role, by_token) for role in Role for by_token in (False, True) if role or not by_token]


@pytest.mark.parametrize(("route", "method", "needs"), ROUTES, ids=str)
def test_each_route_is_open_to_whom_it_says(world: World, route: str, method: str, needs: Role) -> None:
    """Statuses: 401 and 403 where the role does not suffice; a hidden document as one that never was."""
    for role, by_token in WHO:
        check_route(world, (route, method, needs), role, by_token=by_token)


def check_route(world: World, asked: tuple[str, str, Role], role: Role, *, by_token: bool) -> None:
    route, method, needs = asked
    headers = headers_of(world, role, by_token=by_token)
    # What names no document, in its address or its form, is asked for once.
    about = is_about_a_document(route) or method == "POST"
    for document in (OPEN, HERS, OTHERS) if about else (OPEN,):
        if method == "POST" and role >= needs and (not by_token or document != OTHERS):
            # A form that is taken would change what others here look at; those of people need their page's token.
            continue
        answer = ask(world, route, method, document, headers)
        where = f"{method} {route} {document} as {role.word}{' with a token' if by_token else ''}"
        if role < needs:
            assert answer.status_code == (403 if role else 401), where
        elif route in PEOPLE_ONLY and by_token:
            assert answer.status_code == 403, where
        elif document != OTHERS:
            assert answer.status_code not in (401, 403), where
            assert answer.status_code < 500, where
        else:
            never = ask(world, route, method, NOBODYS, headers)
            assert answer.status_code == never.status_code, where
            assert answer.status_code >= 400 or not is_about_a_document(route), where
            named = re.compile(f"{document}|{NOBODYS}|{world.told[document].short}|{NO_STATEMENT}")
            assert named.sub("", answer.text) == named.sub("", never.text), where
        if answer.headers.get("content-type", "").startswith(("text/", "application/")):
            assert_tells_nothing(world, answer.text, OTHERS, str(answer.request.url) if document == OTHERS else "")


def ask(world: World, route: str, method: str, document: str, headers: dict[str, str]) -> Response:
    """Ask a route about a document; a form names it, and its statement, in every field that one of ours may have."""
    told = world.told.get(document)
    address = address_of(route, document, told)
    if method != "POST":
        return world.client.request(method, address, headers=headers)
    statement = told.short if told else NO_STATEMENT
    form = {"document": document, "statement": statement, "identity": statement, "spoor": statement, "id": statement}
    return world.client.post(address, headers=headers, data=form)


def questions(told: Told) -> list[str]:
    """Return what somebody would add to an address to find a hidden document."""
    words = max(sorted(told.words), key=len)
    long = " ".join(re.findall(r"\w{6,}", words)[:3])
    return [
        f"?q={quote(long)}",
        f"?q=document:{OTHERS}",
        f"?document={OTHERS}",
        f"?document={OTHERS}&rows=500",
        "?rows=500",
        "?rows=500&sort=-date",
        f"?first={OTHERS}&second={OPEN}",
        f"?first={OPEN}&second={OTHERS}",
        f"?agenda={OTHERS}&report={OPEN}",
        f"?agenda={OPEN}&report={OTHERS}",
        f"?for={OTHERS}",
        f"?for={HERS}",
        f"?statement={told.statement}",
        f"?of=links&document={OTHERS}",
    ]


LISTS = [path for path, method, needs in ROUTES if method == "GET" and "{" not in path and needs > Role.NOBODY]
#: The same list in every form in which it can be taken along, where the server does so.
EXPORTS = [f"/export/{form}" for form in export_formats() if any(path == "/export/{form}" for path, *_ in ROUTES)]


@pytest.mark.parametrize("route", [*LISTS, *EXPORTS])
def test_no_page_tells_of_a_hidden_document(world: World, route: str) -> None:
    headers = from_proxy("R. Visser", "chiefs", "defence")
    for question in ("", *questions(world.told[OTHERS])):
        answer = world.client.get(route + question, headers=headers)
        assert answer.status_code < 500, route + question
        assert_tells_nothing(world, body_of(answer), OTHERS, route + question)


def body_of(answer: Response) -> str:
    """Return what an answer says, also within a workbook or a Word file."""
    if not answer.content.startswith(b"PK"):
        return answer.text
    with ZipFile(BytesIO(answer.content)) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_the_needles_are_found_by_who_may_see_them(world: World) -> None:
    """Pages that show nothing of a hidden document show it to its group: the test above could fail."""
    headers = from_proxy("F. Inance", "readers", "finance")
    shown = flat(world.client.get("/ledger?rows=500", headers=headers).text)
    assert len([one for one in world.told[OTHERS].words if one in shown]) > 5
    told = world.told[OTHERS]
    assert world.client.get(f"/spoor/{told.short}", headers=headers).status_code == 200
    assert world.client.get(f"/spoor/{told.statement}", headers=headers).status_code == 200
    question = next(one for one in questions(told) if one.startswith("?q="))
    link = f'href="/documents/{OTHERS}'
    assert link in world.client.get(f"/search{question}", headers=headers).text
    assert link not in world.client.get(f"/search{question}", headers=from_proxy("R", "readers")).text


def test_counts_and_facets_are_of_what_is_seen(world: World) -> None:
    def total(*groups: str) -> tuple[int, int]:
        body = world.client.get("/ledger", headers=from_proxy("R. Visser", "readers", *groups)).text
        found = re.search(r'role="status">(\d+) undertaking', body)
        assert found is not None
        years = re.search(r"\?year=2020[^<]*<span>2020</span><span class=\"number\">(\d+)", body)
        return int(found[1]), int(years[1]) if years else 0

    whole, hers, finance, nothing = total("defence", "finance"), total("defence"), total("finance"), total()
    assert whole[0] > hers[0] > nothing[0]
    assert whole[0] > finance[0] > nothing[0]
    assert (whole[1], finance[1], hers[1], nothing[1]) == (whole[1], whole[1], 0, 0)
    assert whole[1] > 0


def test_what_one_group_was_shown_is_not_given_to_another(world: World) -> None:
    """Pages are kept and given again; the groups are part of what they are kept under."""
    world.client.get("/ledger", headers=from_proxy("A", "readers", "finance"))
    first = world.client.get("/ledger?rows=500", headers=from_proxy("A", "readers", "finance"))
    again = world.client.get(
        "/ledger?rows=500", headers={**from_proxy("A", "readers"), "if-none-match": first.headers.get("etag", "")}
    )
    assert again.status_code == 200
    assert_tells_nothing(world, again.text, OTHERS, "")
