"""Questions asked of a flow, one a file."""
