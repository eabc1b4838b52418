"""Turkish figures: endings on figures and words, parts and wholes, bounds, words that are none."""

from __future__ import annotations

import pytest

from ledger.domain.quantities import Quantity
from ledger.extraction import extract


def quantities(text: str) -> list[Quantity]:
    claims = extract(text, lang="tr").claims
    return [claim.quantity for claim in claims if claim.quantity is not None]


def only(text: str) -> Quantity:
    (quantity,) = quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("Yolun yüzde 85i bitti.", "85i", "85", "percent"),
        ("Bölgede 2,5 milyonluk nüfus var.", "2,5 milyonluk", "2500000", None),
        ("Köylere beşer jeneratör gönderildi.", "beşer", "5", None),
        ("Ekiplere 10'ar bin lira verildi.", "10'ar bin", "10000", "TRY"),
        ("Kuyuların 4'te 1'i kurudu.", "4'te 1", "0.25", "fraction"),
        ("Kuyuların beşte dördü kurudu.", "beşte dördü", "0.8", "fraction"),
        ("Kuyuların yarısı kurudu.", "yarısı", "0.5", "fraction"),
        ("Artış hızı binde 5 oldu.", "5", "5", "per_mille"),
        ("Araç saatte 60 kilometre hızla gitti.", "60", "60", "kilometre_per_hour"),
        ("Boyu 1 metre 82 santim.", "1 metre 82", "1.82", "metre"),
        ("Poşetin tanesi 50 kuruş.", "50", "0.5", "TRY"),
        ("Ekipler iki düzine kuyu açtı.", "iki düzine", "24", None),
        ("Şirket 350 mn TL yatırdı.", "350 mn", "350000000", "TRY"),
        ("Gece sıfırın altında 8 derece ölçüldü.", "sıfırın altında 8", "-8", "degree_celsius"),
    ],
)
def test_endings_and_forms_that_only_turkish_has_are_read(
    text: str, span: str, value: str, unit: str | None
) -> None:
    read = only(text)

    assert (read.text, read.value, read.unit) == (span, value, unit)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Toplantıya 500'e yakın işçi geldi.", "~"),
        ("Toplantıya 500 kadar işçi geldi.", "~"),
        ("Salona 65'e kadar işçi alınıyor.", "<="),
        ("İşçi sayısı 500'den fazla.", ">"),
        ("Borç 87 milyonu aştı.", ">"),
        ("Borç 87 milyonu aşmadı.", "<="),
        ("Borç 87 milyon liranın altına inmiyor.", ">="),
        ("Bekleyenler yüze yaklaştı.", "~"),
        ("Üreticinin en az yüzde 40'ı borçlu.", ">="),
        ("Nüfus 87 milyonu buldu.", "="),
    ],
)
def test_a_bound_is_told_by_the_case_of_the_figure_and_its_verb(text: str, comparator: str) -> None:
    assert only(text).comparator == comparator


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Kuyuların 64'ü temizlendi, 54'ü kapatıldı.", ["kuyu", "kuyu"]),
        ("64 tanıktan kırk biri konuştu.", ["tanık", "tanık"]),
        ("Yangına bini aşkın orman işçisi gitti.", ["işçi"]),
        ("Teslim edilmeyen daire sayısı 212.", ["daire"]),
        ("Rüzgârın hızı saatte 60 kilometre.", ["rüzgâr"]),
    ],
)
def test_what_is_counted_may_stand_before_the_figure(text: str, counted: list[str]) -> None:
    assert [one.counted for one in quantities(text)] == counted


def test_parts_in_the_possessive_belong_to_the_whole_before_them() -> None:
    whole, *parts = quantities("20 ilden 12'si etkilendi, 96 ofisin yüzde 12,5'i boş.")

    assert [part.part_of for part in (whole, *parts)] == [None, 0, None, 2]


def test_a_part_may_stand_before_its_whole_and_leaves_the_bound_to_it() -> None:
    part, whole = quantities("Kazada en az 2'si çocuk 5 kişi öldü.")

    assert (part.part_of, part.comparator, whole.comparator) == (1, "=", ">=")


@pytest.mark.parametrize(
    "text",
    [
        "Köprünün altı temizlendi.",
        "Çocuk yemeği yedi ve uyudu.",
        "Bu yüzden fazla mesai yaptı.",
        "Ona kızdı, biri güldü.",
        "Bir araç devrildi.",
        "Meydanda on binlerce kişi toplandı.",
        "Kapıda üç beş kişi bekliyordu.",
        "Her on aileden biri göçtü.",
        "Maçın ikinci yarısında yağmur yağdı.",
        "Ekipler üç gün içinde gelecek.",
    ],
)
def test_words_that_only_look_like_numbers_are_no_claims(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Kamyon 34 ABC 123 plakalıydı.", "plate"),
        ("Toplantı 16.45'te bitti.", "time"),
        ("Kıyıspor 1-3 yenildi.", "score"),
        ("90'larda köy boşaldı.", "period"),
        ("Ali Demir (34) gözaltına alındı.", "age"),
        ("21. yüzyılın en büyük seli bu.", "ordinal"),
        ("Festivalin on yedinci günü bitti.", "ordinal"),
        ("Aşı 2, 4 ve 6. aylarda yapılır.", "ordinal"),
        ("İhbar için ALO 136 arandı.", "phone"),
        ("Şirket BIST 100 endeksinden çıktı.", "model"),
        ("Sayıştay'ın 2029 raporu yayımlandı.", "event"),
    ],
)
def test_labels_say_why_they_are_no_claims(text: str, reason: str) -> None:
    found = extract(text, lang="tr")

    assert quantities(text) == []
    assert reason in {one.reason for one in found.not_claims}
