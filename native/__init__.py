"""Native methods: the registry that binds them, and the code behind the class library's natives.

A native is registered by class, name and method descriptor, once: as a low-level function where
speed counts (`compiled/`), as Python over handles elsewhere (`python/`). A low-level native may
have a Python half for what it cannot do itself (make a mirror); it goes there by an upcall.

Invariants: Python natives never hold raw references, only root slots and handles; a native that is
not there is the guest's UnsatisfiedLinkError, never an error of ours; the warm path knows low-level
natives by a table that is stored with the image, and imports a Python native's module when its
class first calls one.  Imports: vm, isa and below.
"""
