"""What grew with the house on a server: finding whom a login may see, and texts among theirs.

Revision 0011, after 0010. Once released, it is never edited.

Nothing is stored.
"""

from pathlib import Path

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """On a server, an index, and the function anew."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0011_postgresql.sql").read_text(encoding="utf-8"))


def downgrade() -> None:
    """A file has nothing to lose."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
