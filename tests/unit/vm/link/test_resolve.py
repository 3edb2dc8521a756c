"""Resolution and the errors of misuse. Every message was compared with HotSpot 17's."""

from __future__ import annotations

import pytest

from pvm.vm.classfile.attributes import NestHost, NestMembers
from pvm.vm.classfile.constants import (
    REF_INVOKE_STATIC,
    REF_INVOKE_VIRTUAL,
    REF_NEW_INVOKE_SPECIAL,
    TAG_DYNAMIC,
    TAG_FIELD_REF,
    TAG_INTERFACE_METHOD_REF,
    TAG_METHOD_REF,
    Class,
    Constant,
    Double,
    Dynamic,
    Integer,
    Long,
    MemberRef,
    MethodHandle,
    MethodType,
    String,
)
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.flags import ACC_ABSTRACT, ACC_PUBLIC, ACC_SUPER
from pvm.vm.classfile.opcodes import Op
from pvm.vm.link.constants import Loaded, dynamic_specifier, load_constant, resolve_handle
from pvm.vm.link.resolve import class_named, resolve_class, type_of
from pvm.vm.link.selection import refusal
from pvm.vm.link.uses import (
    Call,
    Dispatch,
    call,
    class_to_instantiate,
    field_use,
    method_selected_from,
    not_implemented,
)
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField

from ..world import ClassBytes, World, interface, make

MODULE = "are in unnamed module of loader 'app'"


def method_ref(owner: str, name: str, descriptor: str = "()V") -> MemberRef:
    return MemberRef(TAG_METHOD_REF, owner, name, descriptor)


def interface_ref(owner: str, name: str, descriptor: str = "()V") -> MemberRef:
    return MemberRef(TAG_INTERFACE_METHOD_REF, owner, name, descriptor)


def field_ref(owner: str, name: str, descriptor: str = "I") -> MemberRef:
    return MemberRef(TAG_FIELD_REF, owner, name, descriptor)


def do_call(world: World, op: int, reference: MemberRef, name: str = "Main") -> Call:
    java_class, (index,) = world.user(reference, name=name)
    first = call(java_class, index, op)
    assert call(java_class, index, op) is first
    return first


def call_error(world: World, op: int, reference: MemberRef, name: str = "Main") -> str:
    java_class, (index,) = world.user(reference, name=name)
    return twice(lambda: call(java_class, index, op))


def twice(action: object) -> str:
    """The failure, which must come again as the same one (JVMS 5.4.3)."""
    with pytest.raises(LinkageFailure) as first:
        action()  # type: ignore[operator]
    with pytest.raises(LinkageFailure) as second:
        action()  # type: ignore[operator]
    assert str(first.value) == str(second.value)
    return str(first.value).removeprefix("java.lang.")


def do_field(world: World, op: int, reference: MemberRef, by: str = "f") -> JavaField:
    java_class, (index,) = world.user(reference)
    world.add(make("By", methods=[f"{by} ()V"]))
    return field_use(java_class, index, op, world.load("By").methods[by, "()V"])


def test_classes() -> None:
    world = World(make("p/A"))
    main, (a, array) = world.user(Class("p/A"), Class("[[Lp/A;"))
    assert resolve_class(main, a) is resolve_class(main, a) is world.load("p/A")
    assert resolve_class(main, array).name == "[[Lp/A;"
    assert type_of(main, "I") is world.boot.primitives["I"]
    assert type_of(main, "[I").name == "[I" and type_of(main, "Lp/A;").name == "p/A"


@pytest.mark.parametrize(
    ("classes", "name", "message"),
    [
        ([], "p/A", "NoClassDefFoundError: p/A"),
        ([], "[[Lp/A;", "NoClassDefFoundError: [[Lp/A;"),
        ([make("p/A", access=ACC_SUPER)], "p/A",
         f"IllegalAccessError: failed to access class p.A from class Main (p.A and Main {MODULE})"),
        ([make("p/A", access=ACC_SUPER)], "[Lp/A;",
         f"IllegalAccessError: failed to access class p.A from class Main (p.A and Main {MODULE})"),
    ],
)  # fmt: skip
def test_class_errors(classes: list[ClassBytes], name: str, message: str) -> None:
    main, (index,) = World(*classes).user(Class(name))
    assert twice(lambda: resolve_class(main, index)) == message


def test_a_failure_lasts_though_the_class_appears() -> None:
    world = World()
    main, (index,) = world.user(Class("A"))
    with pytest.raises(LinkageFailure) as caught:
        resolve_class(main, index)
    assert str(caught.value.__cause__) == "java.lang.ClassNotFoundException: A"
    world.add(make("A"))
    assert twice(lambda: resolve_class(main, index)) == "NoClassDefFoundError: A"
    assert world.load("A").name == "A"


def test_fields_are_found_in_interfaces_before_superclasses() -> None:
    world = World(
        make("A", fields=["public static x I", "public y I"]),
        make("I", access=0x601, fields=["public static final x I"]),
        make("B", "A", interfaces=["I"], fields=["public x J"]),
    )
    assert do_field(world, Op.GETSTATIC, field_ref("B", "x")).owner.name == "I"
    world = World(make("A", fields=["public y I"]), make("B", "A", fields=["public y J"]))
    assert do_field(world, Op.GETFIELD, field_ref("B", "y")).owner.name == "A"


FIELDS = make("A", fields=["public x I", "public static y I", "private p I", "public final f I",
                           "public static final g I"])  # fmt: skip


@pytest.mark.parametrize(
    ("op", "name", "message"),
    [
        (Op.GETFIELD, "none", "NoSuchFieldError: none"),
        (Op.GETSTATIC, "x", "IncompatibleClassChangeError: Expected static field A.x"),
        (Op.PUTFIELD, "y", "IncompatibleClassChangeError: Expected non-static field A.y"),
        (Op.GETFIELD, "p", "IllegalAccessError: class Main tried to access private field A.p "
                           f"(Main and A {MODULE})"),
        (Op.PUTFIELD, "f", "IllegalAccessError: Update to non-static final field A.f attempted "
                           "from a different class (Main) than the field's declaring class"),
        (Op.PUTSTATIC, "g", "IllegalAccessError: Update to static final field A.g attempted "
                            "from a different class (Main) than the field's declaring class"),
    ],
)  # fmt: skip
def test_field_errors(op: int, name: str, message: str) -> None:
    world = World(FIELDS)
    assert twice(lambda: do_field(world, op, field_ref("A", name))) == message


def test_final_fields_are_written_by_initialisers_only() -> None:
    reference = field_ref("Main", "x")
    fields = ["final x I"]
    for major, by, fine in [(61, "f", False), (52, "f", True), (61, "<init>", True)]:
        world = World(make("Main", fields=fields, methods=[f"{by} ()V"], constants=[reference],
                           major=major))  # fmt: skip
        main = world.load("Main")
        pool = main.class_file.constants  # type: ignore[union-attr]
        index = next(i for i in range(len(pool)) if pool.tag(i) == TAG_FIELD_REF)
        method = main.methods[by, "()V"]
        if fine:
            assert field_use(main, index, Op.PUTFIELD, method) is main.fields["x", "I"]
            continue
        assert twice(lambda: field_use(main, index, Op.PUTFIELD, method)) == (  # noqa: B023
            "IllegalAccessError: Update to non-static final field Main.x attempted from a "
            "different method (f) than the initializer method <init> "
        )


def test_calls() -> None:
    world = World(
        make("A", methods=["public v ()V", "public static s ()V", "public final f ()V",
                           "public <init> ()V"]),
        interface("I", "public abstract m ()V", "public d ()V", "public static s ()V"),
        make("B", "A", interfaces=["I"]),
    )  # fmt: skip
    found = do_call(world, Op.INVOKEVIRTUAL, method_ref("B", "v"), "M1")
    assert (found.dispatch, found.method.owner.name) == (Dispatch.VIRTUAL, "A")
    found = do_call(world, Op.INVOKEVIRTUAL, method_ref("B", "d"), "M2")
    assert (found.dispatch, found.method.owner.name) == (Dispatch.INTERFACE, "I")
    assert do_call(world, Op.INVOKEVIRTUAL, method_ref("A", "f"), "M3").dispatch is Dispatch.DIRECT
    assert do_call(world, Op.INVOKESTATIC, method_ref("B", "s"), "M4").method.owner.name == "A"
    found = do_call(world, Op.INVOKEINTERFACE, interface_ref("I", "m"), "M5")
    assert found.dispatch is Dispatch.INTERFACE and found.interface is world.load("I")
    found = do_call(world, Op.INVOKEINTERFACE, interface_ref("I", "hashCode", "()I"), "M6")
    assert found.dispatch is Dispatch.VIRTUAL and found.interface is world.load("I")
    assert do_call(world, Op.INVOKESTATIC, interface_ref("I", "s"), "M7").method.is_static
    assert do_call(world, Op.INVOKESPECIAL, method_ref("A", "<init>"), "M8").method.is_constructor
    clone = method_ref("[I", "clone", "()Ljava/lang/Object;")
    assert do_call(world, Op.INVOKEVIRTUAL, clone, "M9").method.name == "clone"


def test_signature_polymorphic_calls() -> None:
    reference = method_ref("java/lang/invoke/MethodHandle", "invokeExact", "(IJ)V")
    found = do_call(World(), Op.INVOKEVIRTUAL, reference)
    assert (found.dispatch, found.descriptor) == (Dispatch.POLYMORPHIC, "(IJ)V")


CLASS = make("A", methods=["public v ()V", "public static s ()V", "private p ()V", "<init> ()V",
                           "public abstract a (I)V"], access=ACC_PUBLIC | ACC_ABSTRACT | ACC_SUPER)
INTERFACE_I = interface("I", "public abstract v ()V", "public static s ()V", "private p ()V",
                        "private static q ()V")  # fmt: skip


@pytest.mark.parametrize(
    ("op", "reference", "message"),
    [
        (Op.INVOKEVIRTUAL, method_ref("A", "foo", "(I[[Ljava/lang/String;)V"),
         "NoSuchMethodError: 'void A.foo(int, java.lang.String[][])'"),
        (Op.INVOKESPECIAL, method_ref("A", "<init>", "(I)V"),
         "NoSuchMethodError: A: method 'void <init>(int)' not found"),
        (Op.INVOKEINTERFACE, interface_ref("I", "none"), "NoSuchMethodError: 'void I.none()'"),
        (Op.INVOKESTATIC, method_ref("A", "v"),
         "IncompatibleClassChangeError: Expected static method 'void A.v()'"),
        (Op.INVOKEVIRTUAL, method_ref("A", "s"),
         "IncompatibleClassChangeError: Expecting non-static method 'void A.s()'"),
        (Op.INVOKESPECIAL, method_ref("A", "s"),
         "IncompatibleClassChangeError: Expecting non-static method 'void A.s()'"),
        (Op.INVOKEINTERFACE, interface_ref("I", "s"),
         "IncompatibleClassChangeError: Expected instance not static method 'void I.s()'"),
        (Op.INVOKESTATIC, interface_ref("I", "v"),
         "IncompatibleClassChangeError: Expected static method 'void I.v()'"),
        (Op.INVOKEVIRTUAL, method_ref("I", "v"),
         "IncompatibleClassChangeError: Found interface I, but class was expected"),
        (Op.INVOKEINTERFACE, interface_ref("A", "v"),
         "IncompatibleClassChangeError: Found class A, but interface was expected"),
        (Op.INVOKESTATIC, method_ref("I", "s"),
         "IncompatibleClassChangeError: Method 'void I.s()' must be InterfaceMethodref constant"),
        (Op.INVOKESTATIC, interface_ref("A", "s"),
         "IncompatibleClassChangeError: Method 'void A.s()' must be Methodref constant"),
        (Op.INVOKEVIRTUAL, method_ref("A", "p"), "IllegalAccessError: class p.Main tried to access "
         f"private method 'void A.p()' (p.Main and A {MODULE})"),
        (Op.INVOKESPECIAL, method_ref("A", "<init>"), "IllegalAccessError: class p.Main tried to "
         f"access method 'void A.<init>()' (p.Main and A {MODULE})"),
        (Op.INVOKEINTERFACE, interface_ref("I", "p"), "IllegalAccessError: class p.Main tried to "
         f"access private method 'void I.p()' (p.Main and I {MODULE})"),
        (Op.INVOKESPECIAL, method_ref("A", "a", "(I)V"), "AbstractMethodError: 'void A.a(int)'"),
        (Op.INVOKEVIRTUAL, method_ref("None", "a"), "NoClassDefFoundError: None"),
        (Op.INVOKEVIRTUAL, method_ref("java/lang/Object", "clone", "()Ljava/lang/Object;"), ""),
    ],
)  # fmt: skip
def test_call_errors(op: int, reference: MemberRef, message: str) -> None:
    world = World(CLASS, INTERFACE_I)
    if not message:
        assert do_call(world, op, reference, "p/Main").method.name == "clone", "via a subclass"
        return
    assert call_error(world, op, reference, "p/Main") == message


def test_protected_members() -> None:
    a = make("p/A", methods=["protected f ()V", "protected static s ()V"])
    world = World(a, make("q/C", "p/A"), make("q/B", "p/A"))
    assert call_error(world, Op.INVOKEVIRTUAL, method_ref("p/A", "f")) == (
        "IllegalAccessError: class Main tried to access protected method 'void p.A.f()' "
        f"(Main and p.A {MODULE})"
    )
    constants: list[Constant] = [method_ref("p/A", "s"), method_ref("q/C", "f")]
    world.add(make("r/D", "q/C", constants=constants))
    d = world.load("r/D")
    pool = d.class_file.constants  # type: ignore[union-attr]
    for index in range(len(pool)):
        if pool.tag(index) == TAG_METHOD_REF:
            op = Op.INVOKESTATIC if pool.member(index).name == "s" else Op.INVOKEVIRTUAL
            assert call(d, index, op).method.owner.name == "p/A"


@pytest.mark.parametrize(("members", "fine"), [(("Main",), True), (("Other",), False)])
def test_nest_mates(members: tuple[str, ...], fine: bool) -> None:
    reference = method_ref("A", "p")
    world = World(
        make("A", methods=["private p ()V"], attributes=[NestMembers(members)]),
        make("Main", constants=[reference], attributes=[NestHost("A")]),
    )
    main = world.load("Main")
    pool = main.class_file.constants  # type: ignore[union-attr]
    index = next(i for i in range(len(pool)) if pool.tag(i) == TAG_METHOD_REF)
    if fine:
        assert call(main, index, Op.INVOKEVIRTUAL).dispatch is Dispatch.DIRECT
    else:
        assert twice(lambda: call(main, index, Op.INVOKEVIRTUAL)).startswith("IllegalAccessError")


def test_super_calls() -> None:
    reference = method_ref("A", "f")
    world = World(
        make("A", methods=["public f ()V"]), make("B", "A", methods=["public f ()V"]),
        make("Main", "B", constants=[reference]),
    )  # fmt: skip
    main = world.load("Main")
    pool = main.class_file.constants  # type: ignore[union-attr]
    index = next(i for i in range(len(pool)) if pool.tag(i) == TAG_METHOD_REF)
    assert call(main, index, Op.INVOKESPECIAL).method.owner.name == "B"


def test_super_calls_of_defaults() -> None:
    world = World(interface("I", "public m ()V"), interface("J", "public m ()V"),
                  make("A", interfaces=["I"]), make("B", interfaces=["I", "J"]))  # fmt: skip
    found = method_selected_from(world.load("A"), ("m", "()V"))
    assert found is not None and found.owner.name == "I"
    assert method_selected_from(world.load("A"), ("none", "()V")) is None
    with pytest.raises(LinkageFailure, match="Conflicting default methods: I.m J.m"):
        method_selected_from(world.load("B"), ("m", "()V"))


def test_what_calls_without_a_method_throw() -> None:
    world = World(make("A", access=ACC_PUBLIC | ACC_ABSTRACT, methods=["abstract m (I)V"]),
                  interface("I", "public abstract m ()I"), make("B", "A"))  # fmt: skip
    b = world.load("B")
    assert str(refusal(world.load("A").methods["m", "(I)V"], b)) == (
        "java.lang.AbstractMethodError: Receiver class B does not define or inherit an "
        "implementation of the resolved method 'abstract void m(int)' of abstract class A."
    )
    assert "'abstract int m()' of interface I." in str(
        refusal(world.load("I").methods["m", "()I"], b)
    )
    assert str(not_implemented(b, world.load("I"))) == (
        "java.lang.IncompatibleClassChangeError: Class B does not implement the requested "
        "interface I"
    )


@pytest.mark.parametrize("name", ["A", "I", "[LA;"])
def test_no_instances(name: str) -> None:
    world = World(make("A", access=ACC_PUBLIC | ACC_ABSTRACT), interface("I"))
    main, (index,) = world.user(Class(name))
    external = world.load(name).external_name
    assert twice(lambda: class_to_instantiate(main, index)) == f"InstantiationError: {external}"


def test_loadable_constants() -> None:
    world = World(make("A", methods=["public static f ()V"]))
    handle = MethodHandle(REF_INVOKE_STATIC, method_ref("A", "f"))
    constants: list[Constant] = [
        Integer(-1), Long(-2), Double(1 << 62), String("text"), Class("A"), MethodType("(LA;)V"),
        handle,
    ]  # fmt: skip
    main, indices = world.user(*constants)
    loaded = [load_constant(world, main, i) for i in indices]
    assert loaded[:3] == [Loaded("I", 2**32 - 1), Loaded("J", 2**64 - 2), Loaded("D", 1 << 62)]
    assert loaded[4] == Loaded("A", world.load("A").mirror_slot)
    texts = [world.strings[loaded[i].value] for i in (3, 5, 6)]
    assert texts == ["text", "type (LA;)V", "handle 6 void A.f()"]
    assert [load_constant(world, main, i) for i in indices] == loaded


def test_dynamic_constants() -> None:
    handle = MethodHandle(REF_INVOKE_STATIC, method_ref("A", "f"))
    constant = Dynamic(TAG_DYNAMIC, 0, "c", "I")
    world = World(
        make("A", methods=["public static f ()V"]),
        make("Main", constants=[constant], bootstraps=[handle]),
    )
    main = world.load("Main")
    pool = main.class_file.constants  # type: ignore[union-attr]
    index = next(i for i in range(len(pool)) if pool.tag(i) == TAG_DYNAMIC)
    specifier = dynamic_specifier(main, index)
    assert specifier.bootstrap.member is world.load("A").methods["f", "()V"]
    assert (specifier.arguments, specifier.name, specifier.descriptor) == ((), "c", "I")
    loaded = load_constant(world, main, index)
    assert world.strings[loaded.value] == "dynamic c"
    assert load_constant(world, main, index) == loaded


@pytest.mark.parametrize(
    ("kind", "name", "message"),
    [
        (REF_INVOKE_STATIC, "g",
         "IncompatibleClassChangeError: Expected static method 'void A.g()'"),
        (REF_INVOKE_VIRTUAL, "f",
         "IncompatibleClassChangeError: Expecting non-static method 'void A.f()'"),
        (REF_INVOKE_VIRTUAL, "p", "IllegalAccessError: class Main tried to access private method "
         f"'void A.p()' (Main and A {MODULE})"),
        (REF_NEW_INVOKE_SPECIAL, "<init>",
         "NoSuchMethodError: A: method 'void <init>()' not found"),
    ],
)  # fmt: skip
def test_method_handle_errors(kind: int, name: str, message: str) -> None:
    world = World(make("A", methods=["public static f ()V", "public g ()V", "private p ()V"]))
    main: JavaClass = world.user()[0]
    entry = MethodHandle(kind, method_ref("A", name))
    assert twice(lambda: resolve_handle(main, entry)) == message


def test_method_types_name_classes() -> None:
    main, (index,) = (world := World()).user(MethodType("(LA;)V"))
    assert twice(lambda: load_constant(world, main, index)) == "NoClassDefFoundError: A"


def test_names_of_the_boot_module() -> None:
    world = World()
    main, (index,) = world.user(method_ref("java/lang/ref/Reference", "x"))
    with pytest.raises(LinkageFailure, match="'void java.lang.ref.Reference.x"):
        call(main, index, Op.INVOKEVIRTUAL)
    assert class_named(main, "java/lang/String").loader is world.boot
