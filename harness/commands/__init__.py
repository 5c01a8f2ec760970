"""The commands of ``parcours``, a module each: ``build(say)`` gives a click command in the person's language."""
