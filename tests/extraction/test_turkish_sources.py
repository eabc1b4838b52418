"""Who says it in Turkish: subjects first, verbs last, documents, topics, and what is denied."""

from __future__ import annotations

import pytest

from ledger.extraction import Candidate, extract


def claims(text: str) -> list[Candidate]:
    return [one for one in extract(text, lang="tr").claims if one.quantity is not None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kanal Birliği Başkanı Ada Tunç, 41 kuyunun açıldığını söyledi.", "Ada Tunç"),
        ("Kanal Birliği Başkanı Ada Tunç da kuyu sayısını 41 olarak verdi.", "Ada Tunç"),
        ("Törende konuşan Vali Ada Tunç, 41 kuyunun açıldığını söyledi.", "Ada Tunç"),
        ("Kuyuların 41'i bulduğunu belirten Tunç, sözlerini tamamladı.", "Tunç"),
        ('"Geçen yıl 41 kuyu açtık" diyen Tunç, teşekkür etti.', "Tunç"),
        ("Vali Ada Tunç'un verdiği bilgiye göre 41 kuyu açıldı.", "Ada Tunç"),
        ("Su Kurumu (SUK) verilerine göre 41 kuyu açıldı.", "Su Kurumu"),
        ("Valilikten yapılan açıklamada 41 kuyunun açıldığı belirtildi.", "Valilik"),
        ("Bilirkişi raporunda 41 kuyunun kuruduğu kaydedildi.", "Bilirkişi raporu"),
        ("Köylüler 41 kuyunun kuruduğunu söyledi.", "Köylüler"),
        ("Vali Ada Tunç: 41 kuyu açtık", "Ada Tunç"),
        ("Haber Ajansı'nın aktardığına göre 41 kuyu açıldı.", "Haber Ajansı"),
        ("Edinilen bilgiye göre 41 kuyu açıldı.", None),
        ("Geçen yıla göre 41 kuyu fazla açıldı.", None),
        ("Mahkeme kararını açıkladı, 41 sanık beraat etti.", None),
    ],
)
def test_the_source_is_found_wherever_the_sentence_names_it(text: str, speaker: str | None) -> None:
    assert claims(text)[0].speaker == speaker


def test_a_relay_stands_behind_the_source_it_cites() -> None:
    text = "Haber Ajansı'nın aktardığına göre Vali Ada Tunç, 41 kuyunun açıldığını söyledi."

    (claim,) = claims(text)

    assert (claim.speaker, claim.via) == ("Ada Tunç", "Haber Ajansı")


def test_a_sentence_without_a_subject_goes_on_with_the_last_source() -> None:
    text = "Vali Ada Tunç, 41 kuyunun açıldığını söyledi. Bunların 12 köye yettiğini de ekledi."

    assert [claim.speaker for claim in claims(text)] == ["Ada Tunç", "Ada Tunç"]


def test_who_a_sentence_is_about_owns_the_quotation_behind_it() -> None:
    text = 'Birlik Başkanı Ada Tunç ise kararı beğenmedi. "Köyde 41 kuyu var. 12 köy susuz" dedi.'

    assert {claim.speaker for claim in claims(text)} == {"Ada Tunç"}


def test_a_quotation_goes_on_into_the_next_paragraph() -> None:
    text = (
        'Vali Ada Tunç şunları söyledi:\n\n"Geçen yıl 41 kuyu açtık.\n\n'
        'Bu yıl 12 köye su verdik."\n\nBölgede 7 köy var.'
    )

    assert [claim.speaker for claim in claims(text)] == ["Ada Tunç", "Ada Tunç", None]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Ölenlerin sayısı 300 değil 212.", [True, False]),
        ("Bakanlık 60 kliniği kapatmadı.", [True]),
        ("Vali, 40 köyün boşaltıldığı iddiasını yalanladı.", [True]),
        ("Vali 40 köy iddiasını reddetti, 12 köyün boşaldığını söyledi.", [True, False]),
        ("Planlanan 40 konut projesi iptal edildi.", [True]),
        ("Sanıkların dördü suçlamayı reddetti.", [False]),
        ("Üyelerin üçte biri oy kullanmadı.", [False]),
        ("Borç 40 milyon lirayı aşmadı.", [False]),
        ("Yalnızca 7 köy etkilendi.", [False]),
        ("Aşı olmayan 40 çocuk hastalandı.", [False]),
        ("12 köye ulaşılamadı.", [False]),
    ],
)
def test_a_denial_reaches_the_figure_that_it_is_about(text: str, negated: list[bool]) -> None:
    assert [claim.negated for claim in claims(text)] == negated


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Rektör Ada Kuş 40 dersin açıldığını açıkladı; öğrenciler sayının 12 olduğunu savundu.",
            ["Ada Kuş", "öğrenciler"],
        ),
        (
            "Vali 5 ölü olduğunu, köy muhtarları ise 9 ölü olduğunu söyledi.",
            ["Vali", "köy muhtarları"],
        ),
        ("Tarife uyarınca bilet 40 lira oldu.", ["Tarife"]),
        ("Bazı esnaflar kiranın 90 bin liraya çıktığını söylüyor.", ["Bazı esnaflar"]),
        ("Araştırma, hanelerin yüzde 20'sinin borçlu olduğunu gösterdi.", ["Araştırma"]),
        ("Bitki bilimci Nil Su ekimin %30 azaldığını anlattı.", ["Bitki bilimci Nil Su"]),
        ("Hastane yetkilileri 9 kişinin öldüğünü söyledi.", ["Hastane yetkilileri"]),
        ("Liman kurulu sözcüsü 9 geminin beklediğini bildirdi.", ["Liman kurulu sözcüsü"]),
        ("Liman kurulu sözcüsü Ada Kuş 9 geminin beklediğini bildirdi.", ["Ada Kuş"]),
    ],
)
def test_sources_of_many_kinds_are_found(text: str, speakers: list[str]) -> None:
    claims = extract(text, lang="tr").claims

    assert [claim.speaker for claim in claims] == speakers


def test_a_report_that_leans_on_another_source_relays_it() -> None:
    (claim,) = extract(
        "Kıyı gazetesi, liman çalışanlarına dayandırdığı haberinde 8 geminin beklediğini yazdı.",
        lang="tr",
    ).claims

    assert (claim.speaker, claim.via) == ("liman çalışanları", "Kıyı gazetesi")
