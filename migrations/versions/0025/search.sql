-- Texts, for whoever may see the member.

-- One row a text. Its number only sorts it: two texts of one millisecond may have the same.
ALTER TABLE text_ref ADD COLUMN tokens tsvector NOT NULL;
ALTER TABLE text_ref DROP CONSTRAINT pk_text_ref;
DROP INDEX ix_text_ref_source_id;
ALTER TABLE text_ref ADD CONSTRAINT pk_text_ref PRIMARY KEY (source_id, kind);
CREATE INDEX ix_text_ref_tokens ON text_ref USING gin (tokens) WITH (fastupdate = off);
CREATE INDEX ix_text_ref_member_id ON text_ref (member_id, rowid);

-- Operators on texts are not leakproof: under row-level security the index would never be used. So
-- this runs as the owner, and asks by itself what may be seen.
-- Three ways, from the cheapest. Most words are found often enough among one's own newest texts, and
-- those are looked through for as long as that promises to be enough. What is not found there may be
-- rare, and then all texts that hold it are opened: few of them are one's own, but they are few. For the
-- others two lists are laid over one another, whose texts they are and which hold the words, before a
-- single text is opened (nine of ten rows of either are other people's, or do not hold them, and each
-- lies on a page of its own), as far back as what was found promises to be enough: making the list of
-- one's own is what takes long. Written in plpgsql, which plans for the words asked for: before version
-- 18, a function in SQL is planned once for any.
CREATE FUNCTION enough(span bigint, found integer, missing integer, most bigint) RETURNS bigint
    LANGUAGE sql IMMUTABLE
    -- A span in which, going by that one, what is missing would be found.
    RETURN least(span::double precision / found * missing, most)::bigint;

CREATE FUNCTION find_texts(
    query text, wanted uuid, most integer, before bigint, before_source uuid
) RETURNS TABLE (rowid bigint, member_id uuid, kind text, source_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    SET plan_cache_mode = force_custom_plan
    SET work_mem = '32MB'
    SET seq_page_cost = 0.05
    SET random_page_cost = 0.05
    SET cpu_index_tuple_cost = 0.035
    SET cpu_operator_cost = 0.0001
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
        few CONSTANT integer := 8000;
        -- Three weeks, in the numbers that sort texts: milliseconds, and twenty bits.
        span bigint := 21 * 86400000::bigint << 20;
        newest bigint;
        upto bigint := coalesce(before, 9223372036854775807);
        since bigint;
        n integer;
        held integer;
        missing integer := coalesce(most, 0);
        places tid[];
    BEGIN
        -- About when the newest is; the first span has no end.
        SELECT max(theirs.rowid) INTO newest
        FROM unnest(ours[1:20]) AS whose (id), LATERAL (
            SELECT text_ref.rowid FROM text_ref
            WHERE text_ref.member_id = whose.id AND (before IS NULL OR text_ref.rowid <= before)
            ORDER BY text_ref.rowid DESC LIMIT 1
        ) AS theirs;
        newest := coalesce(newest, 0);
        since := newest - span;

        LOOP
            RETURN QUERY
            SELECT found.rowid, found.member_id, found.kind::text, found.source_id
            FROM unnest(ours) AS whose (id), LATERAL (
                SELECT * FROM text_ref
                WHERE text_ref.member_id = whose.id
                    AND text_ref.rowid > since AND text_ref.rowid <= upto
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
            IF missing <= 0 THEN
                RETURN;
            END IF;
            upto := since;
            -- On for as long as twice what is missing may be there, unless that is long.
            EXIT WHEN 2 * n < missing;
            span := enough(span, n, 2 * missing, upto);
            since := upto - span;
        END LOOP;

        -- Both until the function ends.
        PERFORM set_config('enable_bitmapscan', 'on', true);
        PERFORM set_config('enable_indexscan', 'off', true);

        -- The planner knows which words are common, and takes every beginning for one.
        IF n = 0 AND strpos(query, ':*') > 0 THEN
            SELECT count(*), array_agg(place) FILTER (WHERE whose = ANY (ours)) INTO held, places
            FROM (
                SELECT text_ref.ctid, text_ref.member_id FROM text_ref
                WHERE text_ref.tokens @@ asked LIMIT few
            ) AS holding (place, whose);
            IF held < few THEN
                RETURN QUERY
                SELECT found.rowid, found.member_id, found.kind::text, found.source_id
                FROM text_ref AS found
                WHERE found.ctid = ANY (places) AND found.rowid <= upto
                    AND (before IS NULL
                        OR (found.rowid, found.source_id) < (before, before_source))
                    AND (found.kind <> 'note' OR EXISTS (
                        SELECT FROM note
                        WHERE note.id = found.source_id
                            AND (note.visibility <> 'mine' OR note.author_id = myself)
                    ))
                ORDER BY found.rowid DESC, found.source_id DESC LIMIT missing;
                RETURN;
            END IF;
        END IF;

        IF missing < most THEN
            -- In a part of the time both lists are short, and cheaper than opening what is on one.
            PERFORM set_config('seq_page_cost', '0.2', true);
            PERFORM set_config('random_page_cost', '0.2', true);
        END IF;
        LOOP
            -- By all that was found so far; of a word that was never found, all at once.
            n := most - missing;
            since := CASE n WHEN 0 THEN 0
                ELSE upto - enough(newest - upto, n, greatest(missing * 3, n) / 2, upto) END;
            RETURN QUERY
            SELECT found.rowid, found.member_id, found.kind::text, found.source_id
            FROM (
                SELECT text_ref.* FROM text_ref
                WHERE text_ref.tokens @@ asked AND text_ref.member_id = ANY (ours)
                    AND text_ref.rowid > since AND text_ref.rowid <= upto
                    AND (before IS NULL
                        OR (text_ref.rowid, text_ref.source_id) < (before, before_source))
                -- The planner thinks that notes are looked up for every row that is passed over.
                OFFSET 0
            ) AS found
            WHERE found.kind <> 'note' OR EXISTS (
                SELECT FROM note
                WHERE note.id = found.source_id
                    AND (note.visibility <> 'mine' OR note.author_id = myself)
            )
            ORDER BY found.rowid DESC, found.source_id DESC LIMIT missing;
            GET DIAGNOSTICS n = ROW_COUNT;
            missing := missing - n;
            EXIT WHEN missing <= 0 OR since <= 0;
            upto := since;
        END LOOP;
    END $$;
