"""What a person sees of the portal, and what they can do there."""
