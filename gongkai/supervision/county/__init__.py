"""What a county sees of the agencies below it: their reports, their sums, what is overdue. Reads only."""
