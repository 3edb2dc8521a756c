"""Native methods: the registry that binds them, and the code behind the class library's natives.

A native is registered by class, name and method descriptor, once: as a low-level function where
speed counts, as Python over handles elsewhere.

Invariants: native and Python code never hold raw references, only handles; a native that is not
there is the guest's UnsatisfiedLinkError, never an error of ours.  Imports: vm, isa and below.
"""
