"""What a suite of scenarios has to show, a criterion a file: its targets, and where each might be shown."""
