"""No save merges the whole text index of a file.

Revision 0015, after 0014. Once released, it is never edited.

FTS5 merged all pieces of a level at the sixteenth, with all that a feed had left there, in the
commit of whoever saved: nine seconds. A desk merges in small steps, beside its saves.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

PIECES, USUAL = 1999, 16
"""FTS5 has two thousand at most, and is asked to merge at sixteen."""


def upgrade() -> None:
    """A setting of the index; a server has none."""
    _merge_at(PIECES)


def downgrade() -> None:
    """As FTS5 does by itself."""
    _merge_at(USUAL)


def _merge_at(pieces: int) -> None:
    if op.get_bind().dialect.name == "sqlite":
        merge_at = sa.text("INSERT INTO text_fts(text_fts, rank) VALUES ('crisismerge', :pieces)")
        op.get_bind().execute(merge_at, {"pieces": pieces})
