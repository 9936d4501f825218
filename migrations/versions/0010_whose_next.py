"""Who served a member before is looked up, not looked for.

Revision 0010, after 0009. Once released, it is never edited.

A server asks it of every member that is added or moved; without an index it read all there are.
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_stewardship_member_id", "stewardship", ["member_id", "since"], unique=False)


def downgrade() -> None:
    """As before."""
    op.drop_index("ix_stewardship_member_id", table_name="stewardship")
