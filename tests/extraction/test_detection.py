"""Which language a text is in, and when that is no more than a guess."""

from __future__ import annotations

import pytest

from ledger.extraction.detection import detect_language, is_doubtful
from ledger.samples import sample_articles


def test_every_sample_is_known_without_a_doubt() -> None:
    samples = sample_articles()

    assert {sample.lang for sample in samples} == {"ar", "tr", "en"}
    for sample in samples:
        assert detect_language(sample.text) == sample.lang
        assert not is_doubtful(sample.text, sample.lang)


@pytest.mark.parametrize(
    "text",
    [
        "Zwei Brunnen wurden 2031 repariert und zwölf andere gereinigt.",
        "Dos pozos fueron reparados en 2031 y otros 12 en la ciudad de Marwan.",
        "Deux puits ont été réparés en 2031 et 12 autres à Marwan.",
        "شورای آب گفت که ۴۱ چاه در یک هفته پاک شده است و کار ادامه دارد",
        "Su şurası bildirib ki, həftə ərzində 41 quyu təmizlənib və 5 nəfər yaralanıb.",
        "Водный совет сообщил, что 41 колодец очищен.",
        "水务委员会说，41口井已经清理完毕。",
        "המועצה אמרה כי 41 בארות נוקו השבוע.",
    ],
)
def test_another_language_is_read_with_a_doubt(text: str) -> None:
    assert is_doubtful(text, detect_language(text))


SHORT = {
    "ar": (
        "قالت المتحدثة إن الفرق نظفت 41 بئراً. وأضافت أن العمل مستمر.",
        "حريق في مروان",
        "قال Martin Schwarzenberger من Bundesministerium für Verkehr إن 41 بئراً نظفت.",
        "شركة Lockheed Martin تسلم 12 طائرة F-35 إلى Royal Air Force.",
    ),
    "tr": (
        "Su kurulu sözcüsü 41 kuyunun temizlendiğini söyledi. Çalışmalar sürüyor.",
        "Kurul 41 kuyu temizledi. Marwan'da 12 ev daha bulundu.",
        "Belediye yeni okul yapacak. Okul 12 derslikli olacak.",
        "Bakan dun yaptigi aciklamada 41 kuyunun temizlendigini soyledi. Calismalar suruyor.",
        "Su fiyatlari yuzde 12 artti. Karar pazartesi gunu uygulanacak.",
        "ŞANLIURFA'DA 41 KUYU TEMİZLENDİ",
        "KURUL 41 KUYUYU TEMIZLEDI",
        "New York Times'a konuşan Smith, The Guardian'ın haberini yalanladı.",
    ),
    "en": (
        "The board cleared 41 wells. Work goes on.",
        "President Erdoğan met Kılıçdaroğlu in Şanlıurfa, his office said.",
        "Mayor İmamoğlu opened 12 parks in Beşiktaş, Kadıköy and Üsküdar.",
        "ERDOĞAN VISITS ŞANLIURFA AFTER FLOOD",
        "WATER BOARD CLEARS 41 WELLS",
        "Police seize 12 tonnes of tea. Two men held in Iğdır.",
        "The ministry (وزارة الداخلية التركية) said that 41 men were held.",
    ),
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang in SHORT for text in SHORT[lang]])
def test_two_sentences_are_enough_whoever_is_named_in_them(lang: str, text: str) -> None:
    assert detect_language(text) == lang


def test_a_name_in_other_letters_makes_no_text_doubtful() -> None:
    for text in (
        "Bakan, İlham Əliyev ile Bakü'de 41 kuyu için anlaşma imzaladıklarını söyledi.",
        "The board of Москва said that 41 wells were cleared in a week.",
    ):
        assert not is_doubtful(text, detect_language(text))


@pytest.mark.parametrize("text", ["", "41 wells", "Sal", "41"])
def test_a_few_words_decide_nothing(text: str) -> None:
    assert not is_doubtful(text, detect_language(text))
