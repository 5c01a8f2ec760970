"""The handbook of a journey: what a trainer hands out, made from the flows and run by the simulator."""
