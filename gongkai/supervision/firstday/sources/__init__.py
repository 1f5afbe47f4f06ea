"""One module a step: `STEP`, a `Step`."""
