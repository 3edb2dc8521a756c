"""Fields, elements, headers, allocation."""

from __future__ import annotations

from pvm.gc.barriers import remember
from pvm.gc.objectmodel import ARRAY_ELEMENTS_OFFSET, Object
from pvm.jit.ir.nodes import Node
from pvm.jit.llvm.emitter import LIKELY, Emitter, emits
from pvm.jit.llvm.guards import deoptimise_at
from pvm.jit.llvm.slots import REFERENCE, to_slot
from pvm.jit.llvm.statepoints import statepoint
from pvm.lowlevel.structs import offset_of
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField
from pvm.vm.model.metadata import Class

KLASS, LENGTH = offset_of(Object, "klass"), offset_of(Object, "length")
_STORED = {"Z": "i8", "B": "i8", "C": "i16", "S": "i16", "I": "i32", "J": "i64", "F": "float",
           "D": "double", "A": REFERENCE}  # fmt: skip
_WIDENED = {"Z": "zext", "B": "sext", "C": "zext", "S": "sext"}
SHIFTS = {"Z": 0, "B": 0, "C": 1, "S": 1, "I": 2, "F": 2, "J": 3, "D": 3, "A": 3}
_SMALL_ARRAY = 1024  # longer ones are allocated by the runtime


def kind_of(field: JavaField) -> str:
    """The letter of a field's type."""
    return "A" if field.is_reference else field.descriptor


@emits("klass")
def _klass(e: Emitter, node: Node) -> str:
    return class_word_of(e, e.value(node.inputs[0]))


def class_word_of(e: Emitter, reference: str) -> str:
    """The class pointer in an object's header: an i32."""
    return e.writer.value(f"load i32, {REFERENCE} {e.gep(reference, KLASS)}")


def class_pointer(e: Emitter, word: str) -> str:
    wide = e.writer.value(f"zext i32 {word} to i64")
    return e.writer.value(f"inttoptr i64 {wide} to ptr")


@emits("length")
def _length(e: Emitter, node: Node) -> str:
    place = e.gep(e.value(node.inputs[0]), LENGTH)
    return e.writer.value(f"load i32, {REFERENCE} {place}, !range !10")


def _load(e: Emitter, kind: str, place: str, space: str, is_volatile: bool) -> str:
    stored = _STORED[kind]
    if is_volatile:
        align = 1 << SHIFTS[kind]
        text = e.writer.value(f"load atomic {stored}, {space} {place} seq_cst, align {align}")
    else:
        text = e.writer.value(f"load {stored}, {space} {place}")
    if kind in _WIDENED:
        return e.writer.value(f"{_WIDENED[kind]} {stored} {text} to i32")
    return text


def _narrowed(e: Emitter, kind: str, text: str) -> str:
    """A value as memory holds it (JVMS putfield, bastore)."""
    if kind == "Z":
        text = e.writer.value(f"and i32 {text}, 1")
    if kind in _WIDENED:
        return e.writer.value(f"trunc i32 {text} to {_STORED[kind]}")
    return text


def _store(e: Emitter, kind: str, place: str, text: str, is_volatile: bool = False) -> None:
    """The fence after a volatile store is a node of its own."""
    narrow = _narrowed(e, kind, text)
    if is_volatile:
        align = 1 << SHIFTS[kind]
        e.writer.emit(f"store atomic {_STORED[kind]} {narrow}, {REFERENCE} {place} release, "
                      f"align {align}")
    else:
        e.writer.emit(f"store {_STORED[kind]} {narrow}, {REFERENCE} {place}")


def _remember(e: Emitter, place: str, value: Node, text: str) -> None:
    if value.op != "null":
        e.inline(remember, "%thr", e.bits(place), e.bits(text))


@emits("getfield")
def _getfield(e: Emitter, node: Node) -> str:
    field: JavaField = node.extra
    place = e.gep(e.value(node.inputs[0]), field.offset)
    return _load(e, kind_of(field), place, REFERENCE, field.is_volatile)


@emits("putfield")
def _putfield(e: Emitter, node: Node) -> None:
    field: JavaField = node.extra
    target, value = node.inputs
    text = e.value(value)
    place = e.gep(e.value(target), field.offset)
    _store(e, kind_of(field), place, text, field.is_volatile)
    if field.is_reference:
        _remember(e, place, value, text)


@emits("getstatic")
def _getstatic(e: Emitter, node: Node) -> str:
    field: JavaField = node.extra
    kind = kind_of(field)
    # a slot holds narrow values extended to 64 bits (see vm.interp.meanings.fields)
    wide = "I" if kind in _WIDENED else kind
    return _load(e, wide, e.symbols.static(field), "ptr", field.is_volatile)


@emits("putstatic")
def _putstatic(e: Emitter, node: Node) -> None:
    """The slots are roots: no barrier."""
    field: JavaField = node.extra
    kind, text, writer = kind_of(field), e.value(node.inputs[0]), e.writer
    if kind in _WIDENED:
        narrow = _narrowed(e, kind, text)
        text = writer.value(f"{_WIDENED[kind]} {_STORED[kind]} {narrow} to i64")
        stored = "i64"
    elif kind == "A":
        stored = REFERENCE
    else:
        text, stored = to_slot(e.writer, kind, text), "i64"
    place = e.symbols.static(field)
    if field.is_volatile:
        writer.emit(f"store atomic {stored} {text}, ptr {place} release, align 8")
    else:
        writer.emit(f"store {stored} {text}, ptr {place}")


@emits("fence")
def _fence(e: Emitter, node: Node) -> None:
    e.writer.emit("fence seq_cst")


def _element(e: Emitter, array: str, index: str, kind: str) -> str:
    base = e.gep(array, ARRAY_ELEMENTS_OFFSET)
    wide = e.writer.value(f"zext nneg i32 {index} to i64")
    return e.writer.value(f"getelementptr {_STORED[kind]}, {REFERENCE} {base}, i64 {wide}")


@emits("aload")
def _aload(e: Emitter, node: Node) -> str:
    array, index = node.inputs
    place = _element(e, e.value(array), e.value(index), node.extra)
    return _load(e, node.extra, place, REFERENCE, False)


@emits("astore")
def _astore(e: Emitter, node: Node) -> None:
    array, index, value = node.inputs
    kind, text, base = node.extra, e.value(value), e.value(array)
    place = _element(e, base, e.value(index), kind)
    _store(e, kind, place, text)
    if kind == "A":
        _remember(e, place, value, text)


@emits("byte_mask")
def _byte_mask(e: Emitter, node: Node) -> str:
    """bastore keeps only the lowest bit where the array is one of booleans (JVMS 6.5)."""
    array = e.value(node.inputs[0])
    klass = class_pointer(e, class_word_of(e, array))
    element = class_field(e, klass, "element", "ptr")
    letter = class_field(e, element, "primitive", "i32")
    is_boolean = e.writer.value(f"icmp eq i32 {letter}, {ord('Z')}")
    return e.writer.value(f"select i1 {is_boolean}, i32 1, i32 -1")


def class_field(e: Emitter, klass: str, name: str, kind: str) -> str:
    """Loads a field of a class's metadata that no longer changes."""
    place = e.writer.value(f"getelementptr i8, ptr {klass}, i64 {offset_of(Class, name)}")
    return e.writer.value(f"load {kind}, ptr {place}, !invariant.load !11")


@emits("new")
def _new(e: Emitter, node: Node) -> str:
    java_class: JavaClass = node.extra
    return _allocate(e, node, java_class, str(java_class.instance_size), None)


@emits("newarray")
def _newarray(e: Emitter, node: Node) -> str:
    length = e.value(node.inputs[0])
    component = node.extra.component
    shift = SHIFTS[component.primitive or "A"]
    wide = e.writer.value(f"zext nneg i32 {length} to i64")
    scaled = e.writer.value(f"shl i64 {wide}, {shift}")
    padded = e.writer.value(f"add i64 {scaled}, {ARRAY_ELEMENTS_OFFSET + 7}")
    size = e.writer.value(f"and i64 {padded}, -8")
    return _allocate(e, node, node.extra, size, length)


def _allocate(e: Emitter, node: Node, java_class: JavaClass, size: str, length: str | None) -> str:
    """Out of the thread's buffer, or by the runtime."""
    writer = e.writer
    slow, done = writer.label("slow"), writer.label("done")
    result = writer.alloca(REFERENCE)
    top, end = e.field("tlab_top", "i64"), e.field("tlab_end", "i64")
    new_top = writer.value(f"add i64 {top}, {size}")
    fits = writer.value(f"icmp ule i64 {new_top}, {end}")
    if length is not None:
        small = writer.value(f"icmp ult i32 {length}, {_SMALL_ARRAY}")
        fits = writer.value(f"and i1 {fits}, {small}")
    fast = writer.label("fast")
    e.branch(fits, fast, slow, LIKELY)
    e.start(fast)
    writer.emit(f"store i64 {new_top}, ptr {e.place('tlab_top')}")
    made = writer.value(f"inttoptr i64 {top} to {REFERENCE}")
    writer.emit(f"store i32 {e.symbols.class_word(java_class)}, {REFERENCE} {e.gep(made, KLASS)}")
    if length is not None:
        writer.emit(f"store i32 {length}, {REFERENCE} {e.gep(made, LENGTH)}")
    writer.emit(f"store {REFERENCE} {made}, ptr {result}")
    writer.branch(done)
    e.start(slow)
    _allocate_slow(e, node, java_class, length, result)
    e.start(done)
    return writer.value(f"load {REFERENCE}, ptr {result}")


def _allocate_slow(
    e: Emitter, node: Node, java_class: JavaClass, length: str | None, result: str
) -> None:
    name = "new_object" if length is None else "new_array"
    parameters = "ptr, i64" if length is None else "ptr, i64, i32"
    target = e.symbols.core(f"vm.compiled.runtime.{name}", REFERENCE, parameters)
    klass = f"ptrtoint (ptr {e.symbols.java_class(java_class)} to i64)"
    arguments = [("ptr", "%thr"), ("i64", klass)]
    if length is not None:
        arguments.append(("i32", length))
    made = statepoint(e, node, target, REFERENCE, arguments)
    _or_deoptimise(e, node, made, result)


def _or_deoptimise(e: Emitter, node: Node, made: str, result: str) -> None:
    exists = e.writer.value(f"icmp ne {REFERENCE} {made}, null")
    failed = e.fork(exists, "failed")
    e.writer.emit(f"store {REFERENCE} {made}, ptr {result}")
    deoptimise_at(e, failed, node, "allocation")


@emits("multinewarray")
def _multinewarray(e: Emitter, node: Node) -> str:
    count, writer = len(node.inputs), e.writer
    lengths, result = writer.alloca("i32", count), writer.alloca(REFERENCE)
    for position, value in enumerate(node.inputs):
        place = writer.value(f"getelementptr i32, ptr {lengths}, i64 {position}")
        writer.emit(f"store i32 {e.value(value)}, ptr {place}")
    target = e.symbols.core("vm.compiled.runtime.new_multi_array", REFERENCE, "ptr, i64, ptr, i32")
    klass = f"ptrtoint (ptr {e.symbols.java_class(node.extra)} to i64)"
    made = statepoint(e, node, target, REFERENCE, [
        ("ptr", "%thr"), ("i64", klass), ("ptr", lengths), ("i32", str(count))])
    _or_deoptimise(e, node, made, result)
    return writer.value(f"load {REFERENCE}, ptr {result}")

