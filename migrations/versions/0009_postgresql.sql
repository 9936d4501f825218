-- What only PostgreSQL has of revision 0009. Run by the owner of the schema, inside its transaction.

-- ── a look begins and ends ──────────────────────────────────────────────────────────────────────
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
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT login, NEW.member_id, 'break-glass', NEW.since, NEW.until
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
        event_id CONSTANT uuid := new_id();
        wanted CONSTANT uuid := whose(found_id);
        own text;
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
        SELECT name INTO own FROM steward WHERE id = asking;
        INSERT INTO timeline_event (
            member_id, at, id, recorded_at, kind, what, audience, steward_id, batch_id, title,
            body, data
        ) VALUES (
            wanted, began, event_id, began, 'stewardship', 'glass.opened', 'internal', asking,
            operation, '', reason,
            json_build_object('by', own, 'until', ends, 'look_id', look_id)
        );
        INSERT INTO timeline_day AS known (member_id, day, line, kind, audience, folded, n)
        VALUES (
            wanted,
            (began AT TIME ZONE (SELECT zone FROM workspace))::date - date '0001-01-01' + 1,
            '', 'stewardship', 'internal', false, 1
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
        SELECT look_id, 'handover', m.owner_id, wanted, ends, false
        FROM member AS m WHERE m.id = wanted;
        UPDATE member AS m SET next_due = (
            SELECT min(coalesce(d.snoozed_until, d.due)) FROM due_item AS d
            WHERE d.member_id = wanted
        )
        WHERE m.id = wanted;
        INSERT INTO audit (
            operation, at, steward_id, verb, table_name, row_id, member_id, change, columns
        ) VALUES (
            operation, began, asking, 'messages.looking.look_in', 'timeline_event',
            wanted || '/' || began || '/' || event_id, wanted, 'insert', '{}'
        );
        RETURN wanted;
    END $$;

-- Who looks confidentially has no seat at the member either: those who sit there are told who else
-- does.
CREATE OR REPLACE FUNCTION sit_at(wanted uuid, before uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        PERFORM pg_advisory_unlock_all();
        IF wanted IS NOT NULL AND may_see(wanted) AND NOT EXISTS (
            SELECT FROM break_glass WHERE steward_id = me() AND member_id = wanted
                AND confidential AND until > this_instant()
        ) THEN
            PERFORM pg_try_advisory_lock_shared(seat_of(wanted, today()));
        END IF;
        PERFORM pg_notify(channel_of(other.login), 'seat')
        FROM (
            SELECT login FROM others_at(wanted) UNION SELECT login FROM others_at(before)
        ) AS other;
    END $$;

-- ── to look is not to change ────────────────────────────────────────────────────────────────────
CREATE FUNCTION may_change(wanted uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM access
            WHERE role = session_user AND member_id = wanted AND reason <> 'break-glass'
                AND since <= this_instant() AND (until IS NULL OR until > this_instant())
        ) OR fed()
    $$;

REVOKE ALL ON break_glass FROM PUBLIC;
REVOKE ALL ON FUNCTION
    stamp_glass(), break_glass_asked(), break_glass_begins(), break_glass_ends(), may_change(uuid),
    look_in(uuid, uuid, text, boolean, text[])
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION may_change(uuid)
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed;
GRANT EXECUTE ON FUNCTION look_in(uuid, uuid, text, boolean, text[])
    TO concierge_steward, concierge_lead;
GRANT SELECT, UPDATE (until) ON break_glass TO concierge_steward, concierge_lead;

ALTER TABLE break_glass ENABLE ROW LEVEL SECURITY;
ALTER TABLE break_glass FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON break_glass TO concierge_owner USING (true) WITH CHECK (true);
CREATE POLICY mine ON break_glass FOR SELECT TO concierge_steward, concierge_lead
    USING (steward_id = (SELECT me()));
CREATE POLICY told ON break_glass FOR SELECT TO concierge_steward
    USING (NOT confidential AND may_change(member_id));
CREATE POLICY led ON break_glass FOR SELECT TO concierge_lead USING (may_change(member_id));
CREATE POLICY ended ON break_glass FOR UPDATE TO concierge_steward, concierge_lead
    USING (steward_id = (SELECT me()) AND until > this_instant())
    WITH CHECK (
        steward_id = (SELECT me())
        AND (until <= this_instant() + interval '1 second' OR until = since)
    );

-- Whoever only looks writes nothing about the member: on top of what may be seen, it must be served.
-- The owner is of every group, to admit people to them, and what its functions write must not be
-- refused for whom they act for.
DO $$
DECLARE
    named text;
    whose text;
    change text;
    served text;
BEGIN
    FOREACH named IN ARRAY ARRAY[
        'timeline_event', 'timeline_day', 'member_key', 'member_term', 'member_fact',
        'contact_point', 'important_date', 'issue', 'due_item', 'promise', 'reminder', 'tell',
        'issue_reference', 'retraction', 'note', 'note_version', 'text_ref', 'business_reference',
        'message', 'member', 'stewardship'
    ] LOOP
        whose := CASE named WHEN 'member' THEN 'id' ELSE 'member_id' END;
        -- Not by may_change(): what runs as the owner is begun anew for each row.
        served := format(
            'CURRENT_USER = ''concierge_owner'' OR EXISTS (SELECT FROM access'
            ' WHERE access.role = CURRENT_USER::text AND access.member_id = %I.%I'
            ' AND access.reason <> ''break-glass'' AND access.since <= this_instant()'
            ' AND (access.until IS NULL OR access.until > this_instant()))', named, whose
        );
        FOREACH change IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            -- One who begins or gives a member has no access yet, or none any more.
            CONTINUE WHEN named IN ('member', 'stewardship') AND change = 'INSERT';
            EXECUTE format(
                'CREATE POLICY %I ON %I AS RESTRICTIVE FOR %s TO concierge_steward, concierge_lead'
                ' %s %s',
                'served_' || lower(change), named, change,
                CASE WHEN change <> 'INSERT' THEN format('USING (%s)', served) END,
                CASE WHEN change <> 'DELETE' THEN format('WITH CHECK (%s)', served) END
            );
        END LOOP;
    END LOOP;
END $$;
