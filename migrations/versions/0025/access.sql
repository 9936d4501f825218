-- Who asks, and whom they may see. A desktop program is no boundary: whoever has a steward's password may
-- as well come with psql.

-- ── the instant ──────────────────────────────────────────────────────────────────────────────────

-- Read anew by every statement: now() stands still in an open transaction, and cover would not end.
CREATE FUNCTION this_instant() RETURNS timestamptz LANGUAGE sql STABLE
    AS $$ SELECT statement_timestamp() $$;

CREATE FUNCTION today() RETURNS date LANGUAGE sql STABLE
    SET search_path = concierge, pg_temp
    AS $$ SELECT (this_instant() AT TIME ZONE 'UTC')::date $$;

-- ── the workspace ────────────────────────────────────────────────────────────────────────────────

CREATE TABLE workspace (
    id uuid PRIMARY KEY,
    zone text NOT NULL,
    language text NOT NULL,
    made_at timestamptz NOT NULL,
    demo boolean NOT NULL,
    one boolean NOT NULL DEFAULT true UNIQUE CHECK (one)
);

-- ── who is asking ────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION me() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$ SELECT id FROM steward WHERE login = session_user AND active $$;

-- Whether what asks is no person but the program that brings in what businesses send.
CREATE FUNCTION fed() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT EXISTS (SELECT FROM steward WHERE login = session_user AND active AND role = 'feed')
    $$;

-- No person, and without a desk: what carries out rules and brings mail in and out, for all members.
-- What it may is named, table by table, and no note is among it.
CREATE FUNCTION is_service() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM steward WHERE login = session_user AND active AND role = 'service'
        )
    $$;

-- Whether the asking person may see a member now; who is no person may see all.
CREATE FUNCTION may_see(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM access
            WHERE role = session_user AND member_id = wanted
                AND since <= this_instant() AND (until IS NULL OR until > this_instant())
        ) OR fed() OR is_service()
    $$;

-- Whether they may change anything of one: who only looks may not.
CREATE FUNCTION may_change(wanted uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM access
            WHERE role = session_user AND member_id = wanted AND writes
                AND since <= this_instant() AND (until IS NULL OR until > this_instant())
        ) OR fed() OR is_service()
    $$;

-- Whether somebody serves at the asking person's word: oneself, or for a lead the whole team.
CREATE FUNCTION mine_to_give(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM steward AS asking
            JOIN steward AS served ON served.id = asking.id
                OR (served.team_id = asking.team_id
                    AND (asking.role = 'lead'
                        OR served.id = (SELECT intake_id FROM team WHERE id = asking.team_id)))
            WHERE asking.login = session_user AND asking.active AND served.id = wanted
        )
    $$;

-- Whether a member is new: begun for that steward, whom the asking person may speak for, and served
-- by nobody ever. Of everybody else's members it says no, as of those that are not there.
CREATE FUNCTION is_new(wanted uuid, by_whom uuid) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT mine_to_give(by_whom)
            AND EXISTS (SELECT FROM member WHERE id = wanted AND owner_id = by_whom)
            AND NOT EXISTS (SELECT FROM stewardship WHERE member_id = wanted)
    $$;

-- Whether a member is between two stewards, the last one of the lead's own team: while a lead moves
-- somebody, nobody serves them for the length of a statement.
CREATE FUNCTION is_between(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT coalesce((
            SELECT until IS NOT NULL AND mine_to_give(steward_id) FROM stewardship
            WHERE member_id = wanted ORDER BY since DESC LIMIT 1
        ), false)
    $$;

CREATE FUNCTION may_admit() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT pg_has_role(session_user, 'concierge_owner', 'MEMBER')
            OR EXISTS (SELECT FROM steward WHERE login = session_user AND active AND role = 'admin')
    $$;

-- ── whom somebody may see follows from whom they serve (law 9) ───────────────────────────────────

-- Whom a login may see, by that login. A login's name compares by code point ("C"), a column by the
-- database's own collation, and an index of the one is no index of the other: under every policy all
-- of `access` was looked through. One hundred thousand members, a page of the timeline: 72 ms, now 0.8.
CREATE INDEX ix_access_seen ON access (role COLLATE "C", member_id, since, until);

CREATE FUNCTION access_begins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT login, NEW.member_id, 'stewardship', NEW.since, NEW.until
        FROM steward WHERE id = NEW.steward_id AND active;
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT boss.login, NEW.member_id, 'team', NEW.since, NEW.until
        FROM steward AS served
        JOIN steward AS boss ON boss.team_id = served.team_id AND boss.role = 'lead' AND boss.active
        WHERE served.id = NEW.steward_id;
        RETURN NULL;
    END $$;
CREATE TRIGGER access_begins AFTER INSERT ON stewardship
    FOR EACH ROW EXECUTE FUNCTION access_begins();

CREATE FUNCTION access_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        UPDATE access SET until = NEW.until
        WHERE member_id = NEW.member_id AND since = NEW.since
            AND reason IN ('stewardship', 'team');
        RETURN NULL;
    END $$;
CREATE TRIGGER access_ends AFTER UPDATE OF until ON stewardship
    FOR EACH ROW EXECUTE FUNCTION access_ends();

CREATE FUNCTION access_of_lead() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT NEW.login, stewardship.member_id, 'team', stewardship.since, NULL
        FROM stewardship
        JOIN steward AS served ON served.id = stewardship.steward_id
        WHERE served.team_id = NEW.team_id AND stewardship.until IS NULL;
        RETURN NULL;
    END $$;
CREATE TRIGGER access_of_lead AFTER INSERT ON steward
    FOR EACH ROW WHEN (NEW.role = 'lead' AND NEW.active) EXECUTE FUNCTION access_of_lead();

-- Who leaves sees nothing from the next statement on, whatever happens to their role.
CREATE FUNCTION access_of_leaver() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        UPDATE access SET until = this_instant()
        WHERE role = NEW.login AND (until IS NULL OR until > this_instant());
        RETURN NULL;
    END $$;
CREATE TRIGGER access_of_leaver AFTER UPDATE OF active ON steward
    FOR EACH ROW WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION access_of_leaver();

-- What a lead sees follows the team of whoever serves.
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

-- ── and for whom they stand in ───────────────────────────────────────────────────────────────────

CREATE FUNCTION cover_begins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT standin.login, served.member_id, 'cover', greatest(NEW.since, served.since), NEW.until
        FROM stewardship AS served JOIN steward AS standin ON standin.id = NEW.by_id
        WHERE served.steward_id = NEW.steward_id AND served.until IS NULL AND standin.active
            AND NEW.until > served.since
        ON CONFLICT (role, member_id, reason, since)
            DO UPDATE SET until = greatest(access.until, excluded.until);
        RETURN NULL;
    END $$;
CREATE TRIGGER cover_begins AFTER INSERT ON cover
    FOR EACH ROW EXECUTE FUNCTION cover_begins();

-- Two may begin in one instant: they are one row of `access`.
CREATE FUNCTION cover_of_newcomer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT standin.login, NEW.member_id, 'cover', greatest(cover.since, NEW.since), max(cover.until)
        FROM cover JOIN steward AS standin ON standin.id = cover.by_id
        WHERE cover.steward_id = NEW.steward_id AND cover.until > NEW.since AND standin.active
        GROUP BY 1, 4
        ON CONFLICT (role, member_id, reason, since)
            DO UPDATE SET until = greatest(access.until, excluded.until);
        RETURN NULL;
    END $$;
CREATE TRIGGER cover_of_newcomer AFTER INSERT ON stewardship
    FOR EACH ROW EXECUTE FUNCTION cover_of_newcomer();

-- Of a row of `access`: the last instant of all covers that begin it, or none if there is nothing
-- left of them. What somebody saw already they have seen.
CREATE FUNCTION cover_lasts(login text, member uuid, begun timestamptz) RETURNS timestamptz
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT coalesce(max(least(cover.until, served.until)), greatest($3, this_instant()))
        FROM steward AS standin
        JOIN cover ON cover.by_id = standin.id
        JOIN stewardship AS served ON served.steward_id = cover.steward_id
        WHERE standin.login = $1 AND served.member_id = $2
            AND greatest(cover.since, served.since) = $3
            AND cover.until > $3 AND (served.until IS NULL OR served.until > $3)
    $$;

CREATE FUNCTION cover_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        UPDATE access SET until = cover_lasts(role, member_id, since)
        WHERE reason = 'cover' AND since >= OLD.since AND since < OLD.until
            AND role = (SELECT login FROM steward WHERE id = OLD.by_id AND active)
            AND member_id IN (
                SELECT member_id FROM stewardship WHERE steward_id = OLD.steward_id
            );
        RETURN NULL;
    END $$;
CREATE TRIGGER cover_ends AFTER UPDATE OF until OR DELETE ON cover
    FOR EACH ROW EXECUTE FUNCTION cover_ends();

CREATE FUNCTION cover_of_leaver() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        UPDATE access SET until = cover_lasts(role, member_id, since)
        WHERE reason = 'cover' AND member_id = NEW.member_id AND until > NEW.until
            AND role IN (
                SELECT standin.login FROM cover JOIN steward AS standin ON standin.id = cover.by_id
                WHERE cover.steward_id = NEW.steward_id AND standin.active
            );
        RETURN NULL;
    END $$;
CREATE TRIGGER cover_of_leaver AFTER UPDATE OF until ON stewardship
    FOR EACH ROW EXECUTE FUNCTION cover_of_leaver();

-- Who arranged it, when, and when it was ended, the server says: nobody stood in for a day and never did.
CREATE FUNCTION stamp_cover() RETURNS trigger LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
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
    END $$;
CREATE TRIGGER stamp_cover BEFORE INSERT OR UPDATE ON cover
    FOR EACH ROW EXECUTE FUNCTION stamp_cover();

-- Whoever it was about hears that it was called off, although it is no more.
CREATE FUNCTION cover_concerned(said json) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = concierge, pg_temp
    AS $$
        SELECT coalesce(
            me()::text IN (said ->> 'by_id', said ->> 'steward_id')
                OR mine_to_give((said ->> 'steward_id')::uuid),
            false
        )
    $$;

-- ── a table of members, in one line ──────────────────────────────────────────────────────────────
-- The condition that whoever asks has access to a row's member now; and, if `writing`, such that
-- writes. Not by may_see(): what runs as the owner is begun anew for each row.
CREATE FUNCTION has_access(named text, member_column text, writing boolean) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = concierge, pg_temp
    AS $$
        SELECT format(
            'EXISTS (SELECT FROM access WHERE access.role = CURRENT_USER::text'
            ' AND access.member_id = %I.%I%s AND access.since <= this_instant()'
            ' AND (access.until IS NULL OR access.until > this_instant()))',
            named, member_column, CASE WHEN writing THEN ' AND access.writes' ELSE '' END
        )
    $$;

-- Its rows are forced under policies: the owner's functions may all, in so many words; who has access
-- sees; who has access that writes, writes, whatever else a later policy allows; and what no verb put
-- on the record is put there. `also` must hold of what is seen and written, `kept` of what is written.
-- Where `changes` leaves INSERT out, members come in by policies of the table's own.
CREATE FUNCTION protect(
    named text, member_column text DEFAULT 'member_id', also text DEFAULT NULL,
    kept text DEFAULT NULL, changes text[] DEFAULT '{INSERT, UPDATE, DELETE}',
    on_record boolean DEFAULT true
) RETURNS void LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    DECLARE
        seen CONSTANT text := concat_ws(' AND ', has_access(named, member_column, false), also);
        -- The owner is of every group, to admit people to them, and what its functions write must
        -- not be refused for whom they act for.
        served CONSTANT text :=
            'CURRENT_USER = ''concierge_owner'' OR ' || has_access(named, member_column, true);
        change text;
    BEGIN
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', named);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', named);
        EXECUTE format(
            'CREATE POLICY owner ON %I TO concierge_owner USING (true) WITH CHECK (true)', named
        );
        IF 'INSERT' = ANY (changes) THEN
            EXECUTE format(
                'CREATE POLICY seen ON %I TO concierge_steward, concierge_lead'
                ' USING (%s) WITH CHECK (%s)', named, seen, concat_ws(' AND ', seen, kept)
            );
        ELSE
            EXECUTE format(
                'CREATE POLICY seen ON %I FOR SELECT TO concierge_steward, concierge_lead'
                ' USING (%s)', named, seen
            );
        END IF;
        FOREACH change IN ARRAY changes LOOP
            EXECUTE format(
                'CREATE POLICY %I ON %I AS RESTRICTIVE FOR %s TO concierge_steward, concierge_lead'
                ' %s %s',
                'served_' || lower(change), named, change,
                CASE WHEN change <> 'INSERT' THEN format('USING (%s)', served) END,
                CASE WHEN change <> 'DELETE' THEN format('WITH CHECK (%s)', served) END
            );
        END LOOP;
        IF on_record THEN
            EXECUTE format(
                'CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I'
                ' DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside()',
                named || '_on_record', named
            );
        END IF;
    END $$;
