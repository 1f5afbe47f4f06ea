"""The command-line face: one module per command with `configure(parser)` and `run(arguments) -> exit code`."""
