"""What makes the player safe to leave running in a classroom: each rule a module, applied to every request."""
