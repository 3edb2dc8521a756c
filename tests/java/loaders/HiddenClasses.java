import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

class HiddenTemplate implements Supplier<Object> {
    static int made;
    private int own = 5;

    static {
        System.out.println("  initialised");
    }

    @Override
    public Object get() {
        return own + ++made;
    }
}

/** Hidden classes: what they are called, what finds them, whose nest they are in, their data. */
public class HiddenClasses {
    private static int secret = 41;

    /** Uses a private member of its nest, if it is in one. */
    public static class Nosy implements Supplier<Object> {
        @Override
        public Object get() {
            return ++secret;
        }
    }

    public static class Asking implements Supplier<Object> {
        @Override
        public Object get() {
            Lookup lookup = MethodHandles.lookup();
            try {
                return ClassBytes.plain(lookup.lookupClass().getName()) + " "
                        + lookup.lookupClass().isHidden() + " " + (Class.forName("HiddenClasses")
                        == HiddenClasses.class);
            } catch (ClassNotFoundException e) {
                return e;
            }
        }
    }

    public static class WithData implements Supplier<Object> {
        static final Object DATA;

        static {
            Object found;
            try {
                found = MethodHandles.classData(MethodHandles.lookup(), "_", List.class);
            } catch (IllegalAccessException | ClassCastException e) {
                found = e.getClass();
            }
            DATA = found;
        }

        @Override
        public Object get() {
            return DATA;
        }
    }

    public static class ElementData implements Supplier<Object> {
        @Override
        public Object get() {
            Lookup lookup = MethodHandles.lookup();
            Object[] found = new Object[4];
            for (int i = 0; i < found.length; i++) {
                try {
                    found[i] = i == 3 ? MethodHandles.classData(lookup, "wrong", List.class)
                            : MethodHandles.classDataAt(lookup, "_", String.class, i);
                } catch (Exception e) {
                    found[i] = e.getClass().getSimpleName();
                }
            }
            return Arrays.toString(found);
        }
    }

    public static class Throwing implements Supplier<Object> {
        @Override
        public Object get() {
            throw new IllegalStateException("thrown inside");
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

    static Object get(Lookup hidden) throws Throwable {
        return ((Supplier<?>) hidden.lookupClass().getDeclaredConstructor().newInstance()).get();
    }

    static void names(Lookup lookup, byte[] file) throws Throwable {
        Lookup one = lookup.defineHiddenClass(file, false);
        System.out.println("not initialised");
        Lookup two = lookup.defineHiddenClass(file, true);
        Class<?> c = one.lookupClass();
        System.out.println((c == two.lookupClass()) + " " + c.isHidden() + " "
                + ClassBytes.plain(c.getName()) + " " + ClassBytes.plain(c.getSimpleName()) + " "
                + c.getCanonicalName() + " " + ClassBytes.plain(c.getTypeName()));
        System.out.println(ClassBytes.plain(c) + " " + ClassBytes.plain(c.toGenericString()) + " "
                + ClassBytes.plain(c.descriptorString()) + " [" + c.getPackageName() + "] "
                + c.getPackage().getName().isEmpty());
        System.out.println(get(one) + " " + get(one) + " " + get(two));
        System.out.println((c.getClassLoader() == HiddenClasses.class.getClassLoader()) + " "
                + (c.getProtectionDomain() == HiddenClasses.class.getProtectionDomain()) + " "
                + (c.getModule() == HiddenClasses.class.getModule()) + " " + c.getModifiers());
        attempt("by name", () -> Class.forName(c.getName()));
        attempt("by loader", () -> c.getClassLoader().loadClass(c.getName()));
        attempt("plain name", () -> Class.forName("HiddenTemplate") == c);
        Class<?> array = c.arrayType();
        System.out.println(array.isHidden() + " " + ClassBytes.plain(array.getName()) + " "
                + ClassBytes.plain(array.descriptorString()) + " "
                + (array.getComponentType() == c));
        attempt("method type", () -> MethodType.methodType(c).toMethodDescriptorString());
        attempt("type text", () -> MethodType.methodType(c));
        System.out.println(ClassBytes.plain(one) + " " + one.lookupModes());
        attempt("proxy", () -> java.lang.reflect.Proxy.newProxyInstance(c.getClassLoader(),
                new Class<?>[] {c}, (p, m, a) -> null));
    }

    static void nests(Lookup lookup) throws Throwable {
        byte[] nosy = ClassBytes.of("HiddenClasses$Nosy");
        Class<?> mate = lookup.defineHiddenClass(nosy, true, ClassOption.NESTMATE).lookupClass();
        Class<?> alone = lookup.defineHiddenClass(nosy, true).lookupClass();
        attempt("mate", () -> get(MethodHandles.privateLookupIn(mate, lookup)));
        try {
            System.out.println("alone: " + get(MethodHandles.privateLookupIn(alone, lookup)));
        } catch (IllegalAccessError e) {
            System.out.println("alone: refused");
        }
        System.out.println(mate.getNestHost() + " " + (alone.getNestHost() == alone) + " "
                + mate.isNestmateOf(HiddenClasses.class) + " "
                + alone.isNestmateOf(HiddenClasses.class) + " " + mate.isNestmateOf(alone));
        System.out.println(alone.getNestMembers().length + " "
                + Arrays.asList(HiddenClasses.class.getNestMembers()).contains(mate));
        attempt("strong", () -> get(lookup.defineHiddenClass(nosy, true, ClassOption.NESTMATE,
                ClassOption.STRONG)));
        attempt("twice the option", () -> lookup.defineHiddenClass(nosy, true,
                ClassOption.STRONG, ClassOption.STRONG));
        attempt("null option", () -> lookup.defineHiddenClass(nosy, true, (ClassOption) null));
    }

    static void refused(Lookup lookup) {
        byte[] file = ClassBytes.of("HiddenTemplate");
        attempt("empty", () -> lookup.defineHiddenClass(new byte[0], false));
        attempt("other package", () -> lookup.defineHiddenClass(
                ClassBytes.empty("p/Q", "java/lang/Object"), false));
        attempt("less access", () -> lookup.dropLookupMode(Lookup.PRIVATE)
                .defineHiddenClass(file, false));
        attempt("public", () -> MethodHandles.publicLookup().defineHiddenClass(file, false));
        attempt("elsewhere", () -> lookup.in(String.class).defineHiddenClass(file, false));
        attempt("interface", () -> lookup.defineHiddenClass(
                ClassBytes.emptyInterface("HiddenInterface"), true).lookupClass().isInterface());
        attempt("missing super", () -> lookup.defineHiddenClass(
                ClassBytes.empty("HiddenSub", "no/Such"), true));
        attempt("itself above", () -> lookup.defineHiddenClass(
                ClassBytes.empty("HiddenSelf", "HiddenSelf"), true));
    }

    static void data(Lookup lookup) throws Throwable {
        byte[] with = ClassBytes.of("HiddenClasses$WithData");
        List<String> data = List.of("zero", "one");
        attempt("data", () -> get(lookup.defineHiddenClassWithClassData(with, data, true)));
        attempt("of a wrong type", () -> get(lookup.defineHiddenClassWithClassData(with, "text",
                true)));
        attempt("null", () -> lookup.defineHiddenClassWithClassData(with, null, true));
        attempt("no data", () -> get(lookup.defineHiddenClass(with, true)));
        attempt("of a plain class", () -> new WithData().get());
        attempt("elements", () -> get(lookup.defineHiddenClassWithClassData(
                ClassBytes.of("HiddenClasses$ElementData"), data, true)));
        attempt("less access", () -> lookup.dropLookupMode(Lookup.ORIGINAL)
                .defineHiddenClassWithClassData(with, data, true).lookupClass().isHidden());
        Lookup hidden = lookup.defineHiddenClassWithClassData(with, data, true,
                ClassOption.NESTMATE);
        attempt("by given lookup", () -> MethodHandles.classData(hidden, "_", List.class));
        attempt("lesser lookup", () -> MethodHandles.classData(
                hidden.dropLookupMode(Lookup.ORIGINAL), "_", List.class));
    }

    /** Frames of hidden classes are left out of traces, but they are callers. */
    static void frames(Lookup lookup) throws Throwable {
        attempt("caller", () -> get(lookup.defineHiddenClass(
                ClassBytes.of("HiddenClasses$Asking"), true)));
        try {
            get(lookup.defineHiddenClass(ClassBytes.of("HiddenClasses$Throwing"), true));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " " + e.getStackTrace()[0].getClassName() + "."
                    + e.getStackTrace()[0].getMethodName());
        }
    }

    public static void main(String[] args) throws Throwable {
        Lookup lookup = MethodHandles.lookup();
        names(lookup, ClassBytes.of("HiddenTemplate"));
        nests(lookup);
        refused(lookup);
        data(lookup);
        frames(lookup);
    }
}

// expect:
// not initialised
//   initialised
// false true HiddenTemplate/0xN HiddenTemplate/0xN null HiddenTemplate/0xN
// class HiddenTemplate/0xN class HiddenTemplate/0xN LHiddenTemplate.0xN; [] true
//   initialised
// 6 7 6
// true true true 0
// by name: java.lang.ClassNotFoundException: HiddenTemplate/0xN
// by loader: java.lang.ClassNotFoundException: HiddenTemplate/0xN
//   initialised
// plain name: false
// false [LHiddenTemplate/0xN; [LHiddenTemplate.0xN; true
// method type: ()LHiddenTemplate.0xN;
// type text: ()HiddenTemplate/0xN
// HiddenTemplate/0xN 95
// proxy: java.lang.IllegalArgumentException: HiddenTemplate/0xN is not an interface
// mate: 42
// alone: refused
// class HiddenClasses true true false false
// 1 false
// strong: 43
// twice the option: java.lang.IllegalArgumentException: duplicate element: STRONG
// null option: java.lang.NullPointerException
// empty: java.lang.ClassFormatError: Invalid ClassFile structure
// other package: java.lang.IllegalArgumentException: p.Q not in same package as lookup class
// less access: java.lang.IllegalAccessException: HiddenClasses/package does not have full privilege access
// public: java.lang.IllegalAccessException: java.lang.Object/publicLookup does not have full privilege access
// elsewhere: java.lang.IllegalAccessException: java.lang.String/HiddenClasses/public does not have full privilege access
// interface: true
// missing super: java.lang.NoClassDefFoundError: no/Such
// itself above: java.lang.ClassCircularityError: HiddenSelf
// data: [zero, one]
// of a wrong type: class java.lang.ClassCastException
// null: java.lang.NullPointerException
// no data: null
// of a plain class: null
// elements: [zero, one, IndexOutOfBoundsException, IllegalArgumentException]
// less access: true
// by given lookup: [zero, one]
// lesser lookup: java.lang.IllegalAccessException: HiddenClasses$WithData/0xN/private does not have ORIGINAL access
// caller: HiddenClasses$Asking/0xN true true
// thrown inside HiddenClasses.get
