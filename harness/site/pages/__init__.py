"""The pages of a site, a module for each kind: what each is called, which template makes it, what that is given."""
