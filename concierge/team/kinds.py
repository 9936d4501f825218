"""What a person of the house may be."""

from enum import StrEnum


class Role(StrEnum):
    """What a person of the house does. Two are no persons, and have a login on a server only:
    `feed` takes in what businesses send, `service` does for all members what is due by itself."""

    STEWARD = "steward"
    LEAD = "lead"
    ADMIN = "admin"
    FEED = "feed"
    SERVICE = "service"


NO_PERSONS = (Role.FEED, Role.SERVICE)
