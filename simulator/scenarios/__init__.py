"""A path through a flow, written as a scenario an analyst could have written."""
