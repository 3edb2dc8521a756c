"""Spun classes are not verified when they run; whatever the static arguments are, they would be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pvm.vm.classfile import constants as c
from pvm.vm.classfile.constants import Class, MethodType, String
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.reader import parse
from pvm.vm.indy.adaptation import is_parameter_adaptable, is_return_adaptable
from pvm.vm.indy.linking import recognise, spin
from pvm.vm.verify.verifier import verify_class

from .sites import LAMBDA, RECORD, method, site_class

OBJECT = "java/lang/Object"
NUMBERS = {"java/lang/Integer", "java/lang/Long", "java/lang/Double", "java/lang/Byte"}
TYPES = st.sampled_from([
    *"ZBCSIJFD", "La/A;", "La/B;", "[I", "[La/A;", f"L{OBJECT};", "Ljava/lang/Number;",
    "Ljava/lang/Integer;", "Ljava/lang/Long;", "Ljava/lang/Byte;", "Ljava/lang/Character;",
])  # fmt: skip
RETURNS = TYPES | st.just("V")


class Unrelated:
    """No class extends another, but for Object and Number; a/F is the interface."""

    def is_interface(self, name: str) -> bool:
        return name == "a/F"

    def is_subclass(self, name: str, ancestor: str) -> bool:
        is_number = ancestor == "java/lang/Number" and name in NUMBERS
        return ancestor in (name, OBJECT) or is_number

    def is_protected_elsewhere(self, class_name: str, member_name: str, descriptor: str) -> bool:
        return False

    def is_subtype(self, source: str, target: str) -> bool:
        """The same by descriptor."""
        names = [d[1:-1] if d[0] == "L" else d for d in (source, target)]
        return self.is_subclass(names[0], names[1])


@st.composite
def lambdas(draw: st.DrawFn) -> tuple[tuple[c.Constant, ...], str]:
    """An implementation, erased and instantiated type, and the call site's descriptor."""
    captured = draw(st.lists(TYPES, max_size=3))
    erased = draw(st.lists(TYPES, max_size=3))
    same = st.lists(TYPES, min_size=len(erased), max_size=len(erased))
    instantiated = draw(st.just(erased) | same)
    count = len(captured) + len(erased)
    wanted = draw(
        st.just(captured + instantiated) | st.lists(TYPES, min_size=count, max_size=count)
    )
    kinds = [c.REF_INVOKE_STATIC, c.REF_INVOKE_VIRTUAL, c.REF_INVOKE_INTERFACE]
    kind = draw(st.sampled_from([*kinds, c.REF_NEW_INVOKE_SPECIAL]))
    name, returns, owner = "f", draw(RETURNS), "a/A"
    if kind == c.REF_NEW_INVOKE_SPECIAL:
        name, returns = "<init>", "V"
    elif kind != c.REF_INVOKE_STATIC:
        owner = draw(st.sampled_from(["a/A", "a/B", "java/lang/Integer"]))
        wanted = wanted[1:]
    tag = c.TAG_INTERFACE_METHOD_REF if kind == c.REF_INVOKE_INTERFACE else c.TAG_METHOD_REF
    body = method(owner, name, f"({''.join(wanted)}){returns}", kind, tag)
    result = draw(RETURNS)
    types = [MethodType(f"({''.join(types)}){result}") for types in (erased, instantiated)]
    return (types[0], body, types[1]), f"({''.join(captured)})La/F;"


@given(lambdas())
def test_lambdas_would_pass_the_verifier(site: tuple[tuple[c.Constant, ...], str]) -> None:
    arguments, descriptor = site
    bootstrap = method(LAMBDA, "metafactory", "()V")
    data, index = site_class(bootstrap, "call", descriptor, *arguments)
    try:
        spec = spin(recognise(parse(data, "Main"), index), "Main", 1)
    except LinkageFailure as failure:
        assert "LambdaConversionException" in str(failure.__cause__)
        return
    verify_class(parse(spec.data, "spun"), Unrelated())


@given(st.sampled_from(["toString", "hashCode", "equals"]), st.lists(TYPES, max_size=8))
def test_records_would_pass_the_verifier(name: str, types: list[str]) -> None:
    descriptor = {
        "toString": "(La/A;)Ljava/lang/String;", "hashCode": "(La/A;)I",
        "equals": f"(La/A;L{OBJECT};)Z",
    }[name]  # fmt: skip
    getters = [
        method("a/A", f"c{i}", type_, c.REF_GET_FIELD, c.TAG_FIELD_REF) if i % 2 else
        method("a/A", f"c{i}", "()" + type_, c.REF_INVOKE_VIRTUAL)
        for i, type_ in enumerate(types)
    ]  # fmt: skip
    names = String(";".join(f"c{i}" for i in range(len(types))))
    bootstrap = method(RECORD, "bootstrap", "()V")
    data, index = site_class(bootstrap, name, descriptor, Class("a/A"), names, *getters)
    spec = spin(recognise(parse(data, "Main"), index), "Main", 1)
    verify_class(parse(spec.data, "spun"), Unrelated())


@given(TYPES, RETURNS)
def test_what_adapts_is_converted(source: str, target: str) -> None:
    is_subtype = Unrelated().is_subtype
    adapts = is_return_adaptable(source, target, is_subtype)
    if target != "V" and is_parameter_adaptable(source, target, is_subtype):
        assert adapts
    bootstrap = method(LAMBDA, "metafactory", "()V")
    arguments = (
        MethodType("()" + target), method("a/A", "f", "()" + source), MethodType("()" + target)
    )
    data, index = site_class(bootstrap, "call", "()La/F;", *arguments)
    if adapts:
        spec = spin(recognise(parse(data, "Main"), index), "Main", 1)
        verify_class(parse(spec.data, "spun"), Unrelated())
