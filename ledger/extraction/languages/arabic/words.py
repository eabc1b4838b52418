"""The forms of Arabic words: what a lexicon need not list because the language makes it.

Nouns stand in `ar_nouns.tsv` with their plurals, verbs of saying and of bounding in `ar_verbs.tsv`
by their past and present. Every entry is folded as the view folds a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ledger.extraction.lexicon import Inflected, table_rows
from ledger.extraction.view import fold_word

_FEMININE = "ه"
_SOUND_MASCULINE, _SOUND_FEMININE = "+ون", "+ات"
_NOT = ("لم", "لا", "لن", "الا", "دون ان", "من دون ان")
# What a verb of bounding says of its figure, and what it says when it is denied.
_BOUNDS = {"over": (">", "<="), "under": ("<", ">="), "near": ("~", "<")}


def inflected(duals: Iterable[tuple[str, str]]) -> Iterator[Inflected]:
    """Yield all forms of the tables' nouns and verbs, and the duals of the units in *duals*."""
    for singular, plurals in table_rows("ar_nouns.tsv"):
        yield from _noun(singular, plurals.split())
    for use, past, present, short, participle, links in table_rows("ar_verbs.tsv"):
        words = [fold_word(word) for word in (past, present, short or present, participle)]
        if use in _BOUNDS:
            yield from _bounds(use, words, [fold_word(link) for link in links.split("|")])
        else:
            yield from _saying(use, words)
    for unit, name in duals:
        for form in dual_forms(fold_word(name)):
            yield "dual", unit, (form,)


def _noun(singular: str, plurals: list[str]) -> Iterator[Inflected]:
    base = fold_word(singular)
    forms = [base]
    sound = False
    for plural in plurals:
        if plural == _SOUND_MASCULINE:
            sound = True
            forms.extend((base + "ون", base + "ين", base + "و"))
        elif plural == _SOUND_FEMININE:
            forms.append(base.removesuffix(_FEMININE) + "ات")
        else:
            forms.append(fold_word(plural))
    if not base.endswith((_FEMININE, "ا")):
        forms.append(base + "ا")
    for form in dict.fromkeys(forms):
        yield "noun_bare", singular, (form,)
        yield "thing", singular, (form,)
    if base not in _ADJECTIVES:
        kind = "dual_or_plural" if sound else "dual"
        nominative, oblique = dual_forms(base)
        yield "dual", f"noun:{singular}", (nominative,)
        yield kind, f"noun:{singular}", (oblique,)
        # only "فريقا إنقاذ", "سيارتا إسعاف": two of them where a noun follows
        yield "dual_construct", f"noun:{singular}", (nominative[:-1],)


# Forms that are mostly something else: "between", "the writer", "promises".
_NO_SPEECH = frozenset(map(fold_word, ("يقل", "تقل", "نقل", "بين", "يعد", "تعد", "ترد", "يرد")))
# Words whose dual is more often something else.
_ADJECTIVES = frozenset(
    map(
        fold_word,
        ("ناج", "قاض", "محام", "متبار", "مصل", "فتى", "عسكري", "تمر", "ربح", "سند", "دين"),
    )
)


def dual_forms(base: str) -> tuple[str, str]:
    """Return the dual of a folded singular: as subject and in all other places."""
    stem = base[:-1] + "ت" if base.endswith(_FEMININE) else base
    return stem + "ان", stem + "ين"


def _past(word: str) -> list[str]:
    if word[-1] in "ايه":
        stem = word[:-1]
        return [word, stem + "ت", stem + "وا", stem + "تا", stem + "يا"]
    return [word, word + "ت", word + "وا", word + "تا", word + "نا"]


def _present(word: str) -> list[str]:
    rest = word[1:]
    stem = rest[:-1] if rest[-1] in "اي" else rest
    return [*("ي" + rest, "ت" + rest, "ن" + rest), *("ي" + stem + "ون", "ت" + stem + "ون")]


def _jussive(word: str) -> list[str]:
    rest = word[1:]
    return [*("ي" + rest, "ت" + rest, "ن" + rest), "ي" + rest + "وا", "ي" + rest + "ا"]


def _saying(use: str, words: list[str]) -> Iterator[Inflected]:
    past, present, short, participle = words
    denies = ("denial",) if use == "deny" else ()
    for form in dict.fromkeys((*_past(past), *_present(present), *_jussive(short))):
        if form not in _NO_SPEECH:
            for category in ("speech", *denies):
                yield category, use, (form,)
    if use == "deny":
        for form in (past[:-1] + "اه", past[:-1] + "ته"):
            for category in ("speech", "denial"):
                yield category, use, (form,)
    for form in (participle + "ا", participle + _FEMININE):
        for written in (form, "و" + form):
            for category in ("said_inside_bare", *denies):
                yield category, use, (written,)


def _bounds(use: str, words: list[str], links: list[str]) -> Iterator[Inflected]:
    past, present, short, _ = words
    plain, denied = _BOUNDS[use]
    affirmed = [*_past(past), *(form for form in _present(present) if form[0] != "ن")]
    bare = dict.fromkeys((*_present(present), *_jussive(short), *_jussive(present)))
    if links[0]:
        for form in affirmed:
            yield "compare_split", plain, (form,)
        for negator in _NOT:
            for form in bare:
                yield "compare_split", denied, (*negator.split(), form)
    for link in links:
        tail = (link,) if link else ()
        for form in affirmed:
            yield from _both(plain, (form, *tail))
        for negator in _NOT:
            for form in bare:
                yield from _both(denied, (*negator.split(), form, *tail))


def _both(comparator: str, words: tuple[str, ...]) -> Iterator[Inflected]:
    yield "compare_before", comparator, words
    yield "compare_verb", comparator, words
