"""What the templates of the player show, worked out beforehand: values, no page and no request."""
