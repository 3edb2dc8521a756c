"""The grammar of files, classes and members (JLS 7, 8, 9)."""

from __future__ import annotations

from typing import Any, Final

from pvm.lang.parse.grammar_statements import variables
from pvm.lang.parse.grammar_types import with_dims
from pvm.lang.parse.productions import Refused, choices, listing, optional, rule
from pvm.lang.parse.refusals import (
    check_class,
    check_local,
    check_parameters,
    check_var,
    is_var,
    name_constructors,
)
from pvm.lang.symbols.flags import (
    ABSTRACT,
    DEFAULT,
    ENUM,
    FINAL,
    HAS_INIT,
    NATIVE,
    NON_SEALED,
    PRIVATE,
    PROTECTED,
    PUBLIC,
    SEALED,
    STATIC,
    STRICTFP,
    SYNCHRONIZED,
    TRANSIENT,
    VARARGS,
    VOLATILE,
)
from pvm.lang.tree.nodes import (
    Annotation,
    ArrayTypeTree,
    ClassDecl,
    CompilationUnit,
    Expression,
    Ident,
    Import,
    Initializer,
    MethodDecl,
    Modifiers,
    New,
    NewArray,
    PackageDecl,
    PrimitiveTypeTree,
    VarDecl,
)

MODIFIER_FLAGS: Final = {
    "public": PUBLIC,
    "private": PRIVATE,
    "protected": PROTECTED,
    "static": STATIC,
    "final": FINAL,
    "abstract": ABSTRACT,
    "native": NATIVE,
    "synchronized": SYNCHRONIZED,
    "transient": TRANSIENT,
    "volatile": VOLATILE,
    "strictfp": STRICTFP,
    "default": DEFAULT,
    "SEALED": SEALED,
    "NON-SEALED": NON_SEALED,
}
START: Final = "file"
LOCAL_MODIFIERS: Final = ("final", "abstract", "static", "strictfp", "SEALED", "NON-SEALED")


# --- files --------------------------------------------------------------------------------------


@rule("file : units")
def compilation_unit(p: list[Any]) -> CompilationUnit:
    """The order is looked at here: the package, imports, classes (JLS 7.3)."""
    package: PackageDecl | None = None
    imports: list[Import] = []
    types: list[ClassDecl] = []
    for unit in p[0]:
        if isinstance(unit, ClassDecl):
            types.append(unit)
        elif isinstance(unit, Import) and not types:
            imports.append(unit)
        elif isinstance(unit, PackageDecl) and package is None and not imports and not types:
            package = unit
        else:
            raise Refused
    return CompilationUnit(0, package, imports, types)


@rule("units :", "members :")
def none_yet(p: list[Any]) -> list[Any]:
    return []


@rule("units : units unit", "members : members member")
def one_more(p: list[Any]) -> list[Any]:
    """Some are several, or nothing."""
    found: list[Any] = p[0]
    if isinstance(p[1], list):
        found.extend(p[1])
    elif p[1] is not None:
        found.append(p[1])
    return found


@rule("unit : import name ;", "unit : import static name ;")
def single_import(p: list[Any]) -> Import:
    return _import(p, p[-2], False)


@rule("unit : import name . * ;", "unit : import static name . * ;")
def star_import(p: list[Any]) -> Import:
    return _import(p, p[-4], True)


def _import(p: list[Any], name: Any, star: bool) -> Import:
    return Import(p[0].source_pos, p[1] is not name, name, star)


@rule("unit : ;", "member : ;")
def stray_semicolon(p: list[Any]) -> None:
    return None


@rule("unit : member_head class_rest", "member : member_head class_rest")
def class_member(p: list[Any]) -> ClassDecl:
    decl: ClassDecl = p[1]
    decl.mods = p[0][0]
    return decl


@rule("unit : member_head package name ;")
def package_declaration(p: list[Any]) -> PackageDecl:
    if p[0][0].flags or p[0][1]:
        raise Refused
    return PackageDecl(p[1].source_pos, p[0][0].annotations, p[2])


# --- modifiers and annotations ------------------------------------------------------------------


@rule("modifiers :")
def no_modifiers(p: list[Any]) -> list[Any]:
    return []


@rule("modifiers : modifiers modifier")
def more_modifiers(p: list[Any]) -> list[Any]:
    p[0].append(p[1])
    found: list[Any] = p[0]
    return found


choices("modifier", "annotation", *MODIFIER_FLAGS)
choices("local_mod", "annotation", *LOCAL_MODIFIERS)
listing("local_mod_list", "local_mod")


@rule("local_mods : local_mod_list")
def local_modifiers(p: list[Any]) -> Modifiers:
    """A statement does not begin with `static` (JLS 14.3)."""
    found = gathered(p[0])
    first = p[0][0]
    if found.flags & (SEALED | NON_SEALED) or getattr(first, "name", "") == "static":
        raise Refused
    return found


@rule("member_head : modifiers", "member_head : modifiers type_params")
def member_head(p: list[Any]) -> tuple[Modifiers, list[Any]]:
    return gathered(p[0]), p[1] if len(p) == 2 else []


def gathered(parts: list[Any]) -> Modifiers:
    """Modifiers of their tokens and annotations."""
    flags, annotations, pos = 0, [], -1
    for part in parts:
        if isinstance(part, Annotation):
            annotations.append(part)
            pos = part.pos if pos < 0 else pos
            continue
        flag = MODIFIER_FLAGS[part.name]
        if flags & flag:
            raise Refused
        flags |= flag
        pos = part.source_pos if pos < 0 else pos
    return Modifiers(pos, flags, annotations)


@rule("annotation : @ name", "annotation : @ name ( )")
def marker_annotation(p: list[Any]) -> Annotation:
    return Annotation(p[0].source_pos, p[1], [])


@rule("annotation : @ name ( element_value )")
def single_annotation(p: list[Any]) -> Annotation:
    return Annotation(p[0].source_pos, p[1], [("value", p[3])])


@rule("annotation : @ name ( elements )")
def normal_annotation(p: list[Any]) -> Annotation:
    return Annotation(p[0].source_pos, p[1], p[3])


listing("elements", "element", ",")


@rule("element : NAME= = element_value")
def element(p: list[Any]) -> tuple[str, Expression]:
    return p[0].value, p[2]


choices("element_value", "expr", "annotation", "element_array")


@rule(
    "element_array : { }", "element_array : { , }", "element_array : { element_values }",
    "element_array : { element_values , }",
)  # fmt: skip
def element_array(p: list[Any]) -> Expression:
    return NewArray(p[0].source_pos, None, [], p[1] if isinstance(p[1], list) else [])


listing("element_values", "element_value", ",")

# --- classes ------------------------------------------------------------------------------------


def _class(
    kind: str,
    keyword: Any,
    name: Any,
    body: tuple[int, list[Any], int],
    **parts: Any,
) -> ClassDecl:
    name_constructors(name.value, body[1])
    decl = ClassDecl(
        keyword.source_pos,
        Modifiers(-1, 0, []),
        kind,
        name.value,
        parts.get("type_params", []),
        parts.get("extends"),
        parts.get("implements", []),
        parts.get("permits", []),
        parts.get("components", []),
        body[1],
        body[2],
    )
    check_class(decl)
    return decl


@rule(
    "class_rest : class IDENT type_params_opt extends_opt implements_opt permits_opt class_body"
)
def class_declaration(p: list[Any]) -> ClassDecl:
    return _class(
        "class", p[0], p[1], p[6],
        type_params=p[2], extends=p[3], implements=p[4], permits=p[5],
    )  # fmt: skip


@rule("class_rest : interface IDENT type_params_opt interfaces_opt permits_opt class_body")
def interface_declaration(p: list[Any]) -> ClassDecl:
    return _class(
        "interface", p[0], p[1], p[5], type_params=p[2], implements=p[3], permits=p[4]
    )


@rule("class_rest : @INTERFACE IDENT class_body")
def annotation_declaration(p: list[Any]) -> ClassDecl:
    return _class("annotation", p[0], p[1], p[2])


@rule("class_rest : enum IDENT implements_opt enum_body")
def enum_declaration(p: list[Any]) -> ClassDecl:
    decl = _class("enum", p[0], p[1], p[3], implements=p[2])
    for member in decl.members:
        if isinstance(member, VarDecl) and member.mods.flags & ENUM:
            created = member.init
            assert isinstance(created, New)
            created.clazz = Ident(member.pos, decl.name)
    return decl


@rule("class_rest : RECORD IDENT type_params_opt ( params_opt ) implements_opt class_body")
def record_declaration(p: list[Any]) -> ClassDecl:
    return _class(
        "record", p[0], p[1], p[7], type_params=p[2], components=p[4], implements=p[6]
    )


@rule("extends_clause : extends type")
def extends_clause(p: list[Any]) -> Expression:
    tree: Expression = p[1]
    return tree


@rule(
    "implements_clause : implements type_list", "interfaces_clause : extends type_list",
    "permits_clause : PERMITS type_list",
)  # fmt: skip
def types_clause(p: list[Any]) -> list[Expression]:
    trees: list[Expression] = p[1]
    return trees


optional("extends_opt", "extends_clause", lambda: None)
optional("implements_opt", "implements_clause", list)
optional("interfaces_opt", "interfaces_clause", list)
optional("permits_opt", "permits_clause", list)


@rule("class_body : { members }")
def class_body(p: list[Any]) -> tuple[int, list[Any], int]:
    return p[0].source_pos, p[1], p[2].source_pos


@rule("enum_body : { constant_part } ", "enum_body : { constant_part ; members }")
def enum_body(p: list[Any]) -> tuple[int, list[Any], int]:
    members = p[1] + (p[3] if len(p) == 5 else [])
    return p[0].source_pos, members, p[-1].source_pos


@rule(
    "constant_part :", "constant_part : ,", "constant_part : constants",
    "constant_part : constants ,",
)  # fmt: skip
def constant_part(p: list[Any]) -> list[Any]:
    return p[0] if p and isinstance(p[0], list) else []


listing("constants", "constant", ",")
listing("annotations", "annotation")


@rule(
    "constant : IDENT anonymous_body_opt", "constant : annotations IDENT anonymous_body_opt",
    "constant : IDENT arguments anonymous_body_opt",
    "constant : annotations IDENT arguments anonymous_body_opt",
)  # fmt: skip
def constant(p: list[Any]) -> VarDecl:
    annotations = p.pop(0) if isinstance(p[0], list) else []
    name, args = p[0], p[1][1] if len(p) == 3 else []
    pos = name.source_pos
    created = New(pos, None, [], Ident(pos, ""), args, p[-1])
    mods = Modifiers(pos, ENUM | HAS_INIT, annotations)
    return VarDecl(pos, mods, Ident(pos, ""), name.value, created)


# --- members ------------------------------------------------------------------------------------


@rule("member : member_head type declarators ;")
def field(p: list[Any]) -> list[VarDecl]:
    mods, type_params = p[0]
    if type_params:
        raise Refused
    found = variables(mods, p[1], p[2])
    for decl in found:
        if decl.vartype is None:
            raise Refused
    check_var(p[1], p[2])
    return found


@rule("member : member_head block")
def initializer(p: list[Any]) -> Initializer:
    mods = p[0][0]
    if mods.flags & ~STATIC:
        raise Refused
    return Initializer(mods.pos if mods.flags else p[1].pos, bool(mods.flags & STATIC), p[1])


@rule("void_type : void")
def void_type(p: list[Any]) -> Expression:
    return PrimitiveTypeTree(p[0].source_pos, "void")


choices("method_body", "block")


@rule("method_body : ;")
def no_body(p: list[Any]) -> None:
    return None


@rule(
    "member : member_head type IDENT ( params_opt ) dims_opt throws_opt method_body",
    "member : member_head void_type IDENT ( params_opt ) dims_opt throws_opt method_body",
)
def method(p: list[Any]) -> MethodDecl:
    mods, type_params = p[0]
    ret = with_dims(p[1], p[6])
    name = p[2]
    return MethodDecl(
        name.source_pos, mods, type_params, ret, name.value, p[4], p[7], p[8], None, False
    )


@rule("member : member_head type IDENT ( params_opt ) dims_opt default element_value ;")
def annotation_element(p: list[Any]) -> MethodDecl:
    mods, type_params = p[0]
    ret, name = with_dims(p[1], p[6]), p[2]
    return MethodDecl(
        name.source_pos, mods, type_params, ret, name.value, p[4], [], None, p[8], False
    )


@rule("member : member_head IDENT ( params_opt ) throws_opt method_body")
def constructor(p: list[Any]) -> MethodDecl:
    mods, type_params = p[0]
    name = p[1]
    return MethodDecl(
        name.source_pos, mods, type_params, None, name.value, p[3], p[5], p[6], None, False
    )


@rule("member : member_head IDENT block")
def compact_constructor(p: list[Any]) -> MethodDecl:
    mods, type_params = p[0]
    name = p[1]
    return MethodDecl(
        name.source_pos, mods, type_params, None, name.value, [], [], p[2], None, True
    )


@rule("throws_clause : throws type_list")
def throws_clause(p: list[Any]) -> list[Expression]:
    trees: list[Expression] = p[1]
    return trees


optional("throws_opt", "throws_clause", list)


@rule("params_opt :")
def no_params(p: list[Any]) -> list[VarDecl]:
    return []


@rule("params_opt : param_list")
def params(p: list[Any]) -> list[VarDecl]:
    """Without the receiver parameter (JLS 8.4)."""
    check_parameters(p[0])
    for param in p[0]:
        if param is not None and is_var(param.vartype):
            raise Refused
    return [param for param in p[0] if param is not None]


listing("param_list", "param", ",")


@rule("param : type IDENT dims_opt", "param : local_mods type IDENT dims_opt")
def parameter(p: list[Any]) -> VarDecl:
    mods = p[0] if len(p) == 4 else Modifiers(p[0].pos, 0, [])
    check_local(mods)
    name = p[-2]
    return VarDecl(name.source_pos, mods, with_dims(p[-3], p[-1]), name.value, None)


@rule("param : type ... IDENT", "param : local_mods type ... IDENT")
def varargs_parameter(p: list[Any]) -> VarDecl:
    mods = p[0] if len(p) == 4 else Modifiers(p[0].pos, 0, [])
    check_local(mods)
    mods = Modifiers(mods.pos, mods.flags | VARARGS, mods.annotations)
    name, dots = p[-1], p[-2]
    vartype = ArrayTypeTree(dots.source_pos, p[-3])
    return VarDecl(name.source_pos, mods, vartype, name.value, None)


@rule("param : type this", "param : type name . this", "param : local_mods type this")
def receiver_parameter(p: list[Any]) -> None:
    return None

