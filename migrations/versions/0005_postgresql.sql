-- What only PostgreSQL has of revision 0005. Run by the owner of the schema, inside its transaction.

-- ── what is not sealed yet ──────────────────────────────────────────────────────────────────────
-- Acts end in another order than they took their numbers: number 7 may be committed a minute after
-- number 8 was sealed, or never. A seal up to some number would leave 7 out of the chain for good;
-- and no horizon is safe to wait for: transaction numbers follow the order of the audit's as little,
-- and begin anew where a dump is restored. So a row waits here, by the same commit that brings it,
-- until a seal has taken it. The chain's order is that of sealing; each seal names its rows.
CREATE TABLE audit_unsealed (
    seq bigint CONSTRAINT pk_audit_unsealed PRIMARY KEY
);
INSERT INTO audit_unsealed SELECT seq FROM audit;

CREATE FUNCTION audit_waits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        INSERT INTO audit_unsealed VALUES (NEW.seq);
        RETURN NULL;
    END $$;
CREATE TRIGGER audit_waits AFTER INSERT ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_waits();

-- ── one form for both engines ───────────────────────────────────────────────────────────────────
-- The bytes that are hashed: what Python writes of the same values (`store/seal.py`), letter by
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

-- ── the chain ───────────────────────────────────────────────────────────────────────────────────
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

-- Whoever holds others up is sent away. How long a transaction may last is every login's own to set,
-- and locks last as long: on a row, on a table they may write, on the newest seal; and what was told
-- is kept for whoever listens, until nothing more can be told. Desks work in moments.
CREATE FUNCTION make_way(idle interval, longest interval) RETURNS integer
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
                    WHERE belongs.member = login.oid AND grouped.rolname IN
                        ('concierge_steward', 'concierge_lead', 'concierge_admin', 'concierge_feed')
                )
                AND (
                    desk.state LIKE 'idle in transaction%'
                        AND desk.state_change < clock_timestamp() - idle
                    OR desk.xact_start < clock_timestamp() - longest
                )
            OFFSET 0
        ) AS sent
    $$;

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

-- ── rights ──────────────────────────────────────────────────────────────────────────────────────
REVOKE ALL ON audit_seal, audit_unsealed FROM PUBLIC;
REVOKE ALL ON FUNCTION
    audit_waits(), micros(timestamptz), audit_hash(audit), seal_audit(), audit_evidence(bigint, integer),
    make_way(interval, interval)
    FROM PUBLIC;
GRANT SELECT ON audit_seal TO concierge_admin;
GRANT EXECUTE ON FUNCTION seal_audit()
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed;
GRANT EXECUTE ON FUNCTION audit_evidence(bigint, integer) TO concierge_admin;

DO $$
DECLARE
    change text;
BEGIN
    FOREACH change IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE'] LOOP
        EXECUTE format(
            'CREATE TRIGGER %I BEFORE %s ON audit_seal FOR EACH STATEMENT'
            ' EXECUTE FUNCTION refuse_change()', 'audit_seal_no_' || lower(change), change
        );
    END LOOP;
END $$;

ALTER TABLE audit_seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_seal FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON audit_seal TO concierge_owner USING (true) WITH CHECK (true);
CREATE POLICY checked ON audit_seal FOR SELECT TO concierge_admin USING ((SELECT me()) IS NOT NULL);
ALTER TABLE audit_unsealed ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_unsealed FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON audit_unsealed TO concierge_owner USING (true) WITH CHECK (true);
