-- Written by `make server` from the catalog; changed by a revision, never here.

CREATE OR REPLACE FUNCTION cover_lasts(login text, member uuid, begun timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT coalesce(max(least(cover.until, served.until)), greatest($3, this_instant()))
        FROM steward AS standin
        JOIN cover ON cover.by_id = standin.id
        JOIN stewardship AS served ON served.steward_id = cover.steward_id
        WHERE standin.login = $1 AND served.member_id = $2
            AND greatest(cover.since, served.since) = $3
            AND cover.until > $3 AND (served.until IS NULL OR served.until > $3)
    $function$;

CREATE OR REPLACE FUNCTION erasing()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT mark[1]::uuid
        FROM string_to_array(current_setting('concierge.erasing', true), ' ') AS mark
        WHERE mark[2] = salted('erasing ' || mark[1] || ' ' || pg_current_xact_id_if_assigned())
    $function$;
GRANT EXECUTE ON FUNCTION erasing() TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END $function$;

CREATE OR REPLACE FUNCTION refuse_early_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        IF NOT EXISTS (SELECT FROM note WHERE id = NEW.note_id AND version > NEW.version) THEN
            RAISE EXCEPTION 'a version to come' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION refuse_forged_note()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        IF NOT EXISTS (
            SELECT FROM retraction JOIN note AS wrong ON wrong.event_id = retraction.event_id
            WHERE retraction.moved_event_id = NEW.event_id
                AND wrong.author_id = NEW.author_id AND wrong.text = NEW.text
        ) THEN
            RAISE EXCEPTION 'signed by somebody else' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION refuse_forgery()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
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
    END $function$;

CREATE OR REPLACE FUNCTION refuse_others_list()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        IF EXISTS (
            SELECT FROM due_item JOIN member ON member.id = due_item.member_id
            WHERE due_item.ref_id = NEW.ref_id AND due_item.kind = NEW.kind
                AND due_item.owner_id <> member.owner_id
        ) THEN
            RAISE EXCEPTION 'on the list of somebody else' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        RAISE EXCEPTION '%: whose it is, and when it began, stays', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END $function$;

CREATE OR REPLACE FUNCTION refuse_unkept()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        IF NOT EXISTS (
            SELECT FROM note_version
            WHERE note_id = OLD.id AND version = OLD.version AND text = OLD.text
        ) THEN
            RAISE EXCEPTION 'what the note said is not kept' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION stamp_cover()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        IF me() IS NULL THEN
            RETURN NEW;  -- whoever set it up
        END IF;
        IF TG_OP = 'INSERT' THEN
            NEW.made_by := me();
            NEW.made_at := this_instant();
        ELSIF NEW.until < OLD.until THEN
            NEW.until := least(OLD.until, greatest(NEW.since, this_instant()));
        END IF;
        RETURN NEW;
    END $function$;

CREATE OR REPLACE FUNCTION stamp_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        NEW.recorded_at := this_instant();
        RETURN NEW;
    END $function$;

CREATE OR REPLACE FUNCTION stamp_retraction()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        NEW.steward_id := coalesce(me(), NEW.steward_id);
        RETURN NEW;
    END $function$;

CREATE OR REPLACE FUNCTION stamp_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        NEW.steward_id := coalesce(me(), NEW.steward_id);
        NEW.at := this_instant();
        RETURN NEW;
    END $function$;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_seal_no_delete BEFORE DELETE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_seal_no_truncate BEFORE TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_seal_no_update BEFORE UPDATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER stamp_cover BEFORE INSERT OR UPDATE ON cover FOR EACH ROW EXECUTE FUNCTION stamp_cover();

CREATE CONSTRAINT TRIGGER due_item_owner AFTER INSERT OR UPDATE ON due_item DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_others_list();

CREATE TRIGGER issue_closed_by BEFORE UPDATE ON issue FOR EACH ROW WHEN (((new.closed_by IS DISTINCT FROM old.closed_by) AND (new.closed_by <> me()))) EXECUTE FUNCTION refuse_rewriting();

CREATE TRIGGER issue_stays BEFORE UPDATE ON issue FOR EACH ROW WHEN (((((((old.id IS DISTINCT FROM new.id) OR ((old.ref)::text IS DISTINCT FROM (new.ref)::text)) OR (old.steward_id IS DISTINCT FROM new.steward_id)) OR ((old.opened_by)::text IS DISTINCT FROM (new.opened_by)::text)) OR (old.opened_at IS DISTINCT FROM new.opened_at)) AND (old.member_id IS DISTINCT FROM erasing()))) EXECUTE FUNCTION refuse_rewriting();

CREATE CONSTRAINT TRIGGER note_kept AFTER UPDATE ON note DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((old.text)::text <> (new.text)::text) AND (old.member_id IS DISTINCT FROM erasing()))) EXECUTE FUNCTION refuse_unkept();

CREATE CONSTRAINT TRIGGER note_signed AFTER INSERT ON note DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.author_id <> me())) EXECUTE FUNCTION refuse_forged_note();

CREATE TRIGGER note_stays BEFORE UPDATE ON note FOR EACH ROW WHEN (((((((old.id IS DISTINCT FROM new.id) OR (old.author_id IS DISTINCT FROM new.author_id)) OR (old.event_id IS DISTINCT FROM new.event_id)) OR (old.member_id IS DISTINCT FROM new.member_id)) OR (old.at IS DISTINCT FROM new.at)) AND (old.member_id IS DISTINCT FROM erasing()))) EXECUTE FUNCTION refuse_rewriting();

CREATE TRIGGER note_version_no_delete BEFORE DELETE ON note_version FOR EACH ROW WHEN ((old.member_id IS DISTINCT FROM erasing())) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER note_version_no_truncate BEFORE TRUNCATE ON note_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER note_version_no_update BEFORE UPDATE ON note_version FOR EACH ROW WHEN ((old.member_id IS DISTINCT FROM erasing())) EXECUTE FUNCTION refuse_change();

CREATE CONSTRAINT TRIGGER note_version_past AFTER INSERT ON note_version DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_early_version();

CREATE TRIGGER stamp_version BEFORE INSERT ON note_version FOR EACH ROW EXECUTE FUNCTION stamp_version();

CREATE TRIGGER promise_stays BEFORE UPDATE ON promise FOR EACH ROW WHEN (((((((((old.id IS DISTINCT FROM new.id) OR (old.steward_id IS DISTINCT FROM new.steward_id)) OR (old.made_at IS DISTINCT FROM new.made_at)) OR ((old.text)::text IS DISTINCT FROM (new.text)::text)) OR ((old.amount)::text IS DISTINCT FROM (new.amount)::text)) OR ((old.currency)::text IS DISTINCT FROM (new.currency)::text)) OR (old.due IS DISTINCT FROM new.due)) AND (old.member_id IS DISTINCT FROM erasing()))) EXECUTE FUNCTION refuse_rewriting();

CREATE TRIGGER reminder_stays BEFORE UPDATE ON reminder FOR EACH ROW WHEN (((((old.id IS DISTINCT FROM new.id) OR (old.steward_id IS DISTINCT FROM new.steward_id)) OR (old.created_at IS DISTINCT FROM new.created_at)) AND (old.member_id IS DISTINCT FROM erasing()))) EXECUTE FUNCTION refuse_rewriting();

CREATE TRIGGER retraction_no_delete BEFORE DELETE ON retraction FOR EACH ROW WHEN ((old.member_id IS DISTINCT FROM erasing())) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER retraction_no_truncate BEFORE TRUNCATE ON retraction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER retraction_no_update BEFORE UPDATE ON retraction FOR EACH ROW WHEN ((old.member_id IS DISTINCT FROM erasing())) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER stamp_retraction BEFORE INSERT ON retraction FOR EACH ROW EXECUTE FUNCTION stamp_retraction();

CREATE TRIGGER stamp_event BEFORE INSERT ON timeline_event FOR EACH ROW EXECUTE FUNCTION stamp_event();

CREATE TRIGGER timeline_event_no_delete BEFORE DELETE ON timeline_event FOR EACH ROW WHEN ((old.member_id IS DISTINCT FROM erasing())) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER timeline_event_no_truncate BEFORE TRUNCATE ON timeline_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER timeline_event_no_update BEFORE UPDATE ON timeline_event FOR EACH ROW WHEN ((old.member_id IS DISTINCT FROM erasing())) EXECUTE FUNCTION refuse_change();

CREATE CONSTRAINT TRIGGER timeline_event_signed AFTER INSERT ON timeline_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((me() IS NOT NULL) AND (new.steward_id IS DISTINCT FROM me()) AND (NOT ((new.steward_id IS NULL) AND (fed() OR is_service()))))) EXECUTE FUNCTION refuse_forgery();

ALTER TABLE business_line ADD CONSTRAINT uq_business_line_letter UNIQUE (letter);

ALTER TABLE business_reference ADD CONSTRAINT uq_business_reference_line_ref_member_id UNIQUE (line, ref, member_id);

ALTER TABLE cover ADD CONSTRAINT ck_cover_lasts CHECK ((since < until));

ALTER TABLE cover ADD CONSTRAINT ck_cover_two_people CHECK ((steward_id <> by_id));

ALTER TABLE enquiry ADD CONSTRAINT ck_enquiry_so_often CHECK (((n >= 1) AND (n <= 35)));

ALTER TABLE enquiry ADD CONSTRAINT uq_enquiry_steward_id_hour_n UNIQUE (steward_id, hour, n);

ALTER TABLE issue ADD CONSTRAINT uq_issue_ref UNIQUE (ref);

ALTER TABLE member ADD CONSTRAINT ck_member_one_steward CHECK (((NOT active) OR (stewardship_id IS NOT NULL)));

ALTER TABLE member ADD CONSTRAINT uq_member_number UNIQUE (number);

ALTER TABLE salt ADD CONSTRAINT salt_one_check CHECK (one);

ALTER TABLE steward ADD CONSTRAINT uq_steward_login UNIQUE (login);

ALTER TABLE stewardship ADD CONSTRAINT uq_stewardship_id_member_id_current UNIQUE (id, member_id, current);

ALTER TABLE team ADD CONSTRAINT uq_team_name UNIQUE (name);

ALTER TABLE workspace ADD CONSTRAINT workspace_one_check CHECK (one);

ALTER TABLE workspace ADD CONSTRAINT workspace_one_key UNIQUE (one);

CREATE UNIQUE INDEX uq_stewardship_current ON stewardship USING btree (member_id) WHERE (until IS NULL);
