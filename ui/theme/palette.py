"""The tokens as a QPalette, all three groups."""

from PySide6.QtGui import QPalette

from ui.theme.tokens import Tokens

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "list",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "accentink",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line2",
    QPalette.ColorRole.Shadow: "line2",
    QPalette.ColorRole.Highlight: "sel",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "ink",
}
_DISABLED = {
    QPalette.ColorRole.WindowText: "off",
    QPalette.ColorRole.Text: "off",
    QPalette.ColorRole.ButtonText: "off",
    QPalette.ColorRole.HighlightedText: "off",
    QPalette.ColorRole.PlaceholderText: "off",
    QPalette.ColorRole.Button: "pill",
}


def palette(of: Tokens) -> QPalette:
    """Own colours for everything Fusion paints, whatever the platform thinks of dark."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(QPalette.ColorGroup.All, role, of[name])
    for role, name in _DISABLED.items():
        made.setColor(QPalette.ColorGroup.Disabled, role, of[name])
    made.setColor(QPalette.ColorGroup.Inactive, QPalette.ColorRole.Highlight, of.selidle)
    return made
