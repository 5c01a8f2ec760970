"""The features played through the web player in a real browser: everything is done and read on its pages."""
