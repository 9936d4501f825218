-- Who may do what with which table, and see which of its rows. All of it stands here: a right that is
-- not named is nobody's.

REVOKE ALL ON ALL TABLES IN SCHEMA concierge FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA concierge FROM PUBLIC;
GRANT USAGE ON SCHEMA concierge
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed, concierge_service;

-- ── functions ───────────────────────────────────────────────────────────────────────────────────
GRANT EXECUTE ON FUNCTION
    this_instant(), me(), fed(), is_service(), may_see(uuid), may_change(uuid), mine_to_give(uuid),
    is_new(uuid, uuid), is_between(uuid), is_done(uuid), seal_audit(), new_password(text, text)
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed, concierge_service;
GRANT EXECUTE ON FUNCTION my_channel(), others_at(uuid), sit_at(uuid, uuid)
    TO concierge_steward, concierge_lead, concierge_admin;
GRANT EXECUTE ON FUNCTION
    find_texts(text, uuid, integer, bigint, uuid), team_load(), cover_concerned(json),
    enquire(uuid, uuid, text, text), found_by(uuid), look_in(uuid, uuid, text, boolean, text[]),
    take_message(uuid, uuid, text, text, text, text, boolean, text[])
    TO concierge_steward, concierge_lead;
GRANT EXECUTE ON FUNCTION still_owns(uuid), member_numbers(uuid[]), member_of_number(text)
    TO concierge_lead, concierge_admin;
GRANT EXECUTE ON FUNCTION
    may_admit(), admit(text, text, text), dismiss(text), readmit(text, text),
    change_role(text, text, uuid), set_zone(text), audit_evidence(bigint, integer)
    TO concierge_admin;

-- ── tables: of the house ────────────────────────────────────────────────────────────────────────
GRANT SELECT ON alembic_version, workspace, business_line, tier, team, steward
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed, concierge_service;
GRANT INSERT, UPDATE ON business_line, tier, team TO concierge_admin;
GRANT INSERT, UPDATE (name, capacity, active) ON steward TO concierge_admin;
GRANT UPDATE (intake_id) ON team TO concierge_lead;
GRANT SELECT ON cover TO concierge_steward, concierge_lead, concierge_service;
GRANT INSERT, UPDATE (until), DELETE ON cover TO concierge_lead;
GRANT INSERT (operation, at, steward_id, verb, table_name, row_id, member_id, change, columns)
    ON audit
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed, concierge_service;
GRANT SELECT ON audit TO concierge_steward, concierge_lead, concierge_admin;
GRANT SELECT ON audit_seal TO concierge_admin;

-- ── tables: of who serves members ───────────────────────────────────────────────────────────────
GRANT SELECT ON access TO concierge_steward, concierge_lead;
GRANT SELECT ON enquiry TO concierge_lead;
GRANT SELECT, INSERT ON
    member, stewardship, timeline_event, retraction, note_version, member_key
    TO concierge_steward, concierge_lead;
GRANT SELECT, INSERT, UPDATE ON
    member_fact, contact_point, important_date, issue, promise, reminder, note, timeline_day,
    member_seen
    TO concierge_steward, concierge_lead;
GRANT SELECT, INSERT, UPDATE, DELETE ON
    business_reference, due_item, member_term, issue_reference, tell
    TO concierge_steward, concierge_lead;
GRANT SELECT, INSERT, DELETE ON text_ref TO concierge_steward, concierge_lead;
GRANT SELECT, UPDATE (member_id, event_id, snoozed_until, done_at) ON message
    TO concierge_steward, concierge_lead;
GRANT SELECT, UPDATE (until) ON break_glass TO concierge_steward, concierge_lead;
GRANT UPDATE (until) ON stewardship TO concierge_lead;
-- Whose a member is, only a lead changes: who leaves would hand over nobody, and call them somebody's.
GRANT UPDATE ON member TO concierge_lead;
GRANT UPDATE (known_at) ON member TO concierge_lead;
GRANT UPDATE (
    active, address, city, joined_at, known_at, language, last_contact, name, next_due, number,
    open_issues, reading, region, tier, tier_until, timezone, version
) ON member TO concierge_steward;

-- ── tables: of what brings in what businesses send ──────────────────────────────────────────────
-- It knows every member; it never sees a note, a promise or a reminder.
GRANT SELECT, INSERT ON feed_event, timeline_event, member_key, stewardship TO concierge_feed;
GRANT SELECT, INSERT, UPDATE ON
    member, contact_point, important_date, issue, timeline_day, business_reference
    TO concierge_feed;
GRANT SELECT, INSERT, UPDATE, DELETE ON due_item, member_term, issue_reference TO concierge_feed;
GRANT SELECT, INSERT, DELETE ON text_ref TO concierge_feed;
GRANT UPDATE (until) ON stewardship TO concierge_feed;

-- ── tables: of the service ──────────────────────────────────────────────────────────────────────
-- No person, and without a desk: what carries out rules and brings mail in and out, for all members.
-- What it may is named, table by table, and no note is among it.
GRANT SELECT ON
    stewardship, member, member_fact, contact_point, important_date, business_reference, issue,
    issue_reference, promise, reminder, tell, message, retraction, timeline_event, timeline_day,
    text_ref, due_item, member_key
    TO concierge_service;
GRANT INSERT ON
    issue, issue_reference, reminder, timeline_event, timeline_day, text_ref, due_item, member_key
    TO concierge_service;
GRANT UPDATE ON issue, timeline_day, due_item TO concierge_service;
GRANT DELETE ON due_item TO concierge_service;
GRANT UPDATE (open_issues, next_due, last_contact, version) ON member TO concierge_service;

-- ── rows of members ─────────────────────────────────────────────────────────────────────────────
SELECT protect('business_reference');
SELECT protect('contact_point');
SELECT protect('important_date');
SELECT protect('issue');
SELECT protect('member_fact');
SELECT protect('timeline_event');
-- A member one begins, or gives, has no access yet, or none any more.
SELECT protect('member', 'id', changes => '{UPDATE, DELETE}');
SELECT protect('stewardship', changes => '{UPDATE, DELETE}');
-- What hangs on something of a member hangs on the same member's: a key to another's fails as one to
-- none.
SELECT protect(
    named,
    kept => format(
        '(issue_id IS NULL OR EXISTS (SELECT FROM issue'
        ' WHERE issue.id = %1$I.issue_id AND issue.member_id = %1$I.member_id))', named
    )
) FROM unnest('{promise, reminder, tell}'::text[]) AS named;
SELECT protect('issue_reference', kept =>
    'EXISTS (SELECT FROM issue WHERE issue.id = issue_reference.issue_id'
    ' AND issue.member_id = issue_reference.member_id)'
    ' AND EXISTS (SELECT FROM business_reference AS known'
    ' WHERE known.id = issue_reference.reference_id'
    ' AND known.member_id = issue_reference.member_id)');
SELECT protect(
    named,
    kept => format(
        'EXISTS (SELECT FROM timeline_event WHERE timeline_event.id = %1$I.event_id'
        ' AND timeline_event.member_id = %1$I.member_id)', named
    )
) FROM unnest('{retraction, message}'::text[]) AS named;
-- A note that is mine alone is mine alone.
SELECT protect('note',
    also => '(visibility <> ''mine'' OR author_id = (SELECT me()))',
    kept => '(issue_id IS NULL OR EXISTS (SELECT FROM issue'
        ' WHERE issue.id = note.issue_id AND issue.member_id = note.member_id))');
SELECT protect('note_version', on_record => false,
    also => 'EXISTS (SELECT FROM note WHERE note.id = note_version.note_id'
        ' AND note.member_id = note_version.member_id)');
SELECT protect('text_ref', on_record => false,
    also => '(kind <> ''note'' OR EXISTS (SELECT FROM note'
        ' WHERE note.id = text_ref.source_id AND note.member_id = text_ref.member_id))');
SELECT protect(named, on_record => false)
FROM unnest('{due_item, member_key, member_term, timeline_day}'::text[]) AS named;

-- ── rows with rules of their own ────────────────────────────────────────────────────────────────
-- Forced everywhere, for the owner too; what the owner's own functions and migrations do is allowed in
-- so many words. Without that policy they would see no row and change none, without a word.
DO $$
DECLARE
    named text;
BEGIN
    FOREACH named IN ARRAY ARRAY[
        'access', 'audit', 'audit_seal', 'audit_unsealed', 'break_glass', 'business_line', 'cover',
        'enquiry', 'feed_event', 'member_seen', 'salt', 'steward', 'team', 'tier', 'workspace'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', named);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', named);
        EXECUTE format(
            'CREATE POLICY owner ON %I TO concierge_owner USING (true) WITH CHECK (true)', named
        );
    END LOOP;

    -- The house is no secret in the house.
    FOREACH named IN ARRAY ARRAY['workspace', 'business_line', 'tier', 'team', 'steward'] LOOP
        EXECUTE format(
            'CREATE POLICY seen ON %I FOR SELECT TO concierge_steward, concierge_lead,'
            ' concierge_admin, concierge_feed, concierge_service USING (true)', named
        );
        CONTINUE WHEN named = 'workspace';
        EXECUTE format(
            'CREATE POLICY kept ON %I FOR ALL TO concierge_admin'
            ' USING ((SELECT me()) IS NOT NULL) WITH CHECK ((SELECT me()) IS NOT NULL)', named
        );
    END LOOP;

    FOREACH named IN ARRAY ARRAY[
        'timeline_event', 'timeline_day', 'member_key', 'stewardship', 'member', 'member_term',
        'contact_point', 'important_date', 'issue', 'due_item', 'issue_reference', 'feed_event',
        'business_reference'
    ] LOOP
        EXECUTE format(
            'CREATE POLICY fed ON %I TO concierge_feed'
            ' USING ((SELECT fed())) WITH CHECK ((SELECT fed()))', named
        );
    END LOOP;

    FOREACH named IN ARRAY ARRAY[
        'cover', 'stewardship', 'member', 'member_fact', 'contact_point', 'important_date',
        'business_reference', 'issue', 'issue_reference', 'promise', 'tell', 'message',
        'retraction', 'timeline_event', 'timeline_day', 'due_item', 'member_key'
    ] LOOP
        EXECUTE format(
            'CREATE POLICY service ON %I TO concierge_service'
            ' USING ((SELECT is_service())) WITH CHECK ((SELECT is_service()))', named
        );
    END LOOP;

    -- Whoever begins something signs it.
    FOREACH named IN ARRAY ARRAY['issue', 'promise', 'reminder'] LOOP
        EXECUTE format(
            'CREATE POLICY signed ON %I AS RESTRICTIVE FOR INSERT'
            ' TO concierge_steward, concierge_lead WITH CHECK (steward_id = (SELECT me()))', named
        );
    END LOOP;

    -- A member oneself may see; a new one has no access yet, which the stewardship brings.
    EXECUTE format(
        'CREATE POLICY changed ON member FOR UPDATE TO concierge_steward, concierge_lead'
        ' USING (%1$s) WITH CHECK (%1$s)', has_access('member', 'id', false)
    );
    EXECUTE format(
        'CREATE POLICY ended ON stewardship FOR UPDATE TO concierge_lead'
        ' USING (until IS NULL AND %1$s) WITH CHECK (%1$s AND until IS NOT NULL'
        ' AND until <= this_instant() + interval ''1 second'')',
        has_access('stewardship', 'member_id', false)
    );

    -- What I looked at is nobody else's business.
    EXECUTE format(
        'CREATE POLICY seen ON member_seen TO concierge_steward, concierge_lead'
        ' USING (%1$s) WITH CHECK (%1$s)',
        has_access('member_seen', 'member_id', false) || ' AND steward_id = (SELECT me())'
    );
    -- A lead knows who asked after the members they see; nobody reads what they asked themselves.
    EXECUTE format(
        'CREATE POLICY seen ON enquiry FOR SELECT TO concierge_lead USING (%s)',
        has_access('enquiry', 'member_id', false)
    );

    -- On the record: one's own acts, and a lead's of the members they see.
    EXECUTE format(
        'CREATE POLICY kept ON audit FOR INSERT TO concierge_steward, concierge_lead'
        ' WITH CHECK (steward_id = (SELECT me()) AND (member_id IS NULL OR %s))',
        has_access('audit', 'member_id', false)
    );
    EXECUTE format(
        'CREATE POLICY seen ON audit FOR SELECT TO concierge_steward, concierge_lead'
        ' USING (steward_id = (SELECT me()) OR %s)', has_access('audit', 'member_id', false)
    );
END $$;

CREATE POLICY begun ON member FOR INSERT TO concierge_steward, concierge_lead
    WITH CHECK (mine_to_give(owner_id));
CREATE POLICY begun ON stewardship FOR INSERT TO concierge_steward
    WITH CHECK (until IS NULL AND is_new(member_id, steward_id));
CREATE POLICY given ON stewardship FOR INSERT TO concierge_lead
    WITH CHECK (
        until IS NULL AND mine_to_give(steward_id)
        AND (is_new(member_id, steward_id) OR is_between(member_id))
    );
-- Whoever takes a member over begins now, give or take how long one act may last; two in one instant
-- follow one another.
CREATE POLICY signed ON stewardship AS RESTRICTIVE FOR INSERT
    TO concierge_steward, concierge_lead, concierge_feed
    WITH CHECK (
        since <= this_instant() + interval '1 second'
        AND since > this_instant() - interval '1 hour'
    );
CREATE POLICY intake ON team FOR UPDATE TO concierge_lead
    USING (id = (SELECT team_id FROM steward WHERE steward.id = me()))
    WITH CHECK (id = (SELECT team_id FROM steward WHERE steward.id = me()));
CREATE POLICY mine ON access FOR SELECT TO concierge_steward, concierge_lead
    USING (role = CURRENT_USER::text AND (SELECT me()) IS NOT NULL);
CREATE POLICY fed ON text_ref TO concierge_feed
    USING (kind <> 'note' AND (SELECT fed())) WITH CHECK (kind <> 'note' AND (SELECT fed()));
CREATE POLICY service ON text_ref TO concierge_service
    USING (kind <> 'note' AND (SELECT is_service()))
    WITH CHECK (kind <> 'note' AND (SELECT is_service()));
-- An issue the service opens is signed by nobody.
CREATE POLICY service_signed ON issue AS RESTRICTIVE FOR INSERT TO concierge_service
    WITH CHECK (steward_id IS NULL);
-- A reminder it sets is for whoever serves the member.
CREATE POLICY service ON reminder TO concierge_service
    USING ((SELECT is_service()))
    WITH CHECK ((SELECT is_service()) AND EXISTS (
        SELECT FROM member
        WHERE member.id = reminder.member_id AND member.owner_id = reminder.steward_id
    ));

-- ── cover ───────────────────────────────────────────────────────────────────────────────────────
CREATE POLICY concerned ON cover FOR SELECT TO concierge_steward
    USING (by_id = (SELECT me()) OR steward_id = (SELECT me()));
CREATE POLICY led ON cover FOR SELECT TO concierge_lead USING (mine_to_give(steward_id));
CREATE POLICY begun ON cover FOR INSERT TO concierge_lead
    WITH CHECK (mine_to_give(steward_id) AND mine_to_give(by_id));
-- What has not begun is called off, give or take how long one act may last; what has, ends now. One that
-- is over must not begin again.
CREATE POLICY called_off ON cover FOR DELETE TO concierge_lead
    USING (mine_to_give(steward_id) AND since > this_instant() - interval '1 minute');
CREATE POLICY ended ON cover FOR UPDATE TO concierge_lead
    USING (mine_to_give(steward_id) AND until > this_instant())
    WITH CHECK (mine_to_give(steward_id) AND until <= this_instant() + interval '1 second');

-- ── looks ───────────────────────────────────────────────────────────────────────────────────────
CREATE POLICY mine ON break_glass FOR SELECT TO concierge_steward, concierge_lead
    USING (steward_id = (SELECT me()));
CREATE POLICY told ON break_glass FOR SELECT TO concierge_steward
    USING (NOT confidential AND may_change(member_id));
CREATE POLICY led ON break_glass FOR SELECT TO concierge_lead USING (may_change(member_id));
CREATE POLICY ended ON break_glass FOR UPDATE TO concierge_steward, concierge_lead
    USING (steward_id = (SELECT me()) AND until > this_instant())
    WITH CHECK (
        steward_id = (SELECT me())
        AND (until <= this_instant() + interval '1 second' OR until = since)
    );

-- ── the record ──────────────────────────────────────────────────────────────────────────────────
-- Read by who answers for it: a lead what the team did, an administrator all of it, of whom no name.
CREATE POLICY arranged ON audit FOR INSERT TO concierge_admin
    WITH CHECK (steward_id = (SELECT me()) AND member_id IS NULL);
CREATE POLICY fed ON audit FOR INSERT TO concierge_feed
    WITH CHECK (steward_id = (SELECT me()) AND (SELECT fed()));
CREATE POLICY service ON audit FOR INSERT TO concierge_service
    WITH CHECK (steward_id = (SELECT me()) AND (SELECT is_service()));
CREATE POLICY reviewed ON audit FOR SELECT TO concierge_admin USING ((SELECT me()) IS NOT NULL);
CREATE POLICY of_team ON audit FOR SELECT TO concierge_lead USING (
    steward_id = ANY (ARRAY(
        SELECT served.id FROM steward AS served
        WHERE served.role IN ('steward', 'lead')
            AND served.team_id = (SELECT team_id FROM steward AS asking WHERE asking.id = me())
    ))
);
-- Whoever a cover is about hears of it when it begins and when it is ended, and that it was called off,
-- although it is no more.
CREATE POLICY concerned ON audit FOR SELECT TO concierge_steward, concierge_lead
    USING (
        table_name = 'cover'
        AND (row_id IN (SELECT cover.id::text FROM cover) OR cover_concerned(columns))
    );
CREATE POLICY checked ON audit_seal FOR SELECT TO concierge_admin USING ((SELECT me()) IS NOT NULL);
