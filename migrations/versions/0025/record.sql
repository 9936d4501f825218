-- What was done, by whom: written by who did it, or else by the database; sealed; never changed.

-- ── what nobody computes ─────────────────────────────────────────────────────────────────────────

-- By chance, and the owner's alone.
CREATE TABLE salt (
    one boolean CONSTRAINT pk_salt PRIMARY KEY CHECK (one),
    salt bytea NOT NULL
);
INSERT INTO salt
SELECT true, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- What nobody computes who does not know the salt.
CREATE FUNCTION salted(said text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$ SELECT encode(sha256(salt || convert_to(said, 'UTF8')), 'hex') FROM salt $$;

-- ── order of knowledge ───────────────────────────────────────────────────────────────────────────

ALTER TABLE audit ALTER COLUMN seq DROP DEFAULT;
DROP SEQUENCE audit_seq_seq;
ALTER TABLE audit ALTER COLUMN seq TYPE bigint;
ALTER TABLE audit ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY;

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

-- ── what no verb put there ───────────────────────────────────────────────────────────────────────

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
    -- Of the house; `protect` does it for tables of members.
    FOREACH named IN ARRAY ARRAY['business_line', 'cover', 'steward', 'team', 'tier'] LOOP
        EXECUTE format(
            'CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I'
            ' DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside()',
            named || '_on_record', named
        );
    END LOOP;
END $$;

-- ── an answer that did not come ──────────────────────────────────────────────────────────────────

-- Whether an operation of one's own was done, for a desk whose connection broke while it committed.
CREATE FUNCTION is_done(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$ SELECT EXISTS (SELECT FROM audit WHERE operation = wanted AND steward_id = me()) $$;

-- ── what is not sealed yet ───────────────────────────────────────────────────────────────────────

-- Acts end in another order than they took their numbers: number 7 may be committed a minute after
-- number 8 was sealed, or never. A seal up to some number would leave 7 out of the chain for good;
-- and no horizon is safe to wait for: transaction numbers follow the order of the audit's as little,
-- and begin anew where a dump is restored. So a row waits here, by the same commit that brings it,
-- until a seal has taken it. The chain's order is that of sealing; each seal names its rows.
CREATE TABLE audit_unsealed (
    seq bigint CONSTRAINT pk_audit_unsealed PRIMARY KEY
);

CREATE FUNCTION audit_waits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        INSERT INTO audit_unsealed VALUES (NEW.seq);
        RETURN NULL;
    END $$;
CREATE TRIGGER audit_waits AFTER INSERT ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_waits();

-- ── one form for both engines ────────────────────────────────────────────────────────────────────

-- The bytes that are hashed: what Python writes of the same values (`sealing/seal.py`), letter by
-- letter. The row's number stands beside its hash in the seal, so that rows that changed places are
-- told from rows that were changed.
CREATE FUNCTION micros(at timestamptz) RETURNS bigint LANGUAGE sql STABLE
    AS $$ SELECT (extract(epoch FROM at) * 1000000)::bigint $$;

CREATE FUNCTION audit_hash(kept audit) RETURNS bytea LANGUAGE sql STABLE
    AS $$
        SELECT sha256(convert_to(json_build_array(
            encode(uuid_send(kept.operation), 'hex'), micros(kept.at),
            coalesce(encode(uuid_send(kept.steward_id), 'hex'), ''),
            kept.verb, kept.table_name, kept.row_id,
            coalesce(encode(uuid_send(kept.member_id), 'hex'), ''),
            kept.change, kept.columns::text
        )::text, 'UTF8'))
    $$;

-- ── the chain ────────────────────────────────────────────────────────────────────────────────────

-- Hashes do not get smaller by compressing them.
ALTER TABLE audit_seal ALTER COLUMN evidence SET STORAGE EXTERNAL;

-- By chance, so that no two workspaces have the same.
INSERT INTO audit_seal
SELECT 0, begun.at, 0, 0, 0, '', begun.origin,
    sha256(begun.origin || int8send(0) || int8send(micros(begun.at)) || int4send(0))
FROM (
    SELECT this_instant() AS at,
        sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) AS origin
) AS begun;

-- Any desk may ask for it as often as it likes: about once a minute it is done, by one of them. A
-- lock on the newest seal, and not an advisory one: that anybody with a login could take and keep.
CREATE FUNCTION seal_audit() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
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
    END $$;

-- What a check compares with the seals: of each row its number and its hash, which tell an
-- administrator of no member; and whether it still waits.
CREATE FUNCTION audit_evidence(after bigint, most integer)
    RETURNS TABLE (seq bigint, hash bytea, waits boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF NOT may_admit() THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN QUERY
            SELECT audit.seq, audit_hash(audit), waiting.seq IS NOT NULL
            FROM audit LEFT JOIN audit_unsealed AS waiting USING (seq)
            WHERE audit.seq > after ORDER BY audit.seq LIMIT most;
    END $$;
