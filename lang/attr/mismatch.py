"""Why a value of one type can't become one of another, in javac's words."""

from __future__ import annotations

from pvm.lang.types.relations import Types
from pvm.lang.types.types import Type


def mismatch(types: Types, found: Type, required: Type) -> str:
    if found.is_numeric and required.is_numeric:
        return f"possible lossy conversion from {found} to {required}"
    return f"{found} cannot be converted to {required}"
