-- What only PostgreSQL has of revision 0006. Run by the owner of the schema, inside its transaction.
--
-- Anybody may listen on any channel, so that nothing told there is about a member: it is the number
-- of an operation, of which a desk asks the audit, or a word. What it may know, the policies decide.

-- The channel on which the desks of one login listen. A name has no more than 63 bytes.
CREATE FUNCTION channel_of(login text) RETURNS text LANGUAGE sql IMMUTABLE
    SET search_path = concierge, pg_temp
    AS $$ SELECT 'desk_' || md5(login) $$;

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
-- waiting, and it is gone with the connection. Seats are numbers; whose they are, only those can
-- tell who know the member.
CREATE FUNCTION seat_of(member uuid) RETURNS bigint LANGUAGE sql IMMUTABLE
    SET search_path = concierge, pg_temp
    AS $$ SELECT hashtextextended(member::text, 0) $$;

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
            AND (held.classid::bigint << 32 | held.objid::bigint) = seat_of(wanted)
            AND desk.usename <> session_user
            AND may_see(wanted)
    $$;

-- Get up from one member and sit down at another; those who sit there are told to look.
CREATE FUNCTION sit_at(wanted uuid, before uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF before IS NOT NULL THEN
            PERFORM pg_advisory_unlock_shared(seat_of(before));
        END IF;
        IF wanted IS NOT NULL AND may_see(wanted) THEN
            PERFORM pg_try_advisory_lock_shared(seat_of(wanted));
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

REVOKE ALL ON FUNCTION channel_of(text), tell_operation(), tell_access(), seat_of(uuid),
    others_at(uuid), sit_at(uuid, uuid), is_done(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION channel_of(text), seat_of(uuid), others_at(uuid), sit_at(uuid, uuid)
    TO concierge_steward, concierge_lead;
GRANT EXECUTE ON FUNCTION is_done(uuid)
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed;
