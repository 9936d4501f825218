-- What only PostgreSQL has of revision 0007. Run by the owner of the schema, inside its transaction.
--
-- Whoever takes a message for a colleague's member learns the form of address and the steward, by a
-- full number, and writes one contact. To ask is one act and to be told another, so that whoever is
-- told has asked on the record: what is rolled back was never told.

-- Of which transaction an enquiry is. Told is only what another one has committed.
ALTER TABLE enquiry ADD COLUMN transaction xid8 NOT NULL DEFAULT pg_current_xact_id();

-- An id as the program makes them (UUIDv7).
CREATE FUNCTION new_id() RETURNS uuid LANGUAGE sql VOLATILE
    SET search_path = concierge, pg_temp
    AS $$
        SELECT encode(set_byte(made, 6, (get_byte(made, 6) & 15) | 112), 'hex')::uuid
        FROM (
            SELECT overlay(
                uuid_send(gen_random_uuid()) PLACING
                substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)
                    FROM 3) FROM 1
            ) AS made
        ) AS drawn
    $$;

-- Somebody asks whose member it is who has this number, or this phone. The same answer whether there
-- is anybody or not: true, or false for whoever asked too often.
CREATE FUNCTION enquire(asked uuid, operation uuid, number text, phone text) RETURNS boolean
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
                    WHERE p.plain = enquire.phone AND p.kind = 'phone' AND p.ended_at IS NULL
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

-- The member of a committed enquiry of the asking person's, within the hour.
CREATE FUNCTION whose(found uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT member_id FROM enquiry
        WHERE id = found AND steward_id = me() AND at > this_instant() - interval '1 hour'
            AND transaction IS DISTINCT FROM pg_current_xact_id_if_assigned()
    $$;

CREATE FUNCTION found_by(asked uuid)
    RETURNS TABLE (found_id uuid, address text, steward text, member_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT e.id, m.address, served.name, CASE WHEN may_see(m.id) THEN m.id END
        FROM enquiry AS e
        JOIN member AS m ON m.id = whose(e.id)
        JOIN steward AS served ON served.id = m.owner_id
        WHERE e.asked_id = asked AND e.steward_id = me()
        ORDER BY e.n
    $$;

-- One contact, and all that the program writes with one. Who calls it learns no more than that it is
-- done; false, where what was found is good for nothing; null, after ten for one member in an hour.
CREATE FUNCTION take_message(
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
            OR coalesce(cardinality(words), 0) > 40 * length(said) THEN
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
            member_id, at, id, recorded_at, kind, what, channel, direction, party, reached,
            audience, steward_id, batch_id, title, body, data
        ) VALUES (
            wanted, began, event_id, began, 'contact', 'contact.message', channel, 'in',
            nullif(party, ''), 'yes', 'member', asking, operation, '', said,
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
            last_contact = greatest(m.last_contact, began),
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

REVOKE ALL ON enquiry, message FROM PUBLIC;
REVOKE ALL ON FUNCTION
    new_id(), enquire(uuid, uuid, text, text), whose(uuid), found_by(uuid),
    take_message(uuid, uuid, text, text, text, boolean, text[])
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    enquire(uuid, uuid, text, text), found_by(uuid),
    take_message(uuid, uuid, text, text, text, boolean, text[])
    TO concierge_steward, concierge_lead;
GRANT SELECT ON enquiry TO concierge_lead;
GRANT SELECT, UPDATE (member_id, event_id, snoozed_until, done_at) ON message
    TO concierge_steward, concierge_lead;

ALTER TABLE enquiry ENABLE ROW LEVEL SECURITY;
ALTER TABLE enquiry FORCE ROW LEVEL SECURITY;
ALTER TABLE message ENABLE ROW LEVEL SECURITY;
ALTER TABLE message FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON enquiry TO concierge_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON message TO concierge_owner USING (true) WITH CHECK (true);
-- A lead knows who asked after the members they see; nobody reads what they asked themselves.
CREATE POLICY seen ON enquiry FOR SELECT TO concierge_lead
    USING (EXISTS (
        SELECT FROM access WHERE access.role = CURRENT_USER::text
            AND access.member_id = enquiry.member_id AND access.since <= this_instant()
            AND (access.until IS NULL OR access.until > this_instant())
    ));
CREATE POLICY seen ON message FOR SELECT TO concierge_steward, concierge_lead
    USING (EXISTS (
        SELECT FROM access WHERE access.role = CURRENT_USER::text
            AND access.member_id = message.member_id AND access.since <= this_instant()
            AND (access.until IS NULL OR access.until > this_instant())
    ));
CREATE POLICY answered ON message FOR UPDATE TO concierge_steward, concierge_lead
    USING (EXISTS (
        SELECT FROM access WHERE access.role = CURRENT_USER::text
            AND access.member_id = message.member_id AND access.since <= this_instant()
            AND (access.until IS NULL OR access.until > this_instant())
    ))
    WITH CHECK (
        EXISTS (
            SELECT FROM access WHERE access.role = CURRENT_USER::text
                AND access.member_id = message.member_id AND access.since <= this_instant()
                AND (access.until IS NULL OR access.until > this_instant())
        )
        AND EXISTS (
            SELECT FROM timeline_event
            WHERE timeline_event.id = message.event_id
                AND timeline_event.member_id = message.member_id
        )
    );
