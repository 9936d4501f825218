-- What only PostgreSQL has of revision 0001. Run by the owner of the schema, inside its transaction.
--
-- Who may see whom is decided here. A desktop program is no boundary: whoever has a steward's
-- password may as well come with psql.

-- ── the instant ─────────────────────────────────────────────────────────────────────────────────
-- Read anew by every statement: now() stands still in an open transaction, and cover would not end.
CREATE FUNCTION this_instant() RETURNS timestamptz LANGUAGE sql STABLE
    AS $$ SELECT statement_timestamp() $$;

-- ── the workspace ───────────────────────────────────────────────────────────────────────────────
CREATE TABLE workspace (
    id uuid PRIMARY KEY,
    zone text NOT NULL,
    language text NOT NULL,
    made_at timestamptz NOT NULL,
    demo boolean NOT NULL,
    one boolean NOT NULL DEFAULT true UNIQUE CHECK (one)
);

-- ── order of knowledge ──────────────────────────────────────────────────────────────────────────
ALTER TABLE audit ALTER COLUMN seq DROP DEFAULT;
DROP SEQUENCE audit_seq_seq;
ALTER TABLE audit ALTER COLUMN seq TYPE bigint;
ALTER TABLE audit ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY;

-- ── texts ───────────────────────────────────────────────────────────────────────────────────────
-- One row a text. Its number only sorts it: two texts of one millisecond may have the same.
ALTER TABLE text_ref ADD COLUMN tokens tsvector NOT NULL;
ALTER TABLE text_ref DROP CONSTRAINT pk_text_ref;
DROP INDEX ix_text_ref_source_id;
ALTER TABLE text_ref ADD CONSTRAINT pk_text_ref PRIMARY KEY (source_id, kind);
CREATE INDEX ix_text_ref_tokens ON text_ref USING gin (tokens) WITH (fastupdate = off);
CREATE INDEX ix_text_ref_member_id ON text_ref (member_id, rowid);

-- ── who is asking ───────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION me() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$ SELECT id FROM steward WHERE login = session_user AND active $$;

-- Whether what asks is no person but the program that brings in what businesses send.
CREATE FUNCTION fed() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM steward WHERE login = session_user AND active AND role = 'feed')
    $$;

CREATE FUNCTION may_see(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM access
            WHERE role = session_user AND member_id = wanted
                AND since <= this_instant() AND (until IS NULL OR until > this_instant())
        ) OR fed()
    $$;

-- Whether somebody serves at the asking person's word: oneself, or for a lead the whole team.
CREATE FUNCTION mine_to_give(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM steward AS asking
            JOIN steward AS served ON served.id = asking.id
                OR (served.team_id = asking.team_id
                    AND (asking.role = 'lead'
                        OR served.id = (SELECT intake_id FROM team WHERE id = asking.team_id)))
            WHERE asking.login = session_user AND asking.active AND served.id = wanted
        )
    $$;

-- Whether a member is new: begun for that steward, whom the asking person may speak for, and served
-- by nobody ever. Of everybody else's members it says no, as of those that are not there.
CREATE FUNCTION is_new(wanted uuid, by_whom uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT mine_to_give(by_whom)
            AND EXISTS (SELECT FROM member WHERE id = wanted AND owner_id = by_whom)
            AND NOT EXISTS (SELECT FROM stewardship WHERE member_id = wanted)
    $$;

-- Whether a member is between two stewards, the last one of the lead's own team: while a lead moves
-- somebody, nobody serves them for the length of a statement.
CREATE FUNCTION is_between(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT coalesce((
            SELECT until IS NOT NULL AND mine_to_give(steward_id) FROM stewardship
            WHERE member_id = wanted ORDER BY since DESC LIMIT 1
        ), false)
    $$;

-- ── laws ────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END $$;

CREATE FUNCTION access_begins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT login, NEW.member_id, 'stewardship', NEW.since, NEW.until
        FROM steward WHERE id = NEW.steward_id AND active;
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT boss.login, NEW.member_id, 'team', NEW.since, NEW.until
        FROM steward AS served
        JOIN steward AS boss ON boss.team_id = served.team_id AND boss.role = 'lead' AND boss.active
        WHERE served.id = NEW.steward_id;
        RETURN NULL;
    END $$;
CREATE TRIGGER access_begins AFTER INSERT ON stewardship
    FOR EACH ROW EXECUTE FUNCTION access_begins();

CREATE FUNCTION access_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        UPDATE access SET until = NEW.until
        WHERE member_id = NEW.member_id AND since = NEW.since
            AND reason IN ('stewardship', 'team');
        RETURN NULL;
    END $$;
CREATE TRIGGER access_ends AFTER UPDATE OF until ON stewardship
    FOR EACH ROW EXECUTE FUNCTION access_ends();

CREATE FUNCTION access_of_lead() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT NEW.login, stewardship.member_id, 'team', stewardship.since, NULL
        FROM stewardship
        JOIN steward AS served ON served.id = stewardship.steward_id
        WHERE served.team_id = NEW.team_id AND stewardship.until IS NULL;
        RETURN NULL;
    END $$;
CREATE TRIGGER access_of_lead AFTER INSERT ON steward
    FOR EACH ROW WHEN (NEW.role = 'lead' AND NEW.active) EXECUTE FUNCTION access_of_lead();

-- Who leaves sees nothing from the next statement on, whatever happens to their role.
CREATE FUNCTION access_of_leaver() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        UPDATE access SET until = this_instant()
        WHERE role = NEW.login AND (until IS NULL OR until > this_instant());
        RETURN NULL;
    END $$;
CREATE TRIGGER access_of_leaver AFTER UPDATE OF active ON steward
    FOR EACH ROW WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION access_of_leaver();

-- When, and who it was, the server says: a desk's clock may be wrong, and its person may lie.
CREATE FUNCTION stamp_audit() RETURNS trigger LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        -- The owner's own functions name whom they act for. That it is not the session's own user
        -- says nothing: anybody may take the role of their group.
        IF current_user = 'concierge_owner' THEN
            RETURN NEW;
        END IF;
        NEW.at := this_instant();
        NEW.steward_id := me();
        RETURN NEW;
    END $$;
CREATE TRIGGER stamp_audit BEFORE INSERT ON audit
    FOR EACH ROW EXECUTE FUNCTION stamp_audit();

-- Nobody signs as another person. What was recorded on the wrong person keeps its author on the right
-- one: asked at the end, when what it was is retracted.
CREATE FUNCTION refuse_forgery() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF EXISTS (
            SELECT FROM retraction JOIN timeline_event AS wrong ON wrong.id = retraction.event_id
                AND wrong.member_id = retraction.member_id
            WHERE retraction.moved_event_id = NEW.id
                AND wrong.steward_id = NEW.steward_id
        ) THEN
            RETURN NULL;
        END IF;
        RAISE EXCEPTION 'signed by somebody else' USING ERRCODE = 'insufficient_privilege';
    END $$;
CREATE CONSTRAINT TRIGGER timeline_event_signed AFTER INSERT ON timeline_event
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.steward_id <> me())
    EXECUTE FUNCTION refuse_forgery();

CREATE FUNCTION stamp_retraction() RETURNS trigger LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        NEW.steward_id := coalesce(me(), NEW.steward_id);
        RETURN NEW;
    END $$;
CREATE TRIGGER stamp_retraction BEFORE INSERT ON retraction
    FOR EACH ROW EXECUTE FUNCTION stamp_retraction();

DO $$
DECLARE
    named text;
    change text;
BEGIN
    FOREACH named IN ARRAY ARRAY['timeline_event', 'audit', 'retraction', 'note_version'] LOOP
        FOREACH change IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
            EXECUTE format(
                'CREATE TRIGGER %I BEFORE %s ON %I FOR EACH STATEMENT'
                ' EXECUTE FUNCTION refuse_change()',
                named || '_no_' || lower(change), change, named
            );
        END LOOP;
    END LOOP;
END $$;

-- ── texts, for whoever may see the member ───────────────────────────────────────────────────────
-- Operators on texts are not leakproof: under row-level security the index would never be used. So
-- these run as the owner, and ask by themselves what may be seen.
CREATE FUNCTION find_texts(
    query text, wanted uuid, most integer, before bigint, before_source uuid
) RETURNS TABLE (rowid bigint, member_id uuid, kind text, source_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    SET plan_cache_mode = force_custom_plan
    AS $$
        SELECT found.rowid, found.member_id, found.kind, found.source_id
        FROM text_ref AS found
        WHERE found.tokens @@ query::tsquery
            AND (wanted IS NULL OR found.member_id = wanted)
            AND (before IS NULL OR (found.rowid, found.source_id) < (before, before_source))
            AND EXISTS (
                SELECT FROM access
                WHERE access.role = session_user AND access.member_id = found.member_id
                    AND access.since <= this_instant()
                    AND (access.until IS NULL OR access.until > this_instant())
            )
            AND (found.kind <> 'note' OR EXISTS (
                SELECT FROM note
                WHERE note.id = found.source_id
                    AND (note.visibility <> 'mine' OR note.author_id = me())
            ))
        ORDER BY found.rowid DESC, found.source_id DESC
        LIMIT most
    $$;

-- ── coming and going ────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION may_admit() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT pg_has_role(session_user, 'concierge_owner', 'MEMBER')
            OR EXISTS (SELECT FROM steward WHERE login = session_user AND active AND role = 'admin')
    $$;

-- A login for somebody who works here. `sealed` is the server's own form of the password, made on
-- the administrator's machine: the password is in no statement and no log.
CREATE FUNCTION admit(newcomer text, role_kind text, sealed text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF NOT may_admit() OR role_kind NOT IN ('steward', 'lead', 'admin', 'feed')
            OR sealed NOT LIKE 'SCRAM-SHA-256$%' THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        EXECUTE format(
            'CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS'
            ' CONNECTION LIMIT 30 PASSWORD %L', newcomer, sealed
        );
        EXECUTE format('ALTER ROLE %I SET statement_timeout = ''30s''', newcomer);
        EXECUTE format('ALTER ROLE %I SET lock_timeout = ''5s''', newcomer);
        EXECUTE format(
            'ALTER ROLE %I SET idle_in_transaction_session_timeout = ''60s''', newcomer
        );
        EXECUTE format('GRANT %I TO %I', 'concierge_' || role_kind, newcomer);
    END $$;

-- They may do nothing, may not come back, and are sent away; and for whoever came in meanwhile, what
-- they see is nothing. One comes in until this is committed: call it once more after that.
CREATE FUNCTION dismiss(leaver text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    DECLARE
        held text;
    BEGIN
        IF NOT may_admit() OR NOT EXISTS (SELECT FROM steward WHERE login = leaver) THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        SELECT 'concierge_' || role INTO held FROM steward WHERE login = leaver;
        EXECUTE format('REVOKE %I FROM %I', held, leaver);
        EXECUTE format('ALTER ROLE %I NOLOGIN PASSWORD NULL', leaver);
        -- Before the flag: an open transaction of theirs may hold the rows it changes.
        PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = leaver;
        PERFORM pg_stat_clear_snapshot();
        PERFORM pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE usename = leaver;
        UPDATE steward SET active = false WHERE login = leaver;
        PERFORM pg_stat_clear_snapshot();
        PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = leaver;
    END $$;

-- ── rights ──────────────────────────────────────────────────────────────────────────────────────
REVOKE ALL ON ALL TABLES IN SCHEMA concierge FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA concierge FROM PUBLIC;
GRANT USAGE ON SCHEMA concierge
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed;
GRANT EXECUTE ON FUNCTION
    this_instant(), me(), fed(), may_see(uuid), mine_to_give(uuid), is_new(uuid, uuid), is_between(uuid)
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed;
GRANT EXECUTE ON FUNCTION may_admit(), admit(text, text, text), dismiss(text) TO concierge_admin;
GRANT EXECUTE ON FUNCTION find_texts(text, uuid, integer, bigint, uuid)
    TO concierge_steward, concierge_lead;

GRANT SELECT ON alembic_version, workspace, business_line, team, steward
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed;
GRANT INSERT (operation, at, steward_id, verb, table_name, row_id, member_id, change, columns)
    ON audit TO concierge_steward, concierge_lead, concierge_admin, concierge_feed;
GRANT SELECT, INSERT ON feed_event, timeline_event, member_key, stewardship TO concierge_feed;
GRANT SELECT, INSERT, UPDATE ON
    member, contact_point, important_date, issue, timeline_day TO concierge_feed;
GRANT SELECT, INSERT, UPDATE, DELETE ON due_item, member_term, issue_reference TO concierge_feed;
GRANT SELECT, INSERT, DELETE ON text_ref TO concierge_feed;
GRANT UPDATE (until) ON stewardship TO concierge_feed;
GRANT SELECT ON audit TO concierge_steward, concierge_lead;
GRANT INSERT, UPDATE ON business_line, team TO concierge_admin;
GRANT INSERT, UPDATE (name, capacity, active) ON steward TO concierge_admin;
GRANT UPDATE (intake_id) ON team TO concierge_lead;
GRANT SELECT ON access TO concierge_steward, concierge_lead;
GRANT SELECT, INSERT ON
    timeline_event, retraction, note_version, member_key
    TO concierge_steward, concierge_lead;
GRANT SELECT, INSERT, UPDATE ON
    member, member_fact, contact_point, important_date, issue, promise,
    reminder, note, timeline_day, member_seen
    TO concierge_steward, concierge_lead;
-- Whose a member is, only a lead changes: who leaves would hand over nobody, and call them somebody's.
DO $$
BEGIN
    EXECUTE (
        SELECT 'REVOKE UPDATE ON member FROM concierge_steward; GRANT UPDATE ('
            || string_agg(quote_ident(attname), ', ') || ') ON member TO concierge_steward'
        FROM pg_attribute
        WHERE attrelid = 'member'::regclass AND attnum > 0 AND NOT attisdropped
            AND attname NOT IN ('id', 'owner_id', 'stewardship_id')
    );
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON
    due_item, member_term, issue_reference, tell
    TO concierge_steward, concierge_lead;
GRANT SELECT, INSERT, DELETE ON text_ref TO concierge_steward, concierge_lead;
GRANT SELECT, INSERT ON stewardship TO concierge_steward, concierge_lead;
GRANT UPDATE (until) ON stewardship TO concierge_lead;

-- ── row-level security ──────────────────────────────────────────────────────────────────────────
-- Forced everywhere, for the owner too; what the owner's own functions and migrations do is allowed
-- in so many words. Without that policy they would see no row and change none, without a word.
DO $$
DECLARE
    named text;
    seen CONSTANT text :=
        'EXISTS (SELECT FROM access WHERE access.role = CURRENT_USER::text'
        ' AND access.member_id = %1$I.%2$I AND access.since <= this_instant()'
        ' AND (access.until IS NULL OR access.until > this_instant()))';
    condition text;
BEGIN
    FOR named IN
        SELECT tablename FROM pg_tables
        WHERE schemaname = 'concierge' AND tablename NOT IN ('alembic_version')
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', named);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', named);
        EXECUTE format(
            'CREATE POLICY owner ON %I TO concierge_owner USING (true) WITH CHECK (true)', named
        );
    END LOOP;

    -- Rows of one member, for whoever may see the member now.
    FOREACH named IN ARRAY ARRAY[
        'timeline_event', 'timeline_day', 'member_key', 'member_term', 'member_fact',
        'contact_point', 'important_date', 'issue', 'due_item'
    ] LOOP
        condition := format(seen, named, 'member_id');
        EXECUTE format(
            'CREATE POLICY seen ON %I TO concierge_steward, concierge_lead'
            ' USING (%s) WITH CHECK (%s)', named, condition, condition
        );
    END LOOP;

    -- Rows that hang on an issue: it must be the same member's, seen by the same person. A key to
    -- another's issue fails as one to none.
    FOREACH named IN ARRAY ARRAY['promise', 'reminder', 'tell', 'issue_reference'] LOOP
        condition := format(seen, named, 'member_id');
        EXECUTE format(
            'CREATE POLICY seen ON %1$I TO concierge_steward, concierge_lead'
            ' USING (%2$s) WITH CHECK (%2$s AND (issue_id IS NULL OR EXISTS (SELECT FROM issue'
            ' WHERE issue.id = %1$I.issue_id AND issue.member_id = %1$I.member_id)))',
            named, condition
        );
    END LOOP;

    condition := format(seen, 'retraction', 'member_id');
    EXECUTE format(
        'CREATE POLICY seen ON retraction TO concierge_steward, concierge_lead'
        ' USING (%1$s) WITH CHECK (%1$s AND EXISTS (SELECT FROM timeline_event'
        ' WHERE timeline_event.id = retraction.event_id'
        ' AND timeline_event.member_id = retraction.member_id))', condition
    );

    -- A member oneself may see; a new one has no access yet, which the stewardship brings.
    condition := format(seen, 'member', 'id');
    EXECUTE format(
        'CREATE POLICY seen ON member FOR SELECT TO concierge_steward, concierge_lead'
        ' USING (%s)', condition
    );
    EXECUTE format(
        'CREATE POLICY changed ON member FOR UPDATE TO concierge_steward, concierge_lead'
        ' USING (%1$s) WITH CHECK (%1$s)', condition
    );
    EXECUTE
        'CREATE POLICY begun ON member FOR INSERT TO concierge_steward, concierge_lead'
        ' WITH CHECK (mine_to_give(owner_id))';

    condition := format(seen, 'stewardship', 'member_id');
    EXECUTE format(
        'CREATE POLICY seen ON stewardship FOR SELECT TO concierge_steward, concierge_lead'
        ' USING (%s)', condition
    );
    EXECUTE
        'CREATE POLICY begun ON stewardship FOR INSERT TO concierge_steward'
        ' WITH CHECK (until IS NULL AND is_new(member_id, steward_id))';
    EXECUTE (
        'CREATE POLICY given ON stewardship FOR INSERT TO concierge_lead'
        ' WITH CHECK (until IS NULL AND mine_to_give(steward_id)'
        ' AND (is_new(member_id, steward_id) OR is_between(member_id)))'
    );
    EXECUTE format(
        'CREATE POLICY ended ON stewardship FOR UPDATE TO concierge_lead'
        ' USING (until IS NULL AND %1$s) WITH CHECK (%1$s AND until IS NOT NULL'
        ' AND until <= this_instant() + interval ''1 second'')', condition
    );

    -- A note that is mine alone is mine alone.
    condition := format(seen, 'note', 'member_id');
    EXECUTE format(
        'CREATE POLICY seen ON note TO concierge_steward, concierge_lead'
        ' USING (%1$s AND (visibility <> ''mine'' OR author_id = (SELECT me())))'
        ' WITH CHECK (%1$s AND (visibility <> ''mine'' OR author_id = (SELECT me()))'
        ' AND (issue_id IS NULL OR EXISTS (SELECT FROM issue'
        ' WHERE issue.id = note.issue_id AND issue.member_id = note.member_id)))', condition
    );
    condition := format(seen, 'note_version', 'member_id')
        || ' AND EXISTS (SELECT FROM note WHERE note.id = note_version.note_id'
        || ' AND note.member_id = note_version.member_id)';
    EXECUTE format(
        'CREATE POLICY seen ON note_version TO concierge_steward, concierge_lead'
        ' USING (%1$s) WITH CHECK (%1$s)', condition
    );
    condition := format(seen, 'text_ref', 'member_id')
        || ' AND (kind <> ''note'' OR EXISTS (SELECT FROM note'
        || ' WHERE note.id = text_ref.source_id AND note.member_id = text_ref.member_id))';
    EXECUTE format(
        'CREATE POLICY seen ON text_ref TO concierge_steward, concierge_lead'
        ' USING (%1$s) WITH CHECK (%1$s)', condition
    );

    -- What I looked at is nobody else's business.
    condition := format(seen, 'member_seen', 'member_id') || ' AND steward_id = (SELECT me())';
    EXECUTE format(
        'CREATE POLICY seen ON member_seen TO concierge_steward, concierge_lead'
        ' USING (%1$s) WITH CHECK (%1$s)', condition
    );

    -- On the record: one's own acts, and a lead's of the members they see.
    EXECUTE format(
        'CREATE POLICY kept ON audit FOR INSERT TO concierge_steward, concierge_lead'
        ' WITH CHECK (steward_id = (SELECT me()) AND (member_id IS NULL OR %s))',
        format(seen, 'audit', 'member_id')
    );
    EXECUTE
        'CREATE POLICY arranged ON audit FOR INSERT TO concierge_admin'
        ' WITH CHECK (steward_id = (SELECT me()) AND member_id IS NULL)';
    EXECUTE
        'CREATE POLICY fed ON audit FOR INSERT TO concierge_feed'
        ' WITH CHECK (steward_id = (SELECT me()) AND (SELECT fed()))';
    EXECUTE format(
        'CREATE POLICY seen ON audit FOR SELECT TO concierge_steward, concierge_lead'
        ' USING (steward_id = (SELECT me()) OR %s)', format(seen, 'audit', 'member_id')
    );
END $$;

-- What brings in what businesses send, knows every member; it never sees a note, a promise or a
-- reminder.
DO $$
DECLARE
    named text;
BEGIN
    FOREACH named IN ARRAY ARRAY[
        'timeline_event', 'timeline_day', 'member_key', 'stewardship', 'member',
        'member_term', 'contact_point', 'important_date', 'issue', 'due_item', 'issue_reference',
        'feed_event'
    ] LOOP
        EXECUTE format(
            'CREATE POLICY fed ON %I TO concierge_feed'
            ' USING ((SELECT fed())) WITH CHECK ((SELECT fed()))', named
        );
    END LOOP;
END $$;

CREATE POLICY fed ON text_ref TO concierge_feed
    USING (kind <> 'note' AND (SELECT fed())) WITH CHECK (kind <> 'note' AND (SELECT fed()));

CREATE POLICY mine ON access FOR SELECT TO concierge_steward, concierge_lead
    USING (role = CURRENT_USER::text AND (SELECT me()) IS NOT NULL);

CREATE POLICY seen ON workspace FOR SELECT
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed USING (true);
CREATE POLICY seen ON business_line FOR SELECT
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed USING (true);
CREATE POLICY seen ON team FOR SELECT
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed USING (true);
CREATE POLICY seen ON steward FOR SELECT
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed USING (true);
CREATE POLICY kept ON business_line FOR ALL TO concierge_admin
    USING ((SELECT me()) IS NOT NULL) WITH CHECK ((SELECT me()) IS NOT NULL);
CREATE POLICY kept ON team FOR ALL TO concierge_admin
    USING ((SELECT me()) IS NOT NULL) WITH CHECK ((SELECT me()) IS NOT NULL);
CREATE POLICY kept ON steward FOR ALL TO concierge_admin
    USING ((SELECT me()) IS NOT NULL) WITH CHECK ((SELECT me()) IS NOT NULL);
CREATE POLICY intake ON team FOR UPDATE TO concierge_lead
    USING (id = (SELECT team_id FROM steward WHERE steward.id = me()))
    WITH CHECK (id = (SELECT team_id FROM steward WHERE steward.id = me()));
