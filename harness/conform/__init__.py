"""Logs read against a flow: the whole run, its account in words and as data, its scenarios and its pictures."""
