"""Whether who sees a member may also write is said by their access, not by its reason; and a fifth
role, the service, does what is due by itself.

Revision 0024, after 0023. Once released, it is never edited.

What a steward is told of a look at their member is a thing due of its own kind: a handover is
something else.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

BEGINS = """
    CREATE TRIGGER break_glass_begins AFTER INSERT ON break_glass BEGIN
        INSERT INTO access (role, member_id, reason, since, until{column})
        SELECT login, NEW.member_id, 'break-glass', NEW.since, NEW.until{value}
        FROM steward WHERE id = NEW.steward_id;
    END
"""


def upgrade() -> None:
    """Add the word; on a server, what asks it, and the role."""
    op.add_column(
        "access", sa.Column("writes", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0024_postgresql.sql").read_text(encoding="utf-8"))
    else:
        op.execute("DROP TRIGGER break_glass_begins")
        op.execute(BEGINS.format(column=", writes", value=", false"))
    op.execute("UPDATE access SET writes = false WHERE reason = 'break-glass'")
    op.execute("UPDATE due_item SET kind = 'look' WHERE kind = 'handover'")


def downgrade() -> None:
    """By its reason again."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
    op.execute("UPDATE due_item SET kind = 'handover' WHERE kind = 'look'")
    op.execute("DROP TRIGGER break_glass_begins")
    op.drop_column("access", "writes")
    op.execute(BEGINS.format(column="", value=""))
