"""The county's view over many agencies: the only place, with search, that reads across agencies."""
