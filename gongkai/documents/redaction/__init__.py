"""Blacking out (涂黑): marks on the pages of a pdf or picture, each with its basis, burnt in so that nothing stays below."""
