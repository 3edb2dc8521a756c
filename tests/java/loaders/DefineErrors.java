import java.nio.ByteBuffer;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.util.Arrays;

/** What ClassLoader.defineClass refuses, and in which words. */
public class DefineErrors {
    static final class Definer extends SecureClassLoader {
        Definer(String name, ClassLoader parent) {
            super(name, parent);
        }

        Class<?> define(String name, byte[] b, int off, int len) {
            return defineClass(name, b, off, len);
        }

        Class<?> define(String name, byte[] b) {
            return defineClass(name, b, 0, b.length);
        }

        Class<?> define(String name, ByteBuffer b) {
            return defineClass(name, b, (CodeSource) null);
        }

        @SuppressWarnings("deprecation")
        Class<?> defineNameless(byte[] b) {
            return defineClass(b, 0, b.length);
        }

        Class<?> loaded(String name) {
            return findLoadedClass(name);
        }

        void resolve(Class<?> c) {
            resolveClass(c);
        }
    }

    interface Attempt {
        Object run() throws Throwable;
    }

    static void attempt(String what, Attempt attempt) {
        try {
            System.out.println(what + ": " + ClassBytes.plain(attempt.run()));
        } catch (Throwable t) {
            System.out.println(what + ": " + ClassBytes.plain(t)
                    + (t.getCause() == null ? "" : " caused by " + ClassBytes.plain(t.getCause())));
        }
    }

    static void names(Definer d) {
        byte[] b = ClassBytes.empty("p/A", "java/lang/Object");
        attempt("wrong name", () -> d.define("p.B", b));
        attempt("wrong package", () -> d.define("A", b));
        attempt("slashes", () -> d.define("p/A", b));
        attempt("empty", () -> d.define("", b));
        attempt("array", () -> d.define("[Lp.A;", b));
        attempt("semicolon", () -> d.define("p.A;", b));
        attempt("not yet", () -> d.loaded("p.A"));
        attempt("right", () -> d.define("p.A", b));
        attempt("loaded", () -> d.loaded("p.A"));
        attempt("loaded by slashes", () -> d.loaded("p/A"));
        attempt("loaded array", () -> d.loaded("[Lp.A;"));
        attempt("loaded empty", () -> d.loaded(""));
        attempt("loaded null", () -> d.loaded(null));
        attempt("null name", () -> d.define(null, ClassBytes.empty("p/N", "java/lang/Object")));
        attempt("nameless", () -> d.defineNameless(ClassBytes.empty("p/M", "java/lang/Object")));
    }

    static void duplicates(Definer d) {
        attempt("class again", () -> d.define("p.A", ClassBytes.empty("p/A", "java/lang/Object")));
        attempt("nameless again",
                () -> d.define(null, ClassBytes.empty("p/A", "java/lang/Object")));
        byte[] i = ClassBytes.emptyInterface("p/I");
        attempt("interface", () -> d.define("p.I", i));
        attempt("interface again", () -> d.define("p.I", i));
        Definer unnamed = new Definer(null, d);
        attempt("first in child", () -> unnamed.define("p.I", i));
        attempt("second in child", () -> unnamed.define("p.I", i));
        Definer orphan = new Definer("orphan", null);
        attempt("first in orphan", () -> orphan.define("p.I", i));
        attempt("second in orphan", () -> orphan.define("p.I", i));
        byte[] enumeration = ClassBytes.of("DefineErrors$Kind");
        attempt("enum", () -> d.define(null, enumeration));
        attempt("enum again", () -> d.define(null, enumeration));
        byte[] record = ClassBytes.of("DefineErrors$Point");
        attempt("record", () -> d.define(null, record));
        attempt("record again", () -> d.define(null, record));
        byte[] marker = ClassBytes.of("DefineErrors$Marker");
        attempt("annotation", () -> d.define(null, marker));
        attempt("annotation again", () -> d.define(null, marker));
        byte[] general = ClassBytes.of("DefineErrors$General");
        attempt("abstract", () -> d.define(null, general));
        attempt("abstract again", () -> d.define(null, general));
    }

    enum Kind {
        ONE
    }

    record Point(int x) {
    }

    @interface Marker {
    }

    abstract static class General {
    }

    static void prohibited(Definer d) {
        byte[] b = ClassBytes.empty("java/evil/A", "java/lang/Object");
        attempt("java.", () -> d.define("java.evil.A", b));
        attempt("java. without name", () -> d.define(null, b));
        attempt("java alone", () -> d.define("java.A", ClassBytes.empty("java/A",
                "java/lang/Object")));
        attempt("javax", () -> d.define("javax.own.A", ClassBytes.empty("javax/own/A",
                "java/lang/Object")));
        attempt("javaother", () -> d.define("javaother.A", ClassBytes.empty("javaother/A",
                "java/lang/Object")));
        attempt("String anew", () -> d.define("java.lang.String", b));
    }

    static void ranges(Definer d) {
        byte[] b = ClassBytes.empty("r/A", "java/lang/Object");
        attempt("negative offset", () -> d.define("r.A", b, -1, b.length));
        attempt("negative length", () -> d.define("r.A", b, 0, -1));
        attempt("too long", () -> d.define("r.A", b, 0, b.length + 1));
        attempt("too far", () -> d.define("r.A", b, 1, b.length));
        attempt("overflow", () -> d.define("r.A", b, Integer.MAX_VALUE, Integer.MAX_VALUE));
        attempt("no array", () -> d.define("r.A", (byte[]) null, 0, 0));
        attempt("nothing", () -> d.define("r.A", b, 0, 0));
        attempt("truncated", () -> d.define("r.A", b, 0, b.length - 1));
        attempt("off by two", () -> d.define("r.A", b, 2, b.length - 2));
        attempt("zeros", () -> d.define("r.A", new byte[100], 0, 100));
        byte[] padded = new byte[b.length + 20];
        System.arraycopy(b, 0, padded, 7, b.length);
        attempt("padded", () -> d.define("r.A", padded, 7, b.length));
        attempt("extra", () -> d.define("r.A", padded, 7, b.length + 1));
        byte[] second = ClassBytes.empty("r/B", "java/lang/Object");
        ByteBuffer buffer = ByteBuffer.allocateDirect(second.length + 3).put(new byte[3])
                .put(second).flip().position(3);
        attempt("buffer", () -> d.define("r.B", buffer));
        attempt("buffer's rest", () -> buffer.remaining());
        byte[] third = ClassBytes.empty("r/C", "java/lang/Object");
        attempt("read only", () -> d.define("r.C", ByteBuffer.wrap(third).asReadOnlyBuffer()));
        byte[] version = Arrays.copyOf(b, b.length);
        version[7] = 99;
        attempt("future", () -> d.define("r.D", version));
        attempt("resolve null", () -> {
            d.resolve(null);
            return null;
        });
    }

    static void supertypes(Definer d) {
        attempt("no such super", () -> d.define("s.A", ClassBytes.empty("s/A", "s/Missing")));
        attempt("again", () -> d.define("s.A", ClassBytes.empty("s/A", "s/Missing")));
        attempt("no such interface", () -> d.define("s.B",
                ClassBytes.empty("s/B", "java/lang/Object", "s/Missing")));
        attempt("final super", () -> d.define("s.C", ClassBytes.empty("s/C", "java/lang/String")));
        attempt("interface as super", () -> d.define("s.D",
                ClassBytes.empty("s/D", "java/lang/Runnable")));
        attempt("class as interface", () -> d.define("s.E",
                ClassBytes.empty("s/E", "java/lang/Object", "java/lang/Thread")));
        attempt("itself", () -> d.define("s.F", ClassBytes.empty("s/F", "s/F")));
        attempt("its own interface", () -> d.define("s.G",
                ClassBytes.emptyInterface("s/G", "s/G")));
        attempt("after all", () -> d.define("s.A", ClassBytes.empty("s/A", "java/lang/Object")));
        attempt("enum as super", () -> d.define("s.K", ClassBytes.empty("s/K",
                "java/lang/Thread$State")));
        attempt("twice the same", () -> d.define("s.L", ClassBytes.empty("s/L",
                "java/lang/Object", "java/lang/Runnable", "java/lang/Runnable")));
    }

    public static void main(String[] args) {
        Definer d = new Definer("mine", DefineErrors.class.getClassLoader());
        names(d);
        duplicates(d);
        prohibited(d);
        ranges(d);
        supertypes(d);
        attempt("empty loader name", () -> new Definer("", null));
        attempt("loader's name", () -> d.getName() + " " + d);
        attempt("nameless loader", () -> new Definer(null, null));
    }
}

// expect:
// wrong name: java.lang.NoClassDefFoundError: p/B (wrong name: p/A)
// wrong package: java.lang.NoClassDefFoundError: A (wrong name: p/A)
// slashes: java.lang.NoClassDefFoundError: IllegalName: p/A
// empty: java.lang.NoClassDefFoundError:  (wrong name: p/A)
// array: java.lang.NoClassDefFoundError: IllegalName: [Lp.A;
// semicolon: java.lang.NoClassDefFoundError: p/A; (wrong name: p/A)
// not yet: null
// right: class p.A
// loaded: class p.A
// loaded by slashes: null
// loaded array: null
// loaded empty: null
// loaded null: null
// null name: class p.N
// nameless: class p.M
// class again: java.lang.LinkageError: loader 'mine' @ID attempted duplicate class definition for p.A. (p.A is in unnamed module of loader 'mine' @ID, parent loader 'app')
// nameless again: java.lang.LinkageError: loader 'mine' @ID attempted duplicate class definition for p.A. (p.A is in unnamed module of loader 'mine' @ID, parent loader 'app')
// interface: interface p.I
// interface again: java.lang.LinkageError: loader 'mine' @ID attempted duplicate interface definition for p.I. (p.I is in unnamed module of loader 'mine' @ID, parent loader 'app')
// first in child: interface p.I
// second in child: java.lang.LinkageError: loader DefineErrors$Definer @ID attempted duplicate interface definition for p.I. (p.I is in unnamed module of loader DefineErrors$Definer @ID, parent loader 'mine' @ID)
// first in orphan: interface p.I
// second in orphan: java.lang.LinkageError: loader 'orphan' @ID attempted duplicate interface definition for p.I. (p.I is in unnamed module of loader 'orphan' @ID, parent loader 'bootstrap')
// enum: class DefineErrors$Kind
// enum again: java.lang.LinkageError: loader 'mine' @ID attempted duplicate class definition for DefineErrors$Kind. (DefineErrors$Kind is in unnamed module of loader 'mine' @ID, parent loader 'app')
// record: class DefineErrors$Point
// record again: java.lang.LinkageError: loader 'mine' @ID attempted duplicate class definition for DefineErrors$Point. (DefineErrors$Point is in unnamed module of loader 'mine' @ID, parent loader 'app')
// annotation: interface DefineErrors$Marker
// annotation again: java.lang.LinkageError: loader 'mine' @ID attempted duplicate interface definition for DefineErrors$Marker. (DefineErrors$Marker is in unnamed module of loader 'mine' @ID, parent loader 'app')
// abstract: class DefineErrors$General
// abstract again: java.lang.LinkageError: loader 'mine' @ID attempted duplicate abstract class definition for DefineErrors$General. (DefineErrors$General is in unnamed module of loader 'mine' @ID, parent loader 'app')
// java.: java.lang.SecurityException: Prohibited package name: java.evil
// java. without name: java.lang.SecurityException: Class loader (instance of): 'mine' @ID tried to load prohibited package name: java.evil
// java alone: java.lang.SecurityException: Prohibited package name: java
// javax: class javax.own.A
// javaother: class javaother.A
// String anew: java.lang.SecurityException: Prohibited package name: java.lang
// negative offset: java.lang.ArrayIndexOutOfBoundsException: Array region -1..54 out of bounds for length 55
// negative length: java.lang.ArrayIndexOutOfBoundsException
// too long: java.lang.ArrayIndexOutOfBoundsException: Array region 0..56 out of bounds for length 55
// too far: java.lang.ArrayIndexOutOfBoundsException: Array region 1..56 out of bounds for length 55
// overflow: java.lang.ArrayIndexOutOfBoundsException: Array region 2147483647..4294967294 out of bounds for length 55
// no array: java.lang.NullPointerException
// nothing: java.lang.ClassFormatError: Truncated class file
// truncated: java.lang.ClassFormatError: Truncated class file
// off by two: java.lang.ClassFormatError: Incompatible magic value 3133014016 in class file r/A
// zeros: java.lang.ClassFormatError: Incompatible magic value 0 in class file r/A
// padded: class r.A
// extra: java.lang.ClassFormatError: Extra bytes at the end of class file r/A
// buffer: class r.B
// buffer's rest: 55
// read only: class r.C
// future: java.lang.UnsupportedClassVersionError: r/D has been compiled by a more recent version of the Java Runtime (class file version 99.0), this version of the Java Runtime only recognizes class file versions up to 61.0
// resolve null: java.lang.NullPointerException
// no such super: java.lang.NoClassDefFoundError: s/Missing caused by java.lang.ClassNotFoundException: s.Missing
// again: java.lang.NoClassDefFoundError: s/Missing caused by java.lang.ClassNotFoundException: s.Missing
// no such interface: java.lang.NoClassDefFoundError: s/Missing caused by java.lang.ClassNotFoundException: s.Missing
// final super: java.lang.IncompatibleClassChangeError: class s.C cannot inherit from final class java.lang.String
// interface as super: java.lang.IncompatibleClassChangeError: class s.D has interface java.lang.Runnable as super class
// class as interface: java.lang.IncompatibleClassChangeError: class s.E can not implement java.lang.Thread, because it is not an interface (java.lang.Thread is in module java.base of loader 'bootstrap')
// itself: java.lang.ClassCircularityError: s/F
// its own interface: java.lang.ClassCircularityError: s/G
// after all: class s.A
// enum as super: java.lang.IncompatibleClassChangeError: class s.K cannot inherit from final class java.lang.Thread$State
// twice the same: java.lang.ClassFormatError: Duplicate interface name "java/lang/Runnable" in class file s/L
// empty loader name: java.lang.IllegalArgumentException: name must be non-empty or null
// loader's name: mine DefineErrors$Definer@ID
// nameless loader: DefineErrors$Definer@ID
