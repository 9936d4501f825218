-- Who may see whom follows from who serves whom, whichever program writes it (law 9). What ends at once
-- ends by the machine's clock, in microseconds.
CREATE TRIGGER access_begins AFTER INSERT ON stewardship BEGIN
    INSERT INTO access (role, member_id, reason, since, until)
    SELECT login, NEW.member_id, 'stewardship', NEW.since, NEW.until
    FROM steward WHERE id = NEW.steward_id;
    INSERT INTO access (role, member_id, reason, since, until)
    SELECT boss.login, NEW.member_id, 'team', NEW.since, NEW.until
    FROM steward AS served
    JOIN steward AS boss ON boss.team_id = served.team_id AND boss.role = 'lead'
    WHERE served.id = NEW.steward_id;
END

CREATE TRIGGER access_ends AFTER UPDATE OF until ON stewardship BEGIN
    UPDATE access SET until = NEW.until
    WHERE member_id = NEW.member_id AND since = NEW.since
        AND reason IN ('stewardship', 'team');
END

CREATE TRIGGER access_of_lead AFTER INSERT ON steward WHEN NEW.role = 'lead' BEGIN
    INSERT INTO access (role, member_id, reason, since, until)
    SELECT NEW.login, stewardship.member_id, 'team', stewardship.since, NULL
    FROM stewardship
    JOIN steward AS served ON served.id = stewardship.steward_id
    WHERE served.team_id = NEW.team_id AND stewardship.until IS NULL;
END

CREATE TRIGGER access_of_leaver AFTER UPDATE OF active ON steward
WHEN OLD.active AND NOT NEW.active BEGIN
    UPDATE access SET until = CAST(unixepoch('subsec') * 1000000 AS INTEGER)
    WHERE role = NEW.login
        AND (until IS NULL OR until > CAST(unixepoch('subsec') * 1000000 AS INTEGER));
END

CREATE TRIGGER access_of_changed AFTER UPDATE OF role, team_id, active ON steward
WHEN NEW.active
    AND (OLD.role <> NEW.role OR OLD.team_id <> NEW.team_id OR NOT OLD.active)
BEGIN
    UPDATE access SET until = CAST(unixepoch('subsec') * 1000000 AS INTEGER)
    WHERE reason = 'team'
        AND (until IS NULL OR until > CAST(unixepoch('subsec') * 1000000 AS INTEGER))
        AND (role = NEW.login OR (OLD.team_id <> NEW.team_id AND role IN (
            SELECT login FROM steward WHERE team_id = OLD.team_id AND role = 'lead'
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
END

-- And from who stands in for whom: of a row of `access`, until the last instant of all covers that begin
-- it, or no time if there is none left.
CREATE TRIGGER cover_begins AFTER INSERT ON cover BEGIN
    INSERT INTO access (role, member_id, reason, since, until)
    SELECT standin.login, served.member_id, 'cover', max(NEW.since, served.since), NEW.until
    FROM stewardship AS served JOIN steward AS standin ON standin.id = NEW.by_id
    WHERE served.steward_id = NEW.steward_id AND served.until IS NULL AND standin.active
        AND NEW.until > served.since
    ON CONFLICT (role, member_id, reason, since)
        DO UPDATE SET until = max(until, excluded.until);
END

CREATE TRIGGER cover_ends AFTER UPDATE OF until ON cover BEGIN
    UPDATE access SET until = coalesce((
        SELECT max(min(cover.until, coalesce(served.until, cover.until)))
        FROM steward AS standin
        JOIN cover ON cover.by_id = standin.id
        JOIN stewardship AS served ON served.steward_id = cover.steward_id
        WHERE standin.login = access.role AND served.member_id = access.member_id
            AND max(cover.since, served.since) = access.since
            AND cover.until > access.since
            AND (served.until IS NULL OR served.until > access.since)
    ), since)
    WHERE reason = 'cover'
    AND role = (SELECT login FROM steward WHERE id = OLD.by_id AND active)
    AND member_id IN (SELECT member_id FROM stewardship WHERE steward_id = OLD.steward_id)
    AND since >= OLD.since AND since < OLD.until;
END

CREATE TRIGGER cover_called_off AFTER DELETE ON cover BEGIN
    UPDATE access SET until = coalesce((
        SELECT max(min(cover.until, coalesce(served.until, cover.until)))
        FROM steward AS standin
        JOIN cover ON cover.by_id = standin.id
        JOIN stewardship AS served ON served.steward_id = cover.steward_id
        WHERE standin.login = access.role AND served.member_id = access.member_id
            AND max(cover.since, served.since) = access.since
            AND cover.until > access.since
            AND (served.until IS NULL OR served.until > access.since)
    ), since)
    WHERE reason = 'cover'
    AND role = (SELECT login FROM steward WHERE id = OLD.by_id AND active)
    AND member_id IN (SELECT member_id FROM stewardship WHERE steward_id = OLD.steward_id)
    AND since >= OLD.since AND since < OLD.until;
END

CREATE TRIGGER cover_of_newcomer AFTER INSERT ON stewardship BEGIN
    INSERT INTO access (role, member_id, reason, since, until)
    SELECT standin.login, NEW.member_id, 'cover', max(cover.since, NEW.since), max(cover.until)
    FROM cover JOIN steward AS standin ON standin.id = cover.by_id
    WHERE cover.steward_id = NEW.steward_id AND cover.until > NEW.since AND standin.active
    GROUP BY 1, 2, 3, 4
    ON CONFLICT (role, member_id, reason, since)
        DO UPDATE SET until = max(until, excluded.until);
END

CREATE TRIGGER cover_of_leaver AFTER UPDATE OF until ON stewardship BEGIN
    UPDATE access SET until = coalesce((
        SELECT max(min(cover.until, coalesce(served.until, cover.until)))
        FROM steward AS standin
        JOIN cover ON cover.by_id = standin.id
        JOIN stewardship AS served ON served.steward_id = cover.steward_id
        WHERE standin.login = access.role AND served.member_id = access.member_id
            AND max(cover.since, served.since) = access.since
            AND cover.until > access.since
            AND (served.until IS NULL OR served.until > access.since)
    ), since)
    WHERE reason = 'cover'
    AND member_id = NEW.member_id AND until > NEW.until AND role IN (
        SELECT standin.login FROM cover JOIN steward AS standin ON standin.id = cover.by_id
        WHERE cover.steward_id = NEW.steward_id AND standin.active
    );
END

-- And from a look with a reason, which only ends.
CREATE TRIGGER break_glass_asked BEFORE INSERT ON break_glass
WHEN trim(NEW.reason) = '' OR NEW.until <> NEW.since + 3600000000
    OR NOT EXISTS (
        SELECT 1 FROM steward WHERE id = NEW.steward_id AND active
            AND (role = 'lead' OR (role = 'steward' AND NOT NEW.confidential))
    )
BEGIN
    SELECT RAISE(ABORT, 'a look has a reason, an hour, and a lead where it is confidential');
END

CREATE TRIGGER break_glass_begins AFTER INSERT ON break_glass BEGIN
    INSERT INTO access (role, member_id, reason, since, until, writes)
    SELECT login, NEW.member_id, 'break-glass', NEW.since, NEW.until, false
    FROM steward WHERE id = NEW.steward_id;
END

CREATE TRIGGER break_glass_lasts BEFORE UPDATE ON break_glass
WHEN NEW.until > OLD.until OR NEW.since <> OLD.since OR NEW.member_id <> OLD.member_id
    OR NEW.steward_id <> OLD.steward_id OR NEW.reason <> OLD.reason
    OR NEW.confidential <> OLD.confidential
BEGIN SELECT RAISE(ABORT, 'a look only ends'); END

CREATE TRIGGER break_glass_ends AFTER UPDATE OF until ON break_glass BEGIN
    UPDATE access SET until = NEW.until
    WHERE reason = 'break-glass' AND member_id = NEW.member_id AND since = NEW.since
        AND role = (SELECT login FROM steward WHERE id = NEW.steward_id);
END
