"""Papers about records: the registration form of the confidentiality review, its ledger, a record to take away."""
