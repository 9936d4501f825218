"""One list of everything half written, each leading to its place."""
