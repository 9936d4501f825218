"""The catalogues are complete and up to date."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[3]


def test_every_message_is_translated_and_the_compiled_catalogue_is_current() -> None:
    told = subprocess.run(
        [sys.executable, ROOT / "scripts" / "catalogues", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.stdout, told.returncode) == ("", 0), told.stderr


def sentences() -> Iterator[tuple[str, str]]:
    """All of both catalogues: the English, and each form of the Chinese."""
    for message in ElementTree.parse(ROOT / "resources/i18n/zh.ts").iter("message"):
        forms = [*message.iter("translation"), *message.iter("numerusform")]
        yield from ((message.findtext("source", ""), form.text or "") for form in forms)
    with (ROOT / "resources/locale/zh/LC_MESSAGES/concierge.po").open("rb") as file:
        for entry in read_po(file):
            many = isinstance(entry.id, (list, tuple))
            english = entry.id[0] if many else entry.id
            chinese = entry.string if isinstance(entry.string, tuple) else (entry.string,)
            yield from ((str(english), str(form)) for form in chinese)


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("撤销", r"und(o|id)"),  # an act of the one who sits here, at once
        ("收回", r"retract|take it off|taken off"),  # an entry, for a reason, on the record
        ("撤回", r"withdr[ae]w|promised will not happen"),  # a promise, by the member
        ("密钥环", r"keyring"),
    ],
)
def test_a_word_means_one_thing(word: str, english: str) -> None:
    others = [
        (source, said)
        for source, said in sentences()
        if word in said and not re.search(english, source.replace("&", ""), re.IGNORECASE)
    ]
    assert not others


@pytest.mark.parametrize("word", ["你", "钥匙串"])
def test_what_is_said_otherwise_is_said_nowhere(word: str) -> None:
    assert not [said for _english, said in sentences() if word in said]


def test_a_sentence_of_the_window_is_filled_where_a_space_is_set() -> None:
    """`str.format` sets no space between 到 and 12-04; `words.fill` does."""
    filled = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "format"
        and node.keywords
    ]
    assert not filled
