"""Where a term stands in a text: as whole words, however it was typed. No clock, no SQL."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from concierge.searchindex.folding import fold

Span = tuple[int, int]
"""Begin and end in the text as it was written."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Letters of what is written without spaces: nothing says there where a word begins."""
_LETTER = rf"[^\W_{_UNSPACED}]"
_SPACED = re.compile(_LETTER)


def mentions(terms: Iterable[str], text: str) -> list[Span]:
    """Where these terms stand in `text`, first to last; one inside another is left out."""
    folded = fold(text)
    found = [term for term in terms if _pattern(term).search(folded)]
    return _outer(_spans(found, text)) if found else []


def _spans(terms: Iterable[str], text: str) -> Iterator[Span]:
    """In the text as written: it is folded sign by sign, and what one became leads back to it."""
    folded, back = [], []
    for place, sign in enumerate(text):
        became = _folded(sign)
        folded.append(became)
        back += [place] * len(became)
    whole = "".join(folded)
    for term in terms:
        for match in _pattern(term).finditer(whole):
            yield back[match.start()], back[match.end() - 1] + 1


def _outer(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for begin, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((begin, end))
    return kept


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    return fold(sign)


@lru_cache(maxsize=512)
def _pattern(term: str) -> re.Pattern[str]:
    """The term between what are no letters of a word, with any space in it, in the plural too."""
    plain = fold(term).strip()
    if not plain:
        return _NEVER
    body = r"[\s-]*".join(re.escape(part) for part in plain.split())
    if not plain.isascii() and not _SPACED.search(plain):
        return re.compile(r"\s*".join(re.escape(sign) for sign in plain if not sign.isspace()))
    before = rf"(?<!{_LETTER})" if _SPACED.match(plain[0]) else ""
    after = rf"(?:'s|e?s)?(?!{_LETTER})" if _SPACED.match(plain[-1]) else ""
    return re.compile(before + body + after)


_NEVER = re.compile(r"(?!)")
