"""Sheets of questions as files: a PDF to print, a page to answer on."""
