-- Whoever takes a message for a colleague's member learns the form of address and the steward, by a
-- full number, and writes one contact. To ask is one act and to be told another, so that whoever is
-- told has asked on the record: what is rolled back was never told.

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

-- ── what runs as the owner writes as a verb does ─────────────────────────────────────────────────

-- An event, with its day, the words it is found by, and its line on the record.
CREATE FUNCTION put_event(event timeline_event, words text[], verb text) RETURNS void
    LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        INSERT INTO timeline_event SELECT event.*;
        INSERT INTO timeline_day AS known (member_id, day, line, kind, audience, folded, n)
        VALUES (
            event.member_id,
            (event.at AT TIME ZONE (SELECT zone FROM workspace))::date - date '0001-01-01' + 1,
            coalesce(event.line, ''), event.kind, event.audience, event.lead_id IS NOT NULL, 1
        )
        ON CONFLICT ON CONSTRAINT pk_timeline_day DO UPDATE SET n = known.n + 1;
        INSERT INTO text_ref (rowid, member_id, kind, source_id, tokens)
        SELECT
            (floor(extract(epoch FROM event.at) * 1000)::bigint << 20)
                | (('x' || right(event.member_id::text, 4))::bit(16)::bigint << 4)
                | ('x' || right(event.id::text, 1))::bit(4)::bigint,
            event.member_id, 'event', event.id,
            array_to_tsvector(
                array_agg(word) || ('¶' || replace(event.member_id::text, '-', ''))
            )
        FROM unnest(words) AS word WHERE word <> '' AND word NOT LIKE '¶%'
        HAVING count(*) > 0;
        INSERT INTO audit (
            operation, at, steward_id, verb, table_name, row_id, member_id, change, columns
        ) VALUES (
            event.batch_id, event.at, event.steward_id, put_event.verb, 'timeline_event',
            event.member_id || '/' || event.at || '/' || event.id, event.member_id, 'insert', '{}'
        );
    END $$;

-- Something due, on the list of whoever serves the member.
CREATE FUNCTION put_due(ref_id uuid, kind text, wanted uuid, due timestamptz) RETURNS void
    LANGUAGE sql
    SET search_path = concierge, pg_temp
    AS $$
        INSERT INTO due_item (ref_id, kind, owner_id, member_id, due, statutory)
        SELECT put_due.ref_id, put_due.kind, owner_id, id, put_due.due, false
        FROM member WHERE id = wanted;
        UPDATE member SET next_due = (
            SELECT min(coalesce(item.snoozed_until, item.due)) FROM due_item AS item
            WHERE item.member_id = wanted
        )
        WHERE id = wanted;
    $$;

-- ── whose member somebody is ─────────────────────────────────────────────────────────────────────

-- Of which transaction an enquiry is. Told is only what another one has committed.
ALTER TABLE enquiry ADD COLUMN transaction xid8 NOT NULL DEFAULT pg_current_xact_id();

-- Somebody asks whose member it is who has this number, or this phone (one that is kept with an
-- extension, `+86…;ext=801`, is found by itself). The same answer whether there is anybody or not: true,
-- or false for whoever asked too often.
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

-- ── a message for them ───────────────────────────────────────────────────────────────────────────

-- One contact, and all that the program writes with one; a word that waits for an answer is none the
-- member has heard from us in. Who calls it says who left it, and learns no more than that it is done;
-- false, where what was found is good for nothing; null, after ten for one member in an hour.
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
        wanted CONSTANT uuid := whose(found_id);
        due CONSTANT timestamptz :=
            began + CASE WHEN urgent THEN interval '30 minutes' ELSE interval '4 hours' END;
        whom CONSTANT text := coalesce(
            party_kind, CASE WHEN coalesce(party, '') = '' THEN 'member' ELSE 'other' END
        );
        event timeline_event;
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
        event.member_id := wanted;
        event.at := began;
        event.id := new_id();
        event.recorded_at := began;
        event.kind := 'contact';
        event.what := 'contact.message';
        event.channel := channel;
        event.direction := 'in';
        event.party := nullif(party, '');
        event.party_kind := whom;
        event.reached := 'yes';
        -- What is said by somebody who is not there for the member, the member does not know.
        event.audience := CASE
            WHEN whom IN ('business', 'partner', 'colleague') THEN 'internal' ELSE 'member'
        END;
        event.steward_id := asking;
        event.batch_id := operation;
        event.title := '';
        event.body := said;
        event.data := jsonb_build_object(
            'by', (SELECT name FROM steward WHERE id = asking), 'message_id', message_id
        ) || CASE WHEN urgent THEN '{"urgent": true}'::jsonb ELSE '{}'::jsonb END;
        INSERT INTO message (id, member_id, event_id, steward_id, at, urgent, due)
        VALUES (message_id, wanted, event.id, asking, began, urgent, due);
        INSERT INTO audit (
            operation, at, steward_id, verb, table_name, row_id, member_id, change, columns
        ) VALUES (
            operation, began, asking, 'messages.taking.take_message', 'message', message_id,
            wanted, 'insert', json_build_object('event_id', event.id, 'urgent', urgent)
        );
        PERFORM put_event(event, words, 'messages.taking.take_message');
        PERFORM put_due(message_id, 'reply', wanted, due);
        RETURN true;
    END $$;

-- ── a look at them, for an hour ──────────────────────────────────────────────────────────────────

CREATE FUNCTION break_glass_asked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF NEW.reason !~ '\S' OR NEW.until <> NEW.since + interval '1 hour' OR NOT EXISTS (
            SELECT FROM steward WHERE id = NEW.steward_id AND active
                AND (role = 'lead' OR (role = 'steward' AND NOT NEW.confidential))
        ) THEN
            RAISE EXCEPTION 'a look has a reason, an hour, and a lead where it is confidential'
                USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
    END $$;
CREATE TRIGGER break_glass_asked BEFORE INSERT ON break_glass
    FOR EACH ROW EXECUTE FUNCTION break_glass_asked();

CREATE FUNCTION break_glass_begins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until, writes)
        SELECT login, NEW.member_id, 'break-glass', NEW.since, NEW.until, false
        FROM steward WHERE id = NEW.steward_id;
        RETURN NULL;
    END $$;
CREATE TRIGGER break_glass_begins AFTER INSERT ON break_glass
    FOR EACH ROW EXECUTE FUNCTION break_glass_begins();

CREATE FUNCTION break_glass_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF NEW.until > OLD.until OR NEW.since <> OLD.since OR NEW.member_id <> OLD.member_id
            OR NEW.steward_id <> OLD.steward_id OR NEW.reason <> OLD.reason
            OR NEW.confidential <> OLD.confidential THEN
            RAISE EXCEPTION 'a look only ends' USING ERRCODE = 'insufficient_privilege';
        END IF;
        UPDATE access SET until = NEW.until
        WHERE reason = 'break-glass' AND member_id = NEW.member_id AND since = NEW.since
            AND role = (SELECT login FROM steward WHERE id = NEW.steward_id);
        RETURN NULL;
    END $$;
CREATE TRIGGER break_glass_ends AFTER UPDATE ON break_glass
    FOR EACH ROW EXECUTE FUNCTION break_glass_ends();

-- When it was over, the server says: who looked for most of an hour did not look for a second.
CREATE FUNCTION stamp_glass() RETURNS trigger LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF me() IS NOT NULL AND NEW.until < OLD.until THEN
            NEW.until := least(OLD.until, greatest(NEW.since, this_instant()));
        END IF;
        RETURN NEW;
    END $$;
CREATE TRIGGER stamp_glass BEFORE UPDATE ON break_glass
    FOR EACH ROW EXECUTE FUNCTION stamp_glass();

-- Whom `found_id` stands for is opened for an hour. Their steward is told, unless a lead says that it
-- is confidential; then the act is nobody's but the lead's own.
CREATE FUNCTION look_in(
    found_id uuid, operation uuid, reason text, confidential boolean, words text[]
) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    DECLARE
        asking CONSTANT uuid := me();
        began CONSTANT timestamptz := this_instant();
        ends CONSTANT timestamptz := began + interval '1 hour';
        look_id CONSTANT uuid := new_id();
        wanted CONSTANT uuid := whose(found_id);
        event timeline_event;
    BEGIN
        IF wanted IS NULL OR may_see(wanted) THEN
            RETURN wanted;
        END IF;
        IF length(reason) > 2000 OR confidential IS NULL
            OR coalesce(cardinality(words), 0) > 40 * length(reason) THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        INSERT INTO break_glass (id, steward_id, member_id, reason, confidential, since, until)
        VALUES (look_id, asking, wanted, reason, confidential, began, ends);
        INSERT INTO audit (
            operation, at, steward_id, verb, table_name, row_id, member_id, change, columns
        ) VALUES (
            operation, began, asking, 'messages.looking.look_in', 'break_glass', look_id,
            CASE WHEN NOT confidential THEN wanted END, 'insert',
            json_build_object('confidential', confidential, 'until', ends)
        );
        IF confidential THEN
            RETURN wanted;
        END IF;
        event.member_id := wanted;
        event.at := began;
        event.id := new_id();
        event.recorded_at := began;
        event.kind := 'stewardship';
        event.what := 'glass.opened';
        event.audience := 'internal';
        event.steward_id := asking;
        event.batch_id := operation;
        event.title := '';
        event.body := reason;
        event.data := json_build_object(
            'by', (SELECT name FROM steward WHERE id = asking), 'until', ends, 'look_id', look_id
        );
        PERFORM put_event(event, words, 'messages.looking.look_in');
        PERFORM put_due(look_id, 'look', wanted, ends);
        RETURN wanted;
    END $$;
