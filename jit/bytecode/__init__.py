"""From bytecode and profile to a graph: abstract interpretation of each method, calls inlined.

`builder` walks the reachable basic blocks in reverse postorder with nodes in place of values; where
paths join it makes phis for the locals that `liveness` says are used later. `instructions`,
`memory`, `branches`, `calls` and `exceptions` translate one instruction each. What was never
executed is not compiled: unresolved instructions and branches never taken become `deopt`.
"""
