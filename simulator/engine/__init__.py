"""fire() and advance(): what moves a snapshot of a flow."""
