"""Hostile zips and e-mails."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator

Made = tuple[str, Callable[[], bytes]]
LETTER = b"Geachte voorzitter,\n\nDe minister zegt toe de Kamer voor 1 mei 2021 te informeren.\n"


def zipped(
    members: dict[str, bytes] | list[tuple[str | zipfile.ZipInfo, bytes]], pack: int = zipfile.ZIP_DEFLATED
) -> bytes:
    data = io.BytesIO()
    pairs = members.items() if isinstance(members, dict) else members
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that stand twice, which is the point
        with zipfile.ZipFile(data, "w", pack) as archive:
            for name, content in pairs:
                archive.writestr(name, content)
    return data.getvalue()


def burst(name: str, megabytes: int, said: int | None = None) -> bytes:
    """Return a zip of one member of so many megabytes of blanks, that says to be as large as `said`."""
    block = zlib.compressobj(9, zlib.DEFLATED, -15)
    once = block.compress(b" " * 1_000_000) + block.flush(zlib.Z_FULL_FLUSH)
    end = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = once * megabytes + end.flush()
    size = megabytes * 1_000_000 if said is None else said
    own = name.encode()
    head = struct.pack("<HHHHHIII", 20, 0, 8, 0, 0x21, 0, len(body), size) + struct.pack("<HH", len(own), 0)
    local = b"PK\3\4" + head + own + body
    central = b"PK\1\2\x14\0" + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + own
    return local + central + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)


def nested(data: bytes, name: str, depth: int) -> bytes:
    for number in range(depth):
        data = zipped({name if not number else f"laag{number}.zip": data})
    return data


def zip_files(samples: dict[str, bytes]) -> Iterator[Made]:
    """Yield zips that burst, nest, lead outside, lie or are locked."""
    yield "leeg.zip", lambda: zipped({})
    yield "mappen.zip", lambda: zipped({"a/": b"", "b/": b""})
    yield "barst-100.zip", lambda: burst("a.txt", 100)
    yield "barst-1000.zip", lambda: burst("a.txt", 1_000)
    yield "barst-10000.zip", lambda: burst("a.pdf", 4_000)
    yield "barst-liegt.zip", lambda: burst("a.txt", 1_000, said=1_000)
    yield "barst.docx", lambda: burst("word/document.xml", 1_000)
    yield "barst-liegt.docx", lambda: burst("word/document.xml", 1_000, said=1_000)
    yield "barst.odt", lambda: burst("content.xml", 1_000)
    yield "barst-genest.zip", lambda: zipped({"a.zip": burst("a.txt", 1_000), "b.txt": LETTER})
    yield "barst-velen.zip", lambda: zipped({f"{n}.txt": b" " * 9_000_000 for n in range(60)})
    yield "genest-2.zip", lambda: nested(LETTER, "a.txt", 2)
    yield "genest-20.zip", lambda: nested(LETTER, "a.txt", 20)
    yield "genest-breed.zip", lambda: nested(zipped({f"{n}.txt": LETTER for n in range(100)}), "a.zip", 1)
    yield "velen.zip", lambda: zipped({f"{n:05}.txt": b"x" for n in range(20_000)}, zipfile.ZIP_STORED)
    yield (
        "uit-de-map.zip",
        lambda: zipped({"../../../../etc/passwd": LETTER, "/etc/shadow.txt": LETTER, "..\\c.txt": LETTER}),
    )
    yield "namen.zip", lambda: zipped({"a\n\x1b[2J.txt": LETTER, "C:\\x.txt": LETTER, "n" * 60_000 + ".txt": LETTER})
    yield "dubbel.zip", lambda: zipped([("a.txt", LETTER), ("a.txt", LETTER + b"x"), ("A.TXT", LETTER)])
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    yield "verwijzing.zip", lambda: zipped([(link, b"/etc/passwd"), ("a.txt", LETTER)])
    yield (
        "rommel.zip",
        lambda: zipped({"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "a.txt": LETTER, "Thumbs.db": b"x"}),
    )
    yield "alleen-plaatjes.zip", lambda: zipped({"a.jpg": b"\xff\xd8\xff", "b.png": b"\x89PNG"})
    yield (
        "slot.zip",
        lambda: zipped({"a.txt": LETTER}).replace(b"PK\1\2\x14\x03\x14\0\0\0", b"PK\1\2\x14\x03\x14\0\1\0"),
    )
    yield "onbekende-manier.zip", lambda: zipped({"a.txt": LETTER}).replace(b"\0\0\x08\0", b"\0\0\x63\0")
    yield (
        "verkeerde-som.zip",
        lambda: zipped({"a.txt": LETTER, "b.txt": LETTER}, zipfile.ZIP_STORED).replace(b"Geachte", b"Gehate!", 1),
    )
    yield "liegt-om-aantal.zip", lambda: zipped({"a.txt": LETTER})[:-14] + struct.pack("<HHIIH", 9, 9, 60, 40, 0)
    yield "andere-manieren.zip", lambda: zipped({"a.txt": LETTER * 50}, zipfile.ZIP_LZMA) + b""
    yield "bzip-barst.zip", lambda: zipped({"a.txt": b" " * 100_000_000}, zipfile.ZIP_BZIP2)
    yield "staart.zip", lambda: zipped({"a.txt": LETTER}) + b"\0" * 60_000
    yield "kop.zip", lambda: b"PK\3\4" + b"x" * 5_000 + zipped({"a.txt": LETTER})
    yield (
        "alles.zip",
        lambda: zipped({**samples, "stuk.pdf": b"%PDF-1.7 torn", "leeg.txt": b"", "ruis.docx": b"PK\3\4xx"}),
    )
    yield "docx-los.zip", lambda: zipped({"a.docx": samples["brief.docx"]}, zipfile.ZIP_STORED)
    yield "zip-als.docx", lambda: zipped({"a.txt": LETTER})


def mail(*lines: str | bytes) -> bytes:
    head = ["From: a@voorbeeld.nl", "Date: Mon, 3 May 2021 10:00:00 +0200", "MIME-Version: 1.0"]
    return b"\r\n".join(line if isinstance(line, bytes) else line.encode() for line in (*head, *lines))


def attached(name: str, data: bytes, boundary: str = "grens") -> bytes:
    head = f"Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename={name}\r\n"
    return f"--{boundary}\r\n{head}Content-Transfer-Encoding: 8bit\r\n\r\n".encode() + data + b"\r\n"


MULTIPART = "Content-Type: multipart/mixed; boundary=grens"


def mail_files(samples: dict[str, bytes]) -> Iterator[Made]:
    """Yield mails of which the head, the parts or what is attached mean harm."""
    text = "Content-Type: text/plain; charset="
    body = ("", "Geachte voorzitter, de minister zegt toe te informeren.")
    yield "leeg.eml", lambda: mail("", "")
    yield "alleen-kop.eml", lambda: mail("Subject: x")
    yield "lange-kop.eml", lambda: mail("Subject: " + "x" * 5_000_000, *body)
    yield "koppen.eml", lambda: mail(*(f"X-{n}: y" for n in range(100_000)), *body)
    yield (
        "gevouwen.eml",
        lambda: mail("Subject: x\r\n " + "\r\n ".join("=?utf-8?q?=C3?=" for _ in range(20_000)), *body),
    )
    yield "codering.eml", lambda: mail(text + "x-niets", *body)
    yield "codering-zlib.eml", lambda: mail(text + "zlib", *body)
    yield "codering-vreemd.eml", lambda: mail(text + "\"utf-8\\\0\"; charset*0*=utf''x; charset*1=%FF", *body)
    yield "base64.eml", lambda: mail(text + "utf-8", "Content-Transfer-Encoding: base64", "", "####====A" * 10_000)
    yield (
        "quoted.eml",
        lambda: mail(text + "utf-8", "Content-Transfer-Encoding: quoted-printable", "", "=ZZ=\r\n=" * 10_000),
    )
    yield (
        "uu.eml",
        lambda: mail(text + "utf-8", "Content-Transfer-Encoding: x-uuencode", "", "begin 644 x\r\n#####\r\nend"),
    )
    yield "datum.eml", lambda: mail("Date: Mon, 99 Foo 99999999999 99:99:99 +9999999", *body)
    yield "van.eml", lambda: mail("To: " + "((((" * 10_000 + '"' + "<" * 10_000, *body)
    yield "onderwerp.eml", lambda: mail("Subject: =?x-niets?b?////?= =?utf-8?b?A?= =?utf-8?x?y?=", *body)
    yield "achtbits.eml", lambda: mail(b"Subject: co\xf6rdinatie \xff\xfe", *body)
    yield "grens-weg.eml", lambda: mail("Content-Type: multipart/mixed", *body)
    yield "grens-lang.eml", lambda: mail(f'Content-Type: multipart/mixed; boundary="{"g" * 100_000}"', *body)
    yield "grens-regels.eml", lambda: mail(MULTIPART, "", b"--grens\r\n\r\nx\r\n" * 50_000)
    deep = "".join(f"--g{n}\r\nContent-Type: multipart/mixed; boundary=g{n + 1}\r\n\r\n" for n in range(3_000))
    yield "diep.eml", lambda: mail("Content-Type: multipart/mixed; boundary=g0", "", deep)
    yield (
        "post-in-post.eml",
        lambda: mail(*(line for _ in range(500) for line in ("Content-Type: message/rfc822", "")), *body),
    )
    yield "bijlagen.eml", lambda: mail(MULTIPART, "", attached("a.txt", LETTER) * 5_000)
    yield "bijlage-barst.eml", lambda: mail(MULTIPART, "", attached("a.zip", burst("a.txt", 500)), b"--grens--")
    yield (
        "bijlage-namen.eml",
        lambda: mail(MULTIPART, "", attached('"../../x.txt"', LETTER), attached("*0*=''%", LETTER)),
    )
    yield "bijlage-stuk.eml", lambda: mail(MULTIPART, "", attached("a.pdf", b"%PDF-1.7 x"), attached("b.txt", LETTER))
    yield (
        "bijlage-docx.eml",
        lambda: mail(MULTIPART, "", attached("a.docx", samples["brief.docx"][:5000]), b"--grens--"),
    )
    yield "html.eml", lambda: mail("Content-Type: text/html", "", "<div>" * 300_000 + "De Raad besloot.")
    yield (
        "html-geheim.eml",
        lambda: mail("Content-Type: text/html", "", '<iframe src="file:///etc/passwd"></iframe>De Raad.'),
    )
    yield (
        "extern.eml",
        lambda: mail('Content-Type: message/external-body; access-type=local-file; name="/etc/passwd"', ""),
    )
    yield "nul.eml", lambda: mail("Subject: a\0b", "", "De Raad\0 besloot.")
    yield (
        "vormen.eml",
        lambda: mail("Content-Type: multipart/alternative; boundary=grens", "", "--grens\r\n\r\n" * 3_000),
    )
