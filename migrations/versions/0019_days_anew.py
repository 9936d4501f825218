"""On a server, days that are counted anew are counted as they are kept: by their ordinal.

Revision 0019, after 0018. Once released, it is never edited.
"""

from pathlib import Path

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """On a server, the function. A file counts in the program."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0019_postgresql.sql").read_text(encoding="utf-8"))


def downgrade() -> None:
    """A file has nothing to lose."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
