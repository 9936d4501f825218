-- What only PostgreSQL has of revision 0016. Run by the owner of the schema, inside its transaction.

-- As before; and a number that is kept with an extension (`+86…;ext=801`) is found by itself.
CREATE OR REPLACE FUNCTION enquire(asked uuid, operation uuid, number text, phone text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    DECLARE
        asking CONSTANT uuid := me();
        began CONSTANT timestamptz := this_instant();
        this_hour CONSTANT integer := floor(extract(epoch FROM began) / 3600);
        before integer;
    BEGIN
        IF asking IS NULL THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        SELECT count(*) INTO before FROM enquiry AS e
        WHERE e.steward_id = asking AND e.hour = this_hour;
        IF before >= 30 THEN
            RETURN false;
        END IF;
        INSERT INTO enquiry (id, asked_id, steward_id, member_id, hour, n, at)
        SELECT new_id(), asked, asking, found.id, this_hour,
            before + row_number() OVER (ORDER BY found.id), began
        FROM (
            SELECT m.id FROM member AS m
            WHERE m.active AND (
                m.number = enquire.number
                OR enquire.phone ~ '^\+[1-9][0-9]{6,14}$' AND m.id IN (
                    SELECT p.member_id FROM contact_point AS p
                    WHERE (p.plain = enquire.phone OR p.plain >= enquire.phone || ';'
                            AND p.plain < enquire.phone || '<') AND p.kind = 'phone' AND p.ended_at IS NULL
                )
            )
            ORDER BY m.id LIMIT 5
        ) AS found;
        IF NOT FOUND THEN
            INSERT INTO enquiry (id, asked_id, steward_id, hour, n, at)
            VALUES (new_id(), asked, asking, this_hour, before + 1, began);
        END IF;
        -- Of nobody: who reads their own acts must not learn there whether somebody was found.
        INSERT INTO audit (operation, at, steward_id, verb, table_name, row_id, change, columns)
        VALUES (enquire.operation, began, asking, 'messages.taking.enquire', 'enquiry', asked,
            'look', '{}');
        RETURN true;
    EXCEPTION WHEN unique_violation THEN
        -- The same person on two machines at once: the later one comes again.
        RAISE EXCEPTION 'asked twice at once' USING ERRCODE = 'serialization_failure';
    END $$;

-- As before; whom it was with is found too.
CREATE OR REPLACE FUNCTION take_message(
    found_id uuid, operation uuid, said text, channel text, party text, urgent boolean, words text[]
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
    BEGIN
        IF wanted IS NULL THEN
            RETURN false;
        END IF;
        IF coalesce(said, '') !~ '\S' OR length(said) > 20000 OR length(party) > 20000
            OR urgent IS NULL OR channel IS NULL OR channel NOT IN ('phone', 'chat', 'email', 'sms', 'social', 'visit')
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
            CASE WHEN coalesce(party, '') = '' THEN 'member' ELSE 'other' END, 'yes', 'member', asking, operation, '', said,
            (jsonb_build_object('by', own, 'message_id', message_id)
                || CASE WHEN urgent THEN '{"urgent": true}'::jsonb ELSE '{}'::jsonb END)::json
        );
        INSERT INTO timeline_day AS known (member_id, day, line, kind, audience, folded, n)
        VALUES (
            wanted,
            (began AT TIME ZONE (SELECT zone FROM workspace))::date - date '0001-01-01' + 1,
            '', 'contact', 'member', false, 1
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
