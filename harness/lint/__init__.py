"""The lint of features: what is wrong, doubled or useless in them, found without playing a single step."""
