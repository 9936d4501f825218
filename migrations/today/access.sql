-- Written by `make server` from the catalog; changed by a revision, never here.

-- access
ALTER TABLE access ENABLE ROW LEVEL SECURITY;
ALTER TABLE access FORCE ROW LEVEL SECURITY;
GRANT SELECT ON access TO concierge_lead, concierge_steward;
CREATE POLICY mine ON access AS PERMISSIVE FOR SELECT TO concierge_lead, concierge_steward
    USING (((role)::text = (CURRENT_USER)::text) AND (( SELECT me() AS me) IS NOT NULL));
CREATE POLICY owner ON access AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);

-- alembic_version
GRANT SELECT ON alembic_version TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;

-- business_line
ALTER TABLE business_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE business_line FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE ON business_line TO concierge_admin;
GRANT SELECT ON business_line TO concierge_feed, concierge_lead, concierge_service, concierge_steward;
CREATE POLICY kept ON business_line AS PERMISSIVE FOR ALL TO concierge_admin
    USING (( SELECT me() AS me) IS NOT NULL)
    WITH CHECK (( SELECT me() AS me) IS NOT NULL);
CREATE POLICY owner ON business_line AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON business_line AS PERMISSIVE FOR SELECT TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward
    USING (true);

-- business_reference
ALTER TABLE business_reference ENABLE ROW LEVEL SECURITY;
ALTER TABLE business_reference FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE ON business_reference TO concierge_lead, concierge_steward;
GRANT INSERT, SELECT, UPDATE ON business_reference TO concierge_feed;
GRANT SELECT ON business_reference TO concierge_service;
CREATE POLICY fed ON business_reference AS PERMISSIVE FOR ALL TO concierge_feed
    USING ( SELECT fed() AS fed)
    WITH CHECK ( SELECT fed() AS fed);
CREATE POLICY owner ON business_reference AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON business_reference AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = business_reference.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = business_reference.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))));
CREATE POLICY served_delete ON business_reference AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = business_reference.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON business_reference AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = business_reference.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON business_reference AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = business_reference.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = business_reference.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON business_reference AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);

-- contact_point
ALTER TABLE contact_point ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_point FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE ON contact_point TO concierge_feed, concierge_lead, concierge_steward;
GRANT SELECT ON contact_point TO concierge_service;
CREATE POLICY fed ON contact_point AS PERMISSIVE FOR ALL TO concierge_feed
    USING ( SELECT fed() AS fed)
    WITH CHECK ( SELECT fed() AS fed);
CREATE POLICY owner ON contact_point AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON contact_point AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = contact_point.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = contact_point.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))));
CREATE POLICY served_delete ON contact_point AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = contact_point.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON contact_point AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = contact_point.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON contact_point AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = contact_point.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = contact_point.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON contact_point AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);

-- cover
ALTER TABLE cover ENABLE ROW LEVEL SECURITY;
ALTER TABLE cover FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT ON cover TO concierge_lead;
GRANT SELECT ON cover TO concierge_service, concierge_steward;
GRANT UPDATE (until) ON cover TO concierge_lead;
CREATE POLICY begun ON cover AS PERMISSIVE FOR INSERT TO concierge_lead
    WITH CHECK (mine_to_give(steward_id) AND mine_to_give(by_id));
CREATE POLICY called_off ON cover AS PERMISSIVE FOR DELETE TO concierge_lead
    USING (mine_to_give(steward_id) AND (since > (this_instant() - '00:01:00'::interval)));
CREATE POLICY concerned ON cover AS PERMISSIVE FOR SELECT TO concierge_steward
    USING ((by_id = ( SELECT me() AS me)) OR (steward_id = ( SELECT me() AS me)));
CREATE POLICY ended ON cover AS PERMISSIVE FOR UPDATE TO concierge_lead
    USING (mine_to_give(steward_id) AND (until > this_instant()))
    WITH CHECK (mine_to_give(steward_id) AND (until <= (this_instant() + '00:00:01'::interval)));
CREATE POLICY led ON cover AS PERMISSIVE FOR SELECT TO concierge_lead
    USING (mine_to_give(steward_id));
CREATE POLICY owner ON cover AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY service ON cover AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);

-- due_item
ALTER TABLE due_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE due_item FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE ON due_item TO concierge_feed, concierge_lead, concierge_service, concierge_steward;
CREATE POLICY fed ON due_item AS PERMISSIVE FOR ALL TO concierge_feed
    USING ( SELECT fed() AS fed)
    WITH CHECK ( SELECT fed() AS fed);
CREATE POLICY owner ON due_item AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON due_item AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = due_item.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = due_item.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))));
CREATE POLICY served_delete ON due_item AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = due_item.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON due_item AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = due_item.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON due_item AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = due_item.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = due_item.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON due_item AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);

-- feed_event
ALTER TABLE feed_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE feed_event FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON feed_event TO concierge_feed;
CREATE POLICY fed ON feed_event AS PERMISSIVE FOR ALL TO concierge_feed
    USING ( SELECT fed() AS fed)
    WITH CHECK ( SELECT fed() AS fed);
CREATE POLICY owner ON feed_event AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);

-- important_date
ALTER TABLE important_date ENABLE ROW LEVEL SECURITY;
ALTER TABLE important_date FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE ON important_date TO concierge_feed, concierge_lead, concierge_steward;
GRANT SELECT ON important_date TO concierge_service;
CREATE POLICY fed ON important_date AS PERMISSIVE FOR ALL TO concierge_feed
    USING ( SELECT fed() AS fed)
    WITH CHECK ( SELECT fed() AS fed);
CREATE POLICY owner ON important_date AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON important_date AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = important_date.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = important_date.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))));
CREATE POLICY served_delete ON important_date AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = important_date.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON important_date AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = important_date.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON important_date AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = important_date.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = important_date.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON important_date AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);

-- issue
ALTER TABLE issue ENABLE ROW LEVEL SECURITY;
ALTER TABLE issue FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE ON issue TO concierge_feed, concierge_lead, concierge_service, concierge_steward;
CREATE POLICY fed ON issue AS PERMISSIVE FOR ALL TO concierge_feed
    USING ( SELECT fed() AS fed)
    WITH CHECK ( SELECT fed() AS fed);
CREATE POLICY owner ON issue AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON issue AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = issue.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = issue.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))));
CREATE POLICY served_delete ON issue AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = issue.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON issue AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = issue.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON issue AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = issue.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = issue.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON issue AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);
CREATE POLICY service_signed ON issue AS RESTRICTIVE FOR INSERT TO concierge_service
    WITH CHECK (steward_id IS NULL);
CREATE POLICY signed ON issue AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK (steward_id = ( SELECT me() AS me));

-- issue_reference
ALTER TABLE issue_reference ENABLE ROW LEVEL SECURITY;
ALTER TABLE issue_reference FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE ON issue_reference TO concierge_feed, concierge_lead, concierge_steward;
GRANT INSERT, SELECT ON issue_reference TO concierge_service;
CREATE POLICY fed ON issue_reference AS PERMISSIVE FOR ALL TO concierge_feed
    USING ( SELECT fed() AS fed)
    WITH CHECK ( SELECT fed() AS fed);
CREATE POLICY owner ON issue_reference AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON issue_reference AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = issue_reference.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = issue_reference.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND (EXISTS ( SELECT FROM issue WHERE ((issue.id = issue_reference.issue_id) AND (issue.member_id = issue_reference.member_id)))) AND (EXISTS ( SELECT FROM business_reference known WHERE ((known.id = issue_reference.reference_id) AND (known.member_id = issue_reference.member_id)))));
CREATE POLICY served_delete ON issue_reference AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = issue_reference.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON issue_reference AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = issue_reference.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON issue_reference AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = issue_reference.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = issue_reference.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON issue_reference AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);

-- member
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON member TO concierge_steward;
GRANT INSERT, SELECT, UPDATE ON member TO concierge_feed, concierge_lead;
GRANT SELECT ON member TO concierge_service;
GRANT UPDATE (active, address, city, joined_at, known_at, language, last_contact, name, next_due, number, open_issues, reading, region, tier, tier_until, timezone, version) ON member TO concierge_steward;
GRANT UPDATE (known_at) ON member TO concierge_lead;
GRANT UPDATE (last_contact, next_due, open_issues, version) ON member TO concierge_service;
CREATE POLICY begun ON member AS PERMISSIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK (mine_to_give(owner_id));
CREATE POLICY changed ON member AS PERMISSIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member.id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member.id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))));
CREATE POLICY fed ON member AS PERMISSIVE FOR ALL TO concierge_feed
    USING ( SELECT fed() AS fed)
    WITH CHECK ( SELECT fed() AS fed);
CREATE POLICY owner ON member AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON member AS PERMISSIVE FOR SELECT TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member.id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))));
CREATE POLICY served_delete ON member AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member.id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON member AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member.id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member.id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON member AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);

-- member_fact
ALTER TABLE member_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE member_fact FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE ON member_fact TO concierge_lead, concierge_steward;
GRANT SELECT ON member_fact TO concierge_service;
CREATE POLICY owner ON member_fact AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON member_fact AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_fact.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_fact.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))));
CREATE POLICY served_delete ON member_fact AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_fact.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON member_fact AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_fact.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON member_fact AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_fact.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_fact.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON member_fact AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);

-- member_key
ALTER TABLE member_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE member_key FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON member_key TO concierge_feed, concierge_lead, concierge_service, concierge_steward;
CREATE POLICY fed ON member_key AS PERMISSIVE FOR ALL TO concierge_feed
    USING ( SELECT fed() AS fed)
    WITH CHECK ( SELECT fed() AS fed);
CREATE POLICY owner ON member_key AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON member_key AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_key.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_key.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))));
CREATE POLICY served_delete ON member_key AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_key.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON member_key AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_key.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON member_key AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_key.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_key.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON member_key AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);

-- member_seen
ALTER TABLE member_seen ENABLE ROW LEVEL SECURITY;
ALTER TABLE member_seen FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE ON member_seen TO concierge_lead, concierge_steward;
CREATE POLICY owner ON member_seen AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON member_seen AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_seen.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND (steward_id = ( SELECT me() AS me)))
    WITH CHECK ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = member_seen.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND (steward_id = ( SELECT me() AS me)));

-- note
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
ALTER TABLE note FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE ON note TO concierge_lead, concierge_steward;
CREATE POLICY owner ON note AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON note AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = note.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND (((visibility)::text <> 'mine'::text) OR (author_id = ( SELECT me() AS me))))
    WITH CHECK ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = note.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND (((visibility)::text <> 'mine'::text) OR (author_id = ( SELECT me() AS me))) AND ((issue_id IS NULL) OR (EXISTS ( SELECT FROM issue WHERE ((issue.id = note.issue_id) AND (issue.member_id = note.member_id))))));
CREATE POLICY served_delete ON note AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = note.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON note AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = note.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON note AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = note.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = note.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));

-- note_version
ALTER TABLE note_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE note_version FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON note_version TO concierge_lead, concierge_steward;
CREATE POLICY owner ON note_version AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON note_version AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = note_version.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND (EXISTS ( SELECT FROM note WHERE ((note.id = note_version.note_id) AND (note.member_id = note_version.member_id)))))
    WITH CHECK ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = note_version.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND (EXISTS ( SELECT FROM note WHERE ((note.id = note_version.note_id) AND (note.member_id = note_version.member_id)))));
CREATE POLICY served_delete ON note_version AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = note_version.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON note_version AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = note_version.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON note_version AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = note_version.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = note_version.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));

-- promise
ALTER TABLE promise ENABLE ROW LEVEL SECURITY;
ALTER TABLE promise FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE ON promise TO concierge_lead, concierge_steward;
GRANT SELECT ON promise TO concierge_service;
CREATE POLICY owner ON promise AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON promise AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = promise.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = promise.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND ((issue_id IS NULL) OR (EXISTS ( SELECT FROM issue WHERE ((issue.id = promise.issue_id) AND (issue.member_id = promise.member_id))))));
CREATE POLICY served_delete ON promise AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = promise.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON promise AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = promise.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON promise AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = promise.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = promise.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON promise AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);
CREATE POLICY signed ON promise AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK (steward_id = ( SELECT me() AS me));

-- reminder
ALTER TABLE reminder ENABLE ROW LEVEL SECURITY;
ALTER TABLE reminder FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON reminder TO concierge_service;
GRANT INSERT, SELECT, UPDATE ON reminder TO concierge_lead, concierge_steward;
CREATE POLICY owner ON reminder AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON reminder AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = reminder.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = reminder.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND ((issue_id IS NULL) OR (EXISTS ( SELECT FROM issue WHERE ((issue.id = reminder.issue_id) AND (issue.member_id = reminder.member_id))))));
CREATE POLICY served_delete ON reminder AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = reminder.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON reminder AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = reminder.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON reminder AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = reminder.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = reminder.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON reminder AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK (( SELECT is_service() AS is_service) AND (EXISTS ( SELECT FROM member WHERE ((member.id = reminder.member_id) AND (member.owner_id = reminder.steward_id)))));
CREATE POLICY signed ON reminder AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK (steward_id = ( SELECT me() AS me));

-- retraction
ALTER TABLE retraction ENABLE ROW LEVEL SECURITY;
ALTER TABLE retraction FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON retraction TO concierge_lead, concierge_steward;
GRANT SELECT ON retraction TO concierge_service;
CREATE POLICY owner ON retraction AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON retraction AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = retraction.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = retraction.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND (EXISTS ( SELECT FROM timeline_event WHERE ((timeline_event.id = retraction.event_id) AND (timeline_event.member_id = retraction.member_id)))));
CREATE POLICY served_delete ON retraction AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = retraction.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON retraction AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = retraction.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON retraction AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = retraction.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = retraction.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON retraction AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);

-- steward
ALTER TABLE steward ENABLE ROW LEVEL SECURITY;
ALTER TABLE steward FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON steward TO concierge_admin;
GRANT SELECT ON steward TO concierge_feed, concierge_lead, concierge_service, concierge_steward;
GRANT UPDATE (active, capacity, name) ON steward TO concierge_admin;
CREATE POLICY kept ON steward AS PERMISSIVE FOR ALL TO concierge_admin
    USING (( SELECT me() AS me) IS NOT NULL)
    WITH CHECK (( SELECT me() AS me) IS NOT NULL);
CREATE POLICY owner ON steward AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON steward AS PERMISSIVE FOR SELECT TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward
    USING (true);

-- stewardship
ALTER TABLE stewardship ENABLE ROW LEVEL SECURITY;
ALTER TABLE stewardship FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON stewardship TO concierge_feed, concierge_lead, concierge_steward;
GRANT SELECT ON stewardship TO concierge_service;
GRANT UPDATE (until) ON stewardship TO concierge_feed, concierge_lead;
CREATE POLICY begun ON stewardship AS PERMISSIVE FOR INSERT TO concierge_steward
    WITH CHECK ((until IS NULL) AND is_new(member_id, steward_id));
CREATE POLICY ended ON stewardship AS PERMISSIVE FOR UPDATE TO concierge_lead
    USING ((until IS NULL) AND (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = stewardship.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = stewardship.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND (until IS NOT NULL) AND (until <= (this_instant() + '00:00:01'::interval)));
CREATE POLICY fed ON stewardship AS PERMISSIVE FOR ALL TO concierge_feed
    USING ( SELECT fed() AS fed)
    WITH CHECK ( SELECT fed() AS fed);
CREATE POLICY given ON stewardship AS PERMISSIVE FOR INSERT TO concierge_lead
    WITH CHECK ((until IS NULL) AND mine_to_give(steward_id) AND (is_new(member_id, steward_id) OR is_between(member_id)));
CREATE POLICY owner ON stewardship AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON stewardship AS PERMISSIVE FOR SELECT TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = stewardship.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))));
CREATE POLICY served_delete ON stewardship AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = stewardship.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON stewardship AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = stewardship.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = stewardship.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON stewardship AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);
CREATE POLICY signed ON stewardship AS RESTRICTIVE FOR INSERT TO concierge_feed, concierge_lead, concierge_steward
    WITH CHECK ((since <= (this_instant() + '00:00:01'::interval)) AND (since > (this_instant() - '01:00:00'::interval)));

-- team
ALTER TABLE team ENABLE ROW LEVEL SECURITY;
ALTER TABLE team FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE ON team TO concierge_admin;
GRANT SELECT ON team TO concierge_feed, concierge_lead, concierge_service, concierge_steward;
GRANT UPDATE (intake_id) ON team TO concierge_lead;
CREATE POLICY intake ON team AS PERMISSIVE FOR UPDATE TO concierge_lead
    USING (id = ( SELECT steward.team_id FROM steward WHERE (steward.id = me())))
    WITH CHECK (id = ( SELECT steward.team_id FROM steward WHERE (steward.id = me())));
CREATE POLICY kept ON team AS PERMISSIVE FOR ALL TO concierge_admin
    USING (( SELECT me() AS me) IS NOT NULL)
    WITH CHECK (( SELECT me() AS me) IS NOT NULL);
CREATE POLICY owner ON team AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON team AS PERMISSIVE FOR SELECT TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward
    USING (true);

-- tell
ALTER TABLE tell ENABLE ROW LEVEL SECURITY;
ALTER TABLE tell FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE ON tell TO concierge_lead, concierge_steward;
GRANT SELECT ON tell TO concierge_service;
CREATE POLICY owner ON tell AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON tell AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = tell.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK ((EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = tell.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))) AND ((issue_id IS NULL) OR (EXISTS ( SELECT FROM issue WHERE ((issue.id = tell.issue_id) AND (issue.member_id = tell.member_id))))));
CREATE POLICY served_delete ON tell AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = tell.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON tell AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = tell.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON tell AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = tell.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = tell.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON tell AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);

-- tier
ALTER TABLE tier ENABLE ROW LEVEL SECURITY;
ALTER TABLE tier FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE ON tier TO concierge_admin;
GRANT SELECT ON tier TO concierge_feed, concierge_lead, concierge_service, concierge_steward;
CREATE POLICY kept ON tier AS PERMISSIVE FOR ALL TO concierge_admin
    USING (( SELECT me() AS me) IS NOT NULL)
    WITH CHECK (( SELECT me() AS me) IS NOT NULL);
CREATE POLICY owner ON tier AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON tier AS PERMISSIVE FOR SELECT TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward
    USING (true);

-- timeline_day
ALTER TABLE timeline_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE timeline_day FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE ON timeline_day TO concierge_feed, concierge_lead, concierge_service, concierge_steward;
CREATE POLICY fed ON timeline_day AS PERMISSIVE FOR ALL TO concierge_feed
    USING ( SELECT fed() AS fed)
    WITH CHECK ( SELECT fed() AS fed);
CREATE POLICY owner ON timeline_day AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON timeline_day AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = timeline_day.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = timeline_day.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))));
CREATE POLICY served_delete ON timeline_day AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = timeline_day.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON timeline_day AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = timeline_day.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON timeline_day AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = timeline_day.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = timeline_day.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON timeline_day AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);

-- timeline_event
ALTER TABLE timeline_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE timeline_event FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON timeline_event TO concierge_feed, concierge_lead, concierge_service, concierge_steward;
CREATE POLICY fed ON timeline_event AS PERMISSIVE FOR ALL TO concierge_feed
    USING ( SELECT fed() AS fed)
    WITH CHECK ( SELECT fed() AS fed);
CREATE POLICY owner ON timeline_event AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON timeline_event AS PERMISSIVE FOR ALL TO concierge_lead, concierge_steward
    USING (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = timeline_event.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))))
    WITH CHECK (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = timeline_event.member_id) AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant())))));
CREATE POLICY served_delete ON timeline_event AS RESTRICTIVE FOR DELETE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = timeline_event.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_insert ON timeline_event AS RESTRICTIVE FOR INSERT TO concierge_lead, concierge_steward
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = timeline_event.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY served_update ON timeline_event AS RESTRICTIVE FOR UPDATE TO concierge_lead, concierge_steward
    USING ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = timeline_event.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))))
    WITH CHECK ((CURRENT_USER = 'concierge_owner'::name) OR (EXISTS ( SELECT FROM access WHERE (((access.role)::text = (CURRENT_USER)::text) AND (access.member_id = timeline_event.member_id) AND access.writes AND (access.since <= this_instant()) AND ((access.until IS NULL) OR (access.until > this_instant()))))));
CREATE POLICY service ON timeline_event AS PERMISSIVE FOR ALL TO concierge_service
    USING ( SELECT is_service() AS is_service)
    WITH CHECK ( SELECT is_service() AS is_service);

-- workspace
ALTER TABLE workspace ENABLE ROW LEVEL SECURITY;
ALTER TABLE workspace FORCE ROW LEVEL SECURITY;
GRANT SELECT ON workspace TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;
CREATE POLICY owner ON workspace AS PERMISSIVE FOR ALL TO concierge_owner
    USING (true)
    WITH CHECK (true);
CREATE POLICY seen ON workspace AS PERMISSIVE FOR SELECT TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward
    USING (true);

CREATE OR REPLACE FUNCTION access_begins()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT login, NEW.member_id, 'stewardship', NEW.since, NEW.until
        FROM steward WHERE id = NEW.steward_id AND active;
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT boss.login, NEW.member_id, 'team', NEW.since, NEW.until
        FROM steward AS served
        JOIN steward AS boss ON boss.team_id = served.team_id AND boss.role = 'lead' AND boss.active
        WHERE served.id = NEW.steward_id;
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION access_ends()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        UPDATE access SET until = NEW.until
        WHERE member_id = NEW.member_id AND since = NEW.since
            AND reason IN ('stewardship', 'team');
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION access_of_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        UPDATE access SET until = this_instant()
        WHERE reason = 'team' AND (until IS NULL OR until > this_instant())
            AND (role = NEW.login OR (OLD.team_id <> NEW.team_id AND role IN (
                SELECT login FROM steward WHERE team_id = OLD.team_id AND steward.role = 'lead'
            ) AND member_id IN (
                SELECT member_id FROM stewardship WHERE steward_id = NEW.id AND until IS NULL
            )));
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT NEW.login, stewardship.member_id, 'team', stewardship.since, NULL
        FROM stewardship
        JOIN steward AS served ON served.id = stewardship.steward_id
        WHERE NEW.role = 'lead' AND served.team_id = NEW.team_id AND stewardship.until IS NULL
        ON CONFLICT (role, member_id, reason, since) DO UPDATE SET until = NULL;
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT boss.login, stewardship.member_id, 'team', stewardship.since, NULL
        FROM stewardship
        JOIN steward AS boss ON boss.team_id = NEW.team_id AND boss.role = 'lead' AND boss.active
        WHERE stewardship.steward_id = NEW.id AND stewardship.until IS NULL
        ON CONFLICT (role, member_id, reason, since) DO UPDATE SET until = NULL;
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION access_of_lead()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT NEW.login, stewardship.member_id, 'team', stewardship.since, NULL
        FROM stewardship
        JOIN steward AS served ON served.id = stewardship.steward_id
        WHERE served.team_id = NEW.team_id AND stewardship.until IS NULL;
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION access_of_leaver()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        UPDATE access SET until = this_instant()
        WHERE role = NEW.login AND (until IS NULL OR until > this_instant());
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION admit(newcomer text, role_kind text, sealed text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        IF NOT may_admit() OR role_kind NOT IN ('steward', 'lead', 'admin', 'feed', 'service')
            OR sealed NOT LIKE 'SCRAM-SHA-256$%' THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        EXECUTE format(
            'CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS'
            ' CONNECTION LIMIT 30 PASSWORD %L', newcomer, sealed
        );
        EXECUTE format('ALTER ROLE %I SET statement_timeout = ''30s''', newcomer);
        EXECUTE format('ALTER ROLE %I SET lock_timeout = ''5s''', newcomer);
        EXECUTE format(
            'ALTER ROLE %I SET idle_in_transaction_session_timeout = ''60s''', newcomer
        );
        EXECUTE format('GRANT %I TO %I', 'concierge_' || role_kind, newcomer);
    END $function$;
GRANT EXECUTE ON FUNCTION admit(newcomer text, role_kind text, sealed text) TO concierge_admin;

CREATE OR REPLACE FUNCTION change_role(person text, role_kind text, new_team uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    DECLARE
        held steward;
    BEGIN
        SELECT * INTO held FROM steward WHERE login = person FOR UPDATE;
        IF NOT may_admit() OR NOT is_ours(person) OR person = session_user
            OR role_kind NOT IN ('steward', 'lead', 'admin', 'feed', 'service')
            OR (role_kind NOT IN ('steward', 'lead') AND EXISTS (
                SELECT FROM member WHERE owner_id = held.id AND member.active
            )) THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF held.role <> role_kind THEN
            EXECUTE format('REVOKE %I FROM %I', 'concierge_' || held.role, person);
            EXECUTE format('GRANT %I TO %I', 'concierge_' || role_kind, person);
        END IF;
        UPDATE steward SET role = role_kind, team_id = new_team WHERE id = held.id;
    END $function$;
GRANT EXECUTE ON FUNCTION change_role(person text, role_kind text, new_team uuid) TO concierge_admin;

CREATE OR REPLACE FUNCTION cover_begins()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT standin.login, served.member_id, 'cover', greatest(NEW.since, served.since), NEW.until
        FROM stewardship AS served JOIN steward AS standin ON standin.id = NEW.by_id
        WHERE served.steward_id = NEW.steward_id AND served.until IS NULL AND standin.active
            AND NEW.until > served.since
        ON CONFLICT (role, member_id, reason, since)
            DO UPDATE SET until = greatest(access.until, excluded.until);
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION cover_concerned(said json)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT coalesce(
            me()::text IN (said ->> 'by_id', said ->> 'steward_id')
                OR mine_to_give((said ->> 'steward_id')::uuid),
            false
        )
    $function$;
GRANT EXECUTE ON FUNCTION cover_concerned(said json) TO concierge_lead, concierge_steward;

CREATE OR REPLACE FUNCTION cover_ends()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        UPDATE access SET until = cover_lasts(role, member_id, since)
        WHERE reason = 'cover' AND since >= OLD.since AND since < OLD.until
            AND role = (SELECT login FROM steward WHERE id = OLD.by_id AND active)
            AND member_id IN (
                SELECT member_id FROM stewardship WHERE steward_id = OLD.steward_id
            );
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION cover_of_leaver()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        UPDATE access SET until = cover_lasts(role, member_id, since)
        WHERE reason = 'cover' AND member_id = NEW.member_id AND until > NEW.until
            AND role IN (
                SELECT standin.login FROM cover JOIN steward AS standin ON standin.id = cover.by_id
                WHERE cover.steward_id = NEW.steward_id AND standin.active
            );
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION cover_of_newcomer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT standin.login, NEW.member_id, 'cover', greatest(cover.since, NEW.since), max(cover.until)
        FROM cover JOIN steward AS standin ON standin.id = cover.by_id
        WHERE cover.steward_id = NEW.steward_id AND cover.until > NEW.since AND standin.active
        GROUP BY 1, 4
        ON CONFLICT (role, member_id, reason, since)
            DO UPDATE SET until = greatest(access.until, excluded.until);
        RETURN NULL;
    END $function$;

CREATE OR REPLACE FUNCTION dismiss(leaver text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    DECLARE
        held text;
        ours boolean;
        shut boolean;
    BEGIN
        SELECT 'concierge_' || role INTO held FROM steward WHERE login = leaver;
        SELECT NOT rolcanlogin, EXISTS (
            SELECT FROM pg_auth_members
            WHERE member = pg_roles.oid AND roleid = to_regrole(held)
        ) INTO shut, ours FROM pg_roles WHERE rolname = leaver;
        -- Called once more, it is shut already.
        IF NOT may_admit() OR held IS NULL OR (ours OR shut) IS NOT TRUE THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF ours THEN
            EXECUTE format('REVOKE %I FROM %I', held, leaver);
            EXECUTE format('ALTER ROLE %I NOLOGIN PASSWORD NULL', leaver);
        END IF;
        -- Before the flag: an open transaction of theirs may hold the rows it changes.
        PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = leaver;
        PERFORM pg_stat_clear_snapshot();
        PERFORM pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE usename = leaver;
        UPDATE steward SET active = false WHERE login = leaver AND active;
        PERFORM pg_stat_clear_snapshot();
        PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = leaver;
    END $function$;
GRANT EXECUTE ON FUNCTION dismiss(leaver text) TO concierge_admin;

CREATE OR REPLACE FUNCTION fed()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT EXISTS (SELECT FROM steward WHERE login = session_user AND active AND role = 'feed')
    $function$;
GRANT EXECUTE ON FUNCTION fed() TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;

CREATE OR REPLACE FUNCTION has_access(named text, member_column text, writing boolean)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT format(
            'EXISTS (SELECT FROM access WHERE access.role = CURRENT_USER::text'
            ' AND access.member_id = %I.%I%s AND access.since <= this_instant()'
            ' AND (access.until IS NULL OR access.until > this_instant()))',
            named, member_column, CASE WHEN writing THEN ' AND access.writes' ELSE '' END
        )
    $function$;

CREATE OR REPLACE FUNCTION is_between(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT coalesce((
            SELECT until IS NOT NULL AND mine_to_give(steward_id) FROM stewardship
            WHERE member_id = wanted ORDER BY since DESC LIMIT 1
        ), false)
    $function$;
GRANT EXECUTE ON FUNCTION is_between(wanted uuid) TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;

CREATE OR REPLACE FUNCTION is_done(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$ SELECT EXISTS (SELECT FROM audit WHERE operation = wanted AND steward_id = me()) $function$;
GRANT EXECUTE ON FUNCTION is_done(wanted uuid) TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;

CREATE OR REPLACE FUNCTION is_new(wanted uuid, by_whom uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT mine_to_give(by_whom)
            AND EXISTS (SELECT FROM member WHERE id = wanted AND owner_id = by_whom)
            AND NOT EXISTS (SELECT FROM stewardship WHERE member_id = wanted)
    $function$;
GRANT EXECUTE ON FUNCTION is_new(wanted uuid, by_whom uuid) TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;

CREATE OR REPLACE FUNCTION is_ours(person text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT EXISTS (
            SELECT FROM steward
            JOIN pg_roles ON rolname = login AND rolcanlogin AND NOT rolsuper
            JOIN pg_auth_members ON member = pg_roles.oid
                AND roleid = to_regrole('concierge_' || steward.role)
            WHERE login = person AND active
        )
    $function$;

CREATE OR REPLACE FUNCTION is_service()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT EXISTS (
            SELECT FROM steward WHERE login = session_user AND active AND role = 'service'
        )
    $function$;
GRANT EXECUTE ON FUNCTION is_service() TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;

CREATE OR REPLACE FUNCTION may_admit()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT pg_has_role(session_user, 'concierge_owner', 'MEMBER')
            OR EXISTS (SELECT FROM steward WHERE login = session_user AND active AND role = 'admin')
    $function$;
GRANT EXECUTE ON FUNCTION may_admit() TO concierge_admin;

CREATE OR REPLACE FUNCTION may_change(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT EXISTS (
            SELECT FROM access
            WHERE role = session_user AND member_id = wanted AND writes
                AND since <= this_instant() AND (until IS NULL OR until > this_instant())
        ) OR fed() OR is_service()
    $function$;
GRANT EXECUTE ON FUNCTION may_change(wanted uuid) TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;

CREATE OR REPLACE FUNCTION may_see(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT EXISTS (
            SELECT FROM access
            WHERE role = session_user AND member_id = wanted
                AND since <= this_instant() AND (until IS NULL OR until > this_instant())
        ) OR fed() OR is_service()
    $function$;
GRANT EXECUTE ON FUNCTION may_see(wanted uuid) TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;

CREATE OR REPLACE FUNCTION me()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$ SELECT id FROM steward WHERE login = session_user AND active $function$;
GRANT EXECUTE ON FUNCTION me() TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;

CREATE OR REPLACE FUNCTION member_numbers(wanted uuid[])
 RETURNS TABLE(id uuid, number text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT member.id, member.number FROM member
        WHERE member.id = ANY (wanted) AND (may_admit() OR may_see(member.id))
    $function$;
GRANT EXECUTE ON FUNCTION member_numbers(wanted uuid[]) TO concierge_admin, concierge_lead;

CREATE OR REPLACE FUNCTION member_of_number(wanted text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT member.id FROM member
        WHERE member.number = wanted AND (may_admit() OR may_see(member.id))
    $function$;
GRANT EXECUTE ON FUNCTION member_of_number(wanted text) TO concierge_admin, concierge_lead;

CREATE OR REPLACE FUNCTION micros(at timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$ SELECT (extract(epoch FROM at) * 1000000)::bigint $function$;

CREATE OR REPLACE FUNCTION mine_to_give(wanted uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT EXISTS (
            SELECT FROM steward AS asking
            JOIN steward AS served ON served.id = asking.id
                OR (served.team_id = asking.team_id
                    AND (asking.role = 'lead'
                        OR served.id = (SELECT intake_id FROM team WHERE id = asking.team_id)))
            WHERE asking.login = session_user AND asking.active AND served.id = wanted
        )
    $function$;
GRANT EXECUTE ON FUNCTION mine_to_give(wanted uuid) TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;

CREATE OR REPLACE FUNCTION new_id()
 RETURNS uuid
 LANGUAGE sql
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT encode(set_byte(made, 6, (get_byte(made, 6) & 15) | 112), 'hex')::uuid
        FROM (
            SELECT overlay(
                uuid_send(gen_random_uuid()) PLACING
                substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)
                    FROM 3) FROM 1
            ) AS made
        ) AS drawn
    $function$;

CREATE OR REPLACE FUNCTION new_password(person text, sealed text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        IF (person <> session_user AND NOT may_admit()) OR NOT is_ours(person)
            OR sealed NOT LIKE 'SCRAM-SHA-256$%' THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        EXECUTE format('ALTER ROLE %I PASSWORD %L', person, sealed);
        IF person <> session_user THEN
            PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = person;
        END IF;
    END $function$;
GRANT EXECUTE ON FUNCTION new_password(person text, sealed text) TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;

CREATE OR REPLACE FUNCTION protect(named text, member_column text DEFAULT 'member_id'::text, also text DEFAULT NULL::text, kept text DEFAULT NULL::text, changes text[] DEFAULT '{INSERT,UPDATE,DELETE}'::text[], on_record boolean DEFAULT true)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    DECLARE
        seen CONSTANT text := concat_ws(' AND ', has_access(named, member_column, false), also);
        -- The owner is of every group, to admit people to them, and what its functions write must
        -- not be refused for whom they act for.
        served CONSTANT text :=
            'CURRENT_USER = ''concierge_owner'' OR ' || has_access(named, member_column, true);
        change text;
    BEGIN
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', named);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', named);
        EXECUTE format(
            'CREATE POLICY owner ON %I TO concierge_owner USING (true) WITH CHECK (true)', named
        );
        IF 'INSERT' = ANY (changes) THEN
            EXECUTE format(
                'CREATE POLICY seen ON %I TO concierge_steward, concierge_lead'
                ' USING (%s) WITH CHECK (%s)', named, seen, concat_ws(' AND ', seen, kept)
            );
        ELSE
            EXECUTE format(
                'CREATE POLICY seen ON %I FOR SELECT TO concierge_steward, concierge_lead'
                ' USING (%s)', named, seen
            );
        END IF;
        FOREACH change IN ARRAY changes LOOP
            EXECUTE format(
                'CREATE POLICY %I ON %I AS RESTRICTIVE FOR %s TO concierge_steward, concierge_lead'
                ' %s %s',
                'served_' || lower(change), named, change,
                CASE WHEN change <> 'INSERT' THEN format('USING (%s)', served) END,
                CASE WHEN change <> 'DELETE' THEN format('WITH CHECK (%s)', served) END
            );
        END LOOP;
        IF on_record THEN
            EXECUTE format(
                'CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I'
                ' DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_outside()',
                named || '_on_record', named
            );
        END IF;
    END $function$;

CREATE OR REPLACE FUNCTION readmit(person text, sealed text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    DECLARE
        held text;
    BEGIN
        SELECT 'concierge_' || role INTO held FROM steward WHERE login = person AND NOT active;
        IF NOT may_admit() OR held IS NULL OR sealed NOT LIKE 'SCRAM-SHA-256$%'
            OR person LIKE 'concierge\_%' OR NOT EXISTS (
                SELECT FROM pg_roles WHERE rolname = person AND NOT rolcanlogin AND NOT rolsuper
                    AND NOT rolcreaterole AND NOT EXISTS (
                        SELECT FROM pg_auth_members WHERE member = pg_roles.oid
                    )
            ) THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', person, sealed);
        EXECUTE format('GRANT %I TO %I', held, person);
        UPDATE steward SET active = true WHERE login = person;
    END $function$;
GRANT EXECUTE ON FUNCTION readmit(person text, sealed text) TO concierge_admin;

CREATE OR REPLACE FUNCTION set_zone(wanted text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
    BEGIN
        IF NOT may_admit() THEN
            RAISE EXCEPTION 'not allowed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF EXISTS (
            SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'concierge'
                AND usename <> session_user
        ) THEN
            RAISE EXCEPTION 'others are at work' USING ERRCODE = 'object_in_use';
        END IF;
        UPDATE workspace SET zone = wanted;
        DELETE FROM timeline_day;
        INSERT INTO timeline_day (member_id, day, line, kind, audience, folded, n)
        SELECT member_id, (at AT TIME ZONE wanted)::date - date '0001-01-01' + 1,
            coalesce(line, ''), kind, audience, lead_id IS NOT NULL, count(*)
        FROM timeline_event GROUP BY 1, 2, 3, 4, 5, 6;
    END $function$;
GRANT EXECUTE ON FUNCTION set_zone(wanted text) TO concierge_admin;

CREATE OR REPLACE FUNCTION still_owns(leaver uuid)
 RETURNS TABLE(members bigint, stands_in bigint, is_covered bigint, intakes bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT
            (SELECT count(*) FROM member WHERE owner_id = leaver AND active),
            (SELECT count(*) FROM cover
                WHERE by_id = leaver AND until > greatest(since, this_instant())),
            (SELECT count(*) FROM cover
                WHERE steward_id = leaver AND until > greatest(since, this_instant())),
            (SELECT count(*) FROM team WHERE intake_id = leaver)
        WHERE may_admit() OR EXISTS (
            SELECT FROM steward AS asking JOIN steward AS served USING (team_id)
            WHERE asking.login = session_user AND asking.active AND asking.role = 'lead'
                AND served.id = leaver
        )
    $function$;
GRANT EXECUTE ON FUNCTION still_owns(leaver uuid) TO concierge_admin, concierge_lead;

CREATE OR REPLACE FUNCTION team_load()
 RETURNS TABLE(steward_id uuid, members bigint, open_issues bigint, promises_due bigint, promises_broken bigint, waiting_since timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        WITH counted AS MATERIALIZED (
            SELECT served.id
            FROM steward AS asking
            JOIN steward AS served ON served.id = asking.id
                OR (asking.role = 'lead' AND served.team_id = asking.team_id)
            WHERE asking.login = session_user AND asking.active
                AND asking.role IN ('steward', 'lead')
        ), serving AS (
            SELECT owner_id, count(*) AS members, sum(open_issues) AS open_issues,
                min(coalesce(last_contact, joined_at)) FILTER (WHERE open_issues > 0) AS since
            FROM member
            WHERE active AND owner_id = ANY (ARRAY(SELECT id FROM counted))
            GROUP BY owner_id
        ), promised AS (
            SELECT owner_id, count(*) FILTER (WHERE due > this_instant()) AS due,
                count(*) FILTER (WHERE due <= this_instant()) AS broken
            FROM due_item
            WHERE kind = 'promise' AND owner_id = ANY (ARRAY(SELECT id FROM counted))
            GROUP BY owner_id
        )
        SELECT counted.id, coalesce(serving.members, 0), coalesce(serving.open_issues, 0),
            coalesce(promised.due, 0), coalesce(promised.broken, 0), serving.since
        FROM counted
        LEFT JOIN serving ON serving.owner_id = counted.id
        LEFT JOIN promised ON promised.owner_id = counted.id
    $function$;
GRANT EXECUTE ON FUNCTION team_load() TO concierge_lead, concierge_steward;

CREATE OR REPLACE FUNCTION this_instant()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ SELECT statement_timestamp() $function$;
GRANT EXECUTE ON FUNCTION this_instant() TO concierge_admin, concierge_feed, concierge_lead, concierge_service, concierge_steward;

CREATE OR REPLACE FUNCTION today()
 RETURNS date
 LANGUAGE sql
 STABLE
 SET search_path TO 'concierge', 'pg_temp'
AS $function$ SELECT (this_instant() AT TIME ZONE 'UTC')::date $function$;

CREATE OR REPLACE FUNCTION whose(found uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'concierge', 'pg_temp'
AS $function$
        SELECT member_id FROM enquiry
        WHERE id = found AND steward_id = me() AND at > this_instant() - interval '1 hour'
            AND transaction IS DISTINCT FROM pg_current_xact_id_if_assigned()
    $function$;

CREATE TRIGGER cover_begins AFTER INSERT ON cover FOR EACH ROW EXECUTE FUNCTION cover_begins();

CREATE TRIGGER cover_ends AFTER DELETE OR UPDATE OF until ON cover FOR EACH ROW EXECUTE FUNCTION cover_ends();

CREATE TRIGGER access_of_changed AFTER UPDATE OF role, team_id, active ON steward FOR EACH ROW WHEN ((new.active AND (((old.role)::text <> (new.role)::text) OR (old.team_id <> new.team_id) OR (NOT old.active)))) EXECUTE FUNCTION access_of_changed();

CREATE TRIGGER access_of_lead AFTER INSERT ON steward FOR EACH ROW WHEN ((((new.role)::text = 'lead'::text) AND new.active)) EXECUTE FUNCTION access_of_lead();

CREATE TRIGGER access_of_leaver AFTER UPDATE OF active ON steward FOR EACH ROW WHEN ((old.active AND (NOT new.active))) EXECUTE FUNCTION access_of_leaver();

CREATE TRIGGER access_begins AFTER INSERT ON stewardship FOR EACH ROW EXECUTE FUNCTION access_begins();

CREATE TRIGGER access_ends AFTER UPDATE OF until ON stewardship FOR EACH ROW EXECUTE FUNCTION access_ends();

CREATE TRIGGER cover_of_leaver AFTER UPDATE OF until ON stewardship FOR EACH ROW EXECUTE FUNCTION cover_of_leaver();

CREATE TRIGGER cover_of_newcomer AFTER INSERT ON stewardship FOR EACH ROW EXECUTE FUNCTION cover_of_newcomer();
