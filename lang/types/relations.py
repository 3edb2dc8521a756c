"""`Types`: all the relations between types in one object.  Each class below it adds one concept:

Relations < Substitution < Erasure < Supertypes < Capture < Subtyping < Bounds < Conversions <
Casting < Signatures < Members < Functional.
"""

from __future__ import annotations

from pvm.lang.types.functional import Functional


class Types(Functional):
    """One a compilation: it remembers what it found out about classes."""
