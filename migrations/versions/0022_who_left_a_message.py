"""On a server, a message says what they are who left it: the member, a business, a colleague.

Revision 0022, after 0021. Once released, it is never edited.
"""

from pathlib import Path

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """On a server, the function. A file takes messages in the program."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0022_postgresql.sql").read_text(encoding="utf-8"))


def downgrade() -> None:
    """A file has nothing to lose."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
