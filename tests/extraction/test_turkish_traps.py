"""Turkish figures and number words that count nothing: names, times, signs, turns of phrase."""

from __future__ import annotations

import pytest

from ledger.extraction import extract


def values(text: str) -> list[str]:
    claims = extract(text, lang="tr").claims
    return [str(claim.quantity.value) for claim in claims if claim.quantity is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Volvo B 430 marka minibüs kaza yaptı.",
        "Sahaya 7C numaralı kapıdan girildi.",
        "Meriç 2 Köprüsü trafiğe kapandı.",
        "Salon tip 2 diyabetlilerin derneğine ayrıldı.",
        'Topluluk "7 Beyaz Güvercin" oyununu sahneledi.',
        "78 kuşağı bu türküyle büyüdü.",
        "LGS 2030 sonuçları tartışıldı.",
        "Destek için 3917'ye UMUT yazıp gönderin.",
        "Bilgi için (0312) 444 17 28 aranabilir.",
    ],
)
def test_figures_in_names_and_labels_are_no_claims(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tören ona beş kala başladı.",
        "Müze sekiz buçukta açılıyor.",
        "Su akşam 9'da kesildi.",
        "Seans 19.30 TSİ'de başladı.",
        "Maçta beraberlik golü 88'de geldi.",
        "Harç 3'e 1 oranında karıldı.",
    ],
)
def test_times_and_ratios_are_no_claims(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Çocuklar bayramı dört gözle bekledi.",
        "Kasaba iki arada bir derede kaldı.",
        "Sözleri beş para etmez.",
        "Yüz nakli için sıra bekliyor.",
        "Sıfır araç fiyatları konuşuldu.",
        "Ekip ikiye bölündü.",
        "On kadından altısı mutlu.",
    ],
)
def test_turns_of_phrase_are_no_claims(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Şirket 3 marka satın aldı.", "3"),
        ("Belgeye yüz bin katılımcı imza attı.", "100000"),
        ("Köyde altı boş ev var.", "6"),
        ("Yangında yedi katlı bina boşaltıldı, 12 kişi yaralandı.", "12"),
        ("Ölü sayısı gece 30'a çıktı.", "30"),
        ("Proje 3 milyon liraya mal oldu.", "3000000"),
    ],
)
def test_their_neighbours_count(text: str, value: str) -> None:
    assert value in values(text)
