"""Java strings for the control plane: making, reading, interning."""

import threading

from pvm.vm.model.classes import JavaClass
from pvm.vm.runtime.objects import Handle, Objects
from pvm.vm.runtime.roots import RootTable

LATIN1, UTF16 = 0, 1


class Strings:
    """Conversions between Python's and Java's strings, and `interned`: the root slot of each
    interned one, by its text.

    A Java string may hold unpaired surrogates; so may the Python string that stands for it.
    """

    def __init__(self, objects: Objects, roots: RootTable, string_class: JavaClass,
                 byte_array: JavaClass) -> None:
        self._objects = objects
        self._roots = roots
        self._classes = string_class.address, byte_array.address
        self._offsets = {name: _offset(string_class, name) for name in ("value", "coder")}
        self.interned: dict[str, int] = {}
        self._lock = threading.Lock()

    @classmethod
    def moved(cls, source: "Strings", distance: int, objects: Objects, roots: RootTable,
              interned: dict[str, int]) -> "Strings":
        """Those of a machine whose metadata is a copy of another's."""
        made = cls.__new__(cls)
        made._objects, made._roots, made.interned = objects, roots, interned
        made._classes = source._classes[0] + distance, source._classes[1] + distance
        made._offsets = source._offsets
        made._lock = threading.Lock()
        return made

    def new(self, text: str) -> Handle:
        """A new java.lang.String."""
        objects = self._objects
        try:
            data, coder = text.encode("latin-1"), LATIN1
        except UnicodeEncodeError:
            data, coder = text.encode("utf-16-le", "surrogatepass"), UTF16
        string_class, byte_array = self._classes
        value = objects.array_at(byte_array, len(data))
        if data:
            objects.write_bytes(value.slot, data)
        result = objects.instance_at(string_class)
        objects.set_reference(result.slot, self._offsets["value"], value.slot)
        if coder:
            objects.set_bits(result.slot, self._offsets["coder"], "B", coder)
        return result

    def text(self, slot: int) -> str | None:
        """The text of the string in a slot; None for null."""
        objects = self._objects
        if objects.is_null(slot):
            return None
        value = objects.reference(slot, self._offsets["value"])
        data = objects.read_bytes(value.slot, objects.length(value.slot))
        if objects.bits(slot, self._offsets["coder"], "B") == LATIN1:
            return data.decode("latin-1")
        return data.decode("utf-16-le", "surrogatepass")

    def intern(self, text: str) -> int:
        """The root slot of the one string with this text (JVMS 5.1)."""
        found = self.interned.get(text)
        if found is not None:
            return found
        made = self.new(text)
        return self._enter(text, made.slot)

    def intern_object(self, slot: int) -> int:
        """The root slot of the interned string equal to the one in a slot."""
        text = self.text(slot)
        assert text is not None
        return self.interned.get(text) or self._enter(text, slot)

    def _enter(self, text: str, slot: int) -> int:
        kept = self._roots.allocate()
        self._objects.copy(slot, kept)
        with self._lock:
            found = self.interned.setdefault(text, kept)
        if found != kept:
            self._roots.release(kept)
        return found


def _offset(java_class: JavaClass, name: str) -> int:
    field = java_class.find_field(name)
    if field is None:
        raise LookupError(f"{java_class.external_name} has no field {name}")
    return field.offset
