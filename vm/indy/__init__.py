"""invokedynamic: the three bootstraps that the machine has built in (JVMS 5.4.3.6, 6.5).

Idea: a call site is linked by spinning a small hidden class with one static method whose descriptor
is the call site's; the instruction then is an invokestatic of that method. `bootstrap` reads the
call from the constant pool, `concat`, `lambdas` and `records` recognise one bootstrap each and make
the bytes, `adaptation` says which conversions LambdaMetafactory allows, `conversions` emits them,
`checks` does what needs classes, and `linking` puts these together.

Invariants: recognising and spinning are pure functions of the caller's class file; nothing but
LinkageFailure (or a loader's JavaThrow) is raised, whatever the static arguments are; the spun code
is type-safe without the verifier, whatever the static arguments are: what is not equal by name is
cast.
Trace flags: `-Xlog:class+load` shows the hidden classes.
"""
