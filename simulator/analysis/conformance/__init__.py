"""Whether what was logged is what the flow allows: cases replayed one event at a time, with little known of them.

A log seldom tells all. The reading is therefore three-valued: a condition over what the log does not tell is neither
true nor false, and an event is *allowed* where it is possible for some data. Several places can be possible at once;
a case is supposed to be in any of them. An ``exact`` reading takes the log to tell everything that was typed and
clicked, so that only what lies outside the case stays unknown.

After a deviation the replay goes on where the log says the case went, so that one fault is told once:

- an event that a rule or a form refuses has happened all the same: the case goes where the event leads;
- an event after a deadline has happened as though that deadline were not there;
- an event that steps were skipped to reach has happened after those steps;
- what can be made possible by no step, or comes after the end, is left aside.
"""
