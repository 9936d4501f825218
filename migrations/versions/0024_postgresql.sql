-- What only PostgreSQL has of revision 0024. Run by the owner of the schema, inside its transaction.

-- ── to look is not to change ────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION break_glass_begins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until, writes)
        SELECT login, NEW.member_id, 'break-glass', NEW.since, NEW.until, false
        FROM steward WHERE id = NEW.steward_id;
        RETURN NULL;
    END $$;

-- ── a table of members, in one line ─────────────────────────────────────────────────────────────
-- The condition that whoever asks has access to a row's member now; and, if `writing`, such that
-- writes. Not by may_see(): what runs as the owner is begun anew for each row.
CREATE FUNCTION has_access(named text, member_column text, writing boolean) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = concierge, pg_temp
    AS $$
        SELECT format(
            'EXISTS (SELECT FROM access WHERE access.role = CURRENT_USER::text'
            ' AND access.member_id = %I.%I%s AND access.since <= this_instant()'
            ' AND (access.until IS NULL OR access.until > this_instant()))',
            named, member_column, CASE WHEN writing THEN ' AND access.writes' ELSE '' END
        )
    $$;

-- Its rows are forced under policies: the owner's functions may all, in so many words; who has access
-- sees; who has access that writes, writes, whatever else a later policy allows; and what no verb put
-- on the record is put there. `also` must hold of what is seen and written, `kept` of what is written.
-- Where `changes` leaves INSERT out, members come in by policies of the table's own.
CREATE FUNCTION protect(
    named text, member_column text DEFAULT 'member_id', also text DEFAULT NULL,
    kept text DEFAULT NULL, changes text[] DEFAULT '{INSERT, UPDATE, DELETE}',
    on_record boolean DEFAULT true
) RETURNS void LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    DECLARE
        seen CONSTANT text := concat_ws(' AND ', has_access(named, member_column, false), also);
        -- The owner is of every group, to admit people to them, and what its functions write must
        -- not be refused for whom they act for.
        served CONSTANT text :=
            'CURRENT_USER = ''concierge_owner'' OR ' || has_access(named, member_column, true);
        change text;
    BEGIN
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', named);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', named);
        EXECUTE format(
            'CREATE POLICY owner ON %I TO concierge_owner USING (true) WITH CHECK (true)', named
        );
        IF 'INSERT' = ANY (changes) THEN
            EXECUTE format(
                'CREATE POLICY seen ON %I TO concierge_steward, concierge_lead'
                ' USING (%s) WITH CHECK (%s)', named, seen, concat_ws(' AND ', seen, kept)
            );
        ELSE
            EXECUTE format(
                'CREATE POLICY seen ON %I FOR SELECT TO concierge_steward, concierge_lead'
                ' USING (%s)', named, seen
            );
        END IF;
        FOREACH change IN ARRAY changes LOOP
            EXECUTE format(
                'CREATE POLICY %I ON %I AS RESTRICTIVE FOR %s TO concierge_steward, concierge_lead'
                ' %s %s',
                'served_' || lower(change), named, change,
                CASE WHEN change <> 'INSERT' THEN format('USING (%s)', served) END,
                CASE WHEN change <> 'DELETE' THEN format('WITH CHECK (%s)', served) END
            );
        END LOOP;
        IF on_record THEN
            EXECUTE format(
                'CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I'
                ' DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside()',
                named || '_on_record', named
            );
        END IF;
    END $$;
REVOKE ALL ON FUNCTION
    has_access(text, text, boolean), protect(text, text, text, text, text[], boolean) FROM PUBLIC;

-- What stands there was made piece by piece.
DO $$
DECLARE
    made record;
BEGIN
    FOR made IN
        SELECT tablename, policyname FROM pg_policies
        WHERE schemaname = 'concierge' AND tablename IN (
            SELECT tablename FROM pg_policies WHERE policyname = 'served_update'
        ) AND (policyname IN ('owner', 'seen', 'answered') OR policyname LIKE 'served\_%')
    LOOP
        EXECUTE format('DROP POLICY %I ON %I', made.policyname, made.tablename);
        EXECUTE format(
            'DROP TRIGGER IF EXISTS %I ON %I', made.tablename || '_on_record', made.tablename
        );
    END LOOP;
END $$;

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

-- ── the service ─────────────────────────────────────────────────────────────────────────────────
-- No person, and without a desk: what carries out rules and brings mail in and out, for all members.
-- What it may is named, table by table, and no note is among it.
CREATE FUNCTION is_service() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM steward WHERE login = session_user AND active AND role = 'service'
        )
    $$;
REVOKE ALL ON FUNCTION is_service() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_service()
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed, concierge_service;
GRANT USAGE ON SCHEMA concierge TO concierge_service;
GRANT EXECUTE ON FUNCTION
    this_instant(), me(), fed(), may_see(uuid), may_change(uuid), mine_to_give(uuid),
    is_new(uuid, uuid), is_between(uuid), is_done(uuid), seal_audit(), new_password(text, text)
    TO concierge_service;
GRANT SELECT ON
    alembic_version, workspace, business_line, tier, team, steward, cover, stewardship, member,
    member_fact, contact_point, important_date, business_reference, issue, issue_reference, promise,
    reminder, tell, message, retraction, timeline_event, timeline_day, text_ref, due_item, member_key
    TO concierge_service;
GRANT INSERT ON
    issue, issue_reference, reminder, timeline_event, timeline_day, text_ref, due_item, member_key
    TO concierge_service;
GRANT UPDATE ON issue, timeline_day, due_item TO concierge_service;
GRANT DELETE ON due_item TO concierge_service;
GRANT UPDATE (open_issues, next_due, last_contact, version) ON member TO concierge_service;
GRANT INSERT (operation, at, steward_id, verb, table_name, row_id, member_id, change, columns)
    ON audit TO concierge_service;

DO $$
DECLARE
    named text;
BEGIN
    FOREACH named IN ARRAY ARRAY['workspace', 'business_line', 'tier', 'team', 'steward'] LOOP
        EXECUTE format(
            'ALTER POLICY seen ON %I TO concierge_steward, concierge_lead, concierge_admin,'
            ' concierge_feed, concierge_service', named
        );
    END LOOP;
    FOREACH named IN ARRAY ARRAY[
        'cover', 'stewardship', 'member', 'member_fact', 'contact_point', 'important_date',
        'business_reference', 'issue_reference', 'promise', 'tell', 'message', 'retraction',
        'timeline_event', 'timeline_day', 'due_item', 'member_key'
    ] LOOP
        EXECUTE format(
            'CREATE POLICY service ON %I TO concierge_service'
            ' USING ((SELECT is_service())) WITH CHECK ((SELECT is_service()))', named
        );
    END LOOP;
END $$;
CREATE POLICY service ON text_ref TO concierge_service
    USING (kind <> 'note' AND (SELECT is_service()))
    WITH CHECK (kind <> 'note' AND (SELECT is_service()));
-- An issue it opens is signed by nobody.
CREATE POLICY service ON issue TO concierge_service
    USING ((SELECT is_service())) WITH CHECK ((SELECT is_service()));
CREATE POLICY service_signed ON issue AS RESTRICTIVE FOR INSERT TO concierge_service
    WITH CHECK (steward_id IS NULL);
-- A reminder it sets is for whoever serves the member.
CREATE POLICY service ON reminder TO concierge_service
    USING ((SELECT is_service()))
    WITH CHECK ((SELECT is_service()) AND EXISTS (
        SELECT FROM member
        WHERE member.id = reminder.member_id AND member.owner_id = reminder.steward_id
    ));
CREATE POLICY service ON audit FOR INSERT TO concierge_service
    WITH CHECK (steward_id = (SELECT me()) AND (SELECT is_service()));

DROP TRIGGER timeline_event_signed ON timeline_event;
CREATE CONSTRAINT TRIGGER timeline_event_signed AFTER INSERT ON timeline_event
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (
        me() IS NOT NULL AND NEW.steward_id IS DISTINCT FROM me()
        AND NOT (NEW.steward_id IS NULL AND (fed() OR is_service()))
    )
    EXECUTE FUNCTION refuse_forgery();

CREATE OR REPLACE FUNCTION may_see(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM access
            WHERE role = session_user AND member_id = wanted
                AND since <= this_instant() AND (until IS NULL OR until > this_instant())
        ) OR fed() OR is_service()
    $$;
CREATE OR REPLACE FUNCTION may_change(wanted uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM access
            WHERE role = session_user AND member_id = wanted AND writes
                AND since <= this_instant() AND (until IS NULL OR until > this_instant())
        ) OR fed() OR is_service()
    $$;

CREATE OR REPLACE FUNCTION admit(newcomer text, role_kind text, sealed text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF NOT may_admit() OR role_kind NOT IN ('steward', 'lead', 'admin', 'feed', 'service')
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

CREATE OR REPLACE FUNCTION change_role(person text, role_kind text, new_team uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    DECLARE
        held steward;
    BEGIN
        SELECT * INTO held FROM steward WHERE login = person FOR UPDATE;
        IF NOT may_admit() OR NOT is_ours(person) OR person = session_user
            OR role_kind NOT IN ('steward', 'lead', 'admin', 'feed', 'service')
            OR (role_kind NOT IN ('steward', 'lead') AND EXISTS (
                SELECT FROM member WHERE owner_id = held.id AND member.active
            )) THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF held.role <> role_kind THEN
            EXECUTE format('REVOKE %I FROM %I', 'concierge_' || held.role, person);
            EXECUTE format('GRANT %I TO %I', 'concierge_' || role_kind, person);
        END IF;
        UPDATE steward SET role = role_kind, team_id = new_team WHERE id = held.id;
    END $$;

CREATE OR REPLACE FUNCTION make_way(idle interval, longest interval) RETURNS integer
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT count(*) FROM (
            SELECT pg_terminate_backend(desk.pid)
            FROM pg_stat_activity AS desk JOIN pg_roles AS login ON login.oid = desk.usesysid
            WHERE desk.datname = current_database() AND desk.pid <> pg_backend_pid()
                AND NOT login.rolsuper AND EXISTS (
                    SELECT FROM pg_auth_members AS belongs
                    JOIN pg_roles AS grouped ON grouped.oid = belongs.roleid
                    WHERE belongs.member = login.oid AND grouped.rolname IN (
                        'concierge_steward', 'concierge_lead', 'concierge_admin', 'concierge_feed',
                        'concierge_service'
                    )
                )
                AND (
                    desk.state LIKE 'idle in transaction%'
                        AND desk.state_change < clock_timestamp() - idle
                    OR desk.xact_start < clock_timestamp() - longest
                )
            OFFSET 0
        ) AS sent
    $$;

-- ── what runs as the owner writes as a verb does ────────────────────────────────────────────────
-- An event, with its day, the words it is found by, and its line on the record.
CREATE FUNCTION put_event(event timeline_event, words text[], verb text) RETURNS void
    LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        INSERT INTO timeline_event SELECT event.*;
        INSERT INTO timeline_day AS known (member_id, day, line, kind, audience, folded, n)
        VALUES (
            event.member_id,
            (event.at AT TIME ZONE (SELECT zone FROM workspace))::date - date '0001-01-01' + 1,
            coalesce(event.line, ''), event.kind, event.audience, event.lead_id IS NOT NULL, 1
        )
        ON CONFLICT ON CONSTRAINT pk_timeline_day DO UPDATE SET n = known.n + 1;
        INSERT INTO text_ref (rowid, member_id, kind, source_id, tokens)
        SELECT
            (floor(extract(epoch FROM event.at) * 1000)::bigint << 20)
                | (('x' || right(event.member_id::text, 4))::bit(16)::bigint << 4)
                | ('x' || right(event.id::text, 1))::bit(4)::bigint,
            event.member_id, 'event', event.id,
            array_to_tsvector(
                array_agg(word) || ('¶' || replace(event.member_id::text, '-', ''))
            )
        FROM unnest(words) AS word WHERE word <> '' AND word NOT LIKE '¶%'
        HAVING count(*) > 0;
        INSERT INTO audit (
            operation, at, steward_id, verb, table_name, row_id, member_id, change, columns
        ) VALUES (
            event.batch_id, event.at, event.steward_id, put_event.verb, 'timeline_event',
            event.member_id || '/' || event.at || '/' || event.id, event.member_id, 'insert', '{}'
        );
    END $$;

-- Something due, on the list of whoever serves the member.
CREATE FUNCTION put_due(ref_id uuid, kind text, wanted uuid, due timestamptz) RETURNS void
    LANGUAGE sql
    SET search_path = concierge, pg_temp
    AS $$
        INSERT INTO due_item (ref_id, kind, owner_id, member_id, due, statutory)
        SELECT put_due.ref_id, put_due.kind, owner_id, id, put_due.due, false
        FROM member WHERE id = wanted;
        UPDATE member SET next_due = (
            SELECT min(coalesce(item.snoozed_until, item.due)) FROM due_item AS item
            WHERE item.member_id = wanted
        )
        WHERE id = wanted;
    $$;
REVOKE ALL ON FUNCTION
    put_event(timeline_event, text[], text), put_due(uuid, text, uuid, timestamptz) FROM PUBLIC;

CREATE OR REPLACE FUNCTION take_message(
    found_id uuid, operation uuid, said text, channel text, party text, party_kind text,
    urgent boolean, words text[]
) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    DECLARE
        asking CONSTANT uuid := me();
        began CONSTANT timestamptz := this_instant();
        message_id CONSTANT uuid := new_id();
        wanted CONSTANT uuid := whose(found_id);
        due CONSTANT timestamptz :=
            began + CASE WHEN urgent THEN interval '30 minutes' ELSE interval '4 hours' END;
        whom CONSTANT text := coalesce(
            party_kind, CASE WHEN coalesce(party, '') = '' THEN 'member' ELSE 'other' END
        );
        event timeline_event;
    BEGIN
        IF wanted IS NULL THEN
            RETURN false;
        END IF;
        IF coalesce(said, '') !~ '\S' OR length(said) > 20000 OR length(party) > 20000
            OR urgent IS NULL OR channel IS NULL OR channel NOT IN ('phone', 'chat', 'email', 'sms', 'social', 'visit')
            OR whom NOT IN (
                'member', 'representative', 'business', 'partner', 'colleague', 'other'
            )
            OR coalesce(cardinality(words), 0) > 40 * (length(said) + length(coalesce(party, '')) + 1) THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        -- One after the other, whatever machine they come from.
        PERFORM FROM member AS m WHERE m.id = wanted FOR UPDATE;
        IF (
            SELECT count(*) FROM message AS m
            WHERE m.member_id = wanted AND m.steward_id = asking
                AND m.at > began - interval '1 hour'
        ) >= 10 THEN
            RETURN NULL;
        END IF;
        event.member_id := wanted;
        event.at := began;
        event.id := new_id();
        event.recorded_at := began;
        event.kind := 'contact';
        event.what := 'contact.message';
        event.channel := channel;
        event.direction := 'in';
        event.party := nullif(party, '');
        event.party_kind := whom;
        event.reached := 'yes';
        -- What is said by somebody who is not there for the member, the member does not know.
        event.audience := CASE
            WHEN whom IN ('business', 'partner', 'colleague') THEN 'internal' ELSE 'member'
        END;
        event.steward_id := asking;
        event.batch_id := operation;
        event.title := '';
        event.body := said;
        event.data := jsonb_build_object(
            'by', (SELECT name FROM steward WHERE id = asking), 'message_id', message_id
        ) || CASE WHEN urgent THEN '{"urgent": true}'::jsonb ELSE '{}'::jsonb END;
        INSERT INTO message (id, member_id, event_id, steward_id, at, urgent, due)
        VALUES (message_id, wanted, event.id, asking, began, urgent, due);
        INSERT INTO audit (
            operation, at, steward_id, verb, table_name, row_id, member_id, change, columns
        ) VALUES (
            operation, began, asking, 'messages.taking.take_message', 'message', message_id,
            wanted, 'insert', json_build_object('event_id', event.id, 'urgent', urgent)
        );
        PERFORM put_event(event, words, 'messages.taking.take_message');
        PERFORM put_due(message_id, 'reply', wanted, due);
        RETURN true;
    END $$;

CREATE OR REPLACE FUNCTION look_in(
    found_id uuid, operation uuid, reason text, confidential boolean, words text[]
) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    DECLARE
        asking CONSTANT uuid := me();
        began CONSTANT timestamptz := this_instant();
        ends CONSTANT timestamptz := began + interval '1 hour';
        look_id CONSTANT uuid := new_id();
        wanted CONSTANT uuid := whose(found_id);
        event timeline_event;
    BEGIN
        IF wanted IS NULL OR may_see(wanted) THEN
            RETURN wanted;
        END IF;
        IF length(reason) > 2000 OR confidential IS NULL
            OR coalesce(cardinality(words), 0) > 40 * length(reason) THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        INSERT INTO break_glass (id, steward_id, member_id, reason, confidential, since, until)
        VALUES (look_id, asking, wanted, reason, confidential, began, ends);
        INSERT INTO audit (
            operation, at, steward_id, verb, table_name, row_id, member_id, change, columns
        ) VALUES (
            operation, began, asking, 'messages.looking.look_in', 'break_glass', look_id,
            CASE WHEN NOT confidential THEN wanted END, 'insert',
            json_build_object('confidential', confidential, 'until', ends)
        );
        IF confidential THEN
            RETURN wanted;
        END IF;
        event.member_id := wanted;
        event.at := began;
        event.id := new_id();
        event.recorded_at := began;
        event.kind := 'stewardship';
        event.what := 'glass.opened';
        event.audience := 'internal';
        event.steward_id := asking;
        event.batch_id := operation;
        event.title := '';
        event.body := reason;
        event.data := json_build_object(
            'by', (SELECT name FROM steward WHERE id = asking), 'until', ends, 'look_id', look_id
        );
        PERFORM put_event(event, words, 'messages.looking.look_in');
        PERFORM put_due(look_id, 'look', wanted, ends);
        RETURN wanted;
    END $$;
