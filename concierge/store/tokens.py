"""What a text is found by: one folding and one cutting, for the index and for the query.

Han (and kana, written without spaces as well) is found anywhere in a text; a Latin word or a
number is found by how it begins. A letter next to a digit begins a new word, so that the flight
CA1832 is found by `ca`, by `1832` and by `ca1832`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import add

LONGEST = 32
"""Characters of a word that the index keeps; the rest is compared in the text itself."""
QUERY = 1000
"""Characters of a query that are looked for: a whole letter pasted by mistake is one, too."""
BEGINNING = "\u00ab"
"""Marks the token of a word's beginning; no word of a text can begin so."""
SHORT = 6
"""Beginnings up to here have tokens of their own, so that the words one types are looked up, not
gathered: with `c*` over a million texts FTS5 took 0.1-0.3 s, now 1-3 ms, for a fifth more index.
FTS5's own prefix index would list every Han pair once more."""

# Blocks of the scripts written without spaces, after NFKC (which replaces half-width kana, radicals
# and most compatibility ideographs). Written out because `re` knows no scripts.
_HAN = (
    "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U000323af"
)
_LETTER = rf"[^\W\d_{_HAN}]"
_RUN = re.compile(rf"(?P<han>[{_HAN}]+)|\d+|{_LETTER}+")
_HAN_RUN = re.compile(f"([{_HAN}]+)")
_WORD = re.compile(rf"\d+|{_LETTER}+")
_HAN_CHARACTER = re.compile(f"[{_HAN}]")
_OUTER = re.compile(rf"^[^{_HAN}\w]+|[^{_HAN}\w]+$|^_+|_+$")

# Characters without a shape: joiners, soft hyphens, byte order marks, variation selectors. They
# come along when text is pasted and stand between two characters that look adjacent.
_SHAPELESS = re.compile(
    "[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e01ef]"
)
_WIDE = tuple(zip("，！？：；（）", ",!?:;()", strict=True))
"""As NFKC turns them."""


def fold(text: str) -> str:
    """The form in which texts are compared: NFKC, case folded, without shapeless characters."""
    if text.isascii():
        return text.lower()
    # The costly steps are taken where there is something to do, and most Chinese texts are in
    # normal form but for their punctuation.
    text = _SHAPELESS.sub("", text)
    for wide, plain in _WIDE:
        text = text.replace(wide, plain)
    folded = _normal(text).casefold()
    # Folding case can undo the normal form ('ǰ' becomes 'j' and a mark).
    return _normal(folded)


def tokens(text: str) -> set[str]:
    """What the index keeps of `text`: words, digit runs, Han characters and adjacent pairs."""
    other = fold(text)
    found: set[str] = set()
    if not other.isascii():
        parts = _HAN_RUN.split(other)  # what is not Han, and Han, in turn
        other, runs = " ".join(parts[::2]), parts[1::2]
        found.update("".join(runs))
        for run in runs:
            found.update(map(add, run, run[1:]))
    for word in _WORD.findall(other):
        found.update(_of_word(word))
    return found


def terms(query: str) -> tuple[str, ...]:
    """The folded terms of a query, all of which a text must hold; punctuation alone is none."""
    found = dict.fromkeys(_bare(word) for word in fold(query[:QUERY]).split())
    return tuple(term for term in found if _RUN.search(term))


def pieces(term: str) -> Iterator[tuple[str, bool]]:
    """Tokens that a text holding the folded `term` must have, and whether longer ones will do."""
    for run in _RUN.finditer(term):
        word = run.group()
        if run.lastgroup:
            yield from ((pair, False) for pair in (_pairs(word) or [word]))
        elif run.end() < len(term):
            yield word[:LONGEST], False
        elif len(word) <= SHORT:
            yield BEGINNING + word, False
        else:
            yield word[:LONGEST], True


def holds(text: str, terms: Iterable[str]) -> bool:
    """Whether `text` holds every folded term: the check behind the index, and without one."""
    folded = fold(text)
    return all(_pattern(term).search(folded) for term in terms)


def places(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    """Where in `text` itself the folded terms are, ascending, for excerpts and highlighting."""
    folded = fold(text)
    found = sorted(match.span() for term in terms for match in _pattern(term).finditer(folded))
    if len(folded) == len(text):
        return found
    origin = _origins(text)
    last = len(origin) - 1
    return [(origin[min(start, last)], origin[min(end, last)]) for start, end in found]


@lru_cache(maxsize=4096)
def _of_word(word: str) -> tuple[str, ...]:
    """The tokens of one word: itself, and how it begins."""
    marked = BEGINNING + word
    return (word[:LONGEST], *map(marked.__getitem__, _SHORT[: len(word)]))


_SHORT = tuple(slice(n + 1) for n in range(1, SHORT + 1))
"""What to take of a marked word for each of its beginnings."""


def _normal(text: str) -> str:
    return text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)


def _pairs(run: str) -> list[str]:
    return list(map(add, run, run[1:]))


def _bare(word: str) -> str:
    """Without the punctuation around it."""
    while (shorter := _OUTER.sub("", word)) != word:
        word = shorter
    return word


def _pattern(term: str) -> re.Pattern[str]:
    # `re` keeps the last few hundred patterns compiled.
    if _HAN_CHARACTER.match(term):
        return re.compile(re.escape(term))
    before = r"(?<!\d)" if term[0].isdecimal() else f"(?<!{_LETTER})"
    return re.compile(before + re.escape(term))


def _origins(text: str) -> list[int]:
    """For each folded character the index of the character it came from, and one past the end."""
    origin = [i for i, character in enumerate(text) for _ in fold(character)]
    return [*origin, len(text)]
