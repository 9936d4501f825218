-- What only PostgreSQL has of revision 0004. Run by the owner of the schema, inside its transaction.

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

REVOKE ALL ON FUNCTION team_load(), still_owns(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION team_load() TO concierge_steward, concierge_lead;
GRANT EXECUTE ON FUNCTION still_owns(uuid) TO concierge_lead, concierge_admin;

-- Whoever a cover is about hears of it when it begins and when it is ended.
CREATE POLICY concerned ON audit FOR SELECT TO concierge_steward, concierge_lead
    USING (table_name = 'cover' AND row_id IN (SELECT cover.id::text FROM cover));
