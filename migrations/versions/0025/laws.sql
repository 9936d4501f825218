-- What the database refuses, whoever writes: what happened stays as it happened, signed by who did it.

-- ── what is never changed ────────────────────────────────────────────────────────────────────────

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END $$;

DO $$
DECLARE
    named text;
    change text;
BEGIN
    FOREACH named IN ARRAY ARRAY['timeline_event', 'audit', 'audit_seal', 'retraction', 'note_version']
    LOOP
        FOREACH change IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
            EXECUTE format(
                'CREATE TRIGGER %I BEFORE %s ON %I FOR EACH STATEMENT'
                ' EXECUTE FUNCTION refuse_change()',
                named || '_no_' || lower(change), change, named
            );
        END LOOP;
    END LOOP;
END $$;

-- ── entries ──────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION stamp_event() RETURNS trigger LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        NEW.recorded_at := this_instant();
        RETURN NEW;
    END $$;
CREATE TRIGGER stamp_event BEFORE INSERT ON timeline_event
    FOR EACH ROW EXECUTE FUNCTION stamp_event();

-- Nobody signs as another person, and nobody leaves an entry unsigned, as if a business had sent it, but
-- who is no person. What was recorded on the wrong person keeps its author on the right one: asked at
-- the end, when what it was is retracted.
CREATE FUNCTION refuse_forgery() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
CREATE CONSTRAINT TRIGGER timeline_event_signed AFTER INSERT ON timeline_event
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (
        me() IS NOT NULL AND NEW.steward_id IS DISTINCT FROM me()
        AND NOT (NEW.steward_id IS NULL AND (fed() OR is_service()))
    )
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

-- ── what somebody begins is theirs, and stays what it was ────────────────────────────────────────

CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        RAISE EXCEPTION '%: whose it is, and when it began, stays', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END $$;

DO $$
DECLARE
    kept text[];
    old text;
    new text;
BEGIN
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

-- ── notes ────────────────────────────────────────────────────────────────────────────────────────

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

-- ── what is due ──────────────────────────────────────────────────────────────────────────────────

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
