"""A place of a text read as a claim, and what a person reads in it otherwise."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Final, Literal, cast, get_args

import msgspec

from ledger.domain.quantities import Basis, Comparator, Quantity
from ledger.domain.spans import Span
from ledger.errors import InvalidValue, Refused

Kind = Literal["quantity", "statement"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
COMPARATORS: Final[tuple[Comparator, ...]] = get_args(Comparator)
BASES: Final[tuple[Basis, ...]] = get_args(Basis)

_LONGEST: Final = 60
_DECIMAL: Final = re.compile(r"(?P<sign>-?)(?P<digits>\d+)(?P<rest>(\.\d+)?)", re.ASCII)
_UNIT: Final = re.compile(r"[A-Za-z][A-Za-z_]*")


class ClaimReading(msgspec.Struct, frozen=True, kw_only=True):
    """What a place of a text says, as a claim.

    `start` and `end` are the place, `text` what stands there, `sentence` the sentence around it.
    `quantity` is the figure in it, None in a statement; `whole` is the place of the figure that
    it is a part of. `figures` are all number expressions of the place as they are written.
    `reader` is the extractor that read it, `already` a claim that says the same.
    """

    start: int
    end: int
    text: str
    sentence: Span
    reader: str
    speaker: str | None = None
    via: str | None = None
    quoted: bool = False
    negated: bool = False
    quantity: Quantity | None = None
    whole: Span | None = None
    figures: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    already: str | None = None

    @property
    def kind(self) -> Kind:
        """A figure makes it a quantity."""
        return "statement" if self.quantity is None else "quantity"

    @property
    def figure(self) -> Span | None:
        """The place of the figure, None without one."""
        return None if self.quantity is None else Span(self.quantity.start, self.quantity.end)


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What a person reads otherwise than was offered: None is as offered, "" is none.

    `figure` is the number expression as it is written in the place. A `value` takes the place of
    a range, `low` and `high` that of a value; an empty value means that there is no figure.
    """

    kind: str | None = None
    figure: str | None = None
    value: str | None = None
    low: str | None = None
    high: str | None = None
    comparator: str | None = None
    unit: str | None = None
    counted: str | None = None
    place: str | None = None
    basis: str | None = None
    period: str | None = None
    speaker: str | None = None
    via: str | None = None
    quoted: bool | None = None
    negated: bool | None = None


def read_otherwise(offered: ClaimReading, changes: Changes) -> ClaimReading:
    """Return the reading with a person's changes in it.

    Raises:
        InvalidValue: A value is none that the field can have.
        Refused: The changes do not go together, or the figure is not in the place.
    """
    _check(changes)
    quantity = _quantity(offered, changes)
    return msgspec.structs.replace(
        offered,
        quantity=quantity,
        whole=offered.whole if quantity is not None else None,
        speaker=_text(offered.speaker, changes.speaker),
        via=_text(offered.via, changes.via),
        quoted=offered.quoted if changes.quoted is None else changes.quoted,
        negated=offered.negated if changes.negated is None else changes.negated,
    )


def differences(offered: ClaimReading, read: ClaimReading) -> tuple[str, ...]:
    """Return the names of the fields in which two readings of a place differ."""
    before, after = _fields(offered), _fields(read)
    return tuple(name for name in Changes.__struct_fields__ if before[name] != after[name])


def _fields(reading: ClaimReading) -> dict[str, object]:
    quantity = reading.quantity
    fields: dict[str, object] = dict.fromkeys(Changes.__struct_fields__)
    if quantity is not None:
        fields |= {name: getattr(quantity, name) for name in fields if hasattr(quantity, name)}
        fields["figure"] = reading.figure
    for name in ("kind", "speaker", "via", "quoted", "negated"):
        fields[name] = getattr(reading, name)
    return fields


def _quantity(offered: ClaimReading, changes: Changes) -> Quantity | None:
    given = [changes.value, changes.low, changes.high]
    emptied = changes.value == "" and not (changes.low or changes.high)
    if changes.kind == "statement" or (emptied and changes.kind is None):
        if any(given) or changes.figure:
            raise Refused(reason="a statement has no figure", hint="leave out the figure's value")
        return None
    known = offered.quantity
    if known is None and not any(given) and changes.kind is None and not changes.figure:
        _refuse_figures_words(changes)
        return None
    placed = _placed(offered, changes.figure)
    return _bounded(_dressed(placed, changes), changes)


def _refuse_figures_words(changes: Changes) -> None:
    said = [name for name in ("unit", "counted", "place", "period") if getattr(changes, name)]
    if said:
        raise Refused(
            reason=f"no figure is read there that could have a {said[0]}",
            hint="give the figure's value too",
        )


def _placed(offered: ClaimReading, written: str | None) -> Quantity:
    """The figure at the place that the person names, without a value where none was read."""
    known = offered.quantity
    if known is not None and (not written or written == known.text):
        return known
    if not written:
        return Quantity(text=offered.text, start=offered.start, end=offered.end)
    places = _places(offered.text, written)
    if len(places) != 1:
        times = f"{len(places)} times" if places else "not"
        raise Refused(
            reason=f"{written!r} stands {times} in that place",
            hint="give the number as it is written there, in a place where it stands once",
        )
    start = offered.start + places[0]
    return Quantity(text=written, start=start, end=start + len(written))


def _places(text: str, written: str) -> list[int]:
    """Where a text has these words: as words of their own, else as a part of others."""
    found = [match.start() for match in re.finditer(re.escape(written), text)]
    whole = re.compile(rf"(?<!\w){re.escape(written)}(?!\w)")
    return [at for at in found if whole.match(text, at)] or found


def _dressed(quantity: Quantity, changes: Changes) -> Quantity:
    return msgspec.structs.replace(
        quantity,
        comparator=cast(Comparator, changes.comparator or quantity.comparator),
        unit=_text(quantity.unit, changes.unit),
        counted=_text(quantity.counted, changes.counted),
        place=_text(quantity.place, changes.place),
        basis=cast(Basis | None, _text(quantity.basis, changes.basis)),
        period=_text(quantity.period, changes.period),
    )


def _bounded(quantity: Quantity, changes: Changes) -> Quantity:
    """The figure with its value, or its range."""
    ranged = bool(changes.low or changes.high)
    if changes.value and ranged:
        raise Refused(reason="a figure has a value or a range", hint="give one of the two")
    if changes.value:
        value = _decimal("value", changes.value)
        return msgspec.structs.replace(quantity, value=value, low=None, high=None)
    if not ranged and changes.value is None and (quantity.value or quantity.low):
        return quantity
    low = _decimal("low", changes.low) if changes.low else quantity.low
    high = _decimal("high", changes.high) if changes.high else quantity.high
    if not ranged or low is None or high is None:
        raise Refused(
            reason=f"no value is read from {quantity.text!r}",
            hint="give the figure's value, or both ends of its range",
        )
    if Decimal(low) > Decimal(high):
        raise Refused(reason=f"{low} is more than {high}", hint="give the lower end first")
    return msgspec.structs.replace(quantity, value=None, low=low, high=high)


def _check(changes: Changes) -> None:
    for name, allowed in (("kind", KINDS), ("comparator", COMPARATORS), ("basis", BASES)):
        value = getattr(changes, name)
        if value and value not in allowed:
            raise InvalidValue(field=name, value=value, allowed=", ".join(allowed))
    if changes.unit and not _UNIT.fullmatch(changes.unit.strip()):
        allowed_unit = "a singular name (kilometre, percent) or a currency's code (EUR)"
        raise InvalidValue(field="unit", value=changes.unit, allowed=allowed_unit)
    if changes.period and not _is_period(changes.period.strip()):
        allowed_period = "the first and the last day: 2025-01-01/2025-07-24"
        raise InvalidValue(field="period", value=changes.period, allowed=allowed_period)


def _is_period(text: str) -> bool:
    days = text.split("/")
    try:
        first, last = (date.fromisoformat(day) for day in days)
    except ValueError:
        return False
    return first <= last and all(len(day) == len("2025-07-24") for day in days)


def _decimal(field: str, value: str) -> str:
    """A plain decimal in ASCII digits, whatever digits it was typed in."""
    plain = "".join(str(unicodedata.decimal(each, each)) for each in value.strip())
    found = _DECIMAL.fullmatch(plain.replace("٫", ".").replace("−", "-"))
    if found is None or len(plain) > _LONGEST:
        raise InvalidValue(field=field, value=value, allowed="plain decimals: 43630, 12.5, -3")
    return f"{found['sign']}{found['digits'].lstrip('0') or '0'}{found['rest']}"


def _text(offered: str | None, given: str | None) -> str | None:
    if given is None:
        return offered
    return " ".join(given.split()) or None
