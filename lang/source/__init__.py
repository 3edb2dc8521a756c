"""Source files and what the compiler has to say about them.

Positions everywhere in the compiler are offsets into a file's text, in characters; only a `Source`
turns them into lines and columns.  The `Log` keeps all messages, in javac's words, until they are
printed; at one position of a file it keeps the first error alone.
"""
