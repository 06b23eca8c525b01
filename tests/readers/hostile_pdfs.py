"""Hostile PDFs, written object by object."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

Made = tuple[str, Callable[[], bytes]]
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
LINE = b"BT /F 12 Tf 72 700 Td (De minister zegt toe de Kamer te informeren.) Tj ET"
BOX = b"[0 0 595 842]"


def pdf(objects: dict[int, bytes], root: bytes = b"1 0 R", trailer: bytes = b"") -> bytes:
    """Return a PDF of numbered objects with a sound table of them."""
    parts, offsets, length = [b"%PDF-1.7\n"], {}, 9
    for number, body in objects.items():
        offsets[number] = length
        parts.append(b"%d 0 obj\n" % number + body + b"\nendobj\n")
        length += len(parts[-1])
    table = b"xref\n0 1\n0000000000 65535 f \n"
    table += b"".join(b"%d 1\n%010d 00000 n \n" % pair for pair in offsets.items())
    end = b"trailer\n<</Size %d/Root %s%s>>\nstartxref\n%d\n%%%%EOF" % (max(objects) + 1, root, trailer, length)
    return b"".join([*parts, table, end])


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def paged(
    content: bytes = LINE, *, box: bytes = BOX, entries: bytes = b"", more: dict[int, bytes] | None = None
) -> bytes:
    """Return a PDF of one page; `content` is its stream, or an object that is one already."""
    body = content if content.startswith(b"<<") else stream(content)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>" % (box, entries)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: page,
        4: body,
        5: FONT,
    }
    return pdf({**objects, **(more or {})})


def flate_twice(megabytes: int) -> bytes:
    """Return a stream of blanks packed twice: some kilobytes that unpack to as many megabytes."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()
    return stream(zlib.compress(once, 9), b"/Filter[/FlateDecode/FlateDecode]")


def pages(count: int, kids: Callable[[int], bytes]) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids(n) for n in range(count)), count),
            3: page, 4: stream(LINE), 5: FONT,
        }
    )  # fmt: skip


def tree(kids: bytes, count: int = 1, more: dict[int, bytes] | None = None) -> bytes:
    body = b"<</Type/Pages/Kids%s/Count %d>>" % (kids, count)
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: body, **(more or {})})


def pdf_files() -> Iterator[Made]:
    """Yield PDFs that burst, run in circles or lie."""
    yield "miljoen-objecten.pdf", lambda: paged(more=dict.fromkeys(range(6, 1_000_006), b"null"))
    yield "flate-1-gib.pdf", lambda: paged(flate_twice(1_074))
    yield "flate-100-mb.pdf", lambda: paged(flate_twice(100))
    yield "flate-20-maal.pdf", lambda: paged(stream(zlib.compress(LINE), b"/Filter[" + b"/FlateDecode" * 20_000 + b"]"))
    yield "drie-miljoen-teksten.pdf", lambda: paged(b"BT /F 9 Tf 9 9 Td " + b"(a)Tj " * 3_000_000 + b"ET")
    yield (
        "teksten-overal.pdf",
        lambda: paged(b"BT /F 9 Tf " + b"".join(b"%d %d Td (a)Tj " % (n % 7, n % 5) for n in range(200_000)) + b"ET"),
    )
    yield "een-lange-tekst.pdf", lambda: paged(b"BT /F 9 Tf 9 9 Td (" + b"woord " * 1_000_000 + b") Tj ET")
    yield "geneste-q.pdf", lambda: paged(b"q " * 1_000_000 + LINE)
    yield "geneste-haken.pdf", lambda: paged(b"[" * 1_000_000 + LINE)
    yield "lijnen.pdf", lambda: paged(b"0 0 m " + b"9 9 l " * 2_000_000 + b"S " + LINE)
    for number, box in enumerate(
        (b"[0 0 1e9 1e9]", b"[0 0 -5 -5]", b"[0 0 0 0]", b"[nan inf 1 1]", b"[9999999999999999999999 0 1 1]", b"[0 0]", b"[]",
         b"[0 0 0.0001 0.0001]", b"(x)", b"[[0] 0 595 842]")
    ):  # fmt: skip
        yield f"maat-{number}.pdf", lambda box=box: paged(box=box)
    yield "kring-kind.pdf", lambda: tree(b"[2 0 R]")
    yield "kring-kinderen.pdf", lambda: tree(b"[3 0 R]", 5, {3: b"<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 5>>"})
    yield "kring-ouder.pdf", lambda: tree(b"[3 0 R]", 1, {3: b"<</Type/Page/Parent 3 0 R>>"})
    yield "kring-inhoud.pdf", lambda: paged(b"<</Length 4 0 R>>stream\nx\nendstream")
    yield "kring-vorige.pdf", lambda: pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<<>>"}, trailer=b"/Prev 9")
    yield (
        "kring-vorm.pdf",
        lambda: paged(
            b"/X Do " + LINE,
            entries=b"/XObject<</X 6 0 R>>",
            more={
                6: stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
            },
        ),
    )
    forms = {
        n: stream(
            b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (n + 1)
        )
        for n in range(6, 16)
    }
    yield "vormen-maal-tien.pdf", lambda: paged(
        b"/X Do", entries=b"/XObject<</X 6 0 R>>",
        more={**forms, 16: stream(LINE, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>>>")},
    )  # fmt: skip
    image = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/%s"
    for name, size, kind in (("groot", 100_000, b"FlateDecode"), ("jpx", 9, b"JPXDecode"), ("jbig", 9, b"JBIG2Decode"),
                             ("negatief", -5, b"DCTDecode"), ("ccitt", 60_000, b"CCITTFaxDecode")):  # fmt: skip
        drawn = {6: stream(zlib.compress(bytes(9_000)), image % (size, size, kind))}
        yield f"beeld-{name}.pdf", lambda drawn=drawn: paged(b"/X Do", entries=b"/XObject<</X 6 0 R>>", more=drawn)
    yield "eindeloze-stroom.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<</Length 99999999>>stream\n" + b"x" * 5_000_000
    yield "lengte-liegt.pdf", lambda: paged(b"<</Length 99999999999>>stream\n" + LINE + b"\nendstream")
    yield "lengte-negatief.pdf", lambda: paged(b"<</Length -1>>stream\n" + LINE + b"\nendstream")
    yield "2001-bladzijden.pdf", lambda: pages(2_001, lambda _: b"3 0 R")
    yield "400-bladzijden.pdf", lambda: pages(400, lambda _: b"3 0 R")
    yield "telling-liegt.pdf", lambda: tree(b"[]", 2_000_000_000)
    yield "telling-negatief.pdf", lambda: tree(b"[3 0 R]", -1, {3: b"<</Type/Page>>"})
    yield "diepe-lijst.pdf", lambda: paged(more={6: b"[" * 500_000 + b"]" * 500_000})
    yield "diep-woordenboek.pdf", lambda: paged(more={6: b"<</A" * 300_000 + b">>" * 300_000})
    yield "diepe-boom.pdf", lambda: tree(
        b"[3 0 R]", 1,
        {n: b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (n - 1, n + 1) for n in range(3, 20_000)},
    )  # fmt: skip
    yield (
        "objectstroom.pdf",
        lambda: paged(
            more={
                6: stream(
                    zlib.compress(b"7 0 " * 100_000), b"/Type/ObjStm/N 100000/First 9/Filter/FlateDecode/Extends 6 0 R"
                )
            }
        ),
    )
    yield (
        "versleuteld.pdf",
        lambda: pdf(
            {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Kids[]/Count 0>>"},
            trailer=b"/Encrypt<</Filter/Standard/V 5/R 6/O()/U()>>",
        ),
    )
    yield "letters-oneindig.pdf", lambda: paged(LINE.replace(b"12 Tf", b"1e30 Tf").replace(b"72 700", b"1e38 -1e38"))
    yield "letters-nul.pdf", lambda: paged(LINE.replace(b"12 Tf", b"0 Tf"))
    yield "letters-gedraaid.pdf", lambda: paged(b"0 1e9 -1e9 0 0 0 cm " + LINE)
    cmap = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FF> <D800> endbfrange endcmap"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    yield "surrogaten.pdf", lambda: paged(more={5: font, 6: stream(cmap)})
    yield (
        "lettertype-ruis.pdf",
        lambda: paged(
            more={
                5: b"<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor 6 0 R/FirstChar -9/LastChar 99999999/Widths[1]>>",
                6: b"<</Type/FontDescriptor/FontName/X/FontFile2 7 0 R>>",
                7: stream(b"\0\1\0\0\xff\xff" + b"\xff" * 4_000),
            }
        ),
    )
    yield "rommel-voor.pdf", lambda: b"x" * 900 + paged()
    yield "zonder-wortel.pdf", lambda: pdf({1: b"<<>>"}, root=b"9 0 R")
    yield "zonder-tabel.pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj<<>>endobj\n" * 50_000
    yield "alleen-beeld.pdf", lambda: paged(
        b"q 100 0 0 100 0 0 cm /X Do Q", entries=b"/XObject<</X 6 0 R>>",
        more={6: stream(bytes(300), b"/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceRGB")},
    )  # fmt: skip
