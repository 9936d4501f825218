-- Who works here: how they come, change and go, and what they carry.

-- A login for somebody who works here. `sealed` is the server's own form of the password, made on
-- the administrator's machine: the password is in no statement and no log.
CREATE FUNCTION admit(newcomer text, role_kind text, sealed text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF NOT may_admit() OR role_kind NOT IN ('steward', 'lead', 'admin', 'feed', 'service')
            OR sealed NOT LIKE 'SCRAM-SHA-256$%' THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        EXECUTE format(
            'CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS'
            ' CONNECTION LIMIT 30 PASSWORD %L', newcomer, sealed
        );
        EXECUTE format('ALTER ROLE %I SET statement_timeout = ''30s''', newcomer);
        EXECUTE format('ALTER ROLE %I SET lock_timeout = ''5s''', newcomer);
        EXECUTE format(
            'ALTER ROLE %I SET idle_in_transaction_session_timeout = ''60s''', newcomer
        );
        EXECUTE format('GRANT %I TO %I', 'concierge_' || role_kind, newcomer);
    END $$;

-- Whether a login is one that `admit` made and that works here: anybody's name may stand in `steward`.
CREATE FUNCTION is_ours(person text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM steward
            JOIN pg_roles ON rolname = login AND rolcanlogin AND NOT rolsuper
            JOIN pg_auth_members ON member = pg_roles.oid
                AND roleid = to_regrole('concierge_' || steward.role)
            WHERE login = person AND active
        )
    $$;

-- Another role, another team. Nobody makes themselves something else, and who serves members stays
-- somebody who may see them.
CREATE FUNCTION change_role(person text, role_kind text, new_team uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    DECLARE
        held steward;
    BEGIN
        SELECT * INTO held FROM steward WHERE login = person FOR UPDATE;
        IF NOT may_admit() OR NOT is_ours(person) OR person = session_user
            OR role_kind NOT IN ('steward', 'lead', 'admin', 'feed', 'service')
            OR (role_kind NOT IN ('steward', 'lead') AND EXISTS (
                SELECT FROM member WHERE owner_id = held.id AND member.active
            )) THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF held.role <> role_kind THEN
            EXECUTE format('REVOKE %I FROM %I', 'concierge_' || held.role, person);
            EXECUTE format('GRANT %I TO %I', 'concierge_' || role_kind, person);
        END IF;
        UPDATE steward SET role = role_kind, team_id = new_team WHERE id = held.id;
    END $$;

-- Whoever signed in with the old password is sent away; one's own stays where one works.
CREATE FUNCTION new_password(person text, sealed text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF (person <> session_user AND NOT may_admit()) OR NOT is_ours(person)
            OR sealed NOT LIKE 'SCRAM-SHA-256$%' THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        EXECUTE format('ALTER ROLE %I PASSWORD %L', person, sealed);
        IF person <> session_user THEN
            PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = person;
        END IF;
    END $$;

-- They may do nothing, may not come back, and are sent away; and for whoever came in meanwhile, what
-- they see is nothing. One comes in until this is committed: call it once more after that. Only a login
-- that is one of ours: anybody's name may stand in `steward`.
CREATE FUNCTION dismiss(leaver text) RETURNS void
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

-- Somebody dismissed comes back, in the team and the role they had, with a password of today and
-- nobody to serve.
CREATE FUNCTION readmit(person text, sealed text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    DECLARE
        held text;
    BEGIN
        SELECT 'concierge_' || role INTO held FROM steward WHERE login = person AND NOT active;
        IF NOT may_admit() OR held IS NULL OR sealed NOT LIKE 'SCRAM-SHA-256$%'
            OR person LIKE 'concierge\_%' OR NOT EXISTS (
                SELECT FROM pg_roles WHERE rolname = person AND NOT rolcanlogin AND NOT rolsuper
                    AND NOT rolcreaterole AND NOT EXISTS (
                        SELECT FROM pg_auth_members WHERE member = pg_roles.oid
                    )
            ) THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', person, sealed);
        EXECUTE format('GRANT %I TO %I', held, person);
        UPDATE steward SET active = true WHERE login = person;
    END $$;

-- What somebody still owns, in numbers, for whoever dismisses them and for their lead: an
-- administrator sees no member, and must know that none is left behind.
CREATE FUNCTION still_owns(leaver uuid) RETURNS TABLE (
    members bigint, stands_in bigint, is_covered bigint, intakes bigint
) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT
            (SELECT count(*) FROM member WHERE owner_id = leaver AND active),
            (SELECT count(*) FROM cover
                WHERE by_id = leaver AND until > greatest(since, this_instant())),
            (SELECT count(*) FROM cover
                WHERE steward_id = leaver AND until > greatest(since, this_instant())),
            (SELECT count(*) FROM team WHERE intake_id = leaver)
        WHERE may_admit() OR EXISTS (
            SELECT FROM steward AS asking JOIN steward AS served USING (team_id)
            WHERE asking.login = session_user AND asking.active AND asking.role = 'lead'
                AND served.id = leaver
        )
    $$;

-- How much each steward carries: of a lead's team, or one's own. Counted as the owner, for under
-- row-level security every member of the team would be looked up in `access`; who is counted is
-- decided here, by whose team it is. Who has left is there for as long as they still serve somebody.
CREATE FUNCTION team_load() RETURNS TABLE (
    steward_id uuid, members bigint, open_issues bigint, promises_due bigint,
    promises_broken bigint, waiting_since timestamptz
) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        WITH counted AS MATERIALIZED (
            SELECT served.id
            FROM steward AS asking
            JOIN steward AS served ON served.id = asking.id
                OR (asking.role = 'lead' AND served.team_id = asking.team_id)
            WHERE asking.login = session_user AND asking.active
                AND asking.role IN ('steward', 'lead')
        ), serving AS (
            SELECT owner_id, count(*) AS members, sum(open_issues) AS open_issues,
                min(coalesce(last_contact, joined_at)) FILTER (WHERE open_issues > 0) AS since
            FROM member
            WHERE active AND owner_id = ANY (ARRAY(SELECT id FROM counted))
            GROUP BY owner_id
        ), promised AS (
            SELECT owner_id, count(*) FILTER (WHERE due > this_instant()) AS due,
                count(*) FILTER (WHERE due <= this_instant()) AS broken
            FROM due_item
            WHERE kind = 'promise' AND owner_id = ANY (ARRAY(SELECT id FROM counted))
            GROUP BY owner_id
        )
        SELECT counted.id, coalesce(serving.members, 0), coalesce(serving.open_issues, 0),
            coalesce(promised.due, 0), coalesce(promised.broken, 0), serving.since
        FROM counted
        LEFT JOIN serving ON serving.owner_id = counted.id
        LEFT JOIN promised ON promised.owner_id = counted.id
    $$;

-- ── for who sets up, and sees no member ──────────────────────────────────────────────────────────

-- Whom a row is about, as a member number and no more: an administrator sees no member.
CREATE FUNCTION member_numbers(wanted uuid[]) RETURNS TABLE (id uuid, number text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT member.id, member.number FROM member
        WHERE member.id = ANY (wanted) AND (may_admit() OR may_see(member.id))
    $$;

CREATE FUNCTION member_of_number(wanted text) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT member.id FROM member
        WHERE member.number = wanted AND (may_admit() OR may_see(member.id))
    $$;

-- Its days begin elsewhere now: what is counted by day is counted anew, a day by its proleptic ordinal,
-- 1 for the first of January of the year 1. Nobody else may be at work, for whoever is counts by the
-- old one.
CREATE FUNCTION set_zone(wanted text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF NOT may_admit() THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF EXISTS (
            SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'concierge'
                AND usename <> session_user
        ) THEN
            RAISE EXCEPTION 'others are at work' USING ERRCODE = 'object_in_use';
        END IF;
        UPDATE workspace SET zone = wanted;
        DELETE FROM timeline_day;
        INSERT INTO timeline_day (member_id, day, line, kind, audience, folded, n)
        SELECT member_id, (at AT TIME ZONE wanted)::date - date '0001-01-01' + 1,
            coalesce(line, ''), kind, audience, lead_id IS NOT NULL, count(*)
        FROM timeline_event GROUP BY 1, 2, 3, 4, 5, 6;
    END $$;
