"""What names stand for, and where classes come from.

Symbols complete themselves: from a class file or a declaration they take names first, and types
when somebody asks.  The finder knows which classes there are; the symbol table those that
the language itself needs.
"""
