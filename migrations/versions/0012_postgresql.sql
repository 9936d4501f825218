-- What only PostgreSQL has of revision 0012. Run by the owner of the schema, inside its transaction.

-- ── entries ─────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION stamp_event() RETURNS trigger LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        NEW.recorded_at := this_instant();
        RETURN NEW;
    END $$;
CREATE TRIGGER stamp_event BEFORE INSERT ON timeline_event
    FOR EACH ROW EXECUTE FUNCTION stamp_event();

-- As before, nobody signs as another person; now nobody leaves it unsigned either, as if a business
-- had sent it, but what brings in what businesses send.
CREATE OR REPLACE FUNCTION refuse_forgery() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF EXISTS (
            SELECT FROM retraction JOIN timeline_event AS wrong ON wrong.id = retraction.event_id
                AND wrong.member_id = retraction.member_id
            WHERE retraction.moved_event_id = NEW.id
                AND wrong.steward_id IS NOT DISTINCT FROM NEW.steward_id
        ) THEN
            RETURN NULL;
        END IF;
        RAISE EXCEPTION 'signed by somebody else' USING ERRCODE = 'insufficient_privilege';
    END $$;
DROP TRIGGER timeline_event_signed ON timeline_event;
CREATE CONSTRAINT TRIGGER timeline_event_signed AFTER INSERT ON timeline_event
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (
        me() IS NOT NULL AND NEW.steward_id IS DISTINCT FROM me()
        AND NOT (NEW.steward_id IS NULL AND fed())
    )
    EXECUTE FUNCTION refuse_forgery();

-- ── what somebody begins is theirs, and stays what it was ───────────────────────────────────────
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        RAISE EXCEPTION '%: whose it is, and when it began, stays', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END $$;

DO $$
DECLARE
    named text;
    kept text[];
    old text;
    new text;
BEGIN
    FOREACH named IN ARRAY ARRAY['issue', 'promise', 'reminder'] LOOP
        EXECUTE format(
            'CREATE POLICY signed ON %I AS RESTRICTIVE FOR INSERT'
            ' TO concierge_steward, concierge_lead WITH CHECK (steward_id = (SELECT me()))', named
        );
    END LOOP;

    FOREACH kept SLICE 1 IN ARRAY ARRAY[
        ['issue', 'id, ref, steward_id, opened_by, opened_at'],
        ['promise', 'id, steward_id, made_at, text, amount, currency, due'],
        ['reminder', 'id, steward_id, created_at'],
        ['note', 'id, author_id, event_id, member_id, at']
    ] LOOP
        SELECT string_agg('OLD.' || name, ', '), string_agg('NEW.' || name, ', ') INTO old, new
        FROM string_to_table(kept[2], ', ') AS name;
        EXECUTE format(
            'CREATE TRIGGER %1$I BEFORE UPDATE ON %2$I FOR EACH ROW'
            ' WHEN ((%3$s) IS DISTINCT FROM (%4$s)) EXECUTE FUNCTION refuse_rewriting()',
            kept[1] || '_stays', kept[1], old, new
        );
    END LOOP;
END $$;

CREATE TRIGGER issue_closed_by BEFORE UPDATE ON issue
    FOR EACH ROW WHEN (
        NEW.closed_by IS DISTINCT FROM OLD.closed_by AND NEW.closed_by <> me()
    )
    EXECUTE FUNCTION refuse_rewriting();

-- Whoever takes a member over begins now, give or take how long one act may last; two in one instant
-- follow one another.
CREATE POLICY signed ON stewardship AS RESTRICTIVE FOR INSERT
    TO concierge_steward, concierge_lead, concierge_feed
    WITH CHECK (
        since <= this_instant() + interval '1 second'
        AND since > this_instant() - interval '1 hour'
    );

-- ── notes ───────────────────────────────────────────────────────────────────────────────────────
-- Written on the wrong person, a note keeps its author on the right one.
CREATE FUNCTION refuse_forged_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF NOT EXISTS (
            SELECT FROM retraction JOIN note AS wrong ON wrong.event_id = retraction.event_id
            WHERE retraction.moved_event_id = NEW.event_id
                AND wrong.author_id = NEW.author_id AND wrong.text = NEW.text
        ) THEN
            RAISE EXCEPTION 'signed by somebody else' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NULL;
    END $$;
CREATE CONSTRAINT TRIGGER note_signed AFTER INSERT ON note DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.author_id <> me())
    EXECUTE FUNCTION refuse_forged_note();

-- Who changes what it says keeps what it said.
CREATE FUNCTION stamp_version() RETURNS trigger LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        NEW.steward_id := coalesce(me(), NEW.steward_id);
        NEW.at := this_instant();
        RETURN NEW;
    END $$;
CREATE TRIGGER stamp_version BEFORE INSERT ON note_version
    FOR EACH ROW EXECUTE FUNCTION stamp_version();

CREATE FUNCTION refuse_unkept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF NOT EXISTS (
            SELECT FROM note_version
            WHERE note_id = OLD.id AND version = OLD.version AND text = OLD.text
        ) THEN
            RAISE EXCEPTION 'what the note said is not kept' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NULL;
    END $$;
CREATE CONSTRAINT TRIGGER note_kept AFTER UPDATE ON note DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.text <> NEW.text) EXECUTE FUNCTION refuse_unkept();

-- What it never said is not kept for it.
CREATE FUNCTION refuse_early_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF NOT EXISTS (SELECT FROM note WHERE id = NEW.note_id AND version > NEW.version) THEN
            RAISE EXCEPTION 'a version to come' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NULL;
    END $$;
CREATE CONSTRAINT TRIGGER note_version_past AFTER INSERT ON note_version
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_early_version();

-- ── what is due ─────────────────────────────────────────────────────────────────────────────────
-- Stands on the list of whoever serves the member: nobody's load looks lighter than it is.
CREATE FUNCTION refuse_others_list() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF EXISTS (
            SELECT FROM due_item JOIN member ON member.id = due_item.member_id
            WHERE due_item.ref_id = NEW.ref_id AND due_item.kind = NEW.kind
                AND due_item.owner_id <> member.owner_id
        ) THEN
            RAISE EXCEPTION 'on the list of somebody else' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NULL;
    END $$;
CREATE CONSTRAINT TRIGGER due_item_owner AFTER INSERT OR UPDATE ON due_item
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_others_list();

-- ── leaving ─────────────────────────────────────────────────────────────────────────────────────
-- As before, but only a login that is one of ours: anybody's name may stand in `steward`.
CREATE OR REPLACE FUNCTION dismiss(leaver text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    DECLARE
        held text;
        ours boolean;
        shut boolean;
    BEGIN
        SELECT 'concierge_' || role INTO held FROM steward WHERE login = leaver;
        SELECT NOT rolcanlogin, EXISTS (
            SELECT FROM pg_auth_members
            WHERE member = pg_roles.oid AND roleid = to_regrole(held)
        ) INTO shut, ours FROM pg_roles WHERE rolname = leaver;
        -- Called once more, it is shut already.
        IF NOT may_admit() OR held IS NULL OR (ours OR shut) IS NOT TRUE THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF ours THEN
            EXECUTE format('REVOKE %I FROM %I', held, leaver);
            EXECUTE format('ALTER ROLE %I NOLOGIN PASSWORD NULL', leaver);
        END IF;
        -- Before the flag: an open transaction of theirs may hold the rows it changes.
        PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = leaver;
        PERFORM pg_stat_clear_snapshot();
        PERFORM pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE usename = leaver;
        UPDATE steward SET active = false WHERE login = leaver AND active;
        PERFORM pg_stat_clear_snapshot();
        PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = leaver;
    END $$;

REVOKE ALL ON FUNCTION
    stamp_event(), refuse_rewriting(), refuse_forged_note(), stamp_version(), refuse_unkept(),
    refuse_early_version(), refuse_others_list() FROM PUBLIC;

-- ── the record ──────────────────────────────────────────────────────────────────────────────────
-- Who acts writes what they did on the record, in the same transaction. For whoever does not, the
-- database does, row by row. That it was done is known by the newest row written: it must be there at
-- the end, and nobody computes its mark.
CREATE FUNCTION mark_recorded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    DECLARE
        newest bigint;
    BEGIN
        SELECT max(seq) INTO newest FROM written WHERE verb <> 'outside';
        IF newest IS NOT NULL THEN
            PERFORM set_config('concierge.recorded', newest || ' ' || recorded(newest), true);
        END IF;
        RETURN NULL;
    END $$;

CREATE FUNCTION recorded(newest bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$ SELECT salted('recorded ' || newest || ' ' || pg_current_xact_id()) $$;

CREATE TRIGGER mark_recorded AFTER INSERT ON audit REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION mark_recorded();

CREATE FUNCTION record_outside() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    DECLARE
        mark CONSTANT text[] := string_to_array(current_setting('concierge.recorded', true), ' ');
        newest CONSTANT bigint := substring(mark[1] FROM '^[0-9]{1,18}$');
        done CONSTANT jsonb := to_jsonb(coalesce(NEW, OLD));
    BEGIN
        IF me() IS NULL OR (mark[2] = recorded(newest)
            AND EXISTS (SELECT FROM audit WHERE seq = newest)) THEN
            RETURN NULL;
        END IF;
        INSERT INTO audit (
            operation, at, steward_id, verb, table_name, row_id, member_id, change, columns
        ) VALUES (
            gen_random_uuid(), this_instant(), me(), 'outside', TG_TABLE_NAME,
            coalesce(done ->> 'id', done ->> 'event_id', ''),
            (done ->> CASE TG_TABLE_NAME WHEN 'member' THEN 'id' ELSE 'member_id' END)::uuid,
            lower(TG_OP), '{}'
        );
        RETURN NULL;
    END $$;

DO $$
DECLARE
    named text;
BEGIN
    FOREACH named IN ARRAY ARRAY[
        'business_line', 'business_reference', 'contact_point', 'cover', 'important_date', 'issue',
        'issue_reference', 'member', 'member_fact', 'message', 'note', 'promise', 'reminder',
        'retraction', 'steward', 'stewardship', 'team', 'tell', 'timeline_event'
    ] LOOP
        EXECUTE format(
            'CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I'
            ' DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside()',
            named || '_on_record', named
        );
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION mark_recorded(), recorded(bigint), record_outside() FROM PUBLIC;
