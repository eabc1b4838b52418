"""Write `ledger/extraction/lexicons/currencies.tsv` anew: `python .dev/currency_names.py`.

Needs babel, which carries the names of the Unicode CLDR; the project itself does not. A line is an
ISO 4217 code of a currency in use, its symbols, and its names in English, Turkish and Arabic. CLDR
gives the Arabic dictionary form; those that a number asks for are made here, noun and adjective.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale
from babel.core import get_global

OUT = Path(__file__).parent.parent / "ledger" / "extraction" / "lexicons" / "currencies.tsv"
LATIN = ("en", "tr")
PLURALS = {
    "دولار": "دولارات",
    "دينار": "دنانير",
    "ريال": "ريالات",
    "جنيه": "جنيهات",
    "درهم": "دراهم",
    "ليرة": "ليرات",
    "روبية": "روبيات",
    "فرنك": "فرنكات",
    "شلن": "شلنات",
    "كرونة": "كرونات",
    "كرون": "كرونات",
    "روبل": "روبلات",
    "أوقية": "أوقيات",
    "شيكل": "شواكل",
    "تومان": "تومانات",
    "بيزو": "بيزوات",
}
SYMBOLS = {
    "USD": "$|US$|U.S.$|USD$",
    "EUR": "€",
    "GBP": "£|UK£|STG£",
    "TRY": "₺",
    "JPY": "¥|JP¥|円",
    "CNY": "CN¥|RMB|元|CN￥",
    "INR": "₹|Rs|Rs.|Re.|INR₹",
    "RUB": "₽",
    "UAH": "₴",
    "ILS": "₪",
    "KRW": "₩",
    "NGN": "₦",
    "VND": "₫",
    "PHP": "₱",
    "GHS": "GH₵|₵",
    "KZT": "₸",
    "AZN": "₼",
    "GEL": "₾",
    "BDT": "৳|Tk|Tk.",
    "THB": "฿",
    "CRC": "₡",
    "PYG": "₲",
    "AUD": "A$|AU$|AUD$",
    "CAD": "C$|CA$|CAD$|Can$",
    "NZD": "NZ$",
    "HKD": "HK$",
    "SGD": "S$|SG$",
    "TWD": "NT$|TW$",
    "BRL": "R$",
    "MXN": "Mex$|MX$",
    "JMD": "J$|JA$",
    "TTD": "TT$",
    "BBD": "Bds$",
    "NAD": "N$",
    "LRD": "L$",
    "FJD": "FJ$",
    "XCD": "EC$",
    "EGP": "E£|LE|L.E.",
    "SYP": "S£",
    "LBP": "LL|L.L.",
    "KES": "KSh|Ksh|KSh.|Sh|KES.",
    "UGX": "USh|Ush",
    "TZS": "TSh|Tsh",
    "PKR": "PKRs|Rs.PK",
    "ZAR": "R",
    "MYR": "RM",
    "IDR": "Rp|Rp.",
    "PLN": "zł",
    "CZK": "Kč",
    "HUF": "Ft",
    "CHF": "Fr.|SFr|SFr.|sFr",
    "SEK": "SKr",
    "NOK": "NKr",
    "DKK": "DKr",
    "SAR": "SR|﷼",
    "AED": "Dh|Dhs|Dhs.|DH",
    "QAR": "QR",
    "OMR": "RO|R.O.",
    "BHD": "BD",
    "KWD": "KD|K.D.",
    "JOD": "JD",
    "IQD": "ID",
    "PEN": "S/",
}
FOLDED = str.maketrans("أإآ", "ااا")


def in_use() -> list[str]:
    """Return the codes of the currencies that are legal tender somewhere today."""
    codes: set[str] = set()
    for periods in get_global("territory_currencies").values():
        codes.update(code for code, _, end, tender in periods if tender and end is None)
    return sorted(codes)


def latin(locale: Locale, code: str) -> list[str]:
    """Return the dictionary name and its plurals."""
    names = [locale.currencies.get(code, "")]
    names.extend(locale._data["currency_names_plural"].get(code, {}).values())
    return sorted({name.lower().replace("i̇", "i") for name in names if name})


def arabic(locale: Locale, code: str) -> list[str]:
    """Return noun and adjective in the singular, the accusative, the plural and the dual."""
    name = locale.currencies.get(code, "").translate(FOLDED)
    noun, _, adjective = name.partition(" ")
    if not adjective or " " in adjective:
        return [name] if name and name != code else []
    plurals = {noun.translate(FOLDED): plural for noun, plural in PLURALS.items()}
    forms = {name}
    feminine = noun.endswith(("ة", "ا", "و"))
    stem = adjective.removesuffix("ة")
    stem_feminine = stem + "ة"
    if feminine:
        forms.update((f"{noun} {stem_feminine}",))
    else:
        forms.add(f"{noun}ا {stem}ا")
    if noun in plurals:
        forms.add(f"{plurals[noun].translate(FOLDED)} {stem_feminine}")
    return sorted(forms)


def main() -> None:
    """Write the table."""
    locales = [Locale(lang) for lang in LATIN]
    arab = Locale("ar")
    with OUT.open("w", encoding="utf-8") as file:
        for code in in_use():
            columns = [latin(locale, code) for locale in locales]
            columns.append(arabic(arab, code))
            line = "\t".join([code, SYMBOLS.get(code, ""), *("|".join(names) for names in columns)])
            file.write(line + "\n")


if __name__ == "__main__":
    main()
