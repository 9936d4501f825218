-- What desks hear of one another.
--
-- Anybody may listen and speak on any channel whose name they know, so that nothing told there is
-- about a member: it is the number of an operation, of which a desk asks the audit, or a word. What it
-- may know, the policies decide. And nobody knows another's channel: who heard there of the same
-- operation would be known to see the same member, and who looks confidentially is not to be known.

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

-- ── who has a member open ────────────────────────────────────────────────────────────────────────

-- A desk holds a shared lock on the seat of the member it shows: no row is written, nobody is kept
-- waiting, and it is gone with the connection. Seats are numbers, which anybody may read; whose they
-- are nobody can tell, nor who still serves a member whom they saw yesterday. Only these functions take
-- such locks: see `workspace/server.py`.
CREATE FUNCTION seat_of(member uuid, day date) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT ('x' || left(salted('seat ' || member || day), 16))::bit(64)::bigint
    $$;

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

-- Get up from one member and sit down at another; those who sit there are told to look. Who looks
-- confidentially has no seat at the member.
CREATE FUNCTION sit_at(wanted uuid, before uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        PERFORM pg_advisory_unlock_all();
        IF wanted IS NOT NULL AND may_see(wanted) AND NOT EXISTS (
            SELECT FROM break_glass WHERE steward_id = me() AND member_id = wanted
                AND confidential AND until > this_instant()
        ) THEN
            PERFORM pg_try_advisory_lock_shared(seat_of(wanted, today()));
        END IF;
        PERFORM pg_notify(channel_of(other.login), 'seat')
        FROM (
            SELECT login FROM others_at(wanted) UNION SELECT login FROM others_at(before)
        ) AS other;
    END $$;

-- ── who holds others up ──────────────────────────────────────────────────────────────────────────

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
