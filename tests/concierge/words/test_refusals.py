"""Every known trouble has its sentence, in both languages."""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import pytest

from concierge import words
from concierge.errors import Code, Refusal
from concierge.issues.kinds import Status
from concierge.words.refusals import SENTENCES

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_sentence_in_both_languages(code: Code) -> None:
    english = words.refusal(Refusal(code))
    words.speak("zh")
    chinese = words.refusal(Refusal(code))
    assert english.endswith(".")
    assert chinese.endswith("。")
    assert english != chinese


def _places(code: Code) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(SENTENCES[code]) if field}


def test_whoever_refuses_gives_the_values_its_sentence_needs() -> None:
    short = []
    for source in (ROOT / "concierge").rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text())):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refusal"):
                continue
            if not (node.args and isinstance(node.args[0], ast.Attribute)):
                continue
            given = {keyword.arg for keyword in node.keywords}
            code = Code[node.args[0].attr]
            if None not in given and not _places(code) <= given:
                short.append(f"{source.name}:{node.lineno} {code} lacks {_places(code) - given}")
    assert short == []


def test_what_is_missing_for_closure_is_said_in_words() -> None:
    trouble = Refusal(Code.NOT_READY, status=Status.TOLD, missing=["answer_told", "proof"])
    assert words.refusal(trouble) == (
        "The issue cannot be closed yet. It stays “told, to be confirmed”. "
        "Still missing: the answer told to the member, a proof."
    )
    words.speak("zh")
    assert (
        words.refusal(trouble)
        == "这个事项还不能办结，仍为“已告知待确认”。还差：告知会员答复、闭环凭证。"
    )


def test_a_value_nobody_gave_leaves_a_gap_and_no_crash() -> None:
    assert "…" in words.refusal(Refusal(Code.NUMBER_TAKEN))


def test_values_are_shown_as_people_read_them() -> None:
    since = datetime(2026, 11, 20, 6, tzinfo=UTC)
    trouble = Refusal(
        Code.HELD_BY_OTHER, user="lin", host="desk-3", since=since, pid=7, file=Path("x")
    )
    assert "2026-11-20" in words.refusal(trouble)
    words.speak("zh")
    assert words.refusal(Refusal(Code.NUMBER_TAKEN, number="M1")) == (
        "会员号 M1 已属于另一位会员。没有保存。请核对会员号。"
    )


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("code", Code)
def test_a_refusal_is_true_in_the_window_and_on_the_command_line(language: str, code: Code) -> None:
    words.speak(language)
    said = words.refusal(Refusal(code))
    for of_a_screen in ("still here", "on the screen", "of the list", "仍在", "屏幕上", "列表中"):
        assert of_a_screen not in said
