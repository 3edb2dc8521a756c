"""The generator of one class: its members, attributes and class file."""

from __future__ import annotations

from pvm.lang.gen.accessors import ACCESSOR_FLAGS, Accessor, AccessorTable
from pvm.lang.gen.annotations import constant_of
from pvm.lang.gen.anonymous import Anonymous
from pvm.lang.gen.assignments import Assignments
from pvm.lang.gen.base import Body
from pvm.lang.gen.bridges import Bridges
from pvm.lang.gen.captures import lambdas_in
from pvm.lang.gen.conditions import Conditions
from pvm.lang.gen.constants import Constants
from pvm.lang.gen.creation import Creation
from pvm.lang.gen.dispatch import branch_table, effect_table, statement_table, value_table
from pvm.lang.gen.emitter import Emitter
from pvm.lang.gen.enums import Enums
from pvm.lang.gen.expressions import Expressions
from pvm.lang.gen.frames import FrameWriter
from pvm.lang.gen.inner_classes import class_access_flags, inner_classes
from pvm.lang.gen.loops import Loops
from pvm.lang.gen.nest import Nest
from pvm.lang.gen.pool import ClassPool
from pvm.lang.gen.records import Records
from pvm.lang.gen.references import References
from pvm.lang.gen.shapes import descriptor, internal_name, shape_of
from pvm.lang.gen.signatures import (
    class_signature,
    is_generic,
    method_signature,
    plain_signature,
    type_signature,
)
from pvm.lang.gen.strings import Strings
from pvm.lang.gen.switches import Switches
from pvm.lang.gen.tries import Tries
from pvm.lang.symbols.flags import (
    CLASS_FILE_FLAGS,
    ENUM,
    FINAL,
    GENERATED,
    PRIVATE,
    PUBLIC,
    RECORD,
    STATIC,
    SYNTHETIC,
)
from pvm.lang.symbols.symbols import MethodSymbol, VarSymbol
from pvm.lang.tree import nodes as t
from pvm.lang.types.types import VOID, ClassType, Type
from pvm.vm.classfile.attributes import (
    Attribute,
    ConstantValue,
    EnclosingMethod,
    Exceptions,
    NestHost,
    NestMembers,
    PermittedSubclasses,
    Signature,
    SourceFile,
)
from pvm.vm.classfile.constants import NameAndType, String
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.pool_builder import ClassFileTooLarge
from pvm.vm.classfile.writer import ClassWriter

_ASSERTIONS = "$assertionsDisabled"
_INITIALIZER = shape_of((), VOID)


class ClassGenerator(
    Anonymous,
    Bridges,
    Enums,
    Records,
    Loops,
    Switches,
    Tries,
    References,
    Creation,
    Strings,
    Assignments,
    Conditions,
    Expressions,
    Constants,
):
    def __init__(self, nest: Nest, decl: t.ClassDecl) -> None:
        context = nest.context
        self.nest = nest
        self.types, self.symtab, self.shapes = context.types, context.symtab, nest.shapes
        self.options = nest.options
        self.decl, self.cls = decl, decl.sym
        self.writer = self._make_writer()
        self.pool = ClassPool(self.writer, self.shapes)
        self.frames = FrameWriter(self.pool.class_named)
        self.body = Body("", True, VOID)
        self.code = Emitter((), self.cls.flat_name)
        self.vars, self.exits = {}, []
        self.serializable_sites = {}
        self.lambda_methods, self.lambda_bodies, self.lambda_count = {}, [], 0
        self.uses_assertions = False
        self.values, self.effects = value_table(self), effect_table(self)
        self.branches, self.statements = branch_table(self), statement_table(self)

    def _make_writer(self) -> ClassWriter:
        cls = self.cls
        above = self.erasure(cls.superclass)
        super_name = above.sym.flat_name if isinstance(above, ClassType) else None
        if cls.is_interface:
            super_name = self.symtab.object.sym.flat_name
        interfaces = [internal_name(self.erasure(each)) for each in cls.interfaces]
        return ClassWriter(cls.flat_name, super_name, class_access_flags(cls), interfaces)

    # --- the class ---

    def write(self) -> None:
        """Everything but what other classes of the nest may still add."""
        cls, decl = self.cls, self.decl
        for each in (cls.erasure, cls.superclass, *cls.interfaces):
            self.pool.note(self.erasure(each))
        if decl.kind == "enum":
            self.add_values_methods()
        self._add_implicit_constructor()
        self._add_components()
        for member in decl.members:
            self._add_member(member)
        if decl.kind == "enum":
            self.add_values_field()
            self.add_values_builder()
        elif decl.kind == "record":
            self.add_record_methods()
        self.add_bridges()
        self._add_synthetic_fields()
        clinit = self._class_initializer()
        self.add_deserializer()
        self.add_lambda_methods()
        if clinit is not None:
            self.add_method(STATIC, "<clinit>", _INITIALIZER, clinit)

    def finish(self, accessors: AccessorTable | None) -> bytes:
        """The class file."""
        for accessor in accessors or ():
            self._add_accessor(accessor)
        try:
            for attribute in self._attributes():
                self.writer.add_attribute(attribute)
            return self.writer.to_bytes()
        except ClassFileTooLarge as error:
            self.nest.report_too_large(error, self.decl.pos)
            return b""

    def _add_accessor(self, accessor: Accessor) -> None:
        def build() -> None:
            self.line(self.decl.pos)
            accessor.write(self)

        names = [None] * len(accessor.shape.params)
        body = Body(accessor.name, True, accessor.shape.ret)
        self.write_method(ACCESSOR_FLAGS, accessor.name, accessor.shape, names, body, build)

    # --- members ---

    def _add_member(self, member: t.Tree) -> None:
        if isinstance(member, t.VarDecl):
            self._add_field(member)
        elif isinstance(member, t.MethodDecl):
            self._add_method(member)
        elif isinstance(member, t.ClassDecl):
            self.pool.note_class(member.sym)
            self.nest.add_class(member)
        elif isinstance(member, t.Initializer):
            self._number_lambdas(member, "static" if member.static else "new")

    def _add_field(self, tree: t.VarDecl) -> None:
        sym = tree.sym
        erased = self.erasure(sym.type)
        self.pool.note(erased)
        attributes = self.member_attributes(sym, tree.mods.annotations)
        if sym.const is not None:
            const = sym.const
            constant = String(const) if isinstance(const, str) else constant_of(const, erased)
            attributes.insert(0, ConstantValue(constant))
        flags = sym.flags & CLASS_FILE_FLAGS
        self.writer.add_field(flags, sym.name, descriptor(erased), *attributes)
        if tree.init is not None and not sym.flags & ENUM:
            self._number_lambdas(tree.init, "static" if sym.flags & STATIC else "new")

    def _number_lambdas(self, tree: t.Tree, context: str) -> None:
        """Writes the lambdas of an initializer at its place in the text: the initializer's own
        code comes with the constructors, or last of all."""
        saved, self.body = self.body, Body(context, context == "static", VOID)
        for found in lambdas_in(tree):
            self.lambda_method(found)
        self.body = saved

    def _add_method(self, tree: t.MethodDecl) -> None:
        sym = tree.sym
        attributes = self.member_attributes(sym, tree.mods.annotations)
        attributes += self.nest.annotations.of_parameters(tree.params)
        if sym.name == "<init>":
            if sym.flags & RECORD:
                attributes.append(self.parameter_names(sym))
            self.declared_constructor(tree, attributes)
            return
        if tree.default is not None:
            attributes.append(self.nest.annotations.default(tree.default, sym.ret))
        self.declared_method(tree, attributes)

    def _add_implicit_constructor(self) -> None:
        for sym in self.cls.methods.get("<init>", ()):
            if not sym.flags & GENERATED:
                continue
            if self.cls.is_anonymous:
                self.anonymous_constructor(sym)
            elif sym.flags & RECORD:
                self.canonical_constructor(sym)
            else:
                self._default_constructor(sym)

    def _default_constructor(self, sym: MethodSymbol) -> None:
        """JLS 8.8.9."""

        def build() -> None:
            self.line(self.decl.pos)
            self.prologue()
            self.implicit_super(sym)
            self.initialize_instance()
            self.return_value(VOID)

        self.write_constructor(sym, build, self.member_attributes(sym, []), self.decl.pos)

    def _add_synthetic_fields(self) -> None:
        cls = self.cls
        flags = FINAL | SYNTHETIC
        for variable in self.nest.captures.of_class(cls):
            text = descriptor(self.erasure(variable.type))
            self.writer.add_field(flags, self.nest.captured_field(variable), text)
        if self.has_outer_parameter(cls):
            outer = self.leading(cls)[0]
            self.writer.add_field(flags, self.nest.outer_field(cls), descriptor(outer))

    def _add_components(self) -> None:
        """A record's fields."""
        if self.cls.is_record:
            for sym, tree in zip(self.cls.components, self.decl.components, strict=True):
                self._add_component(sym, tree)

    def _add_component(self, sym: VarSymbol, tree: t.VarDecl) -> None:
        attributes = self.member_attributes(sym, tree.mods.annotations)
        text = descriptor(self.erasure(sym.type))
        self.writer.add_field(PRIVATE | FINAL, sym.name, text, *attributes)

    # --- initialization ---

    def assertions_disabled(self) -> int:
        """The field that tells assertions to do nothing."""
        self.uses_assertions = True
        return self.pool.named_field(self.cls.flat_name, _ASSERTIONS, "Z")

    def _class_initializer(self) -> Attribute | None:
        """`<clinit>`'s code, if there is any; again, if that was what first used assertions."""
        while True:
            asserts = self.uses_assertions
            if not (asserts or self._initializes_statics()):
                return None
            body = Body("static", True, VOID)
            build = self._initialize_class
            code = self.method_code("<clinit>", STATIC, _INITIALIZER, [], body, build)
            if asserts == self.uses_assertions:
                if asserts:
                    access = PUBLIC if self.cls.is_interface else 0
                    flags = access | STATIC | FINAL | SYNTHETIC
                    self.writer.add_field(flags, _ASSERTIONS, "Z")
                return code

    def _initializes_statics(self) -> bool:
        if self.decl.kind == "enum":
            return True
        for member in self.decl.members:
            if isinstance(member, t.VarDecl) and member.sym.flags & STATIC:
                if member.init is not None and member.sym.const is None:
                    return True
            elif isinstance(member, t.Initializer) and member.static:
                return True
        return False

    def _initialize_class(self) -> None:
        if self.uses_assertions:
            self._set_assertions_disabled()
        if self.decl.kind == "enum":
            self.initialize_constants()
        self.initialize_static()
        self.return_value(VOID)

    def _set_assertions_disabled(self) -> None:
        """The status is that of the top level class (JLS 14.10)."""
        self.line(self.decl.pos)
        self.class_literal(self.nest.host.erasure)
        self.invoke_virtual("java/lang/Class", "desiredAssertionStatus", "()Z")
        enabled = self.code.jump(Op.IFNE)
        self.code.push_int(1)
        done = self.code.goto()
        self.code.resolve(enabled)
        self.code.push_int(0)
        self.code.resolve(done)
        index = self.assertions_disabled()
        self.code.member(Op.PUTSTATIC, index, 1, ())

    # --- attributes ---

    def member_attributes(
        self, sym: MethodSymbol | VarSymbol, annotations: list[t.Annotation]
    ) -> list[object]:
        found: list[object] = []
        if isinstance(sym, MethodSymbol):
            found += self.exceptions(sym)
            signature = self._method_signature(sym)
        else:
            signature = type_signature(sym.type) if is_generic(sym.type) else None
            self.pool.note_generic(sym.type)
        if signature is not None:
            found.append(Signature(signature))
        return found + self.nest.annotations.attributes(annotations)

    def _method_signature(self, sym: MethodSymbol) -> str | None:
        """A constructor with extra parameters has one in any case, as javac does it."""
        for each in (*sym.params, sym.ret, *sym.thrown):
            self.pool.note_generic(each)
        if sym.is_constructor:
            if self.cls.is_anonymous:
                return None
            if self.cls.is_enum or self.nest.captures.of_class(self.cls):
                return plain_signature(sym.type)
        return method_signature(sym)

    def exceptions(self, sym: MethodSymbol) -> list[object]:
        return self.exceptions_of(sym.thrown)

    def exceptions_of(self, thrown: tuple[Type, ...]) -> list[object]:
        if not thrown:
            return []
        erased = [self.erasure(each) for each in thrown]
        for each in erased:
            self.pool.note(each)
        return [Exceptions(tuple(map(internal_name, erased)))]

    def _attributes(self) -> list[object]:
        cls, nest = self.cls, self.nest
        found: list[object] = []
        signature = class_signature(cls)
        if signature is not None:
            found.append(Signature(signature))
            for each in (cls.superclass, *cls.interfaces):
                self.pool.note_generic(each)
        if self.options.source_file:
            found.append(SourceFile(nest.file_name))
        found += nest.annotations.attributes(self.decl.mods.annotations)
        if cls.is_local:
            found.append(self._enclosing_method())
        if cls is not nest.host:
            found.append(NestHost(nest.host.flat_name))
        elif nest.members():
            found.append(NestMembers(nest.members()))
        permitted = cls.permitted or self.constant_bodies()
        if permitted:
            names = tuple([each.flat_name for each in permitted])
            found.append(PermittedSubclasses(names))
        if cls.is_record:
            found.append(self.record_attribute())
        rows = inner_classes(self.pool)
        return found if rows is None else [*found, rows]

    def _enclosing_method(self) -> EnclosingMethod:
        """No method for classes in initializers."""
        owner = self.cls.owner
        assert owner is not None
        home = owner.enclosing_class
        if not isinstance(owner, MethodSymbol) or owner not in home.methods.get(owner.name, ()):
            return EnclosingMethod(home.flat_name, None)
        shape = self.shapes.method(owner)
        if owner.is_constructor:
            shape = self.constructor_shape(owner)
        return EnclosingMethod(home.flat_name, NameAndType(owner.name, shape.descriptor))
