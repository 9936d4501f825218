"""The icon of a kind of entry, wherever one stands."""

KIND_ICONS = {
    "note": "notebook-pen",
    "issue": "circle-dot",
    "promise": "handshake",
    "task": "users-round",
    "order": "package",
    "booking": "ticket",
    "flight": "plane",
    "payment": "wallet",
    "outreach": "send",
    "survey": "list-todo",
    "reminder": "bell",
    "stewardship": "arrow-right-left",
    "profile": "user-round",
}
