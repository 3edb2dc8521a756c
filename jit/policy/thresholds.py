"""When things happen: every number of the policy.

Heat is a method's calls and backward jumps together, as far as they are counted: one in
`SAMPLE_TICKS` counts as so many.
"""

# Heat at which the interpreter begins to count types and branches. Counting costs time, and what
# runs less is not worth compiling: most methods of a program stay below.
PROFILE_AT = 2048

# Heat at which a method or loop is compiled at the baseline level, which takes some 5 ms and is
# several times as fast as the interpreter; it has been counted for as long as it was not.
BASELINE_AT = 4096

# More heat before such code is made again that met what was not resolved yet.
BASELINE_AFTER = 1024

# Heat at which it is optimised: compiling takes 10 to 100 ms.
COMPILE_AT = 32768

# More heat before a method is compiled again whose code was taken away: the interpreter then knows
# what it had not met.
RECOMPILE_AFTER = 4096

# Seconds from when something is hot to when the compiler is imported, which costs the program some
# 30 ms where it needs Python too: of those that are over soon, few are worth it.
PATIENCE = 0.04

# Bytes of bytecode up to which a method waits for all others: where its callers are compiled it is
# inlined, so it is only hot until they are.
TRIVIAL_METHOD = 10

# After so many seconds without a task a thread of the compiler ends; the next task starts another.
IDLE_SECONDS = 0.5

# HotSpot's limit (HugeMethodLimit): what is larger takes minutes rather than seconds.
LARGEST_METHOD = 8000

# Failures of one guard before its method is compiled without it. A guard that fails once in a
# while is cheaper than the code for both cases.
FAILURES_OF_A_GUARD = 4

# Failures that say something about the past only: once resolved or initialised, a class or member
# stays so, and the code is better made anew at once.
FAILURES_OF_A_FIRST_USE = 1

# Times that a method may be compiled anew; then once more assuming nothing, and that code stays.
RECOMPILATIONS = 12
