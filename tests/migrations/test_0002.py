"""A number two members had in common becomes one of each."""

import secrets
from pathlib import Path

import pytest

from concierge.workspace import engine, migrate

LIN, WU = b"l" * 16, b"w" * 16
SHARED, LONE, NOBODYS = b"s" * 16, b"o" * 16, b"n" * 16
HERS, HIS = b"h" * 16, b"i" * 16


@pytest.fixture
def key() -> bytes:
    """A key of this test's own."""
    return secrets.token_bytes(32)


@pytest.fixture
def before(tmp_path: Path, key: bytes) -> Path:
    """A file of revision 0001: Lin and Wu fly together, Lin alone has a parcel."""
    path = tmp_path / "desk.db"
    path.touch(mode=0o600)
    migrate.to(path, key, "0001")
    driver = engine.connect(path, key)
    line = "INSERT INTO business_line VALUES (?, ?, '', '', '', 0)"
    driver.executemany(line, [("travel", "T"), ("retail", "R")])
    for member in (LIN, WU):
        driver.execute(
            "INSERT INTO member (id, number, name, reading, address, tier, language, timezone,"
            " city, region, active, joined_at, version, open_issues)"
            " VALUES (?, ?, '', '', '', '', 'zh', 'Asia/Shanghai', '', '', 0, 0, 1, 0)",
            (member, member.decode()),
        )
    for one, ref in ((SHARED, "CA1832"), (LONE, "88-1"), (NOBODYS, "88-2")):
        driver.execute(
            "INSERT INTO business_reference (id, line, ref, tail, kind, title, state, at)"
            " VALUES (?, ?, ?, ?, 'order', ?, '', 7)",
            (one, "travel" if one == SHARED else "retail", ref, ref[::-1], f"about {ref}"),
        )
    driver.executemany(
        "INSERT INTO reference_member (reference_id, member_id) VALUES (?, ?)",
        [(SHARED, LIN), (SHARED, WU), (LONE, LIN)],
    )
    for issue, member in ((HERS, LIN), (HIS, WU)):
        driver.execute(
            "INSERT INTO issue (id, ref, member_id, line, title, urgency, status, cause,"
            " opened_by, opened_at, people_spoken, told_again, evidence_asked, next_step,"
            " proof_text, end_reason, reopened, version)"
            " VALUES (?, ?, ?, 'travel', '', 'routine', 'open', '', 'member', 0, 0, 0, 0, '', '',"
            " '', 0, 1)",
            (issue, issue.decode(), member),
        )
        driver.execute("INSERT INTO issue_reference VALUES (?, ?, ?)", (issue, SHARED, member))
    driver.close()
    return path


def rows(path: Path, key: bytes, asked: str) -> list[tuple[object, ...]]:
    """What the file answers."""
    driver = engine.connect(path, key)
    try:
        return driver.execute(asked).fetchall()  # type: ignore[no-any-return]
    finally:
        driver.close()


NUMBERS = "SELECT member_id, line, ref, title FROM business_reference ORDER BY member_id, ref"
LINKS = (
    "SELECT issue_reference.issue_id, known.member_id, known.ref FROM issue_reference"
    " JOIN business_reference AS known ON known.id = issue_reference.reference_id"
    " ORDER BY issue_reference.issue_id"
)


def test_each_member_has_the_number_and_each_issue_points_at_its_own(
    before: Path, key: bytes
) -> None:
    migrate.to(before, key, "0002")
    assert rows(before, key, NUMBERS) == [
        (LIN, "retail", "88-1", "about 88-1"),
        (LIN, "travel", "CA1832", "about CA1832"),
        (WU, "travel", "CA1832", "about CA1832"),
    ]
    assert rows(before, key, LINKS) == [(HERS, LIN, "CA1832"), (HIS, WU, "CA1832")]
    assert rows(before, key, "PRAGMA foreign_key_check") == []
    [[first]] = rows(
        before,
        key,
        "SELECT min(member_id) FROM business_reference WHERE id = x'" + SHARED.hex() + "'",
    )
    assert first == LIN
