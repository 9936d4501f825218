-- What only PostgreSQL has of revision 0011. Run by the owner of the schema, inside its transaction.

-- Whom a login may see, by that login. A login's name compares by code point ("C"), a column by the
-- database's own collation, and an index of the one is no index of the other: under every policy all
-- of `access` was looked through. One hundred thousand members, a page of the timeline: 72 ms, now 0.8.
CREATE INDEX ix_access_seen ON access (role COLLATE "C", member_id, since, until);

-- As before, texts for whoever may see the member, found by the owner, who asks what may be seen.
-- Most words are found often enough among one's own newest texts, and those are looked through for as
-- long as that promises to be enough. For the others two lists are laid over one another, whose texts
-- they are and which hold the words, before a single text is opened: nine of ten rows of either are
-- other people's, or do not hold them, and each lies on a page of its own. Written in plpgsql, which
-- plans for the words asked for: before version 18, a function in SQL is planned once for any.
CREATE OR REPLACE FUNCTION find_texts(
    query text, wanted uuid, most integer, before bigint, before_source uuid
) RETURNS TABLE (rowid bigint, member_id uuid, kind text, source_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    SET plan_cache_mode = force_custom_plan
    SET work_mem = '32MB'
    SET enable_seqscan = off
    SET enable_indexscan = on
    SET enable_bitmapscan = off
    AS $$
    DECLARE
        asked CONSTANT tsquery := query::tsquery;
        myself CONSTANT uuid := me();
        ours CONSTANT uuid[] := ARRAY(
            SELECT DISTINCT access.member_id FROM access
            WHERE access.role = session_user AND (wanted IS NULL OR access.member_id = wanted)
                AND access.since <= this_instant()
                AND (access.until IS NULL OR access.until > this_instant())
        );
        -- A week, in the numbers that sort texts: milliseconds, and twenty bits.
        span bigint := 7 * 86400000::bigint << 20;
        upto bigint;
        n integer;
        missing integer := most;
    BEGIN
        SELECT max(newest.rowid) INTO upto
        FROM unnest(ours) AS whose (id), LATERAL (
            SELECT text_ref.rowid FROM text_ref
            WHERE text_ref.member_id = whose.id AND (before IS NULL OR text_ref.rowid <= before)
            ORDER BY text_ref.rowid DESC LIMIT 1
        ) AS newest;

        LOOP
            RETURN QUERY
            SELECT found.rowid, found.member_id, found.kind::text, found.source_id
            FROM unnest(ours) AS whose (id), LATERAL (
                SELECT * FROM text_ref
                WHERE text_ref.member_id = whose.id
                    AND text_ref.rowid > upto - span AND text_ref.rowid <= upto
                    AND text_ref.tokens @@ asked
                    AND (before IS NULL
                        OR (text_ref.rowid, text_ref.source_id) < (before, before_source))
                    AND (text_ref.kind <> 'note' OR EXISTS (
                        SELECT FROM note
                        WHERE note.id = text_ref.source_id
                            AND (note.visibility <> 'mine' OR note.author_id = myself)
                    ))
                ORDER BY text_ref.rowid DESC, text_ref.source_id DESC LIMIT missing
            ) AS found
            ORDER BY found.rowid DESC, found.source_id DESC LIMIT missing;
            GET DIAGNOSTICS n = ROW_COUNT;
            missing := missing - n;
            upto := upto - span;
            -- On for as long as twice what is missing may be there, unless that is very long.
            EXIT WHEN missing = 0 OR 8 * n < missing;
            span := span / n * 2 * missing;
        END LOOP;
        IF missing = 0 THEN
            RETURN;
        END IF;

        -- Both until the function ends.
        PERFORM set_config('enable_bitmapscan', 'on', true);
        PERFORM set_config('enable_indexscan', 'off', true);
        RETURN QUERY
        SELECT found.rowid, found.member_id, found.kind::text, found.source_id
        FROM text_ref AS found
        WHERE found.tokens @@ asked AND found.member_id = ANY (ours) AND found.rowid <= upto
            AND (before IS NULL OR (found.rowid, found.source_id) < (before, before_source))
            AND (found.kind <> 'note' OR EXISTS (
                SELECT FROM note
                WHERE note.id = found.source_id
                    AND (note.visibility <> 'mine' OR note.author_id = myself)
            ))
        ORDER BY found.rowid DESC, found.source_id DESC LIMIT missing;
    END $$;
