"""Who says it in Turkish: the source opens the sentence, its verb closes it.

"X, ... söyledi", "... söyleyen X", "X'e göre", "X'ten yapılan açıklamada", "raporda ...
belirtildi"; a sentence without a subject goes on with the last source.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ledger.extraction.languages.language import Frame, FrameKind
from ledger.extraction.languages.turkish.citations import CASES, named_before
from ledger.extraction.languages.turkish.subjects import (
    CLOSERS,
    OPENERS,
    is_open_quote,
    name_run,
    small_subject,
    subject_after,
    subject_at,
)
from ledger.extraction.languages.turkish.verbs import Form
from ledger.extraction.reading import Mark, Reading
from ledger.extraction.tokens import WORD

_SAID_REACH = 60
_SAYING_NOW = frozenset(("dedi", "diyor", "der", "demişti", "dediler", "diyorlar", "diyen"))
_LONGEST_HEAD = 8
_LONGEST_VERB = 3
_TO_DO = ("mak", "mek")
_ENOUGH = ("yeterli", "gerek", "gerekiyor", "lazım", "mümkün", "önemli", "şart")
_THUS = ("şöyle", "şunları", "şu", "şunu", "böyle", "bunları", "aşağıdaki")
_LEANING = frozenset(("dayandırdığı", "dayanarak", "dayandırarak", "atfen"))
_LEANING_REACH = 10
_LONGEST_TURN = 7
_AS = ("olarak", "diye", "ki")


class Forms(Protocol):
    """What a language says about the forms of a word."""

    def verb_forms(self, word: str) -> dict[str, Form]:
        """Return the infinitives a word could be of, with its form."""


def find_frames(reading: Reading, forms: Forms, first: int, after: int) -> Iterator[Frame]:
    """Yield the frames of a sentence in text order."""
    found = False
    for mark in reading.within(first, after, "speech", "according", "relay"):
        frame = None
        if mark.category == "according":
            frame = _according(reading, first, after, mark)
        elif mark.category == "speech":
            form = _form(reading, forms, mark)
            if form is not None:
                frame = _speech(reading, forms, first, after, mark, form)
        if frame is not None:
            found = found or frame.kind == "says"
            for one in _shared(reading, forms, frame):
                yield from _leaning(reading, one)
    if not found:
        topic = _headline(reading, first, after) or _topic(reading, first, after)
        if topic is not None:
            yield topic


def _shared(reading: Reading, forms: Forms, frame: Frame) -> Iterator[Frame]:
    """A frame, or the two of "X 3 evin, Y ise 5 evin yandığını söyledi"."""
    comma = None
    if frame.kind == "says" and frame.after - frame.trigger <= _LONGEST_VERB:
        comma = _turn(reading, forms, frame.first, frame.trigger)
    if comma is None:
        yield frame
        return
    one = subject_at(reading, forms, frame.first, comma)
    other = small_subject(reading, comma + 1, frame.trigger)
    yield Frame("says", frame.trigger, frame.first, comma, one, bent=False)
    yield Frame("says", frame.trigger, comma, frame.after, other or frame.source, bent=False)


def _turn(reading: Reading, forms: Forms, first: int, verb: int) -> int | None:
    """The comma behind a clause that is said, before another source and "ise"."""
    for at in range(verb - 1, max(first, verb - _SAID_REACH), -1):
        if reading.text(at) != "ise" or reading.text(at - 1).endswith(CASES):
            continue  # "dönenlerin ise": no source
        for comma in range(at - 2, max(first, at - _LONGEST_TURN), -1):
            if reading.text(comma) == ",":
                kinds = forms.verb_forms(reading.text(comma - 1)).values()
                return comma if "nominal" in kinds else None
        return None
    return None


def _leaning(reading: Reading, frame: Frame) -> Iterator[Frame]:
    """A frame, or the relay and the source of "X, Y'ye dayandırdığı haberinde ... yazdı"."""
    source = frame.source
    at = None
    if frame.kind == "says" and source is not None and source[1] < frame.trigger:
        near = range(source[1] + 1, min(frame.trigger, source[1] + _LEANING_REACH))
        at = next((at for at in near if reading.text(at) in _LEANING), None)
    if at is None or source is None:
        yield frame
        return
    first = source[1] + (reading.text(source[1]) == ",")
    after = at - 2 if reading.text(at - 2) in ("'", "’") else at
    yield Frame("relay", frame.trigger, frame.first, frame.after, source, bent=False)
    yield Frame("says", frame.trigger, frame.first, frame.after, (first, after), bent=True)


def says_nothing(reading: Reading, forms: Forms, first: int, after: int) -> bool:
    """Say whether the sentence ends in a verb of saying and does not tell what was said."""
    last = after - 1
    while last > first and reading.tokens[last].kind != WORD:
        last -= 1
    marks = reading.within(max(first, last - _LONGEST_VERB), last + 1, "speech")
    for mark in marks:
        ends = mark.after == last + 1 and mark.value == "say"
        if ends and _form(reading, forms, mark) == "finite":
            return not _says_something(reading, forms, first, after, mark)
    return reading.text(last - 1).endswith(_TO_DO) and reading.text(last) in _ENOUGH


def _form(reading: Reading, forms: Forms, mark: Mark) -> Form | None:
    """The form of the verb that a phrase of saying ends in."""
    word = reading.text(mark.after - 1)
    known = forms.verb_forms(word)
    return next(iter(known.values()), None)


def _speech(  # noqa: PLR0917  # one verb in its sentence
    reading: Reading, forms: Forms, first: int, after: int, mark: Mark, form: Form
) -> Frame | None:
    """A verb of saying: what it covers, and its subject."""
    if form not in ("finite", "participle", "converb"):
        return None
    start = _clause(reading, forms, first, mark)
    if not _says_something(reading, forms, start, after, mark):
        return None
    if form == "participle":
        subject = subject_after(reading, mark.after, after)
        if subject is None:
            return None
        return Frame("says", mark.first, start, mark.after, subject, bent=False)
    if mark.value == "passive":
        source = named_before(reading, start, mark.first)
        if source is None:
            return None
        return Frame("says", mark.first, start, mark.after, source if source[1] else None)
    behind = name_run(reading, mark.after, after)
    if behind > mark.after and reading.text(mark.first - 1) in (*CLOSERS, "diye"):
        return Frame("says", mark.first, start, mark.after, (mark.after, behind), bent=False)
    inside = is_open_quote(reading, first, mark.first)
    subject = None if inside else subject_at(reading, forms, start, mark.first)
    if subject is None:
        subject = _speaker_between(reading, start, mark.first)
    if subject is None and start > first and not inside:
        subject = small_subject(reading, start, mark.first)
    return Frame("says", mark.first, start, mark.after, subject, bent=False)


def _speaker_between(reading: Reading, first: int, verb: int) -> tuple[int, int] | None:
    """The subject behind a participle of saying before the verb: "... belirten X, ... dedi"."""
    for mark in reading.within(first, verb, "speech"):
        if reading.text(mark.after - 1).endswith(("en", "an")):
            subject = subject_after(reading, mark.after, verb)
            if subject is not None:
                return subject
    return None


def _clause(reading: Reading, forms: Forms, first: int, mark: Mark) -> int:
    """Where the clause of a verb begins: after a clause before it that has a verb of its own."""
    low = max(first, mark.first - _SAID_REACH)
    for index in range(mark.first - 1, low, -1):
        text = reading.text(index)
        if text in (",", ";") and _closes_clause(reading, forms, index):
            return first if is_open_quote(reading, first, index) else index + 1
    return first


def _closes_clause(reading: Reading, forms: Forms, comma: int) -> bool:
    """Say whether a finite verb that says nothing stands before the comma."""
    word = reading.text(comma - 1)
    spoken = reading.text(comma) != ";" and reading.ending(comma, "speech") is not None
    if reading.tokens[comma - 1].kind != WORD or spoken:
        return False
    return word.endswith(("dı", "di", "du", "dü", "tı", "ti", "tu", "tü")) and any(
        form == "finite" for form in forms.verb_forms(word).values()
    )


def _says_something(reading: Reading, forms: Forms, first: int, after: int, mark: Mark) -> bool:
    """Say whether something is said: a clause in the nominal, a quotation, "olarak", a colon."""
    word = reading.text(mark.after - 1)
    if mark.value == "deny" or word in _SAYING_NOW or reading.text(mark.first) in _AS:
        return True
    low = max(first, mark.first - _SAID_REACH)
    for index in range(low, mark.first):
        text = reading.text(index)
        if text in CLOSERS or text in OPENERS or text in _THUS or text in _AS:
            return True
        if reading.tokens[index].kind == WORD and len(text) > len("dığı"):
            kinds = forms.verb_forms(text).values()
            if "nominal" in kinds or (
                "gerund" in kinds and text.endswith(("nı", "ni", "nu", "nü", "yı", "yi"))
            ):
                return True
    return (
        mark.after < after
        and reading.text(mark.after) in (":", ",", '"', "“", "«")
        and (reading.text(mark.after) != ",")
    )


def _according(reading: Reading, first: int, after: int, mark: Mark) -> Frame | None:
    """The forms "X'e göre", "X'in açıklamasına göre", and the relay of "X'in haberine göre"."""
    source = named_before(reading, first, mark.first)
    if source is None or not source[1]:
        return None
    relayed = reading.ending(mark.first, "relay") is not None
    kind: FrameKind = "relay" if relayed else "according"
    bent = (reading.text(mark.first) == "göre" and source[1] + 2 >= mark.first) or reading.text(
        source[1] - 1
    ).endswith(CASES)
    return Frame(kind, mark.first, source[0], after, source, bent=bent)


def _headline(reading: Reading, first: int, after: int) -> Frame | None:
    """The form "Kızılay Başkanı Fatma Yılmaz: 12 tır gönderdik"."""
    end = name_run(reading, first, after)
    if end + 1 >= after or reading.text(end) != ":" or end - first > _LONGEST_HEAD:
        return None
    if not reading.within(first, end, "title"):
        return None
    return Frame("says", end, first, after, (first, end), bent=False)


def _topic(reading: Reading, first: int, after: int) -> Frame | None:
    """A sentence that names a person first and lets somebody speak in the next ones."""
    subject = subject_at(reading, None, first, after)
    if subject is None:
        return None
    quoted = reading.text(subject[1]) in (*OPENERS, '"') or (
        reading.text(subject[1]) in (",", ":") and reading.text(subject[1] + 1) in (*OPENERS, '"')
    )
    if not quoted and not reading.within(subject[0], subject[1], "title"):
        return None
    return Frame("topic", subject[0], first, first, subject, bent=False)
