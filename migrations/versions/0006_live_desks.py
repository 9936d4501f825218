"""Desks hear of each other.

Revision 0006, after 0005. Once released, it is never edited.

Only on a server: a workspace in a file is looked at once a second, and has one desk.
"""

from pathlib import Path

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the functions that tell desks, and the triggers that call them."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0006_postgresql.sql").read_text(encoding="utf-8"))


def downgrade() -> None:
    """Nothing in a file goes back."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
