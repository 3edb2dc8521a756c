"""The machine's own picture of classes, methods and fields.

`classes` and `members` hold the control plane's objects; `metadata` the native structs that
generated code and collector see; `arena` the memory these lie in; `host` what loading and linking
need from the rest of the machine.

Invariants: a `JavaClass` is fully prepared (native struct, vtable, field offsets) before anybody
but its definer sees it; native metadata lies below 4 GiB and is freed with its machine only; the
control plane never holds a raw reference to a Java object, only addresses of root slots.
Trace flags: none.
"""
