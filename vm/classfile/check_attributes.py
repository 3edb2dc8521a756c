"""Format checks on attributes (JVMS 4.7): which are looked at where, how often they may occur."""

from typing import Final

from pvm.vm.classfile.attributes import AttributeTable, Record
from pvm.vm.classfile.errors import class_format_error
from pvm.vm.classfile.reader import ClassFile

_EVERYWHERE: Final = {"Synthetic": 45, "Deprecated": 45, "Signature": 49}

# Location -> attribute -> class file version from which it has a meaning (JVMS tables 4.7-B, C).
# Annotations are not here: they are decoded, and errors in them found, when asked for.
_KNOWN: Final[dict[str, dict[str, int]]] = {
    "class": {
        **_EVERYWHERE,
        "SourceFile": 45,
        "InnerClasses": 45,
        "EnclosingMethod": 49,
        "BootstrapMethods": 51,
        "NestHost": 55,
        "NestMembers": 55,
        "Record": 60,
        "PermittedSubclasses": 61,
    },
    "field": _EVERYWHERE,
    "static field": {**_EVERYWHERE, "ConstantValue": 45},
    "method": {**_EVERYWHERE, "Code": 45, "Exceptions": 45, "MethodParameters": 52},
    "code": {"LineNumberTable": 45, "LocalVariableTable": 45, "LocalVariableTypeTable": 49},
    "component": {"Signature": 49},
}
_REPEATABLE: Final = {"LineNumberTable", "LocalVariableTable", "LocalVariableTypeTable"}
_REPEATABLE_ELSEWHERE: Final = {"Synthetic", "Deprecated"}
# Decoded by the verifier alone, but there may be only one.
_UNIQUE_RAW: Final = {"code": {"StackMapTable": 50}}


def check_attributes(location: str, attributes: AttributeTable, class_file: ClassFile) -> None:
    """Decodes every attribute that means something there; refuses a second one of its kind."""
    known = _KNOWN[location]
    unique_raw = _UNIQUE_RAW.get(location, {})
    seen: set[str] = set()
    for attribute in attributes:
        name = attribute.name
        since = known.get(name) or unique_raw.get(name)
        if since is None or class_file.major < since:
            continue
        if name in seen and name not in _REPEATABLE and name not in _REPEATABLE_ELSEWHERE:
            raise class_format_error(
                f"Multiple {name} attributes in class file {class_file.source}", attribute.start - 6
            )
        seen.add(name)
        if name in known and isinstance(attribute.value, Record):
            for component in attribute.value.components:
                check_attributes("component", component.attributes, class_file)
