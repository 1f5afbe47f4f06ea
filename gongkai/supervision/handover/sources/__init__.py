"""One module an area: `held(user) -> Pile` and `pass_on(before=, after=, actor=) -> int`."""
