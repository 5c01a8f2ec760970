"""Why not? The clause that refuses an event, its values, and the nearest thing that would unblock it."""
