"""How the desk looks: colours, type, icons, and putting them in force."""

from ui.theme.dress import apply
from ui.theme.fonts import Role, font, line_height
from ui.theme.icons import icon, qicon
from ui.theme.tokens import DARK, LIGHT, Theme, Tokens, colour, follow, notifier, px, scale, tokens

__all__ = [
    "DARK",
    "LIGHT",
    "Role",
    "Theme",
    "Tokens",
    "apply",
    "colour",
    "follow",
    "font",
    "icon",
    "line_height",
    "notifier",
    "px",
    "qicon",
    "scale",
    "tokens",
]
