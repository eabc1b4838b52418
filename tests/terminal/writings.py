"""Texts for the tests of this folder: what people write, and what attackers write."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from hypothesis import strategies as st

UNICODE_FILES: Final = Path("/usr/share/unicode")

ARTICLE: Final = (
    "أعلنت الوزارة يوم الاثنين تدمير 498 كم من الأنفاق، منها 212 كم في الشمال و286 كم في الغرب.\n"
    "\n"
    "وقال المتحدث (خلال مؤتمر في Ankara) إنَّ «الأعمال مستمرّة» وفقًا لخطة IDEF 2025.\n"
    "Two lines of English follow, with the Arabic word سلام inside and a figure (1,250).\n"
    "Türkçe bir satır: İstanbul'da ığdır, çığ ve şölen.\n"
    "日本語の段落もここにあります。\n"
)

ORDINARY: Final = [
    *"abcXYZ ığşİ 0123456789 ٠١٢٣٤٥ .,:;!?-/()[]«» ",
    *"ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگک",
    *("لا", "لَا", "السلام", "498", "kilometre", " ", "  ", "\n", "\r\n"),
    *("\u064b", "\u064e", "\u0651", "\u0301", "\u0640", "\u200c"),
    *("日本", "、", "한국", "😀", "שלום"),
]
HOSTILE: Final = [
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u200b\u200d\u200e\u200f\u061c\u2028\u2029\u202a\u202b\u202c\u202d\u202e",
    *"\u2060\u2066\u2067\u2068\u2069\ufeff\xad\u06dd\u3164\ufe0f\ud800\ufffe",
    *("\U000e0041", "\U0001f3fd", "\u0301" * 9, "\u064e\u200d" * 4),
    *("\x1b[31m", "\x1b]0;title\x07", "\x1b]52;c;aGk=\x1b\\", "[/bold]"),
]

ordinary_texts = st.lists(st.sampled_from(ORDINARY), max_size=60).map("".join)
hostile_texts = st.lists(st.sampled_from(ORDINARY + HOSTILE), max_size=60).map("".join)
any_texts = st.one_of(hostile_texts, st.text(max_size=60))
