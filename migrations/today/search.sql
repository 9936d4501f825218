-- Written by `make server` from the catalog; changed by a revision, never here.

-- member_term
ALTER TABLE member_term ENABLE ROW LEVEL SECURITY;
ALTER TABLE member_term FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE ON member_term TO concierge_feed, concierge_lead, concierge_steward;
CREATE POLICY fed ON member_term AS PERMISSIVE FOR ALL TO concierge_feed
    USING ( SELECT fed() AS fed)
    WITH CHECK ( SELECT fed() AS fed);
CREATE POLICY owner ON member_term AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON member_term AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_term.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_term.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))));
CREATE POLICY served_delete ON member_term AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_term.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON member_term AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_term.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON member_term AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_term.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_term.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));

-- salt
ALTER TABLE salt ENABLE ROW LEVEL SECURITY;
ALTER TABLE salt FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON salt AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);

-- text_ref
ALTER TABLE text_ref ENABLE ROW LEVEL SECURITY;
ALTER TABLE text_ref FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT ON text_ref TO concierge_feed, concierge_lead, concierge_steward;
GRANT INSERT, SELECT ON text_ref TO concierge_service;
CREATE POLICY fed ON text_ref AS PERMISSIVE FOR ALL TO concierge_feed
    USING (((kind)::text <> 'note'::text) AND ( SELECT fed() AS fed))
    WITH CHECK (((kind)::text <> 'note'::text) AND ( SELECT fed() AS fed));
CREATE POLICY owner ON text_ref AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON text_ref AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = text_ref.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND (((kind)::text <> 'note'::text) OR (EXISTS ( SELECT FROM note WHERE ((note.id = text_ref.source_id) AND (note.member_id = text_ref.member_id))))))
    WITH CHECK ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = text_ref.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND (((kind)::text <> 'note'::text) OR (EXISTS ( SELECT FROM note WHERE ((note.id = text_ref.source_id) AND (note.member_id = text_ref.member_id))))));
CREATE POLICY served_delete ON text_ref AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = text_ref.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON text_ref AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = text_ref.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON text_ref AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = text_ref.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = text_ref.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON text_ref AS PERMISSIVE FOR ALL TO concierge_service
    USING (((kind)::text <> 'note'::text) AND ( SELECT is_service() AS is_service))
    WITH CHECK (((kind)::text <> 'note'::text) AND ( SELECT is_service() AS is_service));

CREATE OR REPLACE FUNCTION enough(span bigint, found integer, missing integer, most bigint)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
RETURN (LEAST((((span)::double precision / (found)::double precision) * (missing)::double precision), (most)::double precision))::bigint;

CREATE OR REPLACE FUNCTION find_texts(query text, wanted uuid, most integer, before bigint, before_source uuid)
 RETURNS TABLE(rowid bigint, member_id uuid, kind text, source_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
 SET work_mem TO '32MB'
 SET seq_page_cost TO '0.05'
 SET random_page_cost TO '0.05'
 SET cpu_index_tuple_cost TO '0.035'
 SET cpu_operator_cost TO '0.0001'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'on'
 SET enable_bitmapscan TO 'off'
AS $function$
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
    END $function$;
GRANT EXECUTE ON FUNCTION find_texts(query text, wanted uuid, most integer, before bigint, before_source uuid) TO concierge_lead, concierge_steward;

CREATE OR REPLACE FUNCTION salted(said text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$ SELECT encode(sha256(salt || convert_to(said, 'UTF8')), 'hex') FROM salt $function$;

CREATE OR REPLACE FUNCTION seat_of(member uuid, day date)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT ('x' || left(salted('seat ' || member || day), 16))::bit(64)::bigint
    $function$;
