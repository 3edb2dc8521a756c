"""What running code needs besides its own instructions.

Low-level: subtype tests, raising and unwinding exceptions, entering Java from outside, stack
traces, the upcall into the control plane. Control plane: the `Machine` that owns one runtime's
structs, image, handles and upcalls.

Invariants: the control plane sees objects through root slots (`handles`) alone; an upcall runs in
the native state, so that it never delays a collection.
"""
