"""Of which instant the news is that a field is from: what comes late no longer wins.

Revision 0014, after 0013. Once released, it is never edited.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TABLES = ("member", "business_reference")


def upgrade() -> None:
    """Add the columns, of which nothing is known yet."""
    if op.get_bind().dialect.name == "postgresql":
        # A table that has triggers waiting is not altered.
        op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for table in TABLES:
        known = sa.Column("known_at", sa.JSON(), server_default="{}", nullable=False)
        op.add_column(table, known)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("GRANT UPDATE (known_at) ON member TO concierge_steward, concierge_lead")


def downgrade() -> None:
    """As before: the order of arrival counts again."""
    for table in TABLES:
        op.drop_column(table, "known_at")
