-- What only PostgreSQL has of revision 0006. Run by the owner of the schema, inside its transaction.
--
-- Anybody may listen and speak on any channel whose name they know, so that nothing told there is
-- about a member: it is the number of an operation, of which a desk asks the audit, or a word. What it
-- may know, the policies decide. And nobody knows another's channel: who heard there of the same
-- operation would be known to see the same member, and who looks confidentially is not to be known.

-- By chance, and the owner's alone.
CREATE TABLE salt (
    one boolean CONSTRAINT pk_salt PRIMARY KEY CHECK (one),
    salt bytea NOT NULL
);
INSERT INTO salt
SELECT true, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
ALTER TABLE salt ENABLE ROW LEVEL SECURITY;
ALTER TABLE salt FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON salt TO concierge_owner USING (true) WITH CHECK (true);

-- What nobody computes who does not know the salt.
CREATE FUNCTION salted(said text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$ SELECT encode(sha256(salt || convert_to(said, 'UTF8')), 'hex') FROM salt $$;

-- The channel on which the desks of one login listen. A name has no more than 63 bytes.
CREATE FUNCTION channel_of(login text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$ SELECT 'desk_' || left(salted('desk ' || login), 40) $$;

CREATE FUNCTION my_channel() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$ SELECT channel_of(session_user) $$;

-- An operation, to everybody who may see a member it touched, or could a minute ago.
CREATE FUNCTION tell_operation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        PERFORM pg_notify(channel_of(told.role), told.operation::text)
        FROM (
            SELECT DISTINCT access.role, touched.operation
            FROM (
                SELECT operation, member_id FROM written
                UNION
                SELECT operation, member::uuid
                FROM written, json_array_elements_text(columns -> 'members') AS member
            ) AS touched
            JOIN access ON access.member_id = touched.member_id
            WHERE access.since <= this_instant()
                AND (access.until IS NULL OR access.until > this_instant() - interval '1 minute')
        ) AS told;
        RETURN NULL;
    END $$;
CREATE TRIGGER tell_operation AFTER INSERT ON audit
    REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION tell_operation();

-- That whom somebody may see has changed, or is about to.
CREATE FUNCTION tell_access() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        PERFORM pg_notify(channel_of(told.role), 'access')
        FROM (SELECT DISTINCT role FROM changed) AS told;
        RETURN NULL;
    END $$;
CREATE TRIGGER tell_access AFTER INSERT ON access
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tell_access();
CREATE TRIGGER tell_access_changed AFTER UPDATE ON access
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tell_access();

-- ── who has a member open ───────────────────────────────────────────────────────────────────────
-- A desk holds a shared lock on the seat of the member it shows: no row is written, nobody is kept
-- waiting, and it is gone with the connection. Seats are numbers, which anybody may read; whose they
-- are nobody can tell, nor who still serves a member whom they saw yesterday. Only these functions take
-- such locks: see `team_workspace`.
CREATE FUNCTION seat_of(member uuid, day date) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT ('x' || left(salted('seat ' || member || day), 16))::bit(64)::bigint
    $$;

CREATE FUNCTION today() RETURNS date LANGUAGE sql STABLE
    SET search_path = concierge, pg_temp
    AS $$ SELECT (this_instant() AT TIME ZONE 'UTC')::date $$;

CREATE FUNCTION others_at(wanted uuid) RETURNS TABLE (login text, name text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT DISTINCT steward.login, steward.name
        FROM pg_locks AS held
        JOIN pg_stat_activity AS desk ON desk.pid = held.pid
        JOIN steward ON steward.login = desk.usename
        WHERE held.locktype = 'advisory' AND held.objsubid = 1 AND held.granted
            AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            -- Today's, and of those who sat down yesterday.
            AND (held.classid::bigint << 32 | held.objid::bigint) = ANY (
                ARRAY(SELECT seat_of(wanted, today() - back) FROM generate_series(0, 1) AS back)
            )
            AND desk.usename <> session_user
            AND may_see(wanted)
    $$;

-- Get up from one member and sit down at another; those who sit there are told to look.
CREATE FUNCTION sit_at(wanted uuid, before uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        PERFORM pg_advisory_unlock_all();
        IF wanted IS NOT NULL AND may_see(wanted) THEN
            PERFORM pg_try_advisory_lock_shared(seat_of(wanted, today()));
        END IF;
        PERFORM pg_notify(channel_of(other.login), 'seat')
        FROM (
            SELECT login FROM others_at(wanted) UNION SELECT login FROM others_at(before)
        ) AS other;
    END $$;

-- ── an answer that did not come ─────────────────────────────────────────────────────────────────
-- Whether an operation of one's own was done, for a desk whose connection broke while it committed.
CREATE FUNCTION is_done(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$ SELECT EXISTS (SELECT FROM audit WHERE operation = wanted AND steward_id = me()) $$;

REVOKE ALL ON salt FROM PUBLIC;
REVOKE ALL ON FUNCTION salted(text), channel_of(text), my_channel(), tell_operation(), tell_access(),
    seat_of(uuid, date), today(), others_at(uuid), sit_at(uuid, uuid), is_done(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_channel(), others_at(uuid), sit_at(uuid, uuid)
    TO concierge_steward, concierge_lead;
GRANT EXECUTE ON FUNCTION is_done(uuid)
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed;
