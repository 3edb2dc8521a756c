"""The table of JNI functions: number, name, parameters and result of each (JNI 4).

Kinds of parameters and results; with "?" null will do as well:
- Java's primitive types; `size`, an int that is a length; `status`, an int below 0 for a failure;
- `object`, `class`, `string`, `throwable`, `array`, `objectarray`, `intarray` (and so on): handles;
- `handle`: what is perhaps no handle any more; `method`, `field`: IDs;
- `text`: the address of a modified UTF-8 string that ends with a zero; `address`: of anything;
- `values`: of jvalues, `list`: a va_list, `more`: the rest of the arguments.
All take a JNIEnv first, which is not listed.
"""

from typing import Final, NamedTuple

VERSION: Final = 0x000A0000         # JNI_VERSION_10, the newest that JDK 17 knows
FIRST: Final = 4                    # the numbers before it are reserved

# Name, parameters, result. {Type} makes a row for each type, {Form} one for each way to pass
# arguments, in the order of the specification.
_ROWS: Final = """
GetVersion | | int
DefineClass | text? object? address int | class
FindClass | text | class
FromReflectedMethod | object | method
FromReflectedField | object | field
ToReflectedMethod | class method boolean | object
GetSuperclass | class | class
IsAssignableFrom | class class | boolean
ToReflectedField | class field boolean | object
Throw | throwable | status
ThrowNew | class text? | status
ExceptionOccurred | | throwable
ExceptionDescribe | | void
ExceptionClear | | void
FatalError | text | void
PushLocalFrame | int | status
PopLocalFrame | object? | object
NewGlobalRef | object? | handle
DeleteGlobalRef | handle | void
DeleteLocalRef | handle | void
IsSameObject | object? object? | boolean
NewLocalRef | object? | object
EnsureLocalCapacity | int | status
AllocObject | class | object
NewObject{Form} | class method {form} | object
GetObjectClass | object | class
IsInstanceOf | object? class | boolean
GetMethodID | class text text | method
Call{Result}Method{Form} | object method {form} | {result}
CallNonvirtual{Result}Method{Form} | object class method {form} | {result}
GetFieldID | class text text | field
Get{Value}Field | object field | {value}
Set{Value}Field | object field {value?} | void
GetStaticMethodID | class text text | method
CallStatic{Result}Method{Form} | class method {form} | {result}
GetStaticFieldID | class text text | field
GetStatic{Value}Field | class field | {value}
SetStatic{Value}Field | class field {value?} | void
NewString | address? size | string
GetStringLength | string | size
GetStringChars | string address? | address
ReleaseStringChars | string address | void
NewStringUTF | text? | string
GetStringUTFLength | string | size
GetStringUTFChars | string address? | address
ReleaseStringUTFChars | string address | void
GetArrayLength | array | size
NewObjectArray | size class object? | objectarray
GetObjectArrayElement | objectarray size | object
SetObjectArrayElement | objectarray size object? | void
New{Element}Array | size | {element}array
Get{Element}ArrayElements | {element}array address? | address
Release{Element}ArrayElements | {element}array address int | void
Get{Element}ArrayRegion | {element}array size size address | void
Set{Element}ArrayRegion | {element}array size size address | void
RegisterNatives | class address int | status
UnregisterNatives | class | status
MonitorEnter | object | status
MonitorExit | object | status
GetJavaVM | address | status
GetStringRegion | string size size address | void
GetStringUTFRegion | string size size address | void
GetPrimitiveArrayCritical | array address? | address
ReleasePrimitiveArrayCritical | array address int | void
GetStringCritical | string address? | address
ReleaseStringCritical | string address | void
NewWeakGlobalRef | object? | handle
DeleteWeakGlobalRef | handle | void
ExceptionCheck | | boolean
NewDirectByteBuffer | address long | object
GetDirectBufferAddress | object | address
GetDirectBufferCapacity | object | long
GetObjectRefType | handle | int
GetModule | class | object
IsVirtualThread | object | boolean
GetStringUTFLengthAsLong | string | long
"""

PRIMITIVES: Final = {
    "Boolean": "Z", "Byte": "B", "Char": "C", "Short": "S", "Int": "I", "Long": "J", "Float": "F",
    "Double": "D",
}
LETTERS: Final = {name.lower(): letter for name, letter in PRIMITIVES.items()} | {
    "size": "I", "status": "I"}
"""Kind -> descriptor letter, for kinds that are numbers."""

_FORMS: Final = {"": "more", "V": "list", "A": "values"}

# What may be called while an exception is pending (JNI 2, "Exceptions and Error Handling"), and
# besides what cannot go wrong.
ALLOWED_WHILE_PENDING: Final = frozenset((
    "GetVersion", "ExceptionOccurred", "ExceptionDescribe", "ExceptionClear", "ExceptionCheck",
    "FatalError", "PushLocalFrame", "PopLocalFrame", "DeleteGlobalRef", "DeleteLocalRef",
    "DeleteWeakGlobalRef", "ReleaseStringChars", "ReleaseStringUTFChars", "ReleaseStringCritical",
    "ReleasePrimitiveArrayCritical", "MonitorExit", "GetJavaVM",
    *(f"Release{name}ArrayElements" for name in PRIMITIVES),
))  # fmt: skip


class Function(NamedTuple):
    """A row. `family` is the name with its type and form left open ("Call{Result}Method{Form}"),
    `letter` the descriptor letter of the type ("L" for Object, "V" for Void), "" without one."""

    number: int
    name: str
    family: str
    letter: str
    parameters: tuple[str, ...]
    result: str


def _types(name: str) -> dict[str, str]:
    """The types that a row is made for: name in the function -> descriptor letter."""
    if "{Result}" in name:
        return {"Object": "L", **PRIMITIVES, "Void": "V"}
    if "{Value}" in name:
        return {"Object": "L", **PRIMITIVES}
    return PRIMITIVES if "{Element}" in name else {"": ""}


def _filled(text: str, type_name: str, form: str) -> str:
    kind = type_name.lower()
    nullable = "object?" if kind == "object" else kind
    for hole, filling in (("{value?}", nullable), ("{form}", _FORMS[form]), ("{Form}", form)):
        text = text.replace(hole, filling)
    for hole in ("Result", "Value", "Element"):
        text = text.replace(f"{{{hole}}}", type_name).replace(f"{{{hole.lower()}}}", kind)
    return text


def _table() -> tuple[Function, ...]:
    found: list[Function] = []
    for line in _ROWS.strip().splitlines():
        name, parameters, result = (part.strip() for part in line.split("|"))
        for type_name, letter in _types(name).items():
            for form in _FORMS if "{Form}" in name else ("",):
                found.append(Function(
                    FIRST + len(found), _filled(name, type_name, form), name, letter,
                    tuple(_filled(parameters, type_name, form).split()),
                    _filled(result, type_name, form)))
    return tuple(found)


FUNCTIONS: Final = _table()
COUNT: Final = FIRST + len(FUNCTIONS)
"""Entries of the table that a JNIEnv points to, the reserved ones included."""
BY_NAME: Final = {function.name: function for function in FUNCTIONS}

# The functions of a JavaVM (JNI 5), after three reserved entries.
INVOCATION_FIRST: Final = 3
INVOCATION: Final = ("DestroyJavaVM", "AttachCurrentThread", "DetachCurrentThread", "GetEnv",
                     "AttachCurrentThreadAsDaemon")

OK, ERROR, DETACHED, BAD_VERSION, NO_MEMORY, EXISTS, BAD_ARGUMENT = 0, -1, -2, -3, -4, -5, -6
COMMIT, ABORT = 1, 2                # modes of Release...
