"""The catalogue as offices send it and get it: xlsx in the official layout, one area a sheet."""
