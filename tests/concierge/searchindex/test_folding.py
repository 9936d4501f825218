"""The one form in which everything is compared."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.searchindex.folding import clean, fold, standard


def test_folding_any_character_twice_is_folding_it_once() -> None:
    odd = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if not 0xD800 <= code < 0xE000 and fold(fold(chr(code))) != fold(chr(code))
    ]
    assert odd == []


@given(st.text())
def test_folding_a_text_twice_is_folding_it_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Łódź", "lodz"),
        ("Søren Åse", "soren ase"),
        ("Đorđe Ħal Ŧuŋ", "dorde hal tun"),
        ("İstanbul ıssız", "istanbul issiz"),
        ("Æsir Œuvre Straße ﬁn", "aesir oeuvre strasse fin"),
        ("D\u00b4Arcy D’Arcy Dʼarcy D＇Arcy D`Arcy", "d'arcy d'arcy d'arcy d'arcy d'arcy"),
        ("a‐b‑c‒d–e—f−g－h", "a-b-c-d-e-f-g-h"),
        ("买买提•艾力・阿不都‧古丽･江", "买买提·艾力·阿不都·古丽·江"),
        ("ＡＢ１２ ｶﾞｷﾞ", "ab12 ガギ"),
        ("١٢٣ ๑๒๓ १२३", "123 123 123"),
        ("Ёлка Й", "елка и"),
        ("ガ が 각", "ガ が 각"),
    ],
)
def test_what_people_take_for_one_is_one(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("private", "character"),
    [
        (0xE863, 0x4DAE),
        (0xE81E, 0x9FB4),
        (0xE843, 0x9FB9),
        (0xE864, 0x9FBB),
        (0xE816, 0x20087),
        (0xE855, 0x2298F),
        (0xE81A, 0x3473),
        (0xE78D, 0xFE10),
        (0xE796, 0xFE19),
        (0xE7C7, 0x1E3F),
        (0xE76C, 0x20AC),
        (0xE7F3, 0x2FFB),
    ],
)
def test_old_chinese_data_reads_as_in_2022(private: int, character: int) -> None:
    assert standard(chr(private)) == chr(character)


def test_what_the_standard_leaves_private_stays_so() -> None:
    assert standard("\ue000\ue765\ue865\uf8ff") == "\ue000\ue765\ue865\uf8ff"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (" 林\u202e雅\u202c岚 ", "林雅岚"),
        ("\u2067Amelia\u2069\u200f Hart", "Amelia Hart"),
        ("a\x00b\x1b[31mc\x9b", "ab[31mc"),
        ("林\u200b雅\ufeff岚", "林雅岚"),
        ("Ann\nMarie", "Ann Marie"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ue863先生", "䶮先生"),
        ("\u202e\u2066", ""),
    ],
)
def test_a_name_is_kept_without_what_nobody_sees(written: str, kept: str) -> None:
    assert clean(written) == kept
