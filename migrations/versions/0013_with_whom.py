"""With whom a contact was decides what it is.

Revision 0013, after 0012. Once released, it is never edited.

Entries that are there stay as they are (law 2): without a word on it, a contact with nobody's name
was with the member, with a name with somebody else. What the member rows keep is counted anew: when
they last heard from us.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

# It got through to the member, and it was ours or we were there to answer. What a colleague took
# down waits for its answer; what a fast clock dated into the future was when it was written down.
HEARD = """
    UPDATE member SET last_contact = (
        SELECT max(CASE WHEN e.at < e.recorded_at THEN e.at ELSE e.recorded_at END)
        FROM timeline_event AS e
        WHERE e.member_id = member.id AND e.kind = 'contact' AND e.reached = 'yes'
            AND e.party IS NULL AND e.what <> 'contact.message'
            AND (e.direction = 'out' OR e.channel IN ('phone', 'visit'))
            AND NOT EXISTS (SELECT 1 FROM retraction AS gone WHERE gone.event_id = e.id)
    )
"""
SAID = """
    UPDATE member SET last_contact = (
        SELECT max(e.at) FROM timeline_event AS e
        WHERE e.member_id = member.id AND e.kind = 'contact' AND e.reached = 'yes'
            AND NOT EXISTS (SELECT 1 FROM retraction AS gone WHERE gone.event_id = e.id)
    )
"""


def upgrade() -> None:
    """Add the word, and count anew."""
    op.add_column("timeline_event", sa.Column("party_kind", sa.String(), nullable=True))
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0013_postgresql.sql").read_text(encoding="utf-8"))
    op.execute(HEARD)


def downgrade() -> None:
    """As it was counted before."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
    op.execute(SAID)
    op.drop_column("timeline_event", "party_kind")
