"""What is wrong in a flow whose every name is right: dead ends, contradictions, slips."""
