"""What can be known of a method's code without running it.

`flow` gives the normalised code (indexes instead of byte offsets, subroutines inlined), `shapes`
the operand stack before each instruction, `maps` which values the collector must treat as
references, `verifier` decides whether a class from outside may run at all (JVMS 4.9, 4.10): by
`typechecking` against the frames it declares, by `inference` where it is old; both go by the same
`rules`.

Invariants: all of it is pure: class files in, facts or a LinkageFailure out; other classes are
asked about through `hierarchy.Hierarchy` alone.  Shapes and maps never load a class, and presume
code that is trusted or has passed the verifier.  The verifier checks the very flow that the
interpreter runs.  No trace flags.
"""
