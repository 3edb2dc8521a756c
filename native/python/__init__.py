"""Natives in Python: each a function of a `NativeCall`, in the native state, on handles alone.

One module for the natives of one class or a few related ones; `registry.PYTHON_MODULES` says which,
so that a module is imported only when one of its methods is called.
"""
