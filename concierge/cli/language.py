"""Which language the command line speaks, known before its options are read."""

import locale
import os
from collections.abc import Sequence
from itertools import zip_longest

from concierge import settings, words


def of_words(argv: Sequence[str]) -> str:
    """zh or en: the one asked for among these words, else what the person set, else the system's.

    What is no language is complained about when the options are read.
    """
    asked = _asked(argv)
    if asked in words.LANGUAGES:
        return asked
    chosen = settings.Settings()[settings.LANGUAGE]
    return chosen.value if chosen is not settings.Language.SYSTEM else of_system()


def of_system() -> str:
    """What the environment asks for, whether or not this computer has a locale for it."""
    named = (os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    spoken = next(filter(None, named), None) or locale.getlocale()[0] or ""
    return "zh" if spoken.lower().startswith(("zh", "chinese")) else "en"


def _asked(argv: Sequence[str]) -> str:
    found = ""
    for word, following in zip_longest(argv, argv[1:], fillvalue=""):
        if word == "--lang":
            found = following
        elif word.startswith("--lang="):
            found = word.removeprefix("--lang=")
    return found
