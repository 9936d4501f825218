-- What only PostgreSQL has of revision 0022. Run by the owner of the schema, inside its transaction.
--
-- Whoever takes a message says what they are who left it.
DROP FUNCTION take_message(uuid, uuid, text, text, text, boolean, text[]);

CREATE FUNCTION take_message(
    found_id uuid, operation uuid, said text, channel text, party text, party_kind text,
    urgent boolean, words text[]
) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    DECLARE
        asking CONSTANT uuid := me();
        began CONSTANT timestamptz := this_instant();
        message_id CONSTANT uuid := new_id();
        event_id CONSTANT uuid := new_id();
        wanted CONSTANT uuid := whose(found_id);
        due CONSTANT timestamptz :=
            began + CASE WHEN urgent THEN interval '30 minutes' ELSE interval '4 hours' END;
        own text;
        whom CONSTANT text := coalesce(
            party_kind, CASE WHEN coalesce(party, '') = '' THEN 'member' ELSE 'other' END
        );
        -- What is said by somebody who is not there for the member, the member does not know.
        known_to CONSTANT text := CASE
            WHEN whom IN ('business', 'partner', 'colleague') THEN 'internal' ELSE 'member'
        END;
    BEGIN
        IF wanted IS NULL THEN
            RETURN false;
        END IF;
        IF coalesce(said, '') !~ '\S' OR length(said) > 20000 OR length(party) > 20000
            OR urgent IS NULL OR channel IS NULL OR channel NOT IN ('phone', 'chat', 'email', 'sms', 'social', 'visit')
            OR whom NOT IN (
                'member', 'representative', 'business', 'partner', 'colleague', 'other'
            )
            OR coalesce(cardinality(words), 0) > 40 * (length(said) + length(coalesce(party, '')) + 1) THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        -- One after the other, whatever machine they come from.
        PERFORM FROM member AS m WHERE m.id = wanted FOR UPDATE;
        IF (
            SELECT count(*) FROM message AS m
            WHERE m.member_id = wanted AND m.steward_id = asking
                AND m.at > began - interval '1 hour'
        ) >= 10 THEN
            RETURN NULL;
        END IF;
        SELECT name INTO own FROM steward WHERE id = asking;
        INSERT INTO message (id, member_id, event_id, steward_id, at, urgent, due)
        VALUES (message_id, wanted, event_id, asking, began, urgent, due);
        INSERT INTO timeline_event (
            member_id, at, id, recorded_at, kind, what, channel, direction, party, party_kind,
            reached, audience, steward_id, batch_id, title, body, data
        ) VALUES (
            wanted, began, event_id, began, 'contact', 'contact.message', channel, 'in',
            nullif(party, ''),
            whom, 'yes', known_to, asking, operation, '', said,
            (jsonb_build_object('by', own, 'message_id', message_id)
                || CASE WHEN urgent THEN '{"urgent": true}'::jsonb ELSE '{}'::jsonb END)::json
        );
        INSERT INTO timeline_day AS known (member_id, day, line, kind, audience, folded, n)
        VALUES (
            wanted,
            (began AT TIME ZONE (SELECT zone FROM workspace))::date - date '0001-01-01' + 1,
            '', 'contact', known_to, false, 1
        )
        ON CONFLICT ON CONSTRAINT pk_timeline_day DO UPDATE SET n = known.n + 1;
        INSERT INTO text_ref (rowid, member_id, kind, source_id, tokens)
        SELECT
            (floor(extract(epoch FROM began) * 1000)::bigint << 20)
                | (('x' || right(wanted::text, 4))::bit(16)::bigint << 4)
                | ('x' || right(event_id::text, 1))::bit(4)::bigint,
            wanted, 'event', event_id,
            array_to_tsvector(array_agg(word) || ('¶' || replace(wanted::text, '-', '')))
        FROM unnest(words) AS word WHERE word <> '' AND word NOT LIKE '¶%'
        HAVING count(*) > 0;
        INSERT INTO due_item (ref_id, kind, owner_id, member_id, due, statutory)
        SELECT message_id, 'reply', m.owner_id, wanted, due, false
        FROM member AS m WHERE m.id = wanted;
        UPDATE member AS m SET
            next_due = (
                SELECT min(coalesce(d.snoozed_until, d.due)) FROM due_item AS d
                WHERE d.member_id = wanted
            )
        WHERE m.id = wanted;
        INSERT INTO audit (
            operation, at, steward_id, verb, table_name, row_id, member_id, change, columns
        ) VALUES
            (operation, began, asking, 'messages.taking.take_message', 'message', message_id,
                wanted, 'insert', json_build_object('event_id', event_id, 'urgent', urgent)),
            (operation, began, asking, 'messages.taking.take_message', 'timeline_event',
                wanted || '/' || began || '/' || event_id, wanted, 'insert', '{}');
        RETURN true;
    END $$;

REVOKE ALL ON FUNCTION take_message(uuid, uuid, text, text, text, text, boolean, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_message(uuid, uuid, text, text, text, text, boolean, text[])
    TO concierge_steward, concierge_lead;
