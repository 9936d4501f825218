"""Words are cut and folded in another way: what is kept of them is emptied here, and filled anew by
the program once all revisions are done.

Revision 0016, after 0015. Once released, it is never edited.
"""

from pathlib import Path

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty the text index and the words members are found by."""
    _empty()


def downgrade() -> None:
    """The older program finds nothing until its own words are there: it has none to make."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")


def _empty() -> None:
    op.execute("DELETE FROM member_term")
    op.execute("DELETE FROM text_ref")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("INSERT INTO text_fts(text_fts) VALUES ('delete-all')")
    else:
        op.execute(Path(__file__).with_name("0016_postgresql.sql").read_text(encoding="utf-8"))
