"""Shapes that a reader could be slow on when repeated: openers, signs, number words, marks."""

from __future__ import annotations

SHAPES: dict[str, tuple[str, ...]] = {
    "en": (
        '"', "“", "«", "(", "'", ":", "said ", "he said ", "according to ", "five ", "and ",
        "hundred ", "thousand ", "a ", "5 ", "5", "1,", "1.", "1/", "-", "– ", "5-", "5 to ",
        "between ", "from ", "km ", "5 km ", "$", "$5", "%", "5% ", "'s ", "1 January ", "2031 ",
        "2031-", "in 2031 ", "January ", "of which 5 ", "not ", "did not ", "more than ", "Mr. ",
        ".", " . ", "!", "?", "\n", "\n\n", "• ", "5. ", "1) ", "A", "Dana ", "Dana Smith ",
        "Dana Smith said ", "the ", "million ", "1 000 ", "1 000", "111 ", "+1 ", "5:", "12:30 ",
        "a@", "www.", "http://", "@", "#", "a1", "5km", "x10^6", "10^", "e5", "½", "1½ ",
        "and a half ", "5 wells ", "5 wells, ", "the number of wells ", "number of ", "last year ",
        '"he said" ', "“a” ", "é", "\u0301", "e\u0301", "\u200b", "\u200b5", "\x00", "\ud800",
        "\u0665", "five-", "five,", "fifth ", "first ", "a third of ", "minus ", "point ",
        '"5 wells", he said. ', "Dana said. ", "of ", "total ", "5 wells. ", "rose from 5 to ",
        "compared with ", "but ", "no ", "in Marwan ", "Marwan, ", "week ", "within 5 days ", "’",
        "‘", "5'000", "5'", "word ", "w", "the number of ", "wells whose length is ", "… ",
        "5 of the 9 wells, ", "5 less than ", "respectively ", "\t", "|5|", "(5)", "[1]", "GW ",
        "5 GW ", "US$5 ", "USD 5 ", "5m ", "\xa35m ", "5 wells, and ", "“he said ", "between 5 ",
        "the number of 5 ", "5-", "1,", "a:", "5m 1) ", "%\u200b5", "five-",
    ),
    "ar": (
        '"', "«", "“", "(", ":", "قال ", "وقال ", "وفق ", "وفقا لـ", "خمسة ", "و", "و ", "مئة ",
        "ألف ", "ألفا ", "مليون ", "5 ", "\u0665", "و5 ", "1,", "1٬", "-", "5-", "5 إلى ", "بين ",
        "من ", "كم ", "5 كم ", "%", "5% ", "بالمئة ", "في المئة ", "1 يناير ", "2031 ", "عام ",
        "عام 2031 ", "يناير ", "منها 5 ", "منها ", "لم ", "نفى ", "أكثر من ", "،", "؛ ", ".",
        " . ", "؟", "\n", "\n\n", "• ", "الرئيس ", "مروان ", "مروان قال ", "أن ", "إن ", "إن قال ",
        "نصف ", "ونصف ", "ثلث ", "كيلومترين ", "بئر ", "5 آبار ", "عدد ", "عدد الآبار ",
        "العام الماضي ", "في ", "في مروان ", "محافظة ", "ـ", "\u064e", "5\u064e", "\u202e", "سوى ",
        "واحد ", "عشر ", "واحد عشر ", "ثلاث ", "فاصلة ", "صفر ", "المادة ", "الأولى ", "رجب ",
        "هـ ", "1447 ", "مضيفا ", "المتحدث باسم ", "كلمة ", "ك", "ال", "لل", "بال", "5 آبار. ",
        "5 آبار، ", "مقارنة بـ", "إجمالي ", "ارتفع من 5 إلى ", "منها 5 و",
        "\u0623\u0644\u0641 5\u064e", "«قال ", "واحد عشر ", "5،", "بين 5 و",
    ),
    "tr": (
        '"', "“", "(", "'", ":", "dedi ", "göre ", "Bakan'a göre ", "beş ", "ve ", "yüz ", "bin ",
        "milyon ", "beşyüz", "5 ", "5", "1.", "1,", "-", "5-", "5 ila ", "ile ", "arasında ",
        "km ", "5 km ", "%", "%5 ", "yüzde ", "yüzde 5 ", "'i ", "5'i ", "1 Ocak ", "2031 ",
        "2031'de ", "Ocak ", "bunların ", "5'i ", "değil ", "fazla ", "en az ", ".", " . ", "!",
        "\n", "\n\n", "• ", "5. ", "Derya ", "Derya Aktaş ", "Derya Aktaş, ", "bir ", "buçuk ",
        "yarım ", "üçte ", "üçte bir ", "birinci ", "virgül ", "kuyu ", "5 kuyu ", "5 kuyu, ",
        "sayısı ", "geçen yıl ", "İ", "I", "ı", "i\u0307", "yüzü ", "ona ", "biri ", "on ",
        "kelime ", "k", "lardan", "larından", "beş altı ", "diye ekledi ", "belirtti ",
        "söyledi, ", "toplam ", "ilinde ", "5 kuyu. ", "Marwan'da ", "beş %", "5 kuyu, ve ",
        "“dedi ", "üçte bir ", "5'i 5 ", "yüzbin",
    ),
}  # fmt: skip
