"""The language the program speaks now, and how a sentence is put together in it."""

import gettext as catalogues
import string
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from concierge.words.apart import apart

DOMAIN = "concierge"
LOCALE_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "locale"
LANGUAGES = ("zh", "en")

_NO_LETTERS_OF_OURS = "\u2000"
"""Letters before it stand apart from Han characters."""

# One person, one language: a desk or a command line, never a server of many.
_language = "en"
_here: ContextVar[str | None] = ContextVar("language", default=None)
"""Where something is said in another language for a moment, in this thread alone."""


def speak(language: str) -> None:
    """From now on, in the whole process: "zh" or "en". Raises ValueError for any other."""
    global _language
    _catalogue_of(language)
    _language = language


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """In this language meanwhile, and in this thread."""
    before = _here.set(language)
    try:
        yield
    finally:
        _here.reset(before)


def language() -> str:
    """The language spoken now: "zh" or "en"."""
    return _here.get() or _language


@cache
def _catalogue_of(language: str) -> catalogues.NullTranslations:
    if language not in LANGUAGES:
        raise ValueError(f"we speak {LANGUAGES}, not {language!r}")
    if language == "en":  # the source text is English
        return catalogues.NullTranslations()
    return catalogues.translation(DOMAIN, LOCALE_FOLDER, [language])


def _(message: str) -> str:
    """The message in the language spoken now."""
    return _catalogue_of(language()).gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The form of the message for `n` things; `{n}` is still to be filled in."""
    return _catalogue_of(language()).ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """The message where one English word means several things; `context` tells which."""
    return _catalogue_of(language()).pgettext(context, message)


def mark(message: str) -> str:
    """The message itself: marks for the catalogue what is translated later."""
    return message


def fill(template: str, **values: object) -> str:
    """The template with its `{names}` filled in; a name without a value becomes `…`.

    In Chinese one space is set between a Han character and a Latin letter or digit where a value
    begins or ends. Inside the values nothing is touched: they may be a person's own words, and are
    kept apart from ours.
    """
    said = ""
    for literal, field, _spec, _conversion in string.Formatter().parse(template):
        said = beside(said, literal)
        if field is not None:
            said = beside(said, apart(str(values.get(field, "…"))))
    return said


def beside(left: str, right: str) -> str:
    """The two pieces, with a space between where Chinese typesetting wants one."""
    if language() == "zh" and left and right:
        a, b = (left.rstrip(".") or left)[-1], right[0]  # Jr. ends in a letter
        if (_is_han(a) and _is_latin(b)) or (_is_latin(a) and _is_han(b)):
            return f"{left} {right}"
    return left + right


def listed(things: list[str] | tuple[str, ...]) -> str:
    """Several things in a row: `a, b, c` or `a、b、c`."""
    return pgettext("between things of a list", ", ").join(map(apart, things))


def facts(*sayings: str) -> str:
    """Facts one after the other, as in a why-line; empty ones are left out."""
    return pgettext("between facts", ", ").join(apart(saying) for saying in sayings if saying)


def quoted(words: str) -> str:
    """Somebody's own words, in quotation marks."""
    return f"“{apart(words)}”"  # the same marks in both languages


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"


def _is_latin(character: str) -> bool:
    """Greek, Cyrillic and letters with marks stand beside Han as Latin ones do."""
    if character < _NO_LETTERS_OF_OURS:
        return character.isalnum() or character in "$+-%·¥£"
    return character == "€"
