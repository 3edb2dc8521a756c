"""Helpful NullPointerException messages (JEP 358): what failed, and where the null came from.

`message.null_message` makes the text for a place in a method's code. A small data-flow analysis
(`sources`) says which instruction pushed each value that the failing one takes; `causes` writes
that instruction down as the source text that it came from, `actions` the failing one, and `names`
classes, methods and local variables.

Invariants: works on code that has run (so it is verified, and the constant pool entries that it
uses are well-formed), loads no class, runs no Java, and ends within a bounded number of steps
whatever the code is. The wording is HotSpot's to the letter, for programs and their tests print
it; where it looks odd a comment says so. There are no trace flags.
"""
