-- What only PostgreSQL has of revision 0020. Run by the owner of the schema, inside its transaction.

-- As before; and a day is stored as its number, the first of the year 1 being 1.
CREATE OR REPLACE FUNCTION set_zone(wanted text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
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
