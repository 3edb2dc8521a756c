"""What is wrong with a text that the grammar refuses, in javac's words.

The LALR parser tells right from wrong and makes the tree; when it refuses, `SyntaxChecker` goes
over the tokens once more by recursive descent, as a person reads, and reports each mistake where a
reader would see it.  It makes no tree, and it runs for wrong texts alone.

Invariants: a text that the grammar accepts has no errors here (a test checks all Java sources of
the repository); each loop moves on; errors before the last one reported are not told, as they
follow from it.
"""
