-- What only PostgreSQL has of revision 0018. Run by the owner of the schema, inside its transaction.

-- Rows that are written here leave nothing to be checked at the end: the table is changed after.
SET CONSTRAINTS ALL IMMEDIATE;

-- ── what was arranged in one act ────────────────────────────────────────────────────────────────
-- Each row was stamped with an instant of its own. Those of one act came one upon the other.
ALTER TABLE cover ADD COLUMN plan_id uuid;
WITH beside AS (
    SELECT id, made_by, by_id, made_at,
        made_at - lag(made_at) OVER (PARTITION BY made_by, by_id ORDER BY made_at, id)
            > interval '1 second' AS begins
    FROM cover
), counted AS (
    SELECT id, made_by, by_id, made_at,
        count(*) FILTER (WHERE begins) OVER (PARTITION BY made_by, by_id ORDER BY made_at, id)
            AS act
    FROM beside
), named AS (
    SELECT id, first_value(id) OVER (PARTITION BY made_by, by_id, act ORDER BY made_at, id) AS plan
    FROM counted
)
UPDATE cover SET plan_id = named.plan FROM named WHERE named.id = cover.id;

-- What was called off before it began lasts no time.
DELETE FROM cover WHERE since >= until;
ALTER TABLE cover ADD CONSTRAINT ck_cover_lasts CHECK (since < until);

-- ── who may see whom follows from it ────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION cover_begins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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

-- Two may begin in one instant: they are one row of `access`.
CREATE OR REPLACE FUNCTION cover_of_newcomer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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

CREATE OR REPLACE FUNCTION cover_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
DROP TRIGGER cover_ends ON cover;
CREATE TRIGGER cover_ends AFTER UPDATE OF until OR DELETE ON cover
    FOR EACH ROW EXECUTE FUNCTION cover_ends();

CREATE OR REPLACE FUNCTION cover_of_leaver() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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

REVOKE ALL ON FUNCTION cover_lasts(text, uuid, timestamptz) FROM PUBLIC;

-- What is wrong in it is put right. What is over stays over.
UPDATE access SET until = cover_lasts(role, member_id, since)
WHERE reason = 'cover' AND role IN (SELECT login FROM steward WHERE active)
    AND (until > this_instant() OR cover_lasts(role, member_id, since) > this_instant());

-- ── what has not begun is called off; what has, ends now ────────────────────────────────────────
GRANT DELETE ON cover TO concierge_lead;
-- Give or take how long one act may last.
CREATE POLICY called_off ON cover FOR DELETE TO concierge_lead
    USING (mine_to_give(steward_id) AND since > this_instant() - interval '1 minute');
DROP POLICY ended ON cover;
CREATE POLICY ended ON cover FOR UPDATE TO concierge_lead
    USING (mine_to_give(steward_id) AND until > this_instant())
    WITH CHECK (mine_to_give(steward_id) AND until <= this_instant() + interval '1 second');

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
REVOKE ALL ON FUNCTION cover_concerned(json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cover_concerned(json) TO concierge_steward, concierge_lead;
DROP POLICY concerned ON audit;
CREATE POLICY concerned ON audit FOR SELECT TO concierge_steward, concierge_lead
    USING (
        table_name = 'cover'
        AND (row_id IN (SELECT cover.id::text FROM cover) OR cover_concerned(columns))
    );
