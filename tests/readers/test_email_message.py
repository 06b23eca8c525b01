"""E-mails: the text is a letter, what is attached another, and bad heads hide neither."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packed_letters import DOSSIER, LETTER, packed, read, told

from nakomen.readers import read_document
from nakomen.readers.dispatch import Asked
from nakomen.readers.members import Outcome, read_documents


def mail(text: str = LETTER, sort: str = "plain", **heads: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "Griffie van de Kustraad <griffie@voorbeeld.nl>", "Tweede Kamer <tk@voorbeeld.nl>"
    message["Date"] = heads.pop("date", "Fri, 14 Jun 2019 23:30:00 +0200")
    message["Subject"] = heads.pop("subject", "Fwd: RE: Coördinatie van de sluis")
    message.set_content(text, subtype=sort, **heads)
    return message


def test_a_mail_is_a_letter_with_what_its_head_tells(tmp_path: Path) -> None:
    [outcome] = read(tmp_path, "bericht.eml", mail("De minister zegt toe de sluis te verhogen.").as_bytes()).values()
    document = outcome.document
    assert document is not None
    assert document.text == "De minister zegt toe de sluis te verhogen."
    identity = document.identity
    assert (identity.title, identity.date, identity.date_source) == (
        "Coördinatie van de sluis",
        date(2019, 6, 14),
        "metadata",
    )
    assert [person.name for person in identity.signatories] == ["Griffie van de Kustraad"]
    assert "e-mail from Griffie van de Kustraad to Tweede Kamer" in document.remarks
    assert document.media_type == "message/rfc822"


def test_what_the_letter_itself_tells_stands_above_the_head(tmp_path: Path) -> None:
    letter = f"Den Haag, 3 mei 2018\n\nBetreft: Verslag van de Kusttop\n\n{LETTER}\nDe minister van Defensie,\n\nA.B. de Wit\n"
    [outcome] = read(tmp_path, "brief.eml", mail(letter).as_bytes(), Asked(on=date(2001, 1, 1))).values()
    assert outcome.document is not None
    identity = outcome.document.identity
    assert (identity.date, identity.title) == (date(2018, 5, 3), "Verslag van de Kusttop")
    assert "Griffie" not in str(identity.signatories)


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "iso-8859-15"])
@pytest.mark.parametrize("sort", ["plain", "html"])
def test_encodings_of_text(tmp_path: Path, transfer: str, charset: str, sort: str) -> None:
    message = mail(_as(sort), sort, charset=charset, cte=transfer)
    [outcome] = read(tmp_path, "b.eml", message.as_bytes()).values()
    assert outcome.document is not None
    assert "over de coördinatie te informeren." in outcome.document.text


@pytest.mark.parametrize("sort", ["plain", "html"])
def test_text_in_utf_16(tmp_path: Path, sort: str) -> None:
    """UTF-16 has zero bytes, which only base64 carries; Python's own e-mail cuts it at the wrong bytes."""
    heads = [f"Content-Type: text/{sort}; charset=utf-16", "Content-Transfer-Encoding: base64"]
    lines = ["From: a@voorbeeld.nl", "MIME-Version: 1.0", "To: b@voorbeeld.nl", *heads, ""]
    data = "\r\n".join([*lines, b64encode(_as(sort).encode("utf-16")).decode()]).encode()
    [outcome] = read(tmp_path, "b.eml", data).values()
    assert outcome.document is not None
    assert "over de coördinatie te informeren." in outcome.document.text


def _as(sort: str) -> str:
    return LETTER if sort == "plain" else f"<html><body><p>{LETTER}</p></body></html>"


def test_plain_text_stands_above_html(tmp_path: Path) -> None:
    message = mail("De minister zegt toe.")
    message.add_alternative("<p>De minister zegt <b>iets anders</b> toe.</p>", subtype="html")
    [outcome] = read(tmp_path, "b.eml", message.as_bytes()).values()
    assert outcome.document is not None
    assert outcome.document.text == "De minister zegt toe."


def test_what_is_attached_is_read_apart(tmp_path: Path) -> None:
    message = mail()
    for suffix in (".docx", ".pdf"):
        message.add_attachment(DOSSIER[suffix], "application", "octet-stream", filename=f"bijlage{suffix}")
    message.add_attachment(packed(("in.txt", LETTER)), "application", "zip", filename="pakket.zip")
    message.add_attachment(mail("De minister zegt in de bijlage toe.", subject="Binnen"), filename="binnen.eml")
    message.add_attachment(b"\x89PNG", "image", "png", filename="logo.png")
    message.add_attachment(b"%PDF-1.7 x", "application", "pdf", filename="stuk.pdf")
    message.add_attachment(DOSSIER[".pdf"], "application", "pdf")
    outcomes = read(tmp_path, "m.eml", message.as_bytes())
    assert [name for name, outcome in outcomes.items() if outcome.document] == [
        "m.eml", "m.eml/bijlage.docx", "m.eml/bijlage.pdf", "m.eml/pakket.zip/in.txt", "m.eml/binnen.eml", "m.eml/8.pdf",
    ]  # fmt: skip
    assert outcomes["m.eml/logo.png"] == Outcome("m.eml/logo.png")
    assert told(outcomes)["m.eml/stuk.pdf"] == "is damaged or no PDF at all"
    inner = outcomes["m.eml/binnen.eml"].document
    assert inner is not None
    assert (inner.text, inner.identity.title) == ("De minister zegt in de bijlage toe.", "Binnen")
    assert outcomes["m.eml"].content is None
    assert outcomes["m.eml/bijlage.pdf"].content == DOSSIER[".pdf"]


def test_a_mail_that_only_carries_is_no_letter_itself(tmp_path: Path) -> None:
    message = mail("\n")
    message.add_attachment(DOSSIER[".pdf"], "application", "pdf", filename="bijlage.pdf")
    assert list(read(tmp_path, "m.eml", message.as_bytes())) == ["m.eml/bijlage.pdf"]
    assert told(read(tmp_path, "leeg.eml", mail("\n").as_bytes())) == {"leeg.eml": "holds no text"}


HEADS = [
    b"Date: Mon, 99 Foo 2021",
    b"Date: ",
    b"Subject: =?utf-8?b?####?= =?x-niets?q?=ZZ?=",
    b"Subject: co\xf6rdinatie",
    b"From: ((((\xff <<<",
    b"To: " + b"((((" * 10_000,
    b"Content-Type: text/plain; charset=x-niets",
    b"Content-Type: text/plain; charset*0*=utf''%FF; charset*1=x",
    b"Content-Transfer-Encoding: x-niets",
    b"Content-Disposition: ;;;=",
]


@pytest.mark.parametrize("head", HEADS)
def test_bad_heads_do_not_hide_the_letter(tmp_path: Path, head: bytes) -> None:
    data = b"\r\n".join(
        [b"From: a@voorbeeld.nl", b"MIME-Version: 1.0", b"To: b@voorbeeld.nl", head, b"", LETTER.encode("cp1252")]
    )
    [outcome] = read(tmp_path, "b.eml", data).values()
    assert outcome.document is not None
    assert "over de coördinatie te informeren." in outcome.document.text


def test_a_letter_with_a_subject_is_no_mail(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(
        f"Date: 3 mei 2018\nSubject: Sluis\nFrom: de minister\n\n{LETTER}", encoding="utf-8"
    )
    assert read_document(tmp_path / "b.txt").media_type == "text/plain"


@settings(max_examples=150)
@given(
    head=st.lists(
        st.tuples(
            st.sampled_from(
                ["Subject", "Date", "To", "Content-Type", "Content-Disposition", "Content-Transfer-Encoding"]
            ),
            st.text(max_size=60)
            | st.sampled_from(["multipart/mixed; boundary=g", "message/rfc822", "text/html", "base64"]),
        ),
        max_size=5,
    ),
    body=st.text(max_size=200) | st.just("--g\n\nDe Raad\n--g\nContent-Type: application/pdf\n\nx\n--g--"),
)
def test_any_mail_gives_documents_or_errors(
    tmp_path_factory: pytest.TempPathFactory, head: list[tuple[str, str]], body: str
) -> None:
    lines = [
        "From: a@voorbeeld.nl",
        "MIME-Version: 1.0",
        "To: b",
        *(f"{name}: {value}" for name, value in head),
        "",
        body,
    ]
    path = tmp_path_factory.mktemp("post") / "b.eml"
    path.write_bytes("\n".join(lines).encode("utf-8", "replace"))
    outcomes = list(read_documents(path, Asked(allow_marking=True)))
    assert outcomes
    assert all((outcome.document is None) or (outcome.error is None) for outcome in outcomes)
