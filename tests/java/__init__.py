"""Java programs with their expected output, run on pvm in many configurations and on real java."""
