"""What is decided about a thing that is due: when it is broken."""


def broken(kind: str) -> str:
    """The code of the reason why a thing that binds, and is late, is on a list."""
    return f"{kind}_broken"
