"""Object code becomes running code: linked, placed, described, and in time removed.

Invariants: code lies in one reserved region, which is written through one mapping and executed
through another. What a blob's tables and the index that names it occupy is given back only when the
caller says that no thread can be using them. An address outside is either below 4 GiB and an
immediate in the code, or in a slot that the code loads.
"""
