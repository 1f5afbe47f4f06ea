"""One module an area: `todos(asking) -> Todos`."""
