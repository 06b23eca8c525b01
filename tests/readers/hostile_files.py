"""Makes some three hundred files that mean harm or are torn, the same ones every time, and keeps none of them.

Seven sorts: torn and altered samples of every format, texts, mark-up, PDFs, things packed, e-mails, and odd things on a
disk. Each is a name and a function that writes it, so that only the file at hand exists.
"""

from __future__ import annotations

import io
import os
import random
import socket
import zipfile
import zlib
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hostile_markup import markup_files, odt
from hostile_packed import mail_files, zip_files
from hostile_pdfs import pdf_files

DOSSIER = Path(__file__).resolve().parents[2] / "src" / "nakomen" / "demo" / "dossier"
OLD_WORD = Path(__file__).parent / "texts" / "agenda.doc"
SEED = 20240709


class Hostile(NamedTuple):
    """A file that means harm: its name, and what writes it at a path."""

    name: str
    write: Callable[[Path], object]


def hostile_files(seed: int = SEED) -> list[Hostile]:
    """Return all hostile files; their numbers make the names unique."""
    made: list[Hostile] = []
    for name, write in _all(seed):
        made.append(Hostile(f"{len(made):03}-{name}", write))
    return made


def _all(seed: int) -> Iterator[tuple[str, Callable[[Path], object]]]:
    yield from _damaged(samples(), seed)
    for name, data in samples().items():
        for suffix in (".pdf", ".docx", ".eml", ".txt"):
            if not name.endswith(suffix):
                yield f"misnamed-{name}{suffix}", _writer(lambda data=data: data)
    for name in ("brief.docx", "brief.odt"):
        for number in range(6):
            choose = luck(seed, name, number)
            yield f"altered-inside-{number}-{name}", _writer(lambda name=name, c=choose: _altered_inside(name, c))
    for files in (text_files(seed), markup_files(), pdf_files(), zip_files(samples()), mail_files(samples())):
        for name, make in files:
            yield name, _writer(make)
    yield from _odd_things()
    yield from _damaged(office_samples(), seed)


def _damaged(sound: dict[str, bytes], seed: int) -> Iterator[tuple[str, Callable[[Path], object]]]:
    for name, data in sound.items():
        for harm, damage in _damages(luck(seed, name)):
            yield f"{harm}-{name}", _writer(lambda data=data, damage=damage: damage(data))


def _writer(make: Callable[[], bytes]) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(make())


@cache
def samples() -> dict[str, bytes]:
    """Return a sound file of every format, all of one invented dossier."""
    shipped = {path.suffix: path.read_bytes() for path in sorted(DOSSIER.iterdir(), reverse=True)}
    text = shipped[".txt"].decode()
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Griffie <griffie@voorbeeld.nl>", "a@voorbeeld.nl", "Verslag top"
    mail["Date"] = "Fri, 14 Jun 2019 10:00:00 +0200"
    mail.set_content(text[:3000])
    mail.add_attachment(shipped[".docx"], "application", "octet-stream", filename="agenda.docx")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/verslag.txt", text)
        archive.writestr("stuk.xml", shipped[".xml"])
        archive.writestr("agenda.docx", shipped[".docx"])
    return {
        "brief.txt": shipped[".txt"],
        "brief.pdf": shipped[".pdf"],
        "brief.docx": shipped[".docx"],
        "stuk.xml": shipped[".xml"],
        "antwoord.html": shipped[".html"],
        "bericht.eml": mail.as_bytes(),
        "brieven.zip": packed.getvalue(),
        "brief.odt": odt("".join(f"<text:p>{line}</text:p>" for line in text[:2000].split("\n\n"))),
    }


def office_samples() -> dict[str, bytes]:
    """Return sound files that are read by way of LibreOffice; the Word file is the agenda of the dossier as it saves it."""
    lines = "\\par ".join(
        samples()["brief.txt"][:3000].decode("utf-8", "ignore").encode("ascii", "ignore").decode().split("\n")
    )
    note = "{\\super\\chftn{\\footnote\\pard Kamerstuk 12 345.}}"
    return {"brief.rtf": f"{{\\rtf1\\ansi {lines}{note}\\par}}".encode(), "agenda.doc": OLD_WORD.read_bytes()}


def torn(data: bytes, share: float) -> bytes:
    return data[: int(len(data) * share)]


def beheaded(data: bytes, share: float) -> bytes:
    return data[int(len(data) * share) :]


def flipped(data: bytes, share: float) -> bytes:
    """Return data in which one bit is turned in so large a share of the bytes."""
    choose, changed = luck(share, len(data)), bytearray(data)
    for _ in range(max(1, int(len(data) * share))):
        changed[choose.randrange(len(data))] ^= 1 << choose.randrange(8)
    return bytes(changed)


def zeroed(data: bytes, share: float) -> bytes:
    start, length = int(len(data) * share), max(1, len(data) // 50)
    return data[:start] + bytes(length) + data[start + length :]


def repeated(data: bytes, share: float) -> bytes:
    start, length = int(len(data) * share), max(1, len(data) // 20)
    return data[: start + length] + data[start : start + length] * 20 + data[start + length :]


def _damages(choose: random.Random) -> Iterator[tuple[str, Callable[[bytes], bytes]]]:
    """Yield ways to harm bytes, by name."""
    shares: dict[Callable[[bytes, float], bytes], tuple[float, ...]] = {
        torn: (0.001, 0.02, 0.3, 0.7, 0.99),
        beheaded: (0.01, 0.5),
        flipped: tuple(share * (1 + choose.random()) for share in (0.00001, 0.0001, 0.001, 0.01, 0.1)),
        zeroed: tuple(choose.random() * 0.95 for _ in range(3)),
        repeated: tuple(choose.random() * 0.95 for _ in range(3)),
    }
    for harm, all_shares in shares.items():
        for share in all_shares:
            yield f"{harm.__name__}-{share:.5f}", lambda data, harm=harm, share=share: harm(data, share)


def luck(*of: object) -> random.Random:
    """Return luck that is the same every time."""
    return random.Random(" ".join(map(str, of)))  # noqa: S311 - nothing secret hangs on it


def _altered_inside(name: str, choose: random.Random) -> bytes:
    """Return an office file whose parts are altered and packed soundly again."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(samples()[name])) as source, zipfile.ZipFile(packed, "w") as target:
        for info in source.infolist():
            data = bytearray(source.read(info))
            for _ in range(choose.randrange(1, 6)):
                if info.filename != "mimetype" and data:
                    at = choose.randrange(len(data))
                    data[at : at + choose.randrange(3)] = choose.choice((b"", b"<", b">", b"&", b"/", b"\xff", b"w:"))
            target.writestr(info.filename, bytes(data))
    return packed.getvalue()


def text_files(seed: int) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield texts that are none, that are endless, or that lead a pattern astray."""
    letter = "Geachte voorzitter,\n\nDe minister zegt toe de Kamer te informeren.\n"
    yield "leeg.txt", bytes
    yield "nullen.txt", lambda: bytes(5_000_000)
    yield "nul-in-tekst.txt", lambda: letter.encode() + b"\0" + letter.encode()
    yield "utf16.txt", lambda: letter.encode("utf-16")
    yield "utf16-half.txt", lambda: letter.encode("utf-16")[:-1]
    yield "utf32.txt", lambda: letter.encode("utf-32")
    yield "alleen-merk.txt", lambda: b"\xff\xfe"
    yield "losse-surrogaten.txt", lambda: (letter + "\ud800\udfff\udc80").encode("utf-8", "surrogatepass")
    yield "losse-surrogaten16.txt", lambda: b"\xff\xfe" + (letter + "\ud800 x").encode("utf-16-le", "surrogatepass")
    yield "stapelende-accenten.txt", ("De minister" + "\u0301" * 1_000_000 + " zegt toe.").encode
    yield "onzichtbaar.txt", ("\u200b\u202e\u2066" * 500_000 + letter).encode
    yield "te-groot.txt", lambda: letter.encode() * 400_000
    for name, words, times in (
        ("een-regel", "De minister zegt toe dat de Kamer ", 60_000),
        ("een-woord", "a", 2_000_000),
        ("regeleinden", "\n", 5_000_000),
        ("bladzijden", "Pagina 1 van 2\f", 100_000),
        ("spaties", " ", 5_000_000),
        ("haakjes", "(", 500_000),
        ("noten", "[1: ", 100_000),
        ("nootcijfers", "1 Zie bijlage\n", 50_000),
        ("streepjes", "-\n", 500_000),
        ("punten", ". ", 1_000_000),
        ("koppen", "# Kop\n\n", 100_000),
        ("cijfers", "28 676 ", 200_000),
        ("sprekers", "De heer De Wit (VVD):\nIk zeg toe.\n\n", 30_000),
        ("ondertekening", "De minister van Zeevaart,\nA.B. de Wit\n\n", 30_000),
        ("data", "Den Haag, 4 juni 2019 ", 50_000),
        ("onderwerp", "Onderwerp: ", 100_000),
        ("citaten", "> ", 500_000),
        ("tabs", "\t", 2_000_000),
        ("sluitende", "</p>", 300_000),
    ):
        yield f"{name}.txt", lambda words=words, times=times: (words * times).encode()
    for number, size in enumerate((1, 100, 100_000, 5_000_000)):
        yield f"ruis-{number}.txt", lambda size=size, n=number: luck(seed, n).randbytes(size)
    for head in (
        b"%PDF-",
        b"PK\x03\x04",
        b"{\\rtf",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<?xml",
        b"<html",
        b"\x89PNG",
    ):
        yield f"alleen-kop-{head[:4].hex()}.txt", lambda head=head: head
    yield "accolades.rtf", lambda: b"{\\rtf1 " + b"{" * 1_000_000
    yield (
        "sectoren.doc",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\3\0\xfe\xff\x09\0" + bytes(5000),
    )


def _odd_things() -> Iterator[tuple[str, Callable[[Path], object]]]:
    """Yield what stands on a disk and is no file that ends."""
    yield "pijp.txt", os.mkfifo
    yield "pijp.pdf", os.mkfifo
    yield "eindeloos.txt", lambda path: path.symlink_to("/dev/zero")
    yield "ruis.pdf", lambda path: path.symlink_to("/dev/urandom")
    yield "kring.docx", lambda path: path.symlink_to(path)
    yield "nergens.xml", lambda path: path.symlink_to(path.with_name("weg.xml"))
    yield "map.pdf", lambda path: path.mkdir()
    yield "ijl.pdf", lambda path: _sparse(path, b"%PDF-1.7\n", 10**11)
    yield "ijl.txt", lambda path: _sparse(path, b"De Raad besloot. ", 150_000_000)
    yield "ijl.zip", lambda path: _sparse(path, b"PK\x03\x04", 150_000_000)
    yield "ijl.docx", lambda path: _sparse(path, b"PK\x03\x04word/", 150_000_000)
    yield "ijl.eml", lambda path: _sparse(path, b"From: a\nMIME-Version: 1.0\nDate: x\n\n", 49_000_000)
    yield "stopcontact.txt", _socket


def _sparse(path: Path, head: bytes, size: int) -> None:
    with path.open("wb") as file:
        file.write(head)
        file.truncate(size)


def _socket(path: Path) -> None:
    """Make a socket; its address may be no longer than some hundred characters."""
    with socket.socket(socket.AF_UNIX) as made:
        before = Path.cwd()
        os.chdir(path.parent)
        try:
            made.bind(path.name)
        finally:
            os.chdir(before)


def deflated(data: bytes, times: int) -> bytes:
    """Return the zlib stream of data repeated very often, made without ever holding it."""
    packer = zlib.compressobj(9)
    stream = packer.compress(data)
    return stream + b"".join(packer.compress(data) for _ in range(times - 1)) + packer.flush()
