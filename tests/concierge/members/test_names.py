"""What a person is found by."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.members.names import (
    LONGEST,
    SURNAMES,
    TWO_CHARACTERS,
    asked,
    bare,
    name_terms,
    number_terms,
    reading_of,
)
from concierge.searchindex.folding import fold


def found_by(name: str, how: str, address: str = "") -> set[str]:
    return {term for term, said in name_terms(name, address) if said == how}


def test_a_chinese_name_is_found_by_its_tails_its_reading_and_its_initials() -> None:
    assert found_by("林雅岚", "name") == {"林雅岚", "雅岚", "岚"}
    assert found_by("林雅岚", "pinyin") == {"linyalan", "yalan", "lan"}
    assert found_by("林雅岚", "initials") == {"lyl", "yl"}
    assert reading_of("林雅岚") == "lin ya lan"


def test_an_english_name_is_found_by_its_words_and_its_initials() -> None:
    assert found_by("Amelia Rose Hart", "name") == {
        "amelia rose hart",
        "ameliarosehart",
        "rose hart",
        "hart",
    }
    assert found_by("Amelia Rose Hart", "initials") == {"arh", "rh"}
    assert found_by("Amelia Rose Hart", "pinyin") == set()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Żak", "lukasz"),
        ("Søren Ærø", "soren"),
        ("Đỗ Ħal", "do"),
        ("Işıl", "isil"),
        ("Sean O’Brien", "o'brien"),
        ("Sean O’Brien", "obrien"),
        ("Jean‑Luc Weiß", "jean-luc"),
        ("Jean‑Luc Weiß", "weiss"),
        ("古丽·阿不都", "古丽•阿不都"),
        ("古丽•阿不都", "古丽.阿不都"),
        ("古丽·阿不都", "阿不都"),
        ("김민준", "민준"),
        ("マイケル・ジャクソン", "ｼﾞｬｸｿﾝ"),
        ("\ue863先生", "䶮"),
        ("䶮先生", "\ue863"),
    ],
)
def test_a_name_is_found_as_it_is_typed(name: str, typed: str) -> None:
    [word] = asked(typed)
    terms = found_by(name, "name")
    assert any(term.startswith(form) for term in terms for form in (word, bare(word)))


def test_a_character_of_old_data_is_read_as_what_it_is() -> None:
    assert reading_of("\ue863先生") == reading_of("䶮先生") == "yan xian sheng"


def test_marks_on_letters_do_not_matter() -> None:
    assert "jose muller" in found_by("José Müller", "name")
    assert "がく" in found_by("がく", "name")
    assert "한글" in found_by("한글", "name")


def test_the_form_of_address_finds_too() -> None:
    assert found_by("林雅岚", "address", "林女士") == {"林女士", "女士", "士"}


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("单田芳", "shantianfang"),
        ("曾国藩", "zengguofan"),
        ("解晓东", "xiexiaodong"),
        ("仇和", "qiuhe"),
        ("区志强", "ouzhiqiang"),
        ("查良镛", "zhaliangyong"),
        ("單小琳", "shanxiaolin"),
        ("单于明", "chanyuming"),
        ("欧阳修", "ouyangxiu"),
        ("尉迟恭", "yuchigong"),
        ("万俟卨", "moqixie"),
        ("诸葛亮", "zhugeliang"),
        ("朴树", "piaoshu"),
        ("翟天临", "zhaitianlin"),
        ("盖茨", "geci"),
        ("乐嘉", "yuejia"),
        ("吕布", "lvbu"),
        ("吕布", "lubu"),
        ("吕布", "lyubu"),
        ("王乐", "wangle"),
        ("王乐", "wangyue"),
        ("李建国 David", "lijianguodavid"),
    ],
)
def test_names_are_read_as_names(name: str, reading: str) -> None:
    assert reading in found_by(name, "pinyin")


def test_the_likeliest_reading_decides_the_place_in_a_list() -> None:
    names = ["赵敏", "曾敏", "单敏", "Amelia Hart", "阿敏", "闫敏", "解敏"]
    assert sorted(names, key=reading_of) == [
        "阿敏",
        "Amelia Hart",
        "单敏",
        "解敏",
        "闫敏",
        "曾敏",
        "赵敏",
    ]


def plain(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def test_every_surname_of_the_dictionary_of_surnames_is_read_so(
    shared_data: Callable[[str], Path],
) -> None:
    table = shared_data("zh-names") / "overtrue-pinyin" / "data" / "surnames.tsv"
    rows = [line.split() for line in table.read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 50
    wrong = [
        surname
        for surname, *syllables in rows
        if "".join(map(plain, syllables)) + "wei" not in found_by(surname + "伟", "pinyin")
    ]
    assert wrong == []


def test_no_compound_surname_is_read_by_its_first_character_alone() -> None:
    assert {name for name in SURNAMES if len(name) == 2} <= TWO_CHARACTERS


def test_a_member_number_is_found_with_and_without_what_surrounds_its_digits() -> None:
    assert number_terms("VIP-0088 01") == {
        ("vip-008801", "number"),
        ("vip008801", "number"),
        ("008801", "number"),
    }


def test_a_query_is_folded_as_the_terms_are() -> None:
    assert asked("  ＬＩＮ，雅岚 ") == ["lin,雅岚"]
    assert asked("lǚ Bù") == ["lu", "bu"]
    assert asked("\ud800") == []


def test_reading_a_name_is_what_loads_the_dictionary() -> None:
    said = "import sys, concierge.members.actions, concierge.members.queries;"
    said += "print('pypinyin' in sys.modules, 'phonenumbers' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert told.stdout == "False False\n"


UNREAD = "兙兡嗧桛烪瓧瓰瓱瓼甅"
"""Characters that the dictionary does not read."""
HAN = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5, exclude_characters=UNREAD),
    min_size=1,
    max_size=6,
)


@given(HAN)
def test_every_tail_of_a_chinese_name_finds_it(name: str) -> None:
    assert {name[start:] for start in range(len(name))} <= found_by(name, "name")
    assert all(
        reading.isascii() for reading in found_by(name, "initials") if fold(name)[0] in reading
    )


@given(st.text(), st.text())
def test_any_text_has_terms_that_can_be_kept(name: str, address: str) -> None:
    terms = name_terms(name, address)
    assert all(0 < len(term) <= LONGEST for term, _ in terms)
    assert len(terms) < 500
    assert reading_of(name) == reading_of(name).strip()


@given(st.text(min_size=1))
def test_whoever_types_a_whole_name_finds_it(name: str) -> None:
    terms = {term for term, _ in name_terms(name)}
    storable = name.encode("utf-8", "ignore").decode("utf-8")
    for word in asked(storable)[:8]:
        if len(word) == 1 or not word.isalnum():
            continue
        assert any(word in term for term in terms) or len(fold(name)) > LONGEST
