"""From declarations to symbols.

`enter` makes the symbols of a file's classes; their headers (`headers`), their members (`members`)
and the types in both (`typetrees`) follow on demand, as with classes from class files, so that the
order of declarations never matters.  `env` is the lexical context that names are looked up in.

Invariants: a class that is being completed has provisional attributes, so that cycles end; every
completion reports its errors in the file that the declaration is in.
"""
