"""The laws let through what carries the mark of a running erasure. None runs: nobody can set it.

Revision 0026, after 0025. Once released, it is never edited.

What happened is never changed, but where a person is to be forgotten. The mark names one member,
and holds for one transaction; what was done, and by whom, stays even then.
"""

from pathlib import Path

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

APPEND_ONLY = ("timeline_event", "retraction", "note_version")
# One row, while a member is erased.
MARK = """
    CREATE TABLE erasure (
        one INTEGER CONSTRAINT pk_erasure PRIMARY KEY CHECK (one = 1), member_id BLOB NOT NULL
    )
"""
NOT_YET = """
    CREATE TRIGGER erasure_not_yet BEFORE INSERT ON erasure
    BEGIN SELECT RAISE(ABORT, 'nobody is erased yet'); END
"""
BUT_ERASED = "WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE member_id = OLD.member_id) "


def upgrade() -> None:
    """In a file a table; on a server a function that knows the mark."""
    if op.get_bind().dialect.name == "postgresql":
        own = Path(__file__).with_name("0026_postgresql.sql")
        op.execute(own.read_text(encoding="utf-8"))
        return
    op.execute(MARK)
    op.execute(NOT_YET)
    _keep(BUT_ERASED)


def downgrade() -> None:
    """As before."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
    _keep("")
    op.execute("DROP TABLE erasure")


def _keep(unless: str) -> None:
    for table in APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            name = f"{table}_no_{change.lower()}"
            op.execute(f"DROP TRIGGER {name}")
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {change} ON {table} {unless}"
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
