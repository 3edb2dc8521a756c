"""Call sites that cannot be linked. Classes and causes were compared with HotSpot 17's."""

from __future__ import annotations

import pytest

from pvm.vm.classfile import constants as c
from pvm.vm.classfile.constants import Class, Constant, Integer, MethodType, String
from pvm.vm.classfile.errors import LinkageFailure

from ..world import World
from .sites import CONCAT, LAMBDA, RECORD, linked, method

RUN = ("run", "()Ljava/lang/Runnable;")
ACCEPT = ("accept", "()Ljava/util/function/Consumer;")
GET = ("get", "()Ljava/util/function/Supplier;")
V = MethodType("()V")
Site = tuple[str, str]
CONVERSION = "LambdaConversionException: "
X = method("Rec", "x", "I", c.REF_GET_FIELD, c.TAG_FIELD_REF)
TO_STRING = ("toString", "(LRec;)Ljava/lang/String;")


def failure_of(world: World, owner: str, name: str, site: Site, *arguments: Constant) -> str:
    """The error, and its cause after an arrow, without packages."""
    with pytest.raises(LinkageFailure) as caught:
        linked(world, owner, name, *site, *arguments)
    text = str(caught.value).replace("java.lang.", "").replace("invoke.", "")
    cause = caught.value.__cause__
    if isinstance(cause, LinkageFailure) and "BootstrapMethodError" in text:
        assert text == "BootstrapMethodError: bootstrap method initialization exception"
        return "-> " + str(cause).replace("java.lang.", "").replace("invoke.", "")
    return text


@pytest.mark.parametrize(
    ("site", "erased", "implementation", "instantiated", "expected"),
    [
        (RUN, "()V", method("B", "nope", "()V"), "()V", "NoSuchMethodError: 'void B.nope()'"),
        (RUN, "()V", method("NoSuch", "m", "()V"), "()V", "NoClassDefFoundError: NoSuch"),
        (("run", "()LNoFace;"), "()V", method("B", "m", "()V"), "()V",
         "NoClassDefFoundError: NoFace"),
        (("run", "()LB;"), "()V", method("B", "m", "()V"), "()V",
         f"-> {CONVERSION}B is not an interface"),
        (("run", "()I"), "()V", method("B", "m", "()V"), "()V",
         f"-> {CONVERSION}int is not an interface"),
        (RUN, "()V", method("B", "m1", "(I)V"), "()V",
         f"-> {CONVERSION}Incorrect number of parameters for method invokeStatic B.m1:(I)V; 0 "
         "captured parameters, 0 functional interface method parameters, 1 implementation "
         "parameters"),
        (RUN, "()V", method("B", "m", "()V"), "(I)V",
         f"-> {CONVERSION}Incorrect number of parameters in (I)V; the method of the functional "
         "interface has 0"),
        (ACCEPT, "(Ljava/lang/Object;)V", method("B", "m1", "(I)V"), "(Ljava/lang/String;)V",
         f"-> {CONVERSION}Type mismatch for lambda argument 0: class String is not convertible "
         "to int"),
        (ACCEPT, "(Ljava/lang/Integer;)V", method("B", "ms", "(Ljava/lang/String;)V"),
         "(Ljava/lang/String;)V",
         f"-> {CONVERSION}Type mismatch for dynamic parameter 0: class String is not a subtype of "
         "class Integer"),
        (GET, "()Ljava/lang/Object;", method("B", "m", "()V"), "()Ljava/lang/Object;",
         f"-> {CONVERSION}Type mismatch for lambda return: void is not convertible to class "
         "Object"),
        (GET, "()Ljava/lang/Object;",
         method("Rec", "x", "I", c.REF_GET_FIELD, c.TAG_FIELD_REF), "()Ljava/lang/Object;",
         f"-> {CONVERSION}Unsupported MethodHandle kind: getField Rec.x:I"),
        (RUN, "()V", method("P", "m", "()V"), "()V",
         "IllegalAccessError: class Main tried to access private method 'void P.m()' (Main and P "
         "are in unnamed module of loader 'app')"),
        (RUN, "()V", method("far/Protected", "m", "()V"), "()V",
         "IllegalAccessError: class Main tried to access protected method 'void "
         "far.Protected.m()' (Main and far.Protected are in unnamed module of loader 'app')"),
        (("run", "(LB;)Ljava/lang/Runnable;"), "()V",
         method("B", "m", "()V", c.REF_INVOKE_VIRTUAL), "()V",
         "IncompatibleClassChangeError: Expecting non-static method 'void B.m()'"),
        (("run", "(Ljava/lang/String;)Ljava/lang/Runnable;"), "()V",
         method("B", "mo", "(Ljava/lang/Object;)V"), "()V",
         f"-> {CONVERSION}Type mismatch in captured lambda parameter 0: expecting class "
         "String, found class Object"),
        (("run", "(I)Ljava/lang/Runnable;"), "()V", method("B", "ml", "(J)V"), "()V",
         f"-> {CONVERSION}Type mismatch in captured lambda parameter 0: expecting int, found "
         "long"),
    ],
)  # fmt: skip
def test_lambdas(
    world: World, site: Site, erased: str, implementation: c.MethodHandle, instantiated: str,
    expected: str,
) -> None:  # fmt: skip
    arguments = MethodType(erased), implementation, MethodType(instantiated)
    assert failure_of(world, LAMBDA, "metafactory", site, *arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((V, Integer(3), V), "-> ClassCastException: Cannot cast Integer to MethodHandle"),
        ((V, method("B", "m", "()V")),
         "-> WrongMethodTypeException: metafactory takes more than 2 static arguments"),
        ((V, method("B", "m", "()V"), V, V),
         "-> WrongMethodTypeException: metafactory takes 3 static arguments, not 4"),
        ((MethodType(f"({'I' * 255})V"), method("B", "m", "()V"), V),
         "-> IllegalArgumentException: bad parameter count 255"),
    ],
)  # fmt: skip
def test_static_arguments(world: World, arguments: tuple[Constant, ...], expected: str) -> None:
    assert failure_of(world, LAMBDA, "metafactory", RUN, *arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "takes more than 3 static arguments"),
        ((Integer(2),), "takes more than 4 static arguments"),
        ((Integer(2), Integer(2), Class("B")), "takes more than 6 static arguments"),
        ((Integer(4), Integer(1), Class("B")), "Cannot cast Class to MethodType"),
        ((Integer(4), Integer(-1)), "negative argument count"),
        ((Integer(0), Integer(0)), "takes 4 static arguments, not 5"),
    ],
)
def test_alternative_metafactory(
    world: World, arguments: tuple[Constant, ...], expected: str
) -> None:
    text = failure_of(world, LAMBDA, "altMetafactory", RUN, V, method("B", "m", "()V"), V,
                      *arguments)  # fmt: skip
    assert expected in text


@pytest.mark.parametrize(
    ("descriptor", "arguments", "expected"),
    [
        ("(I)Ljava/lang/String;", (String("\1\1"),),
         "StringConcatException: Mismatched number of concat arguments: recipe wants 2 arguments, "
         "but signature provides 1"),
        ("(I)Ljava/lang/String;", (String("\1\2"),),
         "StringConcatException: Mismatched number of concat constants: recipe wants 1 constants, "
         "but signature provides 0"),
        ("(I)Ljava/lang/String;", (String("\1"), String("x")),
         "StringConcatException: Mismatched number of concat constants: recipe wants 0 constants, "
         "but signature provides 1"),
        ("(I)I", (String("\1"),),
         "StringConcatException: The return type should be compatible with String, but it is int"),
        ("(I)Ljava/lang/String;", (Integer(1),),
         "ClassCastException: Cannot cast Integer to String"),
        (f"({'J' * 101})Ljava/lang/String;", (String("\1" * 101),),
         "StringConcatException: Too many concat argument slots: 202, can only accept 200"),
    ],
)  # fmt: skip
def test_concatenation(
    world: World, descriptor: str, arguments: tuple[Constant, ...], expected: str
) -> None:
    site = ("x", descriptor)
    text = failure_of(world, CONCAT, "makeConcatWithConstants", site, *arguments)
    assert text == "-> " + expected


@pytest.mark.parametrize(
    ("site", "arguments", "expected"),
    [
        (TO_STRING, (Class("Rec"), String("x;y"), X), "Name list and accessor list do not match"),
        (("toStrin", TO_STRING[1]), (Class("Rec"), String("x"), X), "toStrin"),
        (("hashCode", "(LRec;)J"), (Class("Rec"), String("x"), X), "Bad method type: (LRec;)J"),
        (TO_STRING, (Class("B"), String("")), "Bad method type: (LRec;)Ljava/lang/String;"),
        (TO_STRING, (Class("Rec"), String("x"), method("B", "m", "()V")),
         "B.m: pvm supports getters that are fields or methods of the record"),
        (TO_STRING, (Class("Rec"), String("x"), method("Rec", "z", "(I)I", 5)),
         "z(I)I is no getter"),
    ],
)  # fmt: skip
def test_records(
    world: World, site: Site, arguments: tuple[Constant, ...], expected: str
) -> None:
    text = failure_of(world, RECORD, "bootstrap", site, *arguments)
    assert text.removeprefix("-> IllegalArgumentException: ") == expected.replace("java.lang.", "")


def test_private_fields_of_others(world: World) -> None:
    arguments = (Class("Rec"), String("x"), X)
    text = failure_of(world, RECORD, "bootstrap", TO_STRING, *arguments)
    assert text.startswith("IllegalAccessError: class Main tried to access private field Rec.x")


def test_other_bootstraps(world: World) -> None:
    assert failure_of(world, "my/Own", "boot", ("x", "()V")) == (
        "BootstrapMethodError: pvm supports the bootstrap methods of string concatenation, lambdas "
        "and records, not my.Own.boot"
    )
