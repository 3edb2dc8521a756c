"""Libraries of the host: machine code that runs in the process itself.

Nothing that it does can be checked, so only who may do everything may load one (the capability
`native`). Java calls it without Python in between; its JNIEnv is a table of C functions that are
Python, and some that LLVM has made, for what C passes after "...".
"""
