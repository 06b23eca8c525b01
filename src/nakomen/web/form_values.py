"""What a form says, for handlers that are no coroutines."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile


async def _form_of(request: Request) -> AsyncIterator[FormData]:
    async with request.form() as form:
        yield form


FormHere = Annotated[FormData, Depends(_form_of)]


def said(form: FormData, name: str) -> str:
    """Return one value of a form, without the spaces around it; nothing where it says none."""
    value = form.get(name, "")
    return "" if isinstance(value, UploadFile) else value.replace("\r\n", "\n").strip()


def all_said(form: FormData, name: str) -> list[str]:
    """Return the values of a field that a form may say several times, without empty ones."""
    values = (value.strip() for value in form.getlist(name) if isinstance(value, str))
    return [value for value in values if value]
