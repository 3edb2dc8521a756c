"""Random well-typed Java programs from a seed.

The idea: an expression is asked for by its exact static type, and knows its precedence, so that
only the needed parentheses are written (and some that are not). What is in scope decides what is
offered: lambdas and local classes see what does not change. Larger parts (`features`, `classes`,
`functional`) are fixed shapes with random expressions inside.
"""
