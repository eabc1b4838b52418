"""Turkish turns of phrase that have a number word in them and count nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.extraction.reading import Reading

if TYPE_CHECKING:
    from ledger.extraction.figures import Figure

_ROUND = (10, 100, 1000)
# A number word and how the words behind it begin.
_IDIOMS = (
    "on parmağında on", "on parmağın", "on marifet", "dört gözle", "dört elle", "dört dörtlük",
    "dört bir yan", "dört bir taraf", "dört duvar", "dört koldan", "dört ayak üst", "dört nala",
    "dört döndü", "dört başı mamur", "iki arada", "iki ara bir dere", "iki ucu keskin",
    "iki dirhem", "iki çift laf", "iki çift sözü", "iki kelime", "iki laf", "iki sözün biri",
    "iki yüzlü", "iki büklüm", "iki ayağı bir", "iki elim", "iki gözüm", "iki gözü iki",
    "iki lafından", "iki lafın", "iki satır", "iki lokma", "iki ateş arasında", "iki taraflı",
    "iki cami arasında", "iki cihan", "iki tek at", "iki yakası", "iki cambaz", "beş para",
    "beş paralık", "beş benzemez", "beş kuruş", "beş vakit", "üç kuruş", "üç otuzunda",
    "üç kağıtç", "üç kâğıtç", "üç günlük dünya", "üç buçuk at", "yedi düvel", "yedi cihan",
    "yedi sülale", "yedi ceddi", "yedi bela", "yedi iklim", "yedi göbek", "kırk yıllık",
    "kırk yılda", "kırk yılın", "kırk kere", "kırk fırın", "kırk takla", "kırk dereden",
    "kırk yama", "kırk katır", "kırk satır", "kırk tarak", "kırk haramiler", "kırk gün kırk gece",
    "bin pişman", "bin dereden", "bin bir", "bin türlü", "bin parçaya", "bin kez şükür",
    "bin şahit", "bin yıllık dost", "yüz yüze", "yüz buldu", "yüz göz", "yüz kızart",
    "yüz karası", "yüz akı", "yüz çevir", "yüz tut", "yüz verme", "yüz hatları", "yüz ifade",
    "yüz felc", "yüz nakl", "yüz tanıma", "yüz maskesi", "yüz kremi", "yüz bakım", "yüz germe",
    "yüz kesim", "yüz şekl", "yüz havlusu", "yüz kasları", "yüz yıka", "yüz üstü", "yüz sürdü",
    "yüz bölgesi", "yüz cerrahi", "yüz estetiğ", "yüz boyama", "yüz ölçüm", "bire bin",
    "bire bir", "bire on", "bire yüz", "bir iki", "sıfır otomobil", "sıfır araç", "sıfır araba",
    "sıfır daire", "sıfır konut", "sıfır motor", "sıfır telefon", "sıfır atık", "sıfır tolerans",
    "sıfır gümrük", "sıfır noktası", "sıfır emisyon", "sıfır karbon", "sıfır beden", "sıfır numara",
    "sıfır kilometre", "dokuz doğur", "dokuz köyden kov", "dokuz canlı", "dokuz ay on gün",
    "sekiz köşe", "altı boşal", "altı su al", "altı çizil", "altı delin", "altı oyul",
    "altı kazın", "altı çürü", "altı kaval", "altı tutuş", "altı patlar", "altı okka",
    "on numara", "on ikiden", "milyon kere", "milyon kez", "bin kere", "bin kez", "yüz kere",
    "yüz kez", "yetmiş iki millet", "üç aşağı", "beş yukarı", "beş aşağı", "yedi yirmi dört",
)  # fmt: skip


def _by_first_word(idioms: tuple[str, ...]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in idioms:
        head, *rest = phrase.split()
        found.setdefault(head, []).append(rest)
    return found


_BY_FIRST = _by_first_word(_IDIOMS)
# After "yüzde yüz" these say only "wholly".
_WHOLLY = (
    "bizden", "emin", "haklı", "eminim", "garanti", "kesin", "katılıyor", "destek", "doğru",
    "haksız", "yanlış", "inanıyor", "güven", "arkasında", "aynı", "suçlu", "masum", "ben", "sen",
)  # fmt: skip
# What a hand is, in words that end like fifty: "sol elli".
_HANDED = frozenset(
    (
        "sol",
        "sağ",
        "çıkık",
        "çolak",
        "uzun",
        "güzel",
        "boş",
        "açık",
        "çift",
        "tek",
        "kınalı",
        "kanlı",
    )
)
_OF_GOLD = (
    "gram",
    "ons",
    "kilo",
    "fiyat",
    "değer",
    "ayar",
    "alış",
    "satış",
    "çeyre",
    "yarım",
    "ton",
)
_ANYBODY = frozenset(
    ("kişiden", "kadından", "erkekten", "çocuktan", "aileden", "haneden", "gençten", "insandan",
     "vatandaştan", "yurttaştan", "öğrenciden", "işçiden", "evden", "işletmeden", "firmadan",
     "şirketten", "emekliden", "seçmenden", "kullanıcıdan", "tüketiciden", "çalışandan", "gebeden",
     "hastadan", "doktordan", "çiftten", "çiftçiden", "esnaftan", "kızdan", "evlilikten")
)  # fmt: skip


def is_turn_of_phrase(reading: Reading, figure: Figure) -> bool:
    """Say whether the number words are of an idiom, or of a word that only looks like one."""
    if _one_in_ten(reading, figure) or _folded(reading, figure):
        return True
    if not figure.words:
        return False
    word, before = reading.text(figure.first), reading.text(figure.first - 1)
    if figure.unit == "percent":
        wholly = figure.value == _ROUND[1] and reading.text(figure.after).startswith(_WHOLLY)
        return wholly and reading.text(figure.after - 1) == "yüz"
    if word == "elli" and before in _HANDED:
        return True
    if word.startswith("altın") and reading.text(figure.first + 1).startswith(_OF_GOLD):
        return True
    return _begins(reading, figure.first) or (
        figure.atoms == 1 and any(_covers(reading, figure.first, back) for back in (1, 2))
    )


def _begins(reading: Reading, index: int) -> bool:
    """Say whether an idiom begins at the token."""
    return any(
        all(reading.text(index + 1 + step).startswith(part) for step, part in enumerate(rest))
        for rest in _BY_FIRST.get(reading.text(index), ())
    )


def _covers(reading: Reading, index: int, back: int) -> bool:
    """Say whether an idiom that began *back* tokens before the token reaches it."""
    start = index - back
    return start >= 0 and any(
        len(rest) >= back
        and all(reading.text(start + 1 + step).startswith(part) for step, part in enumerate(rest))
        for rest in _BY_FIRST.get(reading.text(start), ())
    )


def _one_in_ten(reading: Reading, figure: Figure) -> bool:
    """Say whether the figure is one of the two of "on kişiden yedisi", a rate and no count."""
    if figure.value in _ROUND and reading.text(figure.after) in _ANYBODY:
        return True
    first = figure.first
    if reading.text(first - 1) not in _ANYBODY:
        return False
    base = reading.text(first - 2)
    return base in ("on", "yüz", "bin", "10", "100", "1.000", "1000")


def _folded(reading: Reading, figure: Figure) -> bool:
    """Say whether the figure says how often something doubled: "ikiye katladı"."""
    at = figure.after
    if reading.text(at) in ("'", "’"):
        at += 2
    to = reading.text(at - 1).endswith(("e", "a"))
    return to and figure.unit is None and reading.text(at).startswith(
        ("katlan", "katlad", "katlıyor", "katlay", "katlam", "katlar", "bölün", "böldü", "bölen",
         "ayrıl", "ayır")
    )  # fmt: skip
