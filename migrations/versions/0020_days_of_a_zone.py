"""A server that is given another zone counts its days, which are numbers, anew.

Revision 0020, after 0019. Once released, it is never edited.

They were counted as dates, which nothing could be stored of: the zone of a server could not be set.
"""

from pathlib import Path

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A file counts in the program."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0020_postgresql.sql").read_text(encoding="utf-8"))


def downgrade() -> None:
    """Nothing of a file was changed."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
