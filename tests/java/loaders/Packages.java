import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Packages of loaders: defined, found, described, and no two alike. */
@SuppressWarnings("deprecation")
public class Packages {
    static final class Own extends ClassLoader {
        Own(String name, ClassLoader parent) {
            super(name, parent);
        }

        Package define(String name, URL seal) {
            return definePackage(name, "spec", "1.2.3", "spec vendor", "impl", "4.5",
                    "impl vendor", seal);
        }

        Package bare(String name) {
            return definePackage(name, null, null, null, null, null, null, null);
        }

        Package get(String name) {
            return getPackage(name);
        }

        Package[] all() {
            return getPackages();
        }

        Class<?> make(String name) {
            byte[] b = ClassBytes.empty(name.replace('.', '/'), "java/lang/Object");
            return defineClass(name, b, 0, b.length);
        }
    }

    interface Attempt {
        Object run() throws Throwable;
    }

    static void attempt(String what, Attempt attempt) {
        try {
            System.out.println(what + ": " + ClassBytes.plain(attempt.run()));
        } catch (Throwable t) {
            System.out.println(what + ": " + ClassBytes.plain(t));
        }
    }

    static List<String> names(Package[] packages) {
        List<String> names = new ArrayList<>();
        for (Package p : packages) {
            names.add(p.getName());
        }
        Collections.sort(names);
        return names;
    }

    static void show(String what, Package p) {
        System.out.println(what + ": " + p + " | " + (p == null ? "" : p.getName() + " "
                + p.getSpecificationTitle() + " " + p.getSpecificationVersion() + " "
                + p.getSpecificationVendor() + " " + p.getImplementationTitle() + " "
                + p.getImplementationVersion() + " " + p.getImplementationVendor() + " "
                + p.isSealed()));
    }

    static void versions(Own own) {
        Package p = own.get("a.b");
        for (String version : new String[] {"1", "1.2", "1.2.3", "1.2.4", "1.10", "0.9",
            "1.2.3.0", "2", "", "x", "1..2", "-1"}) {
            attempt("compatible with '" + version + "'", () -> p.isCompatibleWith(version));
        }
        attempt("no version", () -> own.bare("n.v").isCompatibleWith("1"));
    }

    public static void main(String[] args) throws Exception {
        Own above = new Own("above", null);
        Own own = new Own("own", above);
        show("defined", own.define("a.b", null));
        attempt("twice", () -> own.define("a.b", null));
        attempt("null", () -> own.define(null, null));
        show("sealed", own.define("s.e", new URL("file:/somewhere.jar")));
        Package sealed = own.getDefinedPackage("s.e");
        System.out.println(sealed.isSealed(new URL("file:/somewhere.jar")) + " "
                + sealed.isSealed(new URL("file:/elsewhere.jar")));
        show("bare", own.bare("bare"));
        show("above", above.bare("up"));
        System.out.println(own.getDefinedPackage("up") + " " + own.get("up") + " "
                + own.get("no.such") + " " + own.getDefinedPackage("no.such"));
        System.out.println(above.getDefinedPackage("a.b") + " " + above.get("a.b"));
        show("own over above", above.bare("a.b"));
        show("still own", own.get("a.b"));
        show("above's", above.get("a.b"));
        Class<?> c = own.make("c.d.E");
        show("by class", c.getPackage());
        System.out.println(c.getPackage() == own.getDefinedPackage("c.d"));
        attempt("after a class", () -> own.bare("c.d"));
        Class<?> unnamed = own.make("Unnamed");
        show("unnamed", unnamed.getPackage());
        System.out.println("[" + unnamed.getPackageName() + "] " + int[].class.getPackage() + " "
                + int.class.getPackage() + " " + Object[].class.getPackageName());
        System.out.println(names(own.getDefinedPackages()));
        System.out.println(names(above.getDefinedPackages()));
        List<String> all = names(own.all());
        System.out.println(all.containsAll(Arrays.asList("a.b", "c.d", "s.e", "up")) + " "
                + all.contains("java.lang"));
        System.out.println(names(Package.getPackages()).contains("java.util") + " "
                + names(Package.getPackages()).contains("c.d"));
        show("by name", Package.getPackage("java.lang"));
        System.out.println(Package.getPackage("c.d") + " " + Package.getPackage("no.such"));
        System.out.println(own.get("java.util") + " " + own.getDefinedPackage("java.util"));
        System.out.println(Packages.class.getPackage().getName().isEmpty() + " "
                + String.class.getPackage());
        System.out.println(Arrays.toString(own.getDefinedPackage("a.b").getAnnotations()));
        System.out.println(own.get("a.b").equals(above.get("a.b")) + " "
                + (own.get("a.b").hashCode() == above.get("a.b").hashCode()));
        attempt("defined null", () -> own.getDefinedPackage(null));
        attempt("get null", () -> Package.getPackage(null));
        versions(own);
    }
}

// expect:
// defined: package a.b, spec, version 1.2.3 | a.b spec 1.2.3 spec vendor impl 4.5 impl vendor false
// twice: java.lang.IllegalArgumentException: a.b
// null: java.lang.NullPointerException
// sealed: package s.e, spec, version 1.2.3 | s.e spec 1.2.3 spec vendor impl 4.5 impl vendor true
// true false
// bare: package bare | bare null null null null null null false
// above: package up | up null null null null null null false
// null package up null null
// null null
// own over above: package a.b | a.b null null null null null null false
// still own: package a.b, spec, version 1.2.3 | a.b spec 1.2.3 spec vendor impl 4.5 impl vendor false
// above's: package a.b | a.b null null null null null null false
// by class: package c.d | c.d null null null null null null false
// true
// after a class: java.lang.IllegalArgumentException: c.d
// unnamed: package  |  null null null null null null false
// [] null null java.lang
// [, a.b, bare, c.d, s.e]
// [a.b, up]
// true true
// true false
// by name: package java.lang | java.lang null null null null null null true
// null null
// package java.util null
// true package java.lang
// []
// false true
// defined null: java.lang.NullPointerException: name cannot be null
// get null: java.lang.NullPointerException: name cannot be null
// compatible with '1': true
// compatible with '1.2': true
// compatible with '1.2.3': true
// compatible with '1.2.4': false
// compatible with '1.10': false
// compatible with '0.9': true
// compatible with '1.2.3.0': true
// compatible with '2': false
// compatible with '': java.lang.NumberFormatException: For input string: ""
// compatible with 'x': java.lang.NumberFormatException: For input string: "x"
// compatible with '1..2': java.lang.NumberFormatException: For input string: ""
// compatible with '-1': java.lang.NumberFormatException: For input string: "-1"
// no version: java.lang.NumberFormatException: Empty version string
