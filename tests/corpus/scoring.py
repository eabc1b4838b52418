"""How far the extractor's answer is from the gold, one language and split at a time.

A predicted quantity matches a gold one when their spans overlap and the values are the same; all
other measures (exact span, unit, comparator, ...) are taken over the matches. A place that only
repeats a claim (`same_as`) may be answered by a mention or by a claim of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from ledger.domain.folding import fold
from ledger.extraction import Candidate, Extraction, extract
from tests.corpus.gold import GoldArticle, GoldQuantity

# Of these two less is better.
CEILINGS = ("traps hit", "false alarms")
# Lists of phrases are marked for their figures and dates; many of them are statements too.
PHRASES = "phrases"
_ROUNDING = Decimal("0.0001")  # a third has no exact decimal

Extract = Callable[..., Extraction]
Place = tuple[int, int]


@dataclass
class Ratio:
    """Hits among tries."""

    hits: int = 0
    tries: int = 0

    def add(self, hit: bool) -> None:
        """Count one try."""
        self.hits += hit
        self.tries += 1

    @property
    def share(self) -> float:
        """Hits by tries; 1 where nothing was tried."""
        return self.hits / self.tries if self.tries else 1.0


@dataclass
class Found:
    """What was found, what was there, what was answered."""

    hits: int = 0
    gold: int = 0
    said: int = 0

    @property
    def precision(self) -> float:
        """The share of the answers that are right."""
        return self.hits / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Miss:
    """One difference, for a person to look at."""

    article: str
    kind: str
    text: str
    said: object
    gold: object


@dataclass
class Score:
    """Everything measured over some articles."""

    quantities: Found = field(default_factory=Found)
    span: Ratio = field(default_factory=Ratio)
    unit: Ratio = field(default_factory=Ratio)
    comparator: Ratio = field(default_factory=Ratio)
    counted: Ratio = field(default_factory=Ratio)
    place: Ratio = field(default_factory=Ratio)
    speaker: Ratio = field(default_factory=Ratio)
    via: Ratio = field(default_factory=Ratio)
    basis: Ratio = field(default_factory=Ratio)
    part_of: Ratio = field(default_factory=Ratio)
    negation: Found = field(default_factory=Found)
    dates: Found = field(default_factory=Found)
    statements: Found = field(default_factory=Found)
    sums: Ratio = field(default_factory=Ratio)
    false_alarms: int = 0
    traps: Ratio = field(default_factory=Ratio)
    misses: list[Miss] = field(default_factory=list)

    def row(self) -> dict[str, str]:
        """Return the figures of the table by their headings."""
        shares = {
            "quantity P": self.quantities.precision,
            "R": self.quantities.recall,
            "F1": self.quantities.f1,
            "span": self.span.share,
            "unit": self.unit.share,
            "comparator": self.comparator.share,
            "counted": self.counted.share,
            "place": self.place.share,
            "basis": self.basis.share,
            "speaker": self.speaker.share,
            "via": self.via.share,
            "negation P": self.negation.precision,
            "negation R": self.negation.recall,
            "date F1": self.dates.f1,
            "statement F1": self.statements.f1,
            "sums": self.sums.share,
            "traps hit": self.traps.share,
        }
        texts = {name: f"{share:.3f}" for name, share in shares.items()}
        return texts | {"false alarms": str(self.false_alarms)}


def score_articles(articles: Iterable[GoldArticle], read: Extract = extract) -> Score:
    """Extract each article as a user would (its language found out) and hold it to the gold."""
    score = Score()
    for article in articles:
        found = read(article.text, None, article.published)
        matched = _score_quantities(score, article, found)
        _score_dates(score, article, found)
        _score_traps(score, article, found)
        if article.domain != PHRASES:
            _score_statements(score, article, found)
        _score_sums(score, article, found, matched)
    return score


def _score_quantities(
    score: Score, article: GoldArticle, found: Extraction
) -> dict[str, Candidate]:
    claims = [claim for claim in found.claims if claim.quantity is not None]
    left = set(range(len(claims)))
    matched: dict[str, Candidate] = {}
    # Exact places first, so that a neighbour that only overlaps takes nothing away.
    for exact in (True, False):
        for name, gold in article.quantities.items():
            place = article.spans[name]
            if name in matched:
                continue
            for index in sorted(left):
                if _same_place(_place(claims[index]), place, exact) and _same_value(
                    claims[index], gold
                ):
                    matched[name] = claims[index]
                    left.discard(index)
                    break
    mentioned = _mentioned(article, claims, matched)
    for name, gold in article.quantities.items():
        if name not in matched and (gold.same_as is not None or name in mentioned):
            continue
        score.quantities.gold += 1
        if name in matched:
            score.quantities.hits += 1
            _score_match(score, article, name, gold, matched[name], claims, matched, found)
        else:
            score.negation.gold += gold.negated
            near = [_brief(c) for c in claims if _overlap(_place(c), article.spans[name])]
            score.misses.append(Miss(article.name, "missed", _text(article, name), near, gold))
    score.quantities.said += len(matched) + len(left)
    for index in sorted(left):
        score.negation.said += claims[index].negated
        claim = claims[index]
        score.misses.append(Miss(article.name, "extra", claim.text, _brief(claim), None))
    return matched


def _mentioned(
    article: GoldArticle, claims: list[Candidate], matched: dict[str, Candidate]
) -> set[str]:
    """Gold places that a merged claim of the same value names among its mentions."""
    found = set()
    for name, gold in article.quantities.items():
        place = article.spans[name]
        for claim in claims:
            again = name not in matched and _same_value(claim, gold) and len(claim.mentions) > 1
            if again and any(_overlap((m.start, m.end), place) for m in claim.mentions):
                found.add(name)
    return found


def _score_match(  # noqa: PLR0917  # one match against everything
    score: Score,
    article: GoldArticle,
    name: str,
    gold: GoldQuantity,
    claim: Candidate,
    claims: list[Candidate],
    matched: dict[str, Candidate],
    found: Extraction,
) -> None:
    quantity = claim.quantity
    assert quantity is not None
    text = _text(article, name)

    def note(ratio: Ratio, kind: str, *, hit: bool, said: object, wanted: object) -> None:
        ratio.add(hit)
        if not hit:
            score.misses.append(Miss(article.name, kind, f"{text} | {claim.text}", said, wanted))

    place = article.spans[name]
    same = _place(claim) == place
    note(score.span, "span", hit=same, said=quantity.text, wanted=text)
    note(score.unit, "unit", hit=quantity.unit == gold.unit, said=quantity.unit, wanted=gold.unit)
    equal = quantity.comparator == gold.comparator
    note(
        score.comparator, "comparator", hit=equal, said=quantity.comparator, wanted=gold.comparator
    )
    if gold.counted != ():
        good = _named(quantity.counted, gold.counted)
        note(score.counted, "counted", hit=good, said=quantity.counted, wanted=gold.counted)
    wanted_place = None if gold.place is None else (gold.place,)
    good = _named(quantity.place, wanted_place)
    note(score.place, "place", hit=good, said=quantity.place, wanted=gold.place)
    note(
        score.basis, "basis", hit=quantity.basis == gold.basis, said=quantity.basis,
        wanted=gold.basis,
    )  # fmt: skip
    good = _named(claim.speaker, gold.speaker)
    note(score.speaker, "speaker", hit=good, said=claim.speaker, wanted=gold.speaker)
    if gold.via is not None or claim.via is not None:
        good = _named(claim.via, gold.via)
        note(score.via, "via", hit=good, said=claim.via, wanted=gold.via)
    score.negation.gold += gold.negated
    score.negation.said += claim.negated
    score.negation.hits += gold.negated and claim.negated
    if gold.negated != claim.negated:
        score.misses.append(
            Miss(article.name, "negation", f"{text} | {claim.text}", claim.negated, gold.negated)
        )
    if gold.part_of is not None and gold.part_of in matched:
        whole = matched[gold.part_of]
        said = None if quantity.part_of is None else found.claims[int(quantity.part_of)]
        note(
            score.part_of, "part_of", hit=said is whole, said=said and _brief(said),
            wanted=_text(article, gold.part_of),
        )  # fmt: skip


def _score_dates(score: Score, article: GoldArticle, found: Extraction) -> None:
    left = list(found.dates)
    for name, gold in article.dates.items():
        score.dates.gold += 1
        place = article.spans[name]
        hit = next(
            (d for d in left if _overlap((d.start, d.end), place) and d.iso == gold.iso), None
        )
        if hit is not None:
            score.dates.hits += 1
            left.remove(hit)
        else:
            near = [(d.text, d.iso) for d in found.dates if _overlap((d.start, d.end), place)]
            score.misses.append(Miss(article.name, "date", _text(article, name), near, gold.iso))
    score.dates.said += len(found.dates)
    score.misses.extend(Miss(article.name, "date extra", d.text, d.iso, None) for d in left)


def _score_traps(score: Score, article: GoldArticle, found: Extraction) -> None:
    places = [_place(claim) for claim in found.claims if claim.quantity is not None]
    for name, reason in article.traps.items():
        hit = any(_overlap(place, article.spans[name]) for place in places)
        score.traps.add(hit)
        if hit:
            score.misses.append(Miss(article.name, "trap", _text(article, name), None, reason))


def _score_statements(score: Score, article: GoldArticle, found: Extraction) -> None:
    said = [claim for claim in found.claims if claim.quantity is None]
    left = list(said)
    for name, gold in article.statements.items():
        place = article.spans[name]
        hit = next(
            (c for c in left if any(_overlap((m.start, m.end), place) for m in c.mentions)), None
        )
        if hit is None and (
            gold.same_as is not None
            or any(_overlap((m.start, m.end), place) for c in said for m in c.mentions)
        ):
            continue
        score.statements.gold += 1
        if hit is not None:
            score.statements.hits += 1
            left.remove(hit)
        else:
            score.misses.append(
                Miss(article.name, "statement", _text(article, name), None, gold.speaker)
            )
    score.statements.said += len(said)
    score.misses.extend(Miss(article.name, "statement extra", c.text, None, None) for c in left)


def _score_sums(
    score: Score, article: GoldArticle, found: Extraction, matched: dict[str, Candidate]
) -> None:
    def places(names: Iterable[str]) -> set[Place]:
        return {_place(matched[n]) if n in matched else article.spans[n] for n in names}

    alarms = {
        (check.total.start, check.total.end)
        for check in found.checks
        if check.result == "does_not_add_up"
    }
    for one in article.sums.values():
        total = next(iter(places([one.total])))
        parts = places(one.parts)
        hit = any(
            (c.total.start, c.total.end) == total
            and {(p.start, p.end) for p in c.parts} == parts
            and c.result == one.result
            for c in found.checks
        ) or (
            # A partial list that nothing is said of cannot be told either.
            one.result == "cannot_tell"
            and not any((c.total.start, c.total.end) == total for c in found.checks)
        )
        if one.result == "does_not_add_up":
            alarms.discard(total)
        score.sums.add(hit)
        if not hit:
            said = [
                (c.expected, c.observed, c.result)
                for c in found.checks
                if (c.total.start, c.total.end) == total
            ]
            text = " + ".join(_text(article, p) for p in one.parts)
            score.misses.append(
                Miss(article.name, "sum", f"{_text(article, one.total)} = {text}", said, one.result)
            )
    score.false_alarms += len(alarms)
    score.misses.extend(
        Miss(article.name, "false alarm", article.text[start:end], None, None)
        for start, end in alarms
    )


def _named(said: str | None, accepted: tuple[str, ...] | None) -> bool:
    if accepted is None or said is None:
        return said is None and not accepted
    mine = fold(said)
    return any(mine == fold(one) for one in accepted)


def _same_value(claim: Candidate, gold: GoldQuantity) -> bool:
    quantity = claim.quantity
    assert quantity is not None
    pairs = (
        (quantity.value, gold.value), (quantity.low, gold.low), (quantity.high, gold.high),
    )  # fmt: skip
    return all(
        (mine is None) == (theirs is None)
        and (mine is None or theirs is None or abs(Decimal(mine) - Decimal(theirs)) < _ROUNDING)
        for mine, theirs in pairs
    )


def _place(claim: Candidate) -> Place:
    assert claim.quantity is not None
    return claim.quantity.start, claim.quantity.end


def _same_place(mine: Place, theirs: Place, exact: bool) -> bool:
    return mine == theirs if exact else _overlap(mine, theirs)


def _overlap(mine: Place, theirs: Place) -> bool:
    return mine[0] < theirs[1] and theirs[0] < mine[1]


def _text(article: GoldArticle, name: str) -> str:
    start, end = article.spans[name]
    return article.text[start:end]


def _brief(claim: Candidate) -> str:
    quantity = claim.quantity
    if quantity is None:
        return claim.text
    value = quantity.value or f"{quantity.low}..{quantity.high}"
    return f"{quantity.text} = {quantity.comparator} {value} {quantity.unit} {quantity.counted}"


def table(scores: Iterable[tuple[str, Score]]) -> Iterator[str]:
    """Yield the lines of a Markdown table, measures down and columns by name."""
    columns = [(name, score.row()) for name, score in scores]
    yield "| measure | " + " | ".join(name for name, _ in columns) + " |"
    yield "|---|" + "---:|" * len(columns)
    for measure in columns[0][1]:
        yield f"| {measure} | " + " | ".join(row[measure] for _, row in columns) + " |"
