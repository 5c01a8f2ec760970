"""Flow and its parts: text to located nodes, nodes to a checked Flow."""
