"""A sitting: several people at one portal, move after move, with the way back."""
