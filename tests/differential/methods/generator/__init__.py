"""Makes the source text of a class of random methods: `program.program`."""
