"""Questions on a flow for those who learn it: every answer, right or wrong, is computed by running the flow."""
