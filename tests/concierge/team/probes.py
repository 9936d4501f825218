"""What one may ask about a member by a key, and what one may hang on them: the SQL of it."""

from __future__ import annotations

OF_A_MEMBER = (
    "access", "business_reference", "contact_point", "due_item", "important_date", "issue",
    "issue_reference", "member_fact", "member_key", "member_seen", "member_term", "note",
    "note_version", "promise", "reminder", "retraction", "stewardship", "tell", "text_ref",
    "timeline_day", "timeline_event",
)  # fmt: skip
"""What is kept of one member, by `member_id`; the member itself is by `id`."""

FACT = (
    "INSERT INTO member_fact (id, member_id, kind, text, at)"
    " VALUES (%(id)s, %(member)s, 'likes', 'x', now())"
)

CHILDREN = {
    "a fact": FACT,
    "a way to reach": (
        "INSERT INTO contact_point (id, member_id, kind, value, plain, label, position)"
        " VALUES (%(id)s, %(member)s, 'phone', '1', '1', '', 0)"
    ),
    "a number": (
        "INSERT INTO business_reference (id, member_id, line, ref, tail, kind, title, state, at)"
        " VALUES (%(id)s, %(member)s, 'retail', 'x', 'x', 'order', '', '', now())"
    ),
    "a promise on an issue": (
        "INSERT INTO promise (id, member_id, issue_id, text, due, zone, state, made_at,"
        " steward_id, event_id, version) VALUES (%(id)s, %(mine)s, %(issue)s, 'x', now(), 'UTC',"
        " 'open', now(), me(), %(id)s, 1)"
    ),
    "a reminder on an issue": (
        "INSERT INTO reminder (id, member_id, issue_id, steward_id, text, at, zone, created_at,"
        " version) VALUES (%(id)s, %(mine)s, %(issue)s, me(), 'x', now(), 'UTC', now(), 1)"
    ),
    "a note on an issue": (
        "INSERT INTO note (id, member_id, author_id, event_id, issue_id, visibility, pinned, text,"
        " at, version) VALUES (%(id)s, %(mine)s, me(), %(id)s, %(issue)s, 'team', false, 'x',"
        " now(), 1)"
    ),
    "what a note said": (
        "INSERT INTO note_version (note_id, version, member_id, text, steward_id, at)"
        " VALUES (%(note)s, 9, %(mine)s, 'x', me(), now())"
    ),
    "a try to tell": (
        "INSERT INTO tell (id, issue_id, member_id, event_id, at, reached, written)"
        " VALUES (%(id)s, %(issue)s, %(mine)s, %(id)s, now(), true, true)"
    ),
    "an issue's number": (
        "INSERT INTO issue_reference (issue_id, reference_id, member_id)"
        " VALUES (%(issue)s, %(reference)s, %(mine)s)"
    ),
    "the number of somebody else for my issue": (
        "INSERT INTO issue_reference (issue_id, reference_id, member_id)"
        " VALUES (%(my_issue)s, %(reference)s, %(mine)s)"
    ),
    "a retraction": (
        "INSERT INTO retraction (event_id, member_id, reason, steward_id, at)"
        " VALUES (%(event)s, %(mine)s, 'x', me(), now())"
    ),
    "a text": (
        "INSERT INTO text_ref (rowid, member_id, kind, source_id, tokens)"
        " VALUES (1, %(mine)s, 'note', %(note)s, '')"
    ),
    "a key": "INSERT INTO member_key (member_id, key) VALUES (%(member)s, '')",
    "a look": "INSERT INTO member_seen VALUES (me(), %(member)s, now())",
    "a stewardship": (
        "INSERT INTO stewardship (id, member_id, steward_id, since)"
        " VALUES (%(id)s, %(member)s, me(), now())"
    ),
    "something due": (
        "INSERT INTO due_item (ref_id, kind, owner_id, member_id, due, statutory)"
        " VALUES (%(id)s, 'reminder', me(), %(member)s, now(), false)"
    ),
    "an event": (
        "INSERT INTO timeline_event (member_id, at, id, recorded_at, kind, what, audience,"
        " batch_id, title, body, data) VALUES (%(member)s, now(), %(id)s, now(), 'profile', 'x',"
        " 'internal', %(id)s, '', '', '{}')"
    ),
    "an act": (
        "INSERT INTO audit (operation, at, verb, table_name, row_id, member_id, change, columns)"
        " VALUES (%(id)s, now(), 'x', 'x', 'x', %(member)s, 'x', '{}')"
    ),
}
"""What one adds to somebody, by a key that is elsewhere or nowhere. (That a member's own number is
taken is told, by law: there is one of each in the house.)"""

KEYS = {
    **{table: f"SELECT * FROM {table} WHERE member_id = %(member)s" for table in OF_A_MEMBER},
    "member": "SELECT * FROM member WHERE id = %(member)s",
    "member by number": "SELECT * FROM member WHERE number = %(number)s",
    "contact_point by number": "SELECT * FROM contact_point WHERE plain = %(phone)s",
    "member_term by number": "SELECT * FROM member_term WHERE term = %(number)s",
    "issue by id": "SELECT * FROM issue WHERE id = %(issue)s",
    "note by id": "SELECT * FROM note WHERE id = %(note)s",
    "event by id": "SELECT * FROM timeline_event WHERE id = %(event)s",
    "reference by id": "SELECT * FROM business_reference WHERE id = %(reference)s",
    "audit by row": "SELECT * FROM audit WHERE row_id = %(member)s::text",
    "may_see": "SELECT 1 WHERE may_see(%(member)s)",
    "is_new": "SELECT 1 WHERE is_new(%(member)s, me())",
    "is_between": "SELECT 1 WHERE is_between(%(member)s)",
    "find_texts": "SELECT * FROM find_texts('''silk''', %(member)s, 9, NULL, NULL)",
    "a lock": "SELECT * FROM member WHERE id = %(member)s FOR UPDATE",
    "a change": "UPDATE member SET city = 'x' WHERE id = %(member)s RETURNING id",
    "an end": "DELETE FROM tell WHERE issue_id = %(issue)s RETURNING id",
}

FILL = {
    "stewardship": (
        "INSERT INTO stewardship (id, member_id, steward_id, since) SELECT stewardship,"
        " member, %(fang)s, now() - interval '1 day' FROM made"
    ),
    "member": (
        "INSERT INTO member (id, number, name, reading, address, tier, language,"
        " timezone, city, region, active, joined_at, version, stewardship_id, owner_id,"
        " open_issues) SELECT member, number, 'x', '', 'x', '', 'zh', 'UTC', '', '',"
        " true, now(), 1, stewardship, %(fang)s, 0 FROM made"
    ),
    "contact_point": (
        "INSERT INTO contact_point (id, member_id, kind, value, plain, label, position)"
        " SELECT gen_random_uuid(), member, 'phone', phone, phone, '', 0 FROM made"
    ),
    "member_term": ("INSERT INTO member_term SELECT number, 'number', member FROM made"),
    "member_key": ("INSERT INTO member_key SELECT member, '' FROM made"),
    "issue": (
        "INSERT INTO issue (id, ref, member_id, line, title, urgency, status, cause,"
        " opened_by, opened_at, people_spoken, told_again, evidence_asked, next_step,"
        " proof_text, end_reason, reopened, version) SELECT issue, 'R-' || n, member,"
        " 'retail', 'x', 'routine', 'open', '', 'member', now(), 0, 0, 0, '', '', '', 0,"
        " 1 FROM made"
    ),
    "note": (
        "INSERT INTO note (id, member_id, author_id, event_id, visibility, pinned,"
        " text, at, version) SELECT note, member, %(fang)s, event, 'team', false, 'x',"
        " now(), 1 FROM made"
    ),
    "timeline_event": (
        "INSERT INTO timeline_event (member_id, at, id, recorded_at, kind, what,"
        " audience, batch_id, title, body, data) SELECT member, now(), event, now(),"
        " 'contact', 'x', 'member', event, '', 'silk', '{}' FROM made"
    ),
    "business_reference": (
        "INSERT INTO business_reference (id, member_id, line, ref, tail, kind, title,"
        " state, at) SELECT reference, member, 'retail', 'x' || n, 'x', 'order', '', '',"
        " now() FROM made"
    ),
}
"""Members of one steward, and what hangs on them, from a table `made` of their keys."""
