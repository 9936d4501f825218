-- Written by `make server` from the catalog; changed by a revision, never here.

CREATE OR REPLACE FUNCTION channel_of(login text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$ SELECT 'desk_' || left(salted('desk ' || login), 40) $function$;

CREATE OR REPLACE FUNCTION make_way(idle interval, longest interval)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
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
    $function$;

CREATE OR REPLACE FUNCTION my_channel()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$ SELECT channel_of(session_user) $function$;
GRANT EXECUTE ON FUNCTION my_channel() TO concierge_admin, concierge_lead, concierge_steward;

CREATE OR REPLACE FUNCTION others_at(wanted uuid)
 RETURNS TABLE(login text, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
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
    $function$;
GRANT EXECUTE ON FUNCTION others_at(wanted uuid) TO concierge_admin, concierge_lead, concierge_steward;

CREATE OR REPLACE FUNCTION sit_at(wanted uuid, before uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
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
    END $function$;
GRANT EXECUTE ON FUNCTION sit_at(wanted uuid, before uuid) TO concierge_admin, concierge_lead, concierge_steward;

CREATE OR REPLACE FUNCTION tell_access()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        PERFORM pg_notify(channel_of(told.role), 'access')
        FROM (SELECT DISTINCT role FROM changed) AS told;
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION tell_operation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
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
    END $function$;

CREATE TRIGGER tell_access AFTER INSERT ON access REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_access();

CREATE TRIGGER tell_access_changed AFTER UPDATE ON access REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_access();

CREATE TRIGGER tell_operation AFTER INSERT ON audit REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tell_operation();
