"""References in every notation that official papers use."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nakomen.finders.references import find_references

NOTATIONS = [
    ("Kamerstuk 28 676, nr. 302", "kst-28676-302"),
    ("(28 676, nr. 71)", "kst-28676-71"),
    ("Kamerstukken 28 676 en 29 521, nr. 264", "kst-28676-264;kst-29521-264"),
    ("Kamerstukken II, 1998-1999, 26 387, nr. 1", "kst-26387-1"),
    ("Kamerstukken II 1998/99, 26387, nr. 1, p. 4", "kst-26387-1"),
    ("34 000 J, nr. 14", "kst-34000-J-14"),
    ("36410-X, nr. 33", "kst-36410-X-33"),
    ("36 600 XVII nr. 72", "kst-36600-XVII-72"),
    ("21 501-02, nr. 1446", "kst-21501-02-1446"),
    ("21501-28, nr. 283", "kst-21501-28-283"),
    ("2012-2013, CII, B", "kst-CII-B"),
    ("EK, 34550 IV, G", "kst-34550-IV-G"),
    ("35526 / 25295, CF", "kst-35526-CF;kst-25295-CF"),
    ("nr. 1136 (32847)", "kst-32847-1136"),
    ("nrs. 125 en 126 (31311)", "kst-31311-125;kst-31311-126"),
    ("Handelingen II 2016/17, nr. 79, item 7", "h-2016-2017-79-7"),
    ("Handelingen I 2015-2016, nr. 32 item 4, blz. 36, 42", "h-ek-2015-2016-32-4"),
    ("Handelingen II 1999/00, nr. 12, item 3", "h-1999-2000-12-3"),
    ("Aanhangsel Handelingen, vergaderjaar 2023-2024, nr. 594", "ah-2023-2024-594"),
    ("Aanhangsel van de Handelingen II 2021/22, nr. 12", "ah-2021-2022-12"),
    ("Aanhangsel Handelingen, vergaderjaar  2023–2024, 1028", "ah-2023-2024-1028"),
    ("2010Z00334", "2010z00334"),
    ("2024D24009", "2024d24009"),
    ("TZ202306-026", "tz-202306-026"),
    ("T02301", "t02301"),
    ("COM (2016) 950", "com-2016-950"),
    ("JOIN(2017)11", "join-2017-11"),
    ("motie-Knops/Dijkgraaf (stuk nr. 8)", "motion:Knops+Dijkgraaf"),
    ("kst-36800-XVI-B", "kst-36800-XVI-B"),
    ("ah-tk-20242025-1244", "ah-tk-20242025-1244"),
    ("https://zoek.officielebekendmakingen.nl/kst-28676-302.pdf", "kst-28676-302"),
    ("21501-20-2023", "kst-21501-20-2023"),
    ("36045-177", "kst-36045-177"),
]
TRAPS = [
    # (what the text does to a notation, what must still come out)
    ("Zie Kamerstuk 28\u2009676, nr. 302.", "kst-28676-302"),
    ("Zie Kamerstuk 28\u00a0676, nr.\u00a0302.", "kst-28676-302"),
    ("Zie Kamerstuk 28 676,\nnr. 302 over de haven.", "kst-28676-302"),
    ("Zie Kamerstuk 28 676, nr.\n302 over de haven.", "kst-28676-302"),
    ("Dat schreef de minister van Defensie1 (28 676, nr. 302).", "kst-28676-302"),
    ("De brief «Koers op zee» («Kamerstuk 28 676, nr. 302»).", "kst-28676-302"),
    ("De brieven van mei (Kamerstukken 28 676, nrs. 301, 302 en 304).", "kst-28676-301;kst-28676-302;kst-28676-304"),
    ("De brieven van mei (28 676, nrs. 12–14).", "kst-28676-12;kst-28676-13;kst-28676-14"),
    ("Zie 33 694, nr. 9 en 29 521, nr. 12.", "kst-33694-9;kst-29521-12"),
    ("Zie Kamerstuk 28 676, nr. 302 3 van de 4 punten.", "kst-28676-302"),
]
NAMES = [
    ("Conform de motie van het lid Vermolen (31 415, nr. 92) is dit gedaan.", "motion:Vermolen;kst-31415-92"),
    ("De motie-Van der Wiel c.s. blijft staan.", "motion:Van der Wiel"),
    ("De gewijzigde motie van de leden Van der Wiel, Oudkerk en El Amrani.", "motion:Van der Wiel+Oudkerk+El Amrani"),
    ("De motie van het Tweede Kamerlid Vermolen riep op tot spoed.", "motion:Vermolen"),
    ("De moties Vermolen (31 415, nr. 92) en Oudkerk zijn aangenomen.", "motion:Vermolen;kst-31415-92"),
    ("De bondgenoten spraken over artikel 5-taken.", "treaty:Washington/5"),
    ("De kwekers spraken over artikel 5.", ""),
    ("De NAVO let niet op artikel 5 van de Wet veerdiensten.", "law:Wet veerdiensten/5"),
    ("Volgens artikel 51 van het VN-Handvest mag dat.", "treaty:UN Charter/51"),
    ("Het INF-verdrag en New START lopen af.", "treaty:INF;treaty:New START"),
    ("De Wales-afspraken en de Wales pledge staan.", "decl:Wales;decl:Wales"),
    ("De afspraken over munitie, herhaald tijdens de NAVO-top in Vilnius, staan.", "decl:Vilnius Summit Communiqué"),
    ("Het nieuwe Strategisch Concept is geen Strategic Concept van vroeger.", ""),
    ("Het communiqué is bijgevoegd.", ""),
    ("Zie www.voorbeeld.nl/brief/31415.", ""),
    ("In het NAVO-verdragsgebied bleef het stil.", ""),
]


@pytest.mark.parametrize(("notation", "expected"), NOTATIONS)
@pytest.mark.parametrize(
    "frame", ["{}", "Zie {}.", "De minister noemt dit ({}) in haar brief.", "Volgens {} is dat zo;"]
)
def test_notation(notation, expected, frame):
    assert ";".join(found.id for found in find_references(frame.format(notation))) == expected


@pytest.mark.parametrize(("text", "expected"), TRAPS + NAMES)
def test_reference(text, expected):
    assert ";".join(found.id for found in find_references(text)) == expected


@given(st.text(alphabet="Kamerstukmotie 28676,nr.()-/XIVAZ«»\u202f\n", max_size=120), st.sampled_from(["nl", "en"]))
def test_mentions_are_placed_and_apart(text, language):
    found = find_references(text, language)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
    for one, other in pairwise(found):
        assert one.end <= other.start or (one.start, one.end) == (other.start, other.end)


@given(
    dossier=st.integers(15000, 39999),
    number=st.integers(1, 9999),
    addition=st.sampled_from(["", " X", "-XVII", " A"]),
    blank=st.sampled_from(["", " ", "\u00a0", "\u2009", "\u202f"]),
    nr=st.sampled_from(["nr. ", "nr.\n", "nr.\u00a0", "Nr. "]),
)
def test_a_kamerstuk_is_read_however_it_is_spaced(dossier, number, addition, blank, nr):
    said = f"Kamerstuk {dossier // 1000}{blank}{dossier % 1000:03d}{addition}, {nr}{number}"
    plain = "".join(addition.split()).strip("-")
    expected = "-".join(part for part in ["kst", str(dossier), plain, str(number)] if part)
    assert [found.id for found in find_references(f"Zie de brief ({said}) van mei.")] == [expected]
