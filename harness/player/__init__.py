"""The player: sittings at a portal in a browser, server-rendered, several people side by side."""
