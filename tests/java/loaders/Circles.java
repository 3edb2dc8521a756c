import java.util.HashMap;
import java.util.Map;

/** Classes that extend each other in a circle (JVMS 5.3.5), through one loader and through two. */
public class Circles {
    static final class Mapped extends ClassLoader {
        final Map<String, byte[]> files = new HashMap<>();
        final Map<String, ClassLoader> others = new HashMap<>();
        int loads;

        Mapped(ClassLoader parent) {
            super(parent);
        }

        Mapped with(byte[] file, String name) {
            files.put(name, file);
            return this;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            ClassLoader other = others.get(name);
            return other != null ? other.loadClass(name) : super.loadClass(name, resolve);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] b = files.get(name);
            if (b == null) {
                throw new ClassNotFoundException(name);
            }
            loads++;
            return defineClass(name, b, 0, b.length);
        }
    }

    static void attempt(String what, ClassLoader loader, String name) {
        for (int i = 0; i < 2; i++) {
            try {
                System.out.println(what + ": " + Class.forName(name, false, loader));
            } catch (Throwable t) {
                System.out.println(what + ": " + t
                        + (t.getCause() == null ? "" : " <- " + t.getCause()));
            }
        }
    }

    public static void main(String[] args) {
        String object = "java/lang/Object";
        Mapped one = new Mapped(null)
                .with(ClassBytes.empty("c/A", "c/A"), "c.A")
                .with(ClassBytes.empty("c/B", "c/C"), "c.B")
                .with(ClassBytes.empty("c/C", "c/D"), "c.C")
                .with(ClassBytes.empty("c/D", "c/B"), "c.D")
                .with(ClassBytes.emptyInterface("c/I", "c/J"), "c.I")
                .with(ClassBytes.emptyInterface("c/J", "c/I"), "c.J")
                .with(ClassBytes.empty("c/E", object, "c/K"), "c.E")
                .with(ClassBytes.emptyInterface("c/K", "c/E"), "c.K")
                .with(ClassBytes.empty("c/F", "c/B"), "c.F")
                .with(ClassBytes.empty("c/G", object), "c.G");
        attempt("itself", one, "c.A");
        attempt("three", one, "c.B");
        attempt("interfaces", one, "c.I");
        attempt("class and interface", one, "c.E");
        attempt("above a circle", one, "c.F");
        attempt("none", one, "c.G");
        attempt("array", one, "[Lc.A;");
        System.out.println(one.loads);

        Mapped left = new Mapped(null).with(ClassBytes.empty("d/A", "d/B"), "d.A");
        Mapped right = new Mapped(null).with(ClassBytes.empty("d/B", "d/A"), "d.B");
        left.others.put("d.B", right);
        right.others.put("d.A", left);
        attempt("two loaders", left, "d.A");
        attempt("the other one", right, "d.B");

        Mapped below = new Mapped(null).with(ClassBytes.empty("e/A", "e/B"), "e.A");
        Mapped above = new Mapped(null).with(ClassBytes.empty("e/B", "e/C"), "e.B")
                .with(ClassBytes.empty("e/C", object), "e.C");
        below.others.put("e.B", above);
        attempt("no circle", below, "e.A");
    }
}

// expect:
// itself: java.lang.ClassCircularityError: c/A
// itself: java.lang.ClassCircularityError: c/A
// three: java.lang.ClassCircularityError: c/B
// three: java.lang.ClassCircularityError: c/B
// interfaces: java.lang.ClassCircularityError: c/I
// interfaces: java.lang.ClassCircularityError: c/I
// class and interface: java.lang.ClassCircularityError: c/E
// class and interface: java.lang.ClassCircularityError: c/E
// above a circle: java.lang.ClassCircularityError: c/B
// above a circle: java.lang.ClassCircularityError: c/B
// none: class c.G
// none: class c.G
// array: java.lang.ClassCircularityError: c/A
// array: java.lang.ClassCircularityError: c/A
// 27
// two loaders: java.lang.ClassCircularityError: d/A
// two loaders: java.lang.ClassCircularityError: d/A
// the other one: java.lang.ClassCircularityError: d/B
// the other one: java.lang.ClassCircularityError: d/B
// no circle: class e.A
// no circle: class e.A
