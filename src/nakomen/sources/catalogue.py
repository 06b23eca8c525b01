"""Finds the sources: the modules of this folder that answer requests."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import NoReturn, cast

from nakomen.model import FetchError
from nakomen.sources.asking import Request, Source


@cache
def sources() -> Mapping[str, Source]:
    """Return the sources by name.

    >>> "koop" in sources()
    True
    """
    package = import_module("nakomen.sources")
    modules = [import_module(f"nakomen.sources.{found.name}") for found in pkgutil.iter_modules(package.__path__)]
    found = [cast("Source", module) for module in modules if hasattr(module, "NAME") and hasattr(module, "answers")]
    return {source.NAME: source for source in sorted(found, key=lambda source: source.NAME)}


def questions_of(request: Request) -> list[tuple[Source, Request]]:
    """Return who is asked what: the whole by the sources that answer it, else word by word.

    Raises FetchError where nobody answers.
    """
    whole = [(source, request) for source in sources().values() if source.answers(request)]
    if whole or len(request.words) < 2:
        return whole or [_refuse(request)]
    return [one for word in request.words for one in questions_of(replace(request, words=(word,)))]


def _refuse(request: Request) -> NoReturn:
    remedy = "nakomen fetch --help shows what can be fetched"
    raise FetchError("no source knows this", where=" ".join(request.words), remedy=remedy)


def source_named(name: str) -> Source:
    """Return the source of a name; raises FetchError where there is none."""
    found = sources().get(name)
    if found is None:
        raise FetchError("is no source of this nakomen", where=name, remedy="install the newest nakomen")
    return found


def hosts() -> frozenset[str]:
    """Return every host that some source needs: nothing else is ever asked."""
    return frozenset[str]().union(*(source.HOSTS for source in sources().values()))
