"""On a server, who wrote a thing is who wrote it, and when is when.

Revision 0012, after 0011. Once released, it is never edited.

The program has always said so; somebody with psql and their own password might have said otherwise.
"""

from pathlib import Path

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """On a server, the triggers and policies. A file has one person."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0012_postgresql.sql").read_text(encoding="utf-8"))


def downgrade() -> None:
    """A file has nothing to lose."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
