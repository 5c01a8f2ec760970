"""The edges: command line, files, system clock, drivers and reports."""
