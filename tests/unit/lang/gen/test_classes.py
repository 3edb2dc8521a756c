"""Class files: synthetic members and attributes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pvm.vm.classfile.attributes import (
    InnerClasses,
    NestMembers,
    PermittedSubclasses,
    Record,
    Signature,
)
from pvm.vm.classfile.flags import ACC_BRIDGE, ACC_ENUM, ACC_FINAL, ACC_SYNTHETIC
from tests.unit.lang.gen.generating import classes_of, method, mnemonics

NESTED = """
class T {
    int f;
    class In { int get() { return f; } }
    Object make(int x) { return new Object() { public String toString() { return "" + x + f; } }; }
}
"""


def test_inner_classes_hold_what_they_use() -> None:
    made = classes_of(NESTED)
    assert set(made) == {"T", "T$In", "T$1"}
    assert [f.name for f in made["T$In"].fields] == ["this$0"]
    assert {f.name for f in made["T$1"].fields} == {"this$0", "val$x"}
    members = made["T"].attributes.get(NestMembers)
    assert members is not None and set(members.class_names) == {"T$In", "T$1"}
    rows = made["T$In"].attributes.get(InnerClasses)
    assert rows is not None and rows.classes[0].outer == "T"


def test_lambdas_are_numbered_inner_ones_first() -> None:
    text = """
    class T {
        void m() { Runnable r = () -> { Runnable s = () -> { }; s.run(); }; m2(r); }
        static void m2(Runnable r) { r.run(); Runnable q = () -> r.run(); }
    }
    """
    names = [m.name for m in classes_of(text)["T"].methods if m.access_flags & ACC_SYNTHETIC]
    assert names == ["lambda$m2$2", "lambda$m$1", "lambda$m$0"]


def test_bridges() -> None:
    text = "class T implements Comparable<T> { public int compareTo(T o) { return 0; } }"
    bridges = [m for m in classes_of(text)["T"].methods if m.access_flags & ACC_BRIDGE]
    assert [m.descriptor for m in bridges] == ["(Ljava/lang/Object;)I"]


def test_records() -> None:
    made = classes_of("record T(int a, java.util.List<String> b) { T { a++; } }")["T"]
    record = made.attributes.get(Record)
    assert record is not None and [c.name for c in record.components] == ["a", "b"]
    generic = record.components[1].attributes.get(Signature)
    assert generic is not None and generic.signature == "Ljava/util/List<Ljava/lang/String;>;"
    assert mnemonics(made, "<init>").count("putfield") == 2
    assert "invokedynamic" in mnemonics(made, "hashCode")


def test_enums() -> None:
    made = classes_of("enum T { A, B { void m() { } }; void m() { } }")
    assert set(made) == {"T", "T$1"}
    names = {m.name for m in made["T"].methods}
    assert {"values", "valueOf", "$values", "<clinit>"} <= names
    assert method(made["T"], "<init>").descriptor == "(Ljava/lang/String;I)V"


def test_switches_on_enums_do_not_rely_on_ordinals() -> None:
    text = "class T { enum E { A } void m(E e) { switch (e) { case A: m(e); } } }"
    made = classes_of(text)
    assert [f.name for f in made["T$1"].fields] == ["$SwitchMap$T$E"]


def test_classes_before_super_hold_the_next_instance() -> None:
    """Where javac itself gives up: an object of a lambda's body, before `this` is there."""
    text = """
    class T {
        int x;
        static class Base { Base(java.util.function.Supplier<?> s) { } }
        class In extends Base {
            In(String s) {
                super(() -> new Object() { public String toString() { return s + x; } });
            }
        }
    }
    """
    made = classes_of(text)
    assert method(made["T$In$1"], "<init>").descriptor == "(LT;Ljava/lang/String;)V"
    around = method(made["T$In"], "lambda$new$0")
    assert around.descriptor == "(LT;Ljava/lang/String;)Ljava/lang/Object;"


BRIDGES = """
interface Up<T> { T a(); T b(); T c(); T d(); T e(); }
abstract class Middle<T> implements Up<T> { public abstract T a(); public abstract T b();
    public abstract T c(); public abstract T d(); public abstract T e(); }
class Low extends Middle<String> {
    public String a() { return ""; } public String b() { return ""; }
    public String c() { return ""; } public String d() { return ""; }
    public String e() { return ""; }
}
"""


def test_class_files_do_not_depend_on_hash_values(tmp_path: Path) -> None:
    (tmp_path / "Up.java").write_text(BRIDGES)
    found = set()
    for seed in ("1", "2", "3"):
        command = [sys.executable, "-m", "pvm", "compile", "Up.java"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=60)
        found.add((tmp_path / "Low.class").read_bytes())
    assert len(found) == 1


def test_serializable_lambdas_can_be_made_again() -> None:
    text = """
    class T {
        interface F extends Runnable, java.io.Serializable { }
        F one() { return () -> { }; }
        F again() { return T::new; }
        F same() { return T::new; }
        Runnable plain() { return () -> { }; }
    }
    """
    made = classes_of(text)["T"]
    maker = mnemonics(made, "$deserializeLambda$")
    assert maker.count("invokedynamic") == 2 and maker[-1] == "athrow"
    names = [m.name for m in made.methods if m.name.startswith("lambda$")]
    assert "lambda$plain$0" in names, "serializable ones have names of their own"
    assert any(name.startswith("lambda$one$") and name.endswith("$1") for name in names)


def test_enum_classes_permit_the_bodies_of_constants() -> None:
    made = classes_of("enum T { A { }, B { } }")
    permitted = made["T"].attributes.get(PermittedSubclasses)
    assert permitted is not None and permitted.class_names == ("T$1", "T$2")
    assert made["T$1"].access_flags & (ACC_ENUM | ACC_FINAL) == ACC_ENUM | ACC_FINAL


def test_components_are_a_records_first_fields() -> None:
    made = classes_of("record T(int a, int b) { static int c; }")["T"]
    assert [f.name for f in made.fields] == ["a", "b", "c"]
