"""The language is known before the options are read: help and complaints speak it, too."""

import argparse
import ast
from pathlib import Path

import pytest

from concierge.cli.language import of_system, of_words
from concierge.cli.parser import ARGPARSE
from tests.concierge.cli.conftest import Run

OUR_BUGS = (
    "not defined", "conflicting", "mode", "cannot merge", "invalid option string", "dest=",
    "mutually exclusive", "multiple subparser", "unexpected option string", "is not callable",
    "can't open", "deprecated", "for positionals", "conflict_resolution",
)  # fmt: skip
"""What argparse says to whoever wrote the parser wrongly."""


def test_a_chinese_environment_is_answered_in_chinese_without_a_locale_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert of_words(["show", "agenda"]) == "zh"
    assert of_words(["--lang", "en", "show"]) == of_words(["show", "--lang=en"]) == "en"
    assert of_words(["--lang", "fr"]) == "zh"
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert of_system() == "en"


def test_help_and_wrong_use_are_in_chinese(bare: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    said = bare("steward", "--help")
    assert "用法" in said.out
    assert "usage" not in said.out
    for wrong in (("dance",), ("assign",), ("steward", "add"), ("show", "issue", "x", "--wrong")):
        complaint = bare(*wrong).err.splitlines()[-1]
        assert not any(
            word in complaint for word in ("error", "required", "invalid", "unrecognized")
        )


def test_everything_argparse_may_say_to_a_person_is_in_our_catalogue() -> None:
    source = ast.parse(Path(argparse.__file__).read_text(encoding="utf-8"))
    for call in ast.walk(source):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_":
            said = [one.value for one in call.args if isinstance(one, ast.Constant)]
            if said and not any(bug in str(said[0]) for bug in OUR_BUGS):
                assert said[0] in ARGPARSE
