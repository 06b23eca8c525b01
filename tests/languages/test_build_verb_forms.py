"""The command that makes the verb table: rules for separable verbs, and the shipped bytes made again."""

from pathlib import Path

import pytest

from nakomen.languages.nl import build_verb_forms
from nakomen.languages.nl.build_verb_forms import Form, forms_apart, read_splitting
from nakomen.languages.nl.morfologik import Dictionary
from nakomen.model import RegisterError


def conjugation(lemma: str, present: str, participle: str) -> list[Form]:
    return [Form(lemma, lemma, "inf"), Form(present, lemma, "pres_sg"), Form(participle, lemma, "part")]


def apart(*forms: Form) -> set[Form]:
    return {form for form in forms_apart(forms, read_splitting()) if form.particle and form.lemma != "kenbaarmaken"}


def test_a_verb_is_cut_where_its_participle_shows_it() -> None:
    found = apart(*conjugation("aanreiken", "aanreikt", "aangereikt"))
    assert found == {Form("reiken", "aanreiken", "inf", "aan"), Form("reikt", "aanreiken", "pres_sg", "aan")}


def test_a_verb_with_an_unstressed_second_part_needs_its_base() -> None:
    found = apart(*conjugation("toevertrouwen", "toevertrouwt", "toevertrouwd"))
    assert found == set()
    found = apart(
        *conjugation("toevertrouwen", "toevertrouwt", "toevertrouwd"),
        *conjugation("vertrouwen", "vertrouwt", "vertrouwd"),
    )
    assert Form("vertrouwt", "toevertrouwen", "pres_sg", "toe") in found


@pytest.mark.parametrize(
    "forms",
    [
        conjugation("onderstrepen", "onderstreept", "onderstreept"),
        conjugation("overbelasten", "overbelast", "overbelast") + conjugation("belasten", "belast", "belast"),
        conjugation("innemen", "inneemt", "geinneemd"),
    ],
)
def test_other_verbs_stay_whole(forms: list[Form]) -> None:
    assert apart(*forms) == set()


def test_a_wrong_file_is_refused() -> None:
    with pytest.raises(RegisterError, match="CFSA2"):
        Dictionary(b"no dictionary at all")


@pytest.mark.slow
def test_the_shipped_table_is_what_the_command_makes(tmp_path: Path) -> None:
    pytest.importorskip("lingotweaker_data_nl", reason="the source dictionary is needed to make the table again")
    build_verb_forms.main(tmp_path / "made.gz")
    assert (tmp_path / "made.gz").read_bytes() == build_verb_forms.TABLE.read_bytes()
