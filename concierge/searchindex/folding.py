"""The one form in which texts, names and what is typed are compared.

NFKC (widths, ligatures), case folded, without marks on letters; signs that people take for one
another are one, letters with a stroke are the letter (CLDR Latin-ASCII), digits are 0-9, and what
old GBK data keeps in the private use area is the character it has been since GB 18030-2022.
"""

import re
import unicodedata
from collections.abc import Iterator

# Characters without a shape: joiners, soft hyphens, byte order marks, marks of direction, variation
# selectors. They come along when text is pasted and stand between two that look adjacent.
_SHAPELESS = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_BREAKS = re.compile("[\t-\r\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
"""Control characters, marks and overrides of direction, and what has no width. Joiners stay:
Persian and many pictures are written with them."""
_WIDE = tuple(zip("，！？：；（）", ",!?:;()", strict=True))
"""As NFKC turns them."""
_MARKED = re.compile("[\u00c0-\u06ff\u1e00-\u1fff]")
"""Where there may be letters with marks, or marks."""
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff]"
)


def fold(text: str) -> str:
    """The form in which texts are compared. Folding twice is folding once."""
    if text.isascii():
        return text.lower().replace("`", "'")
    # The costly steps are taken where there is something to do, and most Chinese texts are in
    # normal form but for their punctuation.
    text = standard(_SHAPELESS.sub("", text))
    for wide, plain in _WIDE:
        text = text.replace(wide, plain)
    if _UNSPACED.search(text):
        text = text.translate(_SIGNS)
    folded = _normal(text).casefold()
    if _MARKED.search(folded):
        bare = _MARKS.sub("", unicodedata.normalize("NFD", folded))
        folded = unicodedata.normalize("NFC", bare)
    if _ODD.search(folded):
        folded = folded.translate(_SIGNS)
    return _normal(folded)


def standard(text: str) -> str:
    """Characters of old GBK data as GB 18030-2022 has them: U+E863 is 䶮."""
    return text.translate(_PRIVATE) if _IS_PRIVATE.search(text) else text


def clean(text: str) -> str:
    """A name as it is kept: what nobody sees, and what turns the words around it, is no part of it;
    characters of old data are those of today."""
    return standard(_UNSEEN.sub("", _BREAKS.sub(" ", text))).strip()


def _normal(text: str) -> str:
    return text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)


_SAME = {
    "'": "`´ʹʻʼʽʾʿˈˊˋ΄᾽᾿´‘’‚‛′‵՚׳ꞌꞋ❛❜",
    '"': "“”„‟″‶״«»〝〞〟❝❞",
    "-": "‐‑‒–—―⁃⁻₋−˗־➖⸺⸻﹘﹣－",
    "·": "•‧∙⋅・･●◦⸱⸳᛫ꞏᐧㆍ‣·",
    "~": "〜∼˜～",
    "/": "⁄∕⧸",
    ":": "∶ː꞉",
    "|": "∣￨",
    ",": "،",
    ";": "؛",
    "?": "؟",
    "*": "∗✱",
    "〇": "○◯",
    "x": "×✕",
}
"""What looks like one sign and is several characters (UTR 39). The long vowel of kana is none."""
_ZEROS = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰"
_LETTERS = {
    "đ": "d", "ð": "d", "þ": "th", "ŋ": "n", "ĸ": "q", "œ": "oe", "ə": "e", "ǝ": "e", "ɛ": "e",
    "ɔ": "o", "ɑ": "a", "ɩ": "i", "ʃ": "s", "ʒ": "z", "ƿ": "w", "ȝ": "y", "ſ": "s", "ß": "ss",
    "ĳ": "ij",
}  # fmt: skip
_LATIN = re.compile(
    r"LATIN (?:SMALL LETTER|LETTER SMALL CAPITAL|SMALL LETTER DOTLESS|SMALL LIGATURE)"
    r" ([A-Z]{1,2})(?: WITH .+)?"
)
_BLOCKS = ((0xC0, 0x2B0), (0x1D00, 0x1DC0), (0x1E00, 0x1F00), (0x2C60, 0x2C80), (0xA720, 0xA800))


def _latin() -> Iterator[tuple[str, str]]:
    """Letters that no normal form takes apart, and the plain ones: ł ø ħ ı æ."""
    for first, end in _BLOCKS:
        for character in map(chr, range(first, end)):
            named = _LATIN.fullmatch(unicodedata.name(character, ""))
            if named:
                yield character, named[1].lower()


_SIGNS = str.maketrans(
    dict(_latin())
    | _LETTERS
    | {sign: one for one, signs in _SAME.items() for sign in signs}
    | {chr(ord(zero) + n): str(n) for zero in _ZEROS for n in range(10)}
)
_ODD = re.compile("[" + re.escape("".join(map(chr, _SIGNS))) + "]")
_UNSPACED = re.compile("[´΄᾽᾿´˜″‶ㆍ]")
"""Signs that NFKC would take for something else: a space with a mark, two signs, a vowel."""

# Those that GB 18030-2022, or a revision before it, moved out of the private use area; Python's
# codec stands at the revision of 2005.
_MOVED = {
    0xE76C: 0x20AC, 0xE78D: 0xFE10, 0xE78E: 0xFE12, 0xE78F: 0xFE11, 0xE790: 0xFE13,
    0xE791: 0xFE14, 0xE792: 0xFE15, 0xE793: 0xFE16, 0xE794: 0xFE17, 0xE795: 0xFE18,
    0xE796: 0xFE19, 0xE7C7: 0x1E3F, 0xE7C8: 0x01F9, 0xE7E7: 0x303E,
    0xE816: 0x20087, 0xE817: 0x20089, 0xE818: 0x200CC, 0xE81E: 0x9FB4, 0xE826: 0x9FB5,
    0xE82B: 0x9FB6, 0xE82C: 0x9FB7, 0xE831: 0x215D7, 0xE832: 0x9FB8, 0xE83B: 0x241FE,
    0xE843: 0x9FB9, 0xE854: 0x9FBA, 0xE855: 0x2298F, 0xE864: 0x9FBB,
}  # fmt: skip
_DESCRIPTION = {0xE7E8 + n: 0x2FF0 + n for n in range(12)}


def _gbk() -> Iterator[tuple[int, int]]:
    """The characters at FE50 to FEA0, which the first GBK knew only by a private number."""
    trails = [*range(0x50, 0x7F), *range(0x80, 0xA1)]
    for private, trail in enumerate(trails, 0xE815):
        yield private, ord(bytes((0xFE, trail)).decode("gb18030"))


_PRIVATE = dict(_gbk()) | _MOVED | _DESCRIPTION
_IS_PRIVATE = re.compile("[\ue76c-\ue864]")
