"""Taking in what offices have: a folder or a zip of files with their ledger; resumable, each row told."""
