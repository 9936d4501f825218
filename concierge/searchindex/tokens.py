"""What a text is found by: one cutting, for the index and for the query.

Han, and what else is written without spaces (kana, Thai) or with words inside of words (Hangul), is
found anywhere in a text; a word of another script or a number is found by how it begins. A letter
next to a digit begins a new word, so that the flight CA1832 is found by `ca`, by `1832` and by
`ca1832`; a number in groups of three is found without its commas as well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import add

from concierge.searchindex.folding import fold

LONGEST = 32
"""Characters of a word that the index keeps; the rest is compared in the text itself."""
QUERY = 1000
"""Characters of a query that are looked for: a whole letter pasted by mistake is one, too."""
BEGINNING = "\u00ab"
"""Marks the token of a word's beginning; no word of a text can begin so."""
CODE = "\u00a7"
"""Begins the token of what the program says of an event; no word of a text can begin so."""
SHORT = 6
"""Beginnings up to here have tokens of their own, so that the words one types are looked up, not
gathered: with `c*` over a million texts FTS5 took 0.1-0.3 s, now 1-3 ms, for a fifth more index.
FTS5's own prefix index would list every Han pair once more."""

# Blocks of the scripts found anywhere, after folding (which replaces half-width kana, radicals and
# most compatibility ideographs). Written out because `re` knows no scripts; digits are no part.
_HAN = (
    "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U000323af"
    "\u1100-\u11ff\ua960-\ua97c\uac00-\ud7fb"  # Hangul
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecd\u0edc-\u0edf"  # Thai, Lao
    "\u0f40-\u0fbc\u1000-\u103f\u1050-\u108f\u109a-\u109f\uaa60-\uaa7f"  # Tibetan, Burmese
    "\u1780-\u17d3\u17d7\u17dc\u17dd\u1950-\u19ab\ua000-\ua48c"  # Khmer, Tai, Yi
)
_LETTER = rf"[^\W\d_{_HAN}]"
_RUN = re.compile(rf"(?P<han>[{_HAN}]+)|\d+|{_LETTER}+")
_HAN_RUN = re.compile(f"([{_HAN}]+)")
_WORD = re.compile(rf"\d+|{_LETTER}+")
_HAN_CHARACTER = re.compile(f"[{_HAN}]")
# What belongs to a word although it is punctuation: c++, c#, .net.
_OUTER = re.compile(
    rf"^(?:[^{_HAN}\w.]|\.(?!{_LETTER})|_)+"
    rf"|(?:[^{_HAN}\w+#]|(?<!{_LETTER})(?<![\d+#])[+#]+|_)+$"
)
# 1,299.00 and 1.299,00 and 1'299
_GROUPED = re.compile(r"(?<![\d,.'])\d{1,3}(?:([,.'])\d{3})(?:\1\d{3})*(?!\d)")
_IN_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")


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
    for grouped in _GROUPED.finditer(other):
        found.update(_of_word(_together(grouped)))
    return found


def terms(query: str) -> tuple[str, ...]:
    """The folded terms of a query, all of which a text must hold; punctuation alone is none."""
    words = (_bare(word) for word in fold(query[:QUERY]).split())
    found = dict.fromkeys(_IN_GROUPS.sub(_together, word) for word in words)
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
    patterns = [_pattern(term) for term in terms]
    missing = [pattern for pattern in patterns if not pattern.search(folded)]
    if not missing:
        return True
    together = _GROUPED.sub(_together, folded)
    return together != folded and all(pattern.search(together) for pattern in missing)


def places(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    """Where in `text` itself the folded terms are, ascending, for excerpts and highlighting."""
    folded = fold(text)
    origin = origins(text, folded)
    patterns = [_pattern(term) for term in terms]
    found = _spans(folded, patterns, origin)
    if not found and _GROUPED.search(folded):
        kept = [at for at, _ in _ungrouped(folded)] + [len(folded)]
        found = _spans(
            _GROUPED.sub(_together, folded),
            patterns,
            [origin[min(at, len(origin) - 1)] for at in kept],
        )
    return sorted(found)


def _spans(
    folded: str, patterns: Sequence[re.Pattern[str]], origin: Sequence[int]
) -> list[tuple[int, int]]:
    last = len(origin) - 1
    spans = [match.span() for pattern in patterns for match in pattern.finditer(folded)]
    return [(origin[min(start, last)], origin[min(end, last)]) for start, end in spans]


def _together(number: re.Match[str]) -> str:
    """A number in groups without what parts them."""
    return "".join(filter(str.isdecimal, number.group()))


def _ungrouped(folded: str) -> Iterator[tuple[int, str]]:
    """The characters that are left of a text when groups are put together, with their places."""
    parted = [match.span() for match in _GROUPED.finditer(folded)]
    for at, character in enumerate(folded):
        if character.isdecimal() or not any(start <= at < end for start, end in parted):
            yield at, character


@lru_cache(maxsize=4096)
def _of_word(word: str) -> tuple[str, ...]:
    """The tokens of one word: itself, and how it begins."""
    marked = BEGINNING + word
    return (word[:LONGEST], *map(marked.__getitem__, _SHORT[: len(word)]))


_SHORT = tuple(slice(n + 1) for n in range(1, SHORT + 1))
"""What to take of a marked word for each of its beginnings."""


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
    if not term[0].isalnum():
        return re.compile(re.escape(term))
    before = r"(?<!\d)" if term[0].isdecimal() else f"(?<!{_LETTER})"
    return re.compile(before + re.escape(term))


def origins(text: str, folded: str) -> Sequence[int]:
    """For each folded character the index of the character it came from, and one past the end."""
    if len(folded) == len(text):
        return range(len(text) + 1)
    origin = [i for i, character in enumerate(text) for _ in fold(character)]
    return [*origin, len(text)]
