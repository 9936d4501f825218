"""The text index of a file never has more pieces than FTS5 can hold.

Revision 0020, after 0019. Once released, it is never edited.

Where nobody merged, 0015 let as many gather in one level as all levels may have together, and FTS5
said that the disk was full.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

PIECES, BEFORE = 400, 1999
"""In a level, before what is saved next has to merge them. There are four levels at most in use."""


def upgrade() -> None:
    """A setting of the index; a server has none."""
    _merge_at(PIECES)


def downgrade() -> None:
    """As 0015 had it."""
    _merge_at(BEFORE)


def _merge_at(pieces: int) -> None:
    if op.get_bind().dialect.name == "sqlite":
        merge_at = sa.text("INSERT INTO text_fts(text_fts, rank) VALUES ('crisismerge', :pieces)")
        op.get_bind().execute(merge_at, {"pieces": pieces})
