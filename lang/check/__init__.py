"""The rules about declarations: modifiers, duplicates, overriding, inheritance, sealing (JLS 8, 9).

`classes` runs them over a class from source and the classes in it; texts are javac's.  What is said
about a class follows from symbols alone, so it does not matter when it is checked.
"""
