"""Side by side with what one would use otherwise: `python -m benchmarks` prints the ratios and keeps them as JSON."""
