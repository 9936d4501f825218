-- What only PostgreSQL has of revision 0017. Run by the owner of the schema, inside its transaction.

-- ── tiers ───────────────────────────────────────────────────────────────────────────────────────
REVOKE ALL ON tier FROM PUBLIC;
GRANT SELECT ON tier TO concierge_steward, concierge_lead, concierge_admin, concierge_feed;
GRANT INSERT, UPDATE ON tier TO concierge_admin;
ALTER TABLE tier ENABLE ROW LEVEL SECURITY;
ALTER TABLE tier FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON tier TO concierge_owner USING (true) WITH CHECK (true);
CREATE POLICY seen ON tier FOR SELECT
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed USING (true);
CREATE POLICY kept ON tier FOR ALL TO concierge_admin
    USING ((SELECT me()) IS NOT NULL) WITH CHECK ((SELECT me()) IS NOT NULL);
CREATE CONSTRAINT TRIGGER tier_on_record AFTER INSERT OR UPDATE OR DELETE ON tier
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside();

-- ── what a lead sees follows the team of whoever serves ─────────────────────────────────────────
CREATE FUNCTION access_of_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        UPDATE access SET until = this_instant()
        WHERE reason = 'team' AND (until IS NULL OR until > this_instant())
            AND (role = NEW.login OR (OLD.team_id <> NEW.team_id AND role IN (
                SELECT login FROM steward WHERE team_id = OLD.team_id AND steward.role = 'lead'
            ) AND member_id IN (
                SELECT member_id FROM stewardship WHERE steward_id = NEW.id AND until IS NULL
            )));
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT NEW.login, stewardship.member_id, 'team', stewardship.since, NULL
        FROM stewardship
        JOIN steward AS served ON served.id = stewardship.steward_id
        WHERE NEW.role = 'lead' AND served.team_id = NEW.team_id AND stewardship.until IS NULL
        ON CONFLICT (role, member_id, reason, since) DO UPDATE SET until = NULL;
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT boss.login, stewardship.member_id, 'team', stewardship.since, NULL
        FROM stewardship
        JOIN steward AS boss ON boss.team_id = NEW.team_id AND boss.role = 'lead' AND boss.active
        WHERE stewardship.steward_id = NEW.id AND stewardship.until IS NULL
        ON CONFLICT (role, member_id, reason, since) DO UPDATE SET until = NULL;
        RETURN NULL;
    END $$;
CREATE TRIGGER access_of_changed AFTER UPDATE OF role, team_id, active ON steward
    FOR EACH ROW WHEN (
        NEW.active AND (OLD.role <> NEW.role OR OLD.team_id <> NEW.team_id OR NOT OLD.active)
    )
    EXECUTE FUNCTION access_of_changed();

-- ── coming, changing, coming back ───────────────────────────────────────────────────────────────
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
            OR role_kind NOT IN ('steward', 'lead', 'admin', 'feed')
            OR (role_kind IN ('admin', 'feed') AND EXISTS (
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

-- ── the record ──────────────────────────────────────────────────────────────────────────────────
-- Read by who answers for it: a lead what the team did, an administrator all of it, of whom no name.
GRANT SELECT ON audit TO concierge_admin;
CREATE POLICY reviewed ON audit FOR SELECT TO concierge_admin USING ((SELECT me()) IS NOT NULL);
CREATE POLICY of_team ON audit FOR SELECT TO concierge_lead USING (
    steward_id = ANY (ARRAY(
        SELECT served.id FROM steward AS served
        WHERE served.role IN ('steward', 'lead')
            AND served.team_id = (SELECT team_id FROM steward AS asking WHERE asking.id = me())
    ))
);

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

-- ── the workspace's zone ────────────────────────────────────────────────────────────────────────
-- Its days begin elsewhere now: what is counted by day is counted anew. Nobody else may be at work,
-- for whoever is counts by the old one.
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
        SELECT member_id, (at AT TIME ZONE wanted)::date, coalesce(line, ''), kind, audience,
            lead_id IS NOT NULL, count(*)
        FROM timeline_event GROUP BY 1, 2, 3, 4, 5, 6;
    END $$;

REVOKE ALL ON FUNCTION
    access_of_changed(), is_ours(text), change_role(text, text, uuid), new_password(text, text),
    readmit(text, text), member_numbers(uuid[]), member_of_number(text), set_zone(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION change_role(text, text, uuid), readmit(text, text), set_zone(text)
    TO concierge_admin;
GRANT EXECUTE ON FUNCTION new_password(text, text)
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed;
GRANT EXECUTE ON FUNCTION member_numbers(uuid[]), member_of_number(text)
    TO concierge_lead, concierge_admin;
