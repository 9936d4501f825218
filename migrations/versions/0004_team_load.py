"""What a lead asks about people is counted by the server itself.

Revision 0004, after 0003. Once released, it is never edited.

Nothing is stored. In a file the program asks; on a server row-level security would look at every
member of a team one by one (60 stewards, 12,000 members: 100 ms), the owner's function takes 6.
"""

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """On a server, make the functions."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0004_postgresql.sql").read_text(encoding="utf-8"))


def downgrade() -> None:
    """A file has nothing to lose."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
