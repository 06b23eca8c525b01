"""A real HTTP server on this machine that answers what it is told to, misbehaves when asked, and a clock to wind."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from nakomen.sources.web import Fetcher, Manners

# The makers of records are modules of their own.
sys.path.insert(0, str(Path(__file__).resolve().parent))


@dataclass(frozen=True)
class Answer:
    """One answer: `cut` breaks off after so many bytes, `endless` never ends, `silent` closes without a word.

    `drip` is how many seconds each byte takes.
    """

    body: bytes = b""
    media_type: str = "application/xml"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    endless: bool = False
    silent: bool = False
    drip: float = 0
    etag: str = ""
    ranges: bool = False


@dataclass(frozen=True)
class Asked:
    """What the server was asked."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]


Answering = Callable[[Asked], Answer]


class Service:
    """The server of a test; `address(path)` is where it stands, `asked` all that it was asked."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._answers: dict[str, Answering] = {}
        self._first: dict[str, list[Answer]] = {}
        service = self

        class _Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                service.serve(self)

            def log_message(self, *_: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self.host = f"127.0.0.1:{self._server.server_port}"
        self.base = f"http://{self.host}"
        self._running = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._running.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._running.join()

    def address(self, path: str) -> str:
        return f"{self.base}{path}"

    def put(self, path: str, body: bytes | str, media_type: str = "application/xml", **how: Any) -> None:
        """Answer a path, whatever its query, with these bytes."""
        content = body.encode() if isinstance(body, str) else body
        self._answers[path] = lambda _: Answer(content, media_type, **how)

    def on(self, path: str, answering: Answering) -> None:
        """Answer a path by a function of what was asked."""
        self._answers[path] = answering

    def first(self, path: str, *answers: Answer) -> None:
        """Give these answers to the next askers of a path, before its usual one."""
        self._first.setdefault(path, []).extend(answers)

    def times(self, path: str) -> int:
        """Return how often a path was asked."""
        return sum(one.path == path for one in self.asked)

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        asked = Asked(parts.path, query, {name.lower(): value for name, value in handler.headers.items()})
        self.asked.append(asked)
        waiting = self._first.get(asked.path)
        if waiting:
            answer = waiting.pop(0)
        else:
            answer = self._answers.get(asked.path, lambda _: Answer(b"no such page", "text/plain", 404))(asked)
        _send(handler, _conditioned(answer, asked))


def _conditioned(answer: Answer, asked: Asked) -> Answer:
    """Return what remains to be sent where the asker has a part, or all, of it."""
    headers = dict(answer.headers)
    if answer.etag:
        headers["ETag"] = answer.etag
        if asked.headers.get("if-none-match") == answer.etag:
            return replace(answer, status=304, body=b"", headers=headers)
    if answer.ranges:
        headers["Accept-Ranges"] = "bytes"
        start = asked.headers.get("range", "").removeprefix("bytes=").removesuffix("-")
        if start and asked.headers.get("if-range") in (None, answer.etag):
            size = len(answer.body)
            headers["Content-Range"] = f"bytes {start}-{size - 1}/{size}"
            return replace(answer, status=206, body=answer.body[int(start) :], headers=headers)
    return replace(answer, headers=headers)


def _send(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    handler.close_connection = True
    if answer.silent:
        return
    handler.send_response(answer.status)
    headers = {"Content-Type": answer.media_type, "Connection": "close", **answer.headers}
    if not answer.endless and answer.status != 304:
        headers.setdefault("Content-Length", str(len(answer.body)))
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    try:
        if answer.endless:
            while True:
                handler.wfile.write(b"x" * 65536)
        sent = answer.body if answer.cut is None else answer.body[: answer.cut]
        for at in range(len(sent)) if answer.drip else ():
            time.sleep(answer.drip)
            handler.wfile.write(sent[at : at + 1])
        handler.wfile.write(b"" if answer.drip else sent)
    except OSError:
        return


class WoundClock:
    """A clock that only sleeping moves; `slept` is how long each time."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.now += seconds


@pytest.fixture
def service() -> Iterator[Service]:
    """A server of this test's own."""
    made = Service()
    yield made
    made.stop()


@pytest.fixture
def wound() -> WoundClock:
    """The clock of this test's fetchers."""
    return WoundClock()


@pytest.fixture
def fetcher(service: Service, wound: WoundClock) -> Iterator[Fetcher]:
    """A fetcher that may ask the test's server, and nobody else."""
    manners = Manners(frozenset({service.host}), allow_private=True, timeout=2.0, max_bytes=1024 * 1024)
    with Fetcher(manners, sleep=wound.sleep, clock=wound.clock) as made:
        yield made


@pytest.fixture
def answer() -> type[Answer]:
    """The shape of an answer, for tests that cannot import this file."""
    return Answer


PAPER = """<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie><kamerstuk>
<kamerstukkop><tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>39 412</dossiernr></dossiernummer><titel>De kustverdediging</titel></dossier>
<stuk><stuknr><ondernummer kamer="2">{number}</ondernummer></stuknr><titel>BRIEF VAN DE MINISTER VAN WATERWEGEN</titel>
<algemeen><vrije-tekst><tekst><al>Geachte voorzitter,</al>
<al>Ik zal uw Kamer voor 1 juni 2024 informeren over veerhaven {number}.</al></tekst></vrije-tekst></algemeen></stuk>
</kamerstuk></officiele-publicatie>"""
#: The shape of an answer and of a record; `s`, `g` stand for prefixes that differ from server to server.
SRU = """<?xml version="1.0" encoding="UTF-8"?>
<{s}:searchRetrieveResponse xmlns:{s}="http://docs.oasis-open.org/ns/search-ws/sruResponse"
 xmlns:{g}="http://standaarden.overheid.nl/sru" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:ow="http://standaarden.overheid.nl/wetgeving/">
<{s}:numberOfRecords>{total}</{s}:numberOfRecords><{s}:records>{records}</{s}:records>{more}
</{s}:searchRetrieveResponse>"""
RECORD = """<{s}:record><{s}:recordData><{g}:gzd><{g}:originalData><ow:meta>
<ow:owmskern><dcterms:identifier>{number}</dcterms:identifier>{extra}<dcterms:title>{title}</dcterms:title>
<dcterms:type>officiële publicatie</dcterms:type><dcterms:creator>Ministerie van Waterwegen</dcterms:creator>
<dcterms:modified>{modified}</dcterms:modified></ow:owmskern>
<ow:tpmeta><ow:dossiernummer>39412</ow:dossiernummer><ow:ondernummer>1</ow:ondernummer>
<ow:subrubriek scheme="OVERHEIDop.KamerstukTypen">Brief</ow:subrubriek></ow:tpmeta>
<dcterms:date>{day}</dcterms:date></ow:meta></{g}:originalData>
<{g}:enrichedData><{g}:preferredUrl>{base}/{number}.html</{g}:preferredUrl>{forms}</{g}:enrichedData></{g}:gzd>
</{s}:recordData></{s}:record>"""


@dataclass
class Record:
    """A publication as the search tells it."""

    number: str
    title: str = "Stand van de veerhavens"
    day: str = "2024-03-05"
    modified: str = "2024-03-07"
    extra: str = ""
    forms: tuple[str, ...] = ("xml", "pdf", "metadata")


class Koop:
    """The publications of KOOP on the test's server: a search that pages, and the files of each publication."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.base = service.base
        self.records: list[Record] = []
        self.prefixes = {"s": "sru", "g": "gzd"}
        self.page_size = 2
        service.on("/sru", self.search)

    def add(self, number: str, **how: Any) -> Record:
        """Add a publication with its XML and its metadata."""
        record = Record(number, **how)
        self.records.append(record)
        self.service.put(f"/{number}.xml", PAPER.format(number=number.rpartition("-")[2]), etag=f'"{number}"')
        self.service.put(
            f"/{number}/metadata.xml",
            '<metadata_gegevens><metadata name="DC.title" content="De kustverdediging; Brief; Uit de metadata"/>'
            '<metadata name="DCTERMS.issued" scheme="XSD.date" content="2024-03-04"/>'
            '<metadata name="OVERHEIDop.dossiernummer" content="39412"/></metadata_gegevens>',
        )
        return record

    def search(self, asked: Asked) -> Answer:
        """Answer a search as the service does, from the record that is asked for on."""
        changed = asked.query["query"].rpartition("dt.modified>=")[2] if "dt.modified" in asked.query["query"] else ""
        found = [one for one in self.records if one.modified >= changed]
        start = int(asked.query["startRecord"]) - 1
        size = min(self.page_size, int(asked.query["maximumRecords"]))
        return Answer(self.page(found[start : start + size], len(found)))

    def page(self, records: list[Record], total: int | str, more: str = "") -> bytes:
        """Return one page of an answer."""
        told = "".join(
            RECORD.format(**self.prefixes, **{**vars(one), "forms": self._forms(one)}, base=self.base)
            for one in records
        )
        return SRU.format(**self.prefixes, total=total, records=told, more=more).encode()

    def _forms(self, record: Record) -> str:
        g, where = self.prefixes["g"], f"{self.base}/{record.number}"
        ends = {"xml": ".xml", "html": ".html", "pdf": ".pdf", "metadata": "/metadata.xml"}
        return "".join(
            f'<{g}:itemUrl manifestation="{form}">{where}{ends[form]}</{g}:itemUrl>' for form in record.forms
        )


@pytest.fixture
def koop(service: Service) -> Koop:
    """The publications on this test's server."""
    return Koop(service)
