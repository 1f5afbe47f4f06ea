"""Acts of handling a request, one file a subject. Each is judged by the clock and by the table of moves first."""
