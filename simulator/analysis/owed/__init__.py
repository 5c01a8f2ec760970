"""What a suite of scenarios owes a flow, one kind a file: all there is to show, and what shows it."""
