import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/** Classes through a Lookup: found, accessed, initialised, defined beside the lookup class. */
public class LookupClasses {
    static class Hidden {
        static {
            System.out.println("  initialised Hidden");
        }
    }

    public static class Visible {
        static {
            System.out.println("  initialised Visible");
        }
    }

    private static class Secret {
        private static int number = 3;

        static Lookup own() {
            return MethodHandles.lookup();
        }
    }

    static class Broken {
        static int number = Integer.parseInt("none");
    }

    public static class Template {
        @Override
        public String toString() {
            return "made of " + getClass().getPackageName();
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

    static final class Own extends ClassLoader {
        Own() {
            super("own", LookupClasses.class.getClassLoader());
        }

        Class<?> make(byte[] b) {
            return defineClass(null, b, 0, b.length);
        }
    }

    static void found(Lookup lookup) {
        attempt("own", () -> lookup.findClass("LookupClasses"));
        attempt("not initialised", () -> lookup.findClass("LookupClasses$Hidden"));
        attempt("missing", () -> lookup.findClass("no.such.Type"));
        attempt("array", () -> lookup.findClass("[Ljava.lang.String;"));
        attempt("null", () -> lookup.findClass(null));
        attempt("library", () -> lookup.findClass("java.util.List"));
        attempt("public lookup", () -> MethodHandles.publicLookup().findClass(
                "java.lang.String"));
        attempt("access own", () -> lookup.accessClass(Secret.class));
        attempt("access public", () -> lookup.in(String.class).accessClass(Visible.class));
        attempt("access package", () -> lookup.in(String.class).accessClass(Hidden.class));
        attempt("access by public", () -> MethodHandles.publicLookup().accessClass(Hidden.class));
        attempt("access array", () -> lookup.accessClass(Secret[][].class));
        attempt("access primitive", () -> MethodHandles.publicLookup().accessClass(int.class));
        attempt("access null", () -> lookup.accessClass(null) == null);
    }

    static void initialised(Lookup lookup) {
        attempt("ensure", () -> lookup.ensureInitialized(Hidden.class));
        attempt("again", () -> lookup.ensureInitialized(Hidden.class));
        attempt("public", () -> MethodHandles.publicLookup().ensureInitialized(Visible.class));
        attempt("no access", () -> MethodHandles.publicLookup().ensureInitialized(Secret.class));
        attempt("broken", () -> lookup.ensureInitialized(Broken.class));
        attempt("broken again", () -> lookup.ensureInitialized(Broken.class));
        attempt("primitive", () -> lookup.ensureInitialized(int.class));
        attempt("array", () -> lookup.ensureInitialized(int[].class));
    }

    static void modes(Lookup lookup) {
        System.out.println(lookup + " " + lookup.lookupModes() + " " + lookup.lookupClass());
        System.out.println(lookup.hasFullPrivilegeAccess() + " " + lookup.previousLookupClass());
        attempt("in nested", () -> show(lookup.in(Hidden.class)));
        attempt("in itself", () -> lookup.in(LookupClasses.class) == lookup);
        attempt("in other", () -> show(lookup.in(ClassBytes.class)));
        attempt("in library", () -> show(lookup.in(String.class)));
        attempt("in and back", () -> show(lookup.in(String.class).in(LookupClasses.class)));
        attempt("in array", () -> show(lookup.in(int[].class)));
        attempt("in primitive", () -> show(lookup.in(int.class)));
        attempt("in null", () -> show(lookup.in(null)));
        attempt("public", () -> show(MethodHandles.publicLookup()));
        attempt("public in", () -> show(MethodHandles.publicLookup().in(Hidden.class)));
        for (int mode : new int[] {Lookup.PUBLIC, Lookup.PRIVATE, Lookup.PROTECTED,
            Lookup.PACKAGE, Lookup.MODULE, Lookup.UNCONDITIONAL, Lookup.ORIGINAL, 3, 0}) {
            attempt("drop " + mode, () -> show(lookup.dropLookupMode(mode)));
        }
    }

    static String show(Lookup lookup) {
        return lookup + " " + lookup.lookupModes() + " " + lookup.previousLookupClass() + " "
                + lookup.hasFullPrivilegeAccess();
    }

    static void privately(Lookup lookup) {
        attempt("private in nested", () -> show(MethodHandles.privateLookupIn(Secret.class,
                lookup)));
        attempt("private field", () -> MethodHandles.privateLookupIn(Secret.class, lookup)
                .findStaticGetter(Secret.class, "number", int.class).invoke());
        attempt("private in other", () -> show(MethodHandles.privateLookupIn(ClassBytes.class,
                lookup)));
        attempt("private in library", () -> MethodHandles.privateLookupIn(String.class, lookup)
                == null);
        attempt("private in primitive", () -> MethodHandles.privateLookupIn(int.class, lookup));
        attempt("private in array", () -> MethodHandles.privateLookupIn(int[].class, lookup));
        attempt("by less", () -> MethodHandles.privateLookupIn(Secret.class,
                lookup.dropLookupMode(Lookup.MODULE)));
        attempt("by public", () -> MethodHandles.privateLookupIn(Secret.class,
                MethodHandles.publicLookup()));
    }

    static byte[] template(String name) {
        return ClassBytes.renamed(ClassBytes.of("LookupClasses$Template"),
                "LookupClasses$Template", name);
    }

    static void defined(Lookup lookup) throws Exception {
        attempt("defined", () -> {
            Class<?> c = lookup.defineClass(template("Defined"));
            return c + " " + (c.getClassLoader() == LookupClasses.class.getClassLoader()) + " "
                    + (c.getProtectionDomain() == LookupClasses.class.getProtectionDomain()) + " "
                    + c.getConstructor().newInstance() + " " + (Class.forName("Defined") == c);
        });
        attempt("again", () -> lookup.defineClass(template("Defined")));
        attempt("existing", () -> lookup.defineClass(ClassBytes.of("LookupClasses$Hidden")));
        attempt("other package", () -> lookup.defineClass(template("other/Defined")));
        attempt("empty", () -> lookup.defineClass(new byte[0]));
        attempt("no class file", () -> lookup.defineClass(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
        attempt("without package access", () -> lookup.dropLookupMode(Lookup.PACKAGE)
                .defineClass(template("Defined2")));
        attempt("with package access", () -> lookup.dropLookupMode(Lookup.PRIVATE)
                .defineClass(template("Defined2")));
        attempt("module", () -> lookup.defineClass(new byte[] {(byte) 0xca, (byte) 0xfe,
            (byte) 0xba, (byte) 0xbe, 0, 0, 0, 53, 0, 3, 7, 0, 2, 1, 0, 1, 'm', (byte) 0x80, 0,
            0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        Own own = new Own();
        Class<?> host = own.make(ClassBytes.renamed(ClassBytes.of("LookupClasses$Host"),
                "LookupClasses$Host", "hosts/Host"));
        Lookup inside = (Lookup) host.getMethod("lookup").invoke(null);
        attempt("in a loader's package", () -> {
            Class<?> c = inside.defineClass(template("hosts/Beside"));
            return c + " " + c.getClassLoader().getName() + " " + c.getConstructor().newInstance()
                    + " " + (own.loadClass("hosts.Beside") == c);
        });
        attempt("twice there", () -> inside.defineClass(template("hosts/Beside")));
        attempt("library's package", () -> MethodHandles.lookup().in(String.class)
                .defineClass(ClassBytes.empty("java/lang/Own", "java/lang/Object")));
    }

    public static class Host {
        public static Lookup lookup() {
            return MethodHandles.lookup();
        }
    }

    /** What a lookup may use depends on its class, not on who holds it. */
    static void given() throws Throwable {
        Lookup secret = Secret.own();
        System.out.println(secret.lookupClass().getSimpleName());
        MethodHandle getter = secret.findStaticGetter(Secret.class, "number", int.class);
        System.out.println((int) getter.invokeExact());
        attempt("other's private", () -> MethodHandles.lookup().in(String.class)
                .findStaticGetter(Secret.class, "number", int.class));
        MethodHandle valueOf = MethodHandles.publicLookup().findStatic(String.class, "valueOf",
                MethodType.methodType(String.class, int.class));
        System.out.println((String) valueOf.invokeExact(7));
    }

    public static void main(String[] args) throws Throwable {
        Lookup lookup = MethodHandles.lookup();
        found(lookup);
        initialised(lookup);
        modes(lookup);
        privately(lookup);
        defined(lookup);
        given();
    }
}

// expect:
// own: class LookupClasses
// not initialised: class LookupClasses$Hidden
// missing: java.lang.ClassNotFoundException: no.such.Type
// array: class [Ljava.lang.String;
// null: java.lang.NullPointerException
// library: interface java.util.List
// public lookup: class java.lang.String
// access own: class LookupClasses$Secret
// access public: java.lang.IllegalAccessException: access violation: class LookupClasses$Visible, from class java.lang.String (module java.base), previous lookup LookupClasses (unnamed module @ID)
// access package: java.lang.IllegalAccessException: access violation: class LookupClasses$Hidden, from class java.lang.String (module java.base), previous lookup LookupClasses (unnamed module @ID)
// access by public: java.lang.IllegalAccessException: access violation: class LookupClasses$Hidden, from public Lookup
// access array: class [[LLookupClasses$Secret;
// access primitive: int
// access null: java.lang.NullPointerException
//   initialised Hidden
// ensure: class LookupClasses$Hidden
// again: class LookupClasses$Hidden
//   initialised Visible
// public: class LookupClasses$Visible
// no access: java.lang.IllegalAccessException: access violation: class LookupClasses$Secret, from public Lookup
// broken: java.lang.ExceptionInInitializerError
// broken again: java.lang.NoClassDefFoundError: Could not initialize class LookupClasses$Broken
// primitive: java.lang.IllegalArgumentException: int is a primitive class
// array: java.lang.IllegalArgumentException: class [I is an array class
// LookupClasses 95 class LookupClasses
// true null
// in nested: LookupClasses$Hidden 31 null true
// in itself: true
// in other: ClassBytes/package 25 null false
// in library: java.lang.String/LookupClasses/public 1 class LookupClasses false
// in and back: LookupClasses/java.lang.String/noaccess 0 class java.lang.String false
// in array: java.lang.IllegalArgumentException: class [I is an array class
// in primitive: java.lang.IllegalArgumentException: int is a primitive class
// in null: java.lang.NullPointerException
// public: java.lang.Object/publicLookup 32 null false
// public in: LookupClasses$Hidden/noaccess 0 null false
// drop 1: LookupClasses/noaccess 0 null false
// drop 2: LookupClasses/package 25 null false
// drop 4: LookupClasses/private 27 null true
// drop 8: LookupClasses/module 17 null false
// drop 16: LookupClasses/public 1 null false
// drop 32: LookupClasses/private 27 null true
// drop 64: LookupClasses/private 27 null true
// drop 3: java.lang.IllegalArgumentException: 3 is not a valid mode to drop
// drop 0: java.lang.IllegalArgumentException: 0 is not a valid mode to drop
// private in nested: LookupClasses$Secret 31 null true
// private field: 3
// private in other: ClassBytes 31 null true
// private in library: java.lang.IllegalAccessException: module java.base does not open java.lang to unnamed module @ID
// private in primitive: java.lang.IllegalArgumentException: int is a primitive class
// private in array: java.lang.IllegalArgumentException: class [I is an array class
// by less: java.lang.IllegalAccessException: caller does not have PRIVATE and MODULE lookup mode
// by public: java.lang.IllegalAccessException: caller does not have PRIVATE and MODULE lookup mode
// defined: class Defined true true made of  true
// again: java.lang.LinkageError: loader 'app' attempted duplicate class definition for Defined. (Defined is in unnamed module of loader 'app')
// existing: java.lang.LinkageError: loader 'app' attempted duplicate class definition for LookupClasses$Hidden. (LookupClasses$Hidden is in unnamed module of loader 'app')
// other package: java.lang.IllegalArgumentException: other.Defined not in same package as lookup class
// empty: java.lang.ClassFormatError: Invalid ClassFile structure
// no class file: java.lang.ClassFormatError: Incompatible magic value: 16909060
// without package access: java.lang.IllegalAccessException: Lookup does not have PACKAGE access
// with package access: class Defined2
// module: java.lang.IllegalArgumentException: Not a class or interface: ACC_MODULE flag is set
// in a loader's package: class hosts.Beside own made of hosts true
// twice there: java.lang.LinkageError: loader 'own' @ID attempted duplicate class definition for hosts.Beside. (hosts.Beside is in unnamed module of loader 'own' @ID, parent loader 'app')
// library's package: java.lang.IllegalAccessException: Lookup does not have PACKAGE access
// Secret
// 3
// other's private: java.lang.IllegalAccessException: symbolic reference class is not accessible: class LookupClasses$Secret, from class java.lang.String (module java.base), previous lookup LookupClasses (unnamed module @ID)
// 7
