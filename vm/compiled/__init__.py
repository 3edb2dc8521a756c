"""What the machine knows of compiled code: where it lies, and what its frames hold.

Compiled methods run on the native stack; the interpreter's frames lie on the Java stack. Where one
calls the other the Java stack says so: the interpreter pushes a *marker* (a `Frame` whose method is
`Vm.compiled_method`) before it calls compiled code, and compiled code pushes an entry frame before
it calls the interpreter. So following `Thread.frame` meets all frames of a thread in their order.

Invariants: while compiled code runs, `Thread.frame` is the marker of its segment and `Thread.sp`
the end of the marker. Compiled code and everything it calls keep frame pointers. Whatever compiled
code calls that may collect, walk the stack or call Java first stores its own frame's address in the
marker's `pc`: the *anchor*, where the saved frame pointer and the return address into compiled code
lie side by side. A return address of compiled code is a *site*; `tables` says what is alive there.
"""
