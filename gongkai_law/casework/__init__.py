"""Handling a request: kinds of answer and the states a case moves through."""
