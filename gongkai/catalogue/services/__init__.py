"""Acts on the standard catalogue: `editions`, `items`, `renewing`, `fulfilling`."""
