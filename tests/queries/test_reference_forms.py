"""Forms of references: each row proves itself, and what the finders give is of one of them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import nakomen
from nakomen.queries.reference_forms import reference_forms, reference_typed

FORMS = {form["name"]: form for form in reference_forms()}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_proves_itself(name: str) -> None:
    form = FORMS[name]
    assert form["yes"]
    assert form["no"]
    assert all(re.fullmatch(form["pattern"], one) for one in form["yes"])
    assert not any(re.fullmatch(form["pattern"], one) for one in form["no"])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_the_finders_give_is_a_reference(language: str) -> None:
    file = Path(nakomen.__file__).parent / "languages" / language / "references.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["pattern"]
    given = {one for row in rows for yes in row["yes"] for one in yes[1].split(";") if one}
    assert given
    assert {one for one in given if reference_typed(one) != one} == set()


@pytest.mark.parametrize("typed", ["xx", "28676", "de brief", ""])
def test_what_is_no_reference(typed: str) -> None:
    assert reference_typed(typed) == ""
