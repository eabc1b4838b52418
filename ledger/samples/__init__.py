"""The sample articles that the demonstration ships: invented news of invented places."""

from __future__ import annotations

import tomllib
from importlib import resources

import msgspec


class SampleArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article and where it pretends to come from; `published_on` is an ISO date."""

    text: str
    title: str
    url: str
    publisher: str
    published_on: str
    lang: str


def sample_articles() -> tuple[SampleArticle, ...]:
    """Return the samples, in the order of their catalogue."""
    folder = resources.files(__name__)
    listed = tomllib.loads(folder.joinpath("catalogue.toml").read_text("utf-8"))["article"]
    return tuple(
        SampleArticle(
            text=folder.joinpath(facts.pop("file")).read_text("utf-8"),
            **facts,
        )
        for facts in listed
    )
