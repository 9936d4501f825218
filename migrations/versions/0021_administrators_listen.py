"""On a server an administrator's desk hears of others like every other.

Revision 0021, after 0020. Once released, it is never edited.

It has a window now; what it may not ask it took for a server that does not answer.
"""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

LISTENING = "my_channel(), others_at(uuid), sit_at(uuid, uuid)"
"""What a desk asks on the connection it listens on."""


def upgrade() -> None:
    """A file has nobody to hear of."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"GRANT EXECUTE ON FUNCTION {LISTENING} TO concierge_admin")


def downgrade() -> None:
    """A file has nothing to lose."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
