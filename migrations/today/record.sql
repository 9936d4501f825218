-- Written by `make server` from the catalog; changed by a revision, never here.

-- audit
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit FORCE ROW LEVEL SECURITY;
GRANT SELECT ON audit TO concierge_admin, concierge_lead, concierge_steward;
GRANT INSERT (at, change, columns, member_id, operation, row_id, steward_id, table_name, verb) ON audit TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;
CREATE POLICY arranged ON audit AS PERMISSIVE FOR INSERT TO concierge_admin
    WITH CHECK ((steward_id = ( SELECT me() AS me)) AND (member_id IS NULL));
CREATE POLICY concerned ON audit AS PERMISSIVE FOR SELECT TO concierge_lead, concierge_steward
    USING (((table_name)::text = 'cover'::text) AND (((row_id)::text IN ( SELECT (cover.id)::text AS id FROM cover)) OR cover_concerned(columns)));
CREATE POLICY fed ON audit AS PERMISSIVE FOR INSERT TO concierge_feed
    WITH CHECK ((steward_id = ( SELECT me() AS me)) AND ( SELECT fed() AS fed));
CREATE POLICY kept ON audit AS PERMISSIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((steward_id = ( SELECT me() AS me)) AND ((member_id IS NULL) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = audit.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))));
CREATE POLICY of_team ON audit AS PERMISSIVE FOR SELECT TO concierge_lead
    USING (steward_id = ANY (ARRAY( SELECT served.id FROM steward served WHERE (((served.role)::text = ANY ((ARRAY['steward'::character varying, 'lead'::character varying])::text[])) AND (served.team_id = ( SELECT asking.team_id FROM steward asking WHERE (asking.id = me())))))));
CREATE POLICY owner ON audit AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY reviewed ON audit AS PERMISSIVE FOR SELECT TO concierge_admin
    USING (( SELECT me() AS me) IS NOT NULL);
CREATE POLICY seen ON audit AS PERMISSIVE FOR SELECT TO concierge_lead, concierge_steward
    USING ((steward_id = ( SELECT me() AS me)) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = audit.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON audit AS PERMISSIVE FOR INSERT TO concierge_service
    WITH CHECK ((steward_id = ( SELECT me() AS me)) AND ( SELECT is_service() AS is_service));

-- audit_seal
ALTER TABLE audit_seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_seal FORCE ROW LEVEL SECURITY;
GRANT SELECT ON audit_seal TO concierge_admin;
CREATE POLICY checked ON audit_seal AS PERMISSIVE FOR SELECT TO concierge_admin
    USING (( SELECT me() AS me) IS NOT NULL);
CREATE POLICY owner ON audit_seal AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);

-- audit_unsealed
ALTER TABLE audit_unsealed ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_unsealed FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON audit_unsealed AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);

CREATE OR REPLACE FUNCTION audit_evidence(after bigint, most integer)
 RETURNS TABLE(seq bigint, hash bytea, waits boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        IF NOT may_admit() THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN QUERY
            SELECT audit.seq, audit_hash(audit), waiting.seq IS NOT NULL
            FROM audit LEFT JOIN audit_unsealed AS waiting USING (seq)
            WHERE audit.seq > after ORDER BY audit.seq LIMIT most;
    END $function$;
GRANT EXECUTE ON FUNCTION audit_evidence(after bigint, most integer) TO concierge_admin;

CREATE OR REPLACE FUNCTION audit_hash(kept audit)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$
        SELECT sha256(convert_to(json_build_array(
            encode(uuid_send(kept.operation), 'hex'), micros(kept.at),
            coalesce(encode(uuid_send(kept.steward_id), 'hex'), ''),
            kept.verb, kept.table_name, kept.row_id,
            coalesce(encode(uuid_send(kept.member_id), 'hex'), ''),
            kept.change, kept.columns::text
        )::text, 'UTF8'))
    $function$;

CREATE OR REPLACE FUNCTION audit_waits()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        INSERT INTO audit_unsealed VALUES (NEW.seq);
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION mark_recorded()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    DECLARE
        newest bigint;
    BEGIN
        SELECT max(seq) INTO newest FROM written WHERE verb <> 'outside';
        IF newest IS NOT NULL THEN
            PERFORM set_config('concierge.recorded', newest || ' ' || recorded(newest), true);
        END IF;
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION record_outside()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
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
    END $function$;

CREATE OR REPLACE FUNCTION recorded(newest bigint)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$ SELECT salted('recorded ' || newest || ' ' || pg_current_xact_id()) $function$;

CREATE OR REPLACE FUNCTION seal_audit()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    DECLARE
        most CONSTANT integer := 1000;  -- rows a seal; and seals a call:
        seals CONSTANT integer := 10;
        instant CONSTANT timestamptz := this_instant();
        newest audit_seal;
        next audit_seal;
        done integer := 0;
    BEGIN
        PERFORM make_way(interval '90 seconds', interval '10 minutes');
        SELECT * INTO newest FROM audit_seal
        WHERE number = (SELECT max(number) FROM audit_seal) FOR UPDATE SKIP LOCKED;
        IF NOT FOUND OR newest.number <> (SELECT max(number) FROM audit_seal) THEN
            RETURN 0;  -- another desk is at it
        END IF;
        IF newest.covered > 0 AND NOT may_admit()
            AND newest.at > instant - interval '50 seconds' AND newest.at <= instant THEN
            RETURN 0;
        END IF;
        FOR turn IN 1..seals LOOP
            WITH taken AS (
                DELETE FROM audit_unsealed
                WHERE seq IN (SELECT seq FROM audit_unsealed ORDER BY seq LIMIT most)
                RETURNING seq
            )
            SELECT newest.number + 1, instant, min(seq), max(seq), count(*),
                string_agg(int8send(seq) || CASE
                    -- Removed before it was sealed: that it was there is sealed all the same.
                    WHEN audit.operation IS NULL THEN decode(repeat('00', 32), 'hex')
                    ELSE audit_hash(audit) END, ''::bytea ORDER BY seq),
                newest.hash
            INTO next.number, next.at, next.first_seq, next.last_seq, next.covered,
                next.evidence, next.previous
            FROM taken LEFT JOIN audit USING (seq);
            EXIT WHEN next.covered = 0;
            next.hash := sha256(
                next.previous || int8send(next.number) || int8send(micros(next.at))
                || int4send(next.covered) || next.evidence
            );
            INSERT INTO audit_seal SELECT next.* ON CONFLICT DO NOTHING;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'sealed by another' USING ERRCODE = 'serialization_failure';
            END IF;
            done := done + next.covered;
            newest := next;
        END LOOP;
        RETURN done;
    END $function$;
GRANT EXECUTE ON FUNCTION seal_audit() TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;

CREATE OR REPLACE FUNCTION stamp_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        -- The owner's own functions name whom they act for. That it is not the session's own user
        -- says nothing: anybody may take the role of their group.
        IF current_user = 'concierge_owner' THEN
            RETURN NEW;
        END IF;
        NEW.at := this_instant();
        NEW.steward_id := me();
        RETURN NEW;
    END $function$;

CREATE TRIGGER audit_waits AFTER INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_waits();

CREATE TRIGGER mark_recorded AFTER INSERT ON audit REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION mark_recorded();

CREATE TRIGGER stamp_audit BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION stamp_audit();

CREATE CONSTRAINT TRIGGER business_line_on_record AFTER INSERT OR DELETE OR UPDATE ON business_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER business_reference_on_record AFTER INSERT OR DELETE OR UPDATE ON business_reference DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER contact_point_on_record AFTER INSERT OR DELETE OR UPDATE ON contact_point DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER cover_on_record AFTER INSERT OR DELETE OR UPDATE ON cover DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER important_date_on_record AFTER INSERT OR DELETE OR UPDATE ON important_date DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER issue_on_record AFTER INSERT OR DELETE OR UPDATE ON issue DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER issue_reference_on_record AFTER INSERT OR DELETE OR UPDATE ON issue_reference DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER member_on_record AFTER INSERT OR DELETE OR UPDATE ON member DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER member_fact_on_record AFTER INSERT OR DELETE OR UPDATE ON member_fact DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER message_on_record AFTER INSERT OR DELETE OR UPDATE ON message DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER note_on_record AFTER INSERT OR DELETE OR UPDATE ON note DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER promise_on_record AFTER INSERT OR DELETE OR UPDATE ON promise DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER reminder_on_record AFTER INSERT OR DELETE OR UPDATE ON reminder DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER retraction_on_record AFTER INSERT OR DELETE OR UPDATE ON retraction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER steward_on_record AFTER INSERT OR DELETE OR UPDATE ON steward DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER stewardship_on_record AFTER INSERT OR DELETE OR UPDATE ON stewardship DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER team_on_record AFTER INSERT OR DELETE OR UPDATE ON team DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER tell_on_record AFTER INSERT OR DELETE OR UPDATE ON tell DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER tier_on_record AFTER INSERT OR DELETE OR UPDATE ON tier DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

CREATE CONSTRAINT TRIGGER timeline_event_on_record AFTER INSERT OR DELETE OR UPDATE ON timeline_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();
