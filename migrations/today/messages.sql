-- Written by `make server` from the catalog; changed by a revision, never here.

-- break_glass
ALTER TABLE break_glass ENABLE ROW LEVEL SECURITY;
ALTER TABLE break_glass FORCE ROW LEVEL SECURITY;
GRANT SELECT ON break_glass TO concierge_lead, concierge_steward;
GRANT UPDATE (until) ON break_glass TO concierge_lead, concierge_steward;
CREATE POLICY ended ON break_glass AS PERMISSIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((steward_id = ( SELECT me() AS me)) AND (until > this_instant()))
    WITH CHECK ((steward_id = ( SELECT me() AS me)) AND ((until <= (this_instant() + '00:00:01'::interval)) OR (until = since)));
CREATE POLICY led ON break_glass AS PERMISSIVE FOR SELECT TO concierge_lead
    USING (may_change(member_id));
CREATE POLICY mine ON break_glass AS PERMISSIVE FOR SELECT TO concierge_lead, concierge_steward
    USING (steward_id = ( SELECT me() AS me));
CREATE POLICY owner ON break_glass AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY told ON break_glass AS PERMISSIVE FOR SELECT TO concierge_steward
    USING ((NOT confidential) AND may_change(member_id));

-- enquiry
ALTER TABLE enquiry ENABLE ROW LEVEL SECURITY;
ALTER TABLE enquiry FORCE ROW LEVEL SECURITY;
GRANT SELECT ON enquiry TO concierge_lead;
CREATE POLICY owner ON enquiry AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON enquiry AS PERMISSIVE FOR SELECT TO concierge_lead
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = enquiry.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))));

-- message
ALTER TABLE message ENABLE ROW LEVEL SECURITY;
ALTER TABLE message FORCE ROW LEVEL SECURITY;
GRANT SELECT ON message TO concierge_lead, concierge_service, concierge_steward;
GRANT UPDATE (done_at, event_id, member_id, snoozed_until) ON message TO concierge_lead, concierge_steward;
CREATE POLICY owner ON message AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON message AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = message.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = message.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND (EXISTS ( SELECT FROM timeline_event WHERE ((timeline_event.id = message.event_id) AND (timeline_event.member_id = message.member_id)))));
CREATE POLICY served_delete ON message AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = message.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON message AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = message.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON message AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = message.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = message.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON message AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);

CREATE OR REPLACE FUNCTION break_glass_asked()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        IF NEW.reason !~ '\S' OR NEW.until <> NEW.since + interval '1 hour' OR NOT EXISTS (
            SELECT FROM steward WHERE id = NEW.steward_id AND active
                AND (role = 'lead' OR (role = 'steward' AND NOT NEW.confidential))
        ) THEN
            RAISE EXCEPTION 'a look has a reason, an hour, and a lead where it is confidential'
                USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
    END $function$;

CREATE OR REPLACE FUNCTION break_glass_begins()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until, writes)
        SELECT login, NEW.member_id, 'break-glass', NEW.since, NEW.until, false
        FROM steward WHERE id = NEW.steward_id;
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION break_glass_ends()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
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
    END $function$;

CREATE OR REPLACE FUNCTION enquire(asked uuid, operation uuid, number text, phone text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
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
    END $function$;
GRANT EXECUTE ON FUNCTION enquire(asked uuid, operation uuid, number text, phone text) TO concierge_lead, concierge_steward;

CREATE OR REPLACE FUNCTION found_by(asked uuid)
 RETURNS TABLE(found_id uuid, address text, steward text, member_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT e.id, m.address, served.name, CASE WHEN may_see(m.id) THEN m.id END
        FROM enquiry AS e
        JOIN member AS m ON m.id = whose(e.id)
        JOIN steward AS served ON served.id = m.owner_id
        WHERE e.asked_id = asked AND e.steward_id = me()
        ORDER BY e.n
    $function$;
GRANT EXECUTE ON FUNCTION found_by(asked uuid) TO concierge_lead, concierge_steward;

CREATE OR REPLACE FUNCTION look_in(found_id uuid, operation uuid, reason text, confidential boolean, words text[])
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
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
    END $function$;
GRANT EXECUTE ON FUNCTION look_in(found_id uuid, operation uuid, reason text, confidential boolean, words text[]) TO concierge_lead, concierge_steward;

CREATE OR REPLACE FUNCTION put_due(ref_id uuid, kind text, wanted uuid, due timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        INSERT INTO due_item (ref_id, kind, owner_id, member_id, due, statutory)
        SELECT put_due.ref_id, put_due.kind, owner_id, id, put_due.due, false
        FROM member WHERE id = wanted;
        UPDATE member SET next_due = (
            SELECT min(coalesce(item.snoozed_until, item.due)) FROM due_item AS item
            WHERE item.member_id = wanted
        )
        WHERE id = wanted;
    $function$;

CREATE OR REPLACE FUNCTION put_event(event timeline_event, words text[], verb text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
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
    END $function$;

CREATE OR REPLACE FUNCTION stamp_glass()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        IF me() IS NOT NULL AND NEW.until < OLD.until THEN
            NEW.until := least(OLD.until, greatest(NEW.since, this_instant()));
        END IF;
        RETURN NEW;
    END $function$;

CREATE OR REPLACE FUNCTION take_message(found_id uuid, operation uuid, said text, channel text, party text, party_kind text, urgent boolean, words text[])
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
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
    END $function$;
GRANT EXECUTE ON FUNCTION take_message(found_id uuid, operation uuid, said text, channel text, party text, party_kind text, urgent boolean, words text[]) TO concierge_lead, concierge_steward;

CREATE TRIGGER break_glass_asked BEFORE INSERT ON break_glass FOR EACH ROW EXECUTE FUNCTION break_glass_asked();

CREATE TRIGGER break_glass_begins AFTER INSERT ON break_glass FOR EACH ROW EXECUTE FUNCTION break_glass_begins();

CREATE TRIGGER break_glass_ends AFTER UPDATE ON break_glass FOR EACH ROW EXECUTE FUNCTION break_glass_ends();

CREATE TRIGGER stamp_glass BEFORE UPDATE ON break_glass FOR EACH ROW EXECUTE FUNCTION stamp_glass();
