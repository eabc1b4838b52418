"""Lexicons: what a language calls things. One TOML file a language, loaded once, checked on load.

A lexicon is data. `numbers` gives each number word its kind and value; `marks` gives every other
word or phrase that rules look for a category and a value ("month": 7, "unit": "kilometre").
Entries are written as people write them; they are folded the way the view folds a text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from fractions import Fraction
from importlib import resources
from itertools import chain
from typing import Literal
from unicodedata import numeric

import msgspec

from ledger.extraction.tokens import tokenize
from ledger.extraction.view import fold_word

VERSION = "1"

NumberKind = Literal[
    "unit", "ten", "teen", "hundred", "hundreds", "scale", "dual", "fraction", "denominator",
    "article", "join", "more", "money_scale", "point", "of",
    "scale_or_dual", "maybe_fraction", "unit_or_joined",
]  # fmt: skip

# What every category means to the rules; a lexicon may use these and no others.
CATEGORIES: dict[str, str] = {
    "abbreviation": "a word after which a full stop ends no sentence",
    "according": "introduces a source: according to X",
    "adverb": "ends the name of a source: X said on Monday",
    "age": "makes a number of years an age",
    "below_zero": "makes a temperature before or after it negative",
    "body": "a kind of body or firm: what is named with it is no person",
    "byline": "begins a line that names the writer",
    "change": "a verb of change: from A to B are two figures, no range",
    "compare_before": "stands before a figure; the value is the comparator",
    "compare_after": "stands after a figure; the value is the comparator",
    "called_off": "after a figure: a plan of it came to nothing",
    "contrast": "turns from what is denied to what is so: but",
    "no_negator": "begins with a negator and denies nothing: not only",
    "plan": "a plan, which may be called off",
    "unsaid": "denied, it leaves the figure behind it alone: did not say",
    "until": "ends the reach of a negator: not ... until",
    "departs": "after a time of day: a train or bus by its time (the 8.15 from)",
    "rating": "before a rating: 8/10",
    "traded": "speaks of an index or a league: its points are of no percentage",
    "compared": "before a figure that the one before it is held against: up from, against",
    "compare_verb": "a verb that bounds a figure; its subject may stand between them",
    "compare_split": "the same where a preposition stands before the figure",
    "length_after": "makes a number of days or hours before it the name of a period",
    "measure_of": "before the thing that is measured: the length of",
    "country": "a country or its adjective; the value is its code of two letters",
    "no_source": "what is no source after \"according to\": a plan",
    "threshold": "may stand between a bound and its figure: the mark of",
    "office": "an office or calling before the name of who holds it: minister of",
    "given_name": "a person's first name",
    "institution": "the first word of an institution's name: ministry of",
    "report": "what an institution speaks through: figures of, a statement by",
    "dual_or_plural": "a dual that is spelled as its plural",
    "dual_construct": "a dual whose noun follows at once",
    "complement": "opens what was said: that",
    "currency_before": "a currency written before its amount",
    "currency_before_exact": "the same, only as it is spelled here: A$ is one, a $ is not",
    "day_link": "between a month and its day: of July the",
    "date_link": "may stand between the parts of a date",
    "denial": "denies what follows or precedes in its clause",
    "difference": "names what one figure is more or less than another",
    "dimension": "between a thing and its measure: whose length is",
    "dual": "a noun in the dual (the number two); the value is its unit, or its singular",
    "equals": "says that two figures are one: or, that is",
    "event": "a checkable event; the value is its concept",
    "event_name": "begins the name of an event that carries its year",
    "exceptive": "restricts without denying: only",
    "exhaustive": "says that the parts are all there is",
    "guard_before": "makes the next number no claim; the value is the reason",
    "guard_before_bare": "the same, only without an ending: saat, and not saatte",
    "guard_after": "makes the number before it no claim; the value is the reason",
    "guard_before_exact": "the same as guard_before, only as it is spelled here: Group 4, Route 66",
    "halved": "what a half belongs to that is no share: half-time, half-brother",
    "halves": "before half or quarter: a part of a match or year (this half, last quarter)",
    "hijri_era": "says that the year is Hijri",
    "hijri_month": "a month of the Hijri calendar",
    "idiom": "tied to a number by a hyphen: it counts nothing (a two-way street)",
    "label_after": "a kind of thing named by the measure before it; the value is the reason",
    "lasting": "a verb of lasting or spending: over three years is more than three",
    "later": "after a length: it only places something in time (three days later)",
    "law_source": "a law or contract, which may be a source",
    "length_before": "makes a number of days or hours that follows the name of a period",
    "money_thing": "what is told in money and not by weight: pounds of aid",
    "month_exact": "the same in short, only as it is spelled here",
    "month": "a month of the Gregorian calendar",
    "negator": "denies the verb of its clause",
    "no_place": "names a state or a course after a preposition, no place",
    "thing": "a noun in any form, with or without an article; the value is its singular",
    "calls_off": "a verb that calls a plan off: scrapped",
    "noun": "a counted noun in any form; the value is its singular",
    "ordinal": "an ordinal; the value is the number",
    "partial": "opens a list of parts: of which",
    "phone": "before the figures of a phone",
    "person": "a word for people whose bound is an age: adults under 43",
    "percent_before": "a percent sign written out before its number",
    "period": "a period of time; the value is its basis",
    "period_since": "since a day of this year: the basis is the year to date when a date follows",
    "place": "a place by name",
    "place_kind": "a kind of place that stands before the name",
    "place_link": "a preposition of place",
    "pronoun": "stands for the last speaker",
    "no_negation": "a negator in it denies nothing; the value \"break\" ends what one denies",
    "law_year": "between the number of a law and its year",
    "range_join": "between the ends of a range",
    "range_open": "opens a range",
    "rate": "a rate or share: its points are of a percentage",
    "record": "before a length: the most or the first since (the worst in 20 years)",
    "relay": "introduces the one who relays a report",
    "remainder": "closes a list: what it names are all the parts there are",
    "said_inside": "a form of saying that closes or opens a quotation: saying",
    "speech_or_between": "a verb of saying that is spelled like a preposition",
    "speech": "a verb of saying",
    "sport": "speaks of a match or race",
    "statistic": "a verb that sets a figure: reached",
    "step": "says that a figure is the change from one to another: a rise of",
    "street": "a kind of street that closes an address",
    "tags": "begins a list of tags",
    "title": "a rank or title that stands before a person's name",
    "to_go": "after a measure: a place in a race (150 metres to go)",
    "total": "announces a total",
    "unit": "a unit of measure or money; the value is its name",
    "unit_exact": "the same, only as it is spelled here: GW, USD",
    "count_of": "before a counted noun: number of",
    "denial_after": "denies what stands before it in its sentence",
    "future": "makes an event a plan",
    "older": "after a number and a joiner: and over",
    "opinion": "makes a sentence a judgement",
    "measure_before": "may be tied to its figure by a hyphen: magnitude-6.5",
    "match": "a word of sports: figures such as 1-3 near it are a score",
    "minus": "a word that makes the figure negative",
    "range_close": "closes a range whose joiner is weak",
    "usual": "what half or twice is held against: the usual, the size",
    "weekday": "a day of the week",
    "year_after": "makes the four-digit number before it a year",
    "out_of": "between a part and its whole: of the, out of",
    "outlet": "a news outlet: who is cited through it relays",
    "period_in": "after a month or a year: in it; after a day: as things stood on it (point)",
    "period_until": "after a date: since it; the value is the basis",
    "weighing": "speaks of weight: pounds after it are no money",
    "weak": "a number word that is often none: it needs a unit or a known noun",
    "announce": "a small word that sets a figure: was, to",
    "befalls": "what those who are counted do or suffer: two died, six were hurt",
    "vague": "talk that makes the figure vague",
    "year_article": "before a year that describes what follows: the 2019 census",
    "year_link": "makes a four-digit number a year",
}  # fmt: skip

# Units and currencies by name, one column a language; what is colloquial stands in the lexicons.
CURRENCIES = "currencies.tsv"
TABLES = ("units.tsv", CURRENCIES)
PLACES = "places.tsv"
TABLE_LANGUAGES = ("en", "tr", "ar")
ITSELF = "itself"  # the value of entries that are their own
_EXACT, _BARE = "_exact", "_bare"
_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"

TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


class Tells(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What gives a language away beside its stop words; empty where its script does.

    `words` in any spelling, `endings` of words and `pieces` within them without accents, `letters`
    that its neighbours lack, `suffixes` that stand after an apostrophe.
    """

    words: list[str] = []
    endings: list[str] = []
    pieces: list[str] = []
    letters: str = ""
    suffixes: list[str] = []


# A form that a language makes itself: category, value, folded words.
Inflected = tuple[str, str, tuple[str, ...]]


class LexiconFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The schema of a lexicon file."""

    code: str
    name: str
    decimal: str
    thousands: str
    numbers: dict[NumberKind, dict[str, list[str]]]
    marks: dict[str, dict[str, list[str]]]
    stopwords: list[str]
    gazetteer: bool = False  # places are known by name, where no capitals give them away
    tells: Tells = Tells()


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """One entry: the folded words after the first, the category and the value.

    `spelled` is set where the text must be spelled just so, capitals and all, `bare` where the
    first word must stand without an ending.
    """

    rest: tuple[str, ...]
    category: str
    value: str
    spelled: str = ""
    bare: bool = False


class Word(msgspec.Struct, frozen=True):
    """What a lexicon knows about one word: whether it can be part of a number, the entries that it
    is all by itself, and those that go on, by their second word and with their rank among them.
    """

    is_number: bool
    alone: tuple[Phrase, ...]
    longer: dict[str, tuple[tuple[int, Phrase], ...]]


class Lexicon(msgspec.Struct, frozen=True):
    """A lexicon ready for use: folded words to phrases (longest first) and to number atoms."""

    code: str
    name: str
    decimal: str
    thousands: str
    phrases: dict[str, tuple[Phrase, ...]]
    numbers: dict[str, tuple[NumberKind, Fraction]]
    stopwords: frozenset[str]


def read_lexicon(code: str) -> LexiconFile:
    """Read and check the shipped lexicon file of the language *code*."""
    path = resources.files("ledger.extraction") / "lexicons" / f"{code}.toml"
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), LexiconFile)


def _tabled(file: LexiconFile) -> Iterator[tuple[str, str, str]]:
    """Yield the entries of the tables: category, value, name."""
    column = TABLE_LANGUAGES.index(file.code) if file.code in TABLE_LANGUAGES else None
    if file.gazetteer and column is not None:
        for row in table_rows(PLACES):
            if row[1 + column]:
                yield "place", "name", row[1 + column]
    for table in TABLES:
        for value, symbols, *columns in table_rows(table):
            names = columns[column] if column is not None else ""
            for name in names.split("|") if names else ():
                yield "unit", value, name
            if table == CURRENCIES:
                for symbol in (value, *(symbols.split("|") if symbols else ())):
                    yield "unit_exact", value, symbol
                    yield "currency_before_exact", value, symbol


def table_rows(table: str) -> Iterator[list[str]]:
    """Yield the rows of a shipped table, each a list of its columns."""
    path = resources.files("ledger.extraction") / "lexicons" / table
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


def unit_names(code: str) -> Iterator[tuple[str, str]]:
    """Yield the names of units (no money) in the language *code*, a unit's first name first."""
    column = TABLE_LANGUAGES.index(code)
    for value, _, *columns in table_rows(TABLES[0]):
        yield from ((value, name) for name in columns[column].split("|") if name)


def compile_lexicon(
    file: LexiconFile, *, dotless_i: bool = False, inflected: Iterable[Inflected] = ()
) -> Lexicon:
    """Fold every entry of *file*, and the names of units and currencies, by its first word.

    What the language makes itself of its words comes last and folded (*inflected*).
    """
    phrases: dict[str, list[Phrase]] = {}
    written = (
        (category, value, entry)
        for category, values in file.marks.items()
        for value, entries in values.items()
        for entry in entries
    )
    for category, value, entry in chain(written, _tabled(file)):
        first, *rest = (token.text for token in tokenize(fold_word(entry, dotless_i=dotless_i)))
        phrase = Phrase(
            rest=tuple(rest),
            category=category.removesuffix(_EXACT).removesuffix(_BARE),
            value=entry if value == ITSELF else value,
            spelled=entry if category.endswith(_EXACT) else "",
            bare=category.endswith(_BARE),
        )
        phrases.setdefault(first, []).append(phrase)
    for category, value, words in inflected:
        bare = category.endswith(_BARE)
        phrase = Phrase(words[1:], category.removesuffix(_BARE), value, bare=bare)
        phrases.setdefault(words[0], []).append(phrase)
    numbers: dict[str, tuple[NumberKind, Fraction]] = {
        sign: ("fraction", Fraction(numeric(sign)).limit_denominator(10)) for sign in _FRACTIONS
    }
    for kind, by_value in file.numbers.items():
        for value, entries in by_value.items():
            for entry in entries:
                numbers[fold_word(entry, dotless_i=dotless_i)] = (kind, Fraction(value))
    return Lexicon(
        code=file.code,
        name=file.name,
        decimal=file.decimal,
        thousands=file.thousands,
        phrases={
            word: tuple(sorted(found, key=lambda phrase: -len(phrase.rest)))
            for word, found in phrases.items()
        },
        numbers=numbers,
        stopwords=frozenset(fold_word(word, dotless_i=dotless_i) for word in file.stopwords),
    )
