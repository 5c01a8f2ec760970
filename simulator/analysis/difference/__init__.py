"""What changed from one edition of the flows to another: what is told, what it touches, what becomes of open cases."""
