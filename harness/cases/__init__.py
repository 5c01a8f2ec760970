"""What ``parcours cases`` does with kept sittings."""
