"""What is decided about finding: what of a text is shown, and what a typed word may be."""

import re

from concierge.searchindex.tokens import places

BEFORE, WIDTH = 10, 80
"""Characters shown before a hit, and in all: one line of the palette."""

TYPED = 8
"""Words somebody types to find something."""

REPEATED = frozenset(
    (
        "issue.opened",
        "promise.kept",
        "promise.reopened",
        "reminder.done",
        "reminder.undone",
        "reminder.snoozed",
    )
)
"""Events that say once more what was said before: the first time is enough for a list."""

# A line's letter, then what people read aloud of Crockford's alphabet, hyphen or not.
_ISSUE = re.compile(r"([A-Z])-?([0-9A-HJKMNP-TV-Z]{2,6})")


def excerpt(text: str, terms: tuple[str, ...]) -> tuple[str, str]:
    """One line of `text` around the first of the terms, and that term as it stands there."""
    found = places(text, terms)
    start, end = found[0] if found else (0, 0)
    first = max(0, start - BEFORE) if start > BEFORE + 4 else 0
    last = min(len(text), max(first + WIDTH, end))
    shown = " ".join(text[first:last].split())
    left, right = "…" if first else "", "…" if last < len(text) else ""
    return f"{left}{shown}{right}", " ".join(text[start:end].split())


def issue_ref(word: str) -> str | None:
    """The beginning of an issue's reference (`T-7K3`) that `word` may be, or None."""
    found = _ISSUE.fullmatch(word.upper())
    return f"{found[1]}-{found[2]}" if found else None


def splits(words: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Each word with the others: who it may be, and what is sought of them. None of a whole
    letter that was pasted: there no single word is a name."""
    if len(words) > TYPED:
        return []
    return [(word, words[:i] + words[i + 1 :]) for i, word in enumerate(words)]
