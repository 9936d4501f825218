-- What only PostgreSQL has of revision 0003. Run by the owner of the schema, inside its transaction.

CREATE FUNCTION cover_begins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT standin.login, served.member_id, 'cover', greatest(NEW.since, served.since), NEW.until
        FROM stewardship AS served JOIN steward AS standin ON standin.id = NEW.by_id
        WHERE served.steward_id = NEW.steward_id AND served.until IS NULL AND standin.active
        ON CONFLICT (role, member_id, reason, since)
            DO UPDATE SET until = greatest(access.until, excluded.until);
        RETURN NULL;
    END $$;
CREATE TRIGGER cover_begins AFTER INSERT ON cover
    FOR EACH ROW EXECUTE FUNCTION cover_begins();

CREATE FUNCTION cover_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        UPDATE access SET until = NEW.until
        WHERE reason = 'cover' AND until = OLD.until
            AND role = (SELECT login FROM steward WHERE id = NEW.by_id)
            AND member_id IN (
                SELECT member_id FROM stewardship WHERE steward_id = NEW.steward_id
            );
        RETURN NULL;
    END $$;
CREATE TRIGGER cover_ends AFTER UPDATE OF until ON cover
    FOR EACH ROW EXECUTE FUNCTION cover_ends();

CREATE FUNCTION cover_of_newcomer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT standin.login, NEW.member_id, 'cover', greatest(cover.since, NEW.since), cover.until
        FROM cover JOIN steward AS standin ON standin.id = cover.by_id
        WHERE cover.steward_id = NEW.steward_id AND cover.until > NEW.since AND standin.active
        ON CONFLICT (role, member_id, reason, since)
            DO UPDATE SET until = greatest(access.until, excluded.until);
        RETURN NULL;
    END $$;
CREATE TRIGGER cover_of_newcomer AFTER INSERT ON stewardship
    FOR EACH ROW EXECUTE FUNCTION cover_of_newcomer();

CREATE FUNCTION cover_of_leaver() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        UPDATE access SET until = NEW.until
        WHERE reason = 'cover' AND member_id = NEW.member_id AND until > NEW.until
            AND role IN (
                SELECT standin.login FROM cover JOIN steward AS standin ON standin.id = cover.by_id
                WHERE cover.steward_id = NEW.steward_id
            );
        RETURN NULL;
    END $$;
CREATE TRIGGER cover_of_leaver AFTER UPDATE OF until ON stewardship
    FOR EACH ROW EXECUTE FUNCTION cover_of_leaver();

-- Who arranged it, when, and when it was ended, the server says: nobody stood in for a day and never did.
CREATE FUNCTION stamp_cover() RETURNS trigger LANGUAGE plpgsql
    SET search_path = concierge, pg_temp
    AS $$
    BEGIN
        IF me() IS NULL THEN
            RETURN NEW;  -- whoever set it up
        END IF;
        IF TG_OP = 'INSERT' THEN
            NEW.made_by := me();
            NEW.made_at := this_instant();
        ELSIF NEW.until < OLD.until THEN
            NEW.until := least(OLD.until, greatest(NEW.since, this_instant()));
        END IF;
        RETURN NEW;
    END $$;
CREATE TRIGGER stamp_cover BEFORE INSERT OR UPDATE ON cover
    FOR EACH ROW EXECUTE FUNCTION stamp_cover();

REVOKE ALL ON cover FROM PUBLIC;
REVOKE ALL ON FUNCTION stamp_cover(), cover_begins(), cover_ends(), cover_of_newcomer(), cover_of_leaver()
    FROM PUBLIC;
GRANT SELECT ON cover TO concierge_steward, concierge_lead;
GRANT INSERT, UPDATE (until) ON cover TO concierge_lead;

ALTER TABLE cover ENABLE ROW LEVEL SECURITY;
ALTER TABLE cover FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON cover TO concierge_owner USING (true) WITH CHECK (true);
CREATE POLICY concerned ON cover FOR SELECT TO concierge_steward
    USING (by_id = (SELECT me()) OR steward_id = (SELECT me()));
CREATE POLICY led ON cover FOR SELECT TO concierge_lead USING (mine_to_give(steward_id));
CREATE POLICY begun ON cover FOR INSERT TO concierge_lead
    WITH CHECK (mine_to_give(steward_id) AND mine_to_give(by_id));
-- To end it is all that may be changed: one that is over must not begin again.
CREATE POLICY ended ON cover FOR UPDATE TO concierge_lead
    USING (mine_to_give(steward_id) AND until > this_instant())
    WITH CHECK (
        mine_to_give(steward_id)
        AND (until <= this_instant() + interval '1 second' OR until = since)
    );
