"""Random programs through both compilers and both machines.

The idea: `generator` makes a well-typed Java 17 program from a seed. `runner` compiles many at once
with javac and with pvm's compiler, runs both results on java and on pvm, and compares what they
print. The programs print the static types of what they print, and trace their evaluation order.

Invariants: a seed makes the same program for ever, until the generator changes; every program ends,
for loops have counters and everything that prints or loops ticks; javac takes every program.
"""
