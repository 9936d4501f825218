"""Each kind of due thing has one record, and no other place says what is peculiar to a kind."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import concierge
from concierge import words
from concierge.due import sorts
from concierge.due.sorts import DueSort
from concierge.members.kinds import DueKind
from concierge.store.base import Base
from ui.due import sorts as shown

ROOT = Path(concierge.__path__[0]).parent
MAKERS = ("issues", "reminders", "messages", "contacts", "demo")
"""The rooms that make due things, put them right and take them off; the demo does it in their
name."""
COUNTS = "concierge/members/due.py"
"""Says which of the things due are promises, for the lists that count these."""
RECORDS = ("concierge/due/sorts.py", "ui/due/sorts.py", "concierge/members/kinds.py")
ENTRIES = (
    "concierge/timeline/known.py",
    "ui/timeline/rights.py",
)
"""Where the kind of an entry of the timeline is meant, which has some of the same words."""


def test_every_kind_has_one_record_in_both_trees() -> None:
    kinds = [str(kind) for kind in DueKind]
    assert [sort.kind for sort in sorts.SORTS] == kinds
    assert [sort.kind for sort in shown.SORTS] == kinds


@pytest.mark.parametrize("sort", sorts.SORTS, ids=lambda sort: sort.kind)
def test_every_kind_has_a_name_in_both_languages(sort: DueSort) -> None:
    assert sort.name()
    words.speak("zh")
    assert any("\u4e00" <= letter <= "\u9fff" for letter in sort.name())


def test_what_is_told_in_a_table_names_one() -> None:
    known = set(Base.metadata.tables)
    assert {name for sort in sorts.SORTS for name in sort.told_in} <= known


@pytest.mark.parametrize("sort", sorts.SORTS, ids=lambda sort: sort.kind)
def test_titles_have_a_title_and_stand_beside_what_is_due(sort: DueSort) -> None:
    for titles in sort.titles:
        assert "title" in titles.selected_columns
        assert "due_item" in str(titles)


def test_no_other_place_asks_which_kind_a_due_thing_is() -> None:
    found = sorted(
        f"{path}:{node.lineno}"
        for tree in ("concierge", "ui")
        for file in (ROOT / tree).rglob("*.py")
        if not _may(path := file.relative_to(ROOT).as_posix())
        for node in _asks(ast.parse(file.read_text(encoding="utf-8")))
    )
    assert found == []


def test_what_is_let_through_is_there() -> None:
    for path in (COUNTS, *RECORDS[:2], *ENTRIES):
        assert list(_asks(ast.parse((ROOT / path).read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    "said",
    [
        "if item.kind == 'promise': pass",
        "if kind in ('reminder', 'x'): pass",
        "if item.kind is DueKind.CLOCK: pass",
        "match thing.kind:\n    case 'reply': pass",
        "icon = {'promise': 1, 'look': 2}[item.kind]",
        "ICONS = {'promise': 1}\nicon = ICONS[item.kind]",
        "WHY = {'reply': 1}\nicon = WHY.get(thing.item.kind, 2)",
        "icon = ICONS.get(DueKind.TASK)",
    ],
)
def test_such_a_question_is_found(said: str) -> None:
    assert list(_asks(ast.parse(said)))


def _may(path: str) -> bool:
    room = path.split("/")[1]
    making = path.startswith("concierge/") and room in MAKERS
    return making or path == COUNTS or path in RECORDS or path in ENTRIES


def _asks(tree: ast.AST) -> Iterator[ast.expr]:
    """Where a kind of due things is named, or what is called `kind` is held against its word."""
    tables = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="DueKind")):
                yield node
            case ast.Compare(left=left, comparators=others):
                both = (left, *others)
                if any(map(_is_kind, both)) and any(map(_names, both)):
                    yield node
            case ast.Match(subject=subject) if _is_kind(subject):
                yield from (one for one in ast.walk(node) if _is_word(one))
            case ast.Subscript(value=of, slice=by) if _is_kind(by):
                yield from _words_of(of, tables)
            case ast.Call(func=ast.Attribute(value=of, attr="get"), args=[by, *_]) if _is_kind(by):
                yield from _words_of(of, tables)


def _words_of(of: ast.expr, tables: dict[str, ast.Dict]) -> Iterator[ast.expr]:
    """The kinds among the keys of a table, which stands there or has a name."""
    table = tables.get(of.id) if isinstance(of, ast.Name) else of
    if isinstance(table, ast.Dict):
        yield from (key for key in table.keys if key is not None and _is_word(key))


def _is_kind(node: ast.expr) -> bool:
    """`kind`, `one.kind`, `header.next_due_kind`."""
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name == "kind" or name.endswith("due_kind")


def _names(node: ast.expr) -> bool:
    return any(map(_is_word, ast.walk(node)))


def _is_word(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value in set(DueKind)
