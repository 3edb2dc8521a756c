"""Java embedded in a Python program."""
