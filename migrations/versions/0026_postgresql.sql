-- What only PostgreSQL has of revision 0026. Run by the owner of the schema, inside its transaction.

-- The member who is erased in this transaction, or nobody. The mark is salted, so that nobody computes
-- it, and is of this transaction, so that nobody uses it again. What will set it is not there yet.
CREATE FUNCTION erasing() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
        SELECT mark[1]::uuid
        FROM string_to_array(current_setting('concierge.erasing', true), ' ') AS mark
        WHERE mark[2] = salted('erasing ' || mark[1] || ' ' || pg_current_xact_id_if_assigned())
    $$;
REVOKE ALL ON FUNCTION erasing() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erasing()
    TO concierge_steward, concierge_lead, concierge_admin, concierge_feed, concierge_service;

DO $$
DECLARE
    named text;
    change text;
    kept text[];
    old text;
    new text;
BEGIN
    FOREACH named IN ARRAY ARRAY['timeline_event', 'retraction', 'note_version'] LOOP
        FOREACH change IN ARRAY ARRAY['UPDATE', 'DELETE'] LOOP
            EXECUTE format('DROP TRIGGER %I ON %I', named || '_no_' || lower(change), named);
            EXECUTE format(
                'CREATE TRIGGER %I BEFORE %s ON %I FOR EACH ROW'
                ' WHEN (OLD.member_id IS DISTINCT FROM erasing())'
                ' EXECUTE FUNCTION refuse_change()',
                named || '_no_' || lower(change), change, named
            );
        END LOOP;
    END LOOP;

    FOREACH kept SLICE 1 IN ARRAY ARRAY[
        ['issue', 'id, ref, steward_id, opened_by, opened_at'],
        ['promise', 'id, steward_id, made_at, text, amount, currency, due'],
        ['reminder', 'id, steward_id, created_at'],
        ['note', 'id, author_id, event_id, member_id, at']
    ] LOOP
        SELECT string_agg('OLD.' || name, ', '), string_agg('NEW.' || name, ', ') INTO old, new
        FROM string_to_table(kept[2], ', ') AS name;
        EXECUTE format('DROP TRIGGER %I ON %I', kept[1] || '_stays', kept[1]);
        EXECUTE format(
            'CREATE TRIGGER %1$I BEFORE UPDATE ON %2$I FOR EACH ROW'
            ' WHEN ((%3$s) IS DISTINCT FROM (%4$s) AND OLD.member_id IS DISTINCT FROM erasing())'
            ' EXECUTE FUNCTION refuse_rewriting()',
            kept[1] || '_stays', kept[1], old, new
        );
    END LOOP;
END $$;

DROP TRIGGER note_kept ON note;
CREATE CONSTRAINT TRIGGER note_kept AFTER UPDATE ON note DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.text <> NEW.text AND OLD.member_id IS DISTINCT FROM erasing())
    EXECUTE FUNCTION refuse_unkept();
