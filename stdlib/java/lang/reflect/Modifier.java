package java.lang.reflect;

/** The modifiers of classes and members. */
public class Modifier {
    public static final int PUBLIC = 0x1;
    public static final int PRIVATE = 0x2;
    public static final int PROTECTED = 0x4;
    public static final int STATIC = 0x8;
    public static final int FINAL = 0x10;
    public static final int SYNCHRONIZED = 0x20;
    public static final int VOLATILE = 0x40;
    public static final int TRANSIENT = 0x80;
    public static final int NATIVE = 0x100;
    public static final int INTERFACE = 0x200;
    public static final int ABSTRACT = 0x400;
    public static final int STRICT = 0x800;

    private Modifier() {
    }

    public static boolean isPublic(int mod) {
        return (mod & PUBLIC) != 0;
    }

    public static boolean isPrivate(int mod) {
        return (mod & PRIVATE) != 0;
    }

    public static boolean isProtected(int mod) {
        return (mod & PROTECTED) != 0;
    }

    public static boolean isStatic(int mod) {
        return (mod & STATIC) != 0;
    }

    public static boolean isFinal(int mod) {
        return (mod & FINAL) != 0;
    }

    public static boolean isSynchronized(int mod) {
        return (mod & SYNCHRONIZED) != 0;
    }

    public static boolean isVolatile(int mod) {
        return (mod & VOLATILE) != 0;
    }

    public static boolean isTransient(int mod) {
        return (mod & TRANSIENT) != 0;
    }

    public static boolean isNative(int mod) {
        return (mod & NATIVE) != 0;
    }

    public static boolean isInterface(int mod) {
        return (mod & INTERFACE) != 0;
    }

    public static boolean isAbstract(int mod) {
        return (mod & ABSTRACT) != 0;
    }

    public static boolean isStrict(int mod) {
        return (mod & STRICT) != 0;
    }

    public static String toString(int mod) {
        StringBuilder sb = new StringBuilder();
        add(sb, mod & PUBLIC, "public");
        add(sb, mod & PROTECTED, "protected");
        add(sb, mod & PRIVATE, "private");
        add(sb, mod & ABSTRACT, "abstract");
        add(sb, mod & STATIC, "static");
        add(sb, mod & FINAL, "final");
        add(sb, mod & TRANSIENT, "transient");
        add(sb, mod & VOLATILE, "volatile");
        add(sb, mod & SYNCHRONIZED, "synchronized");
        add(sb, mod & NATIVE, "native");
        add(sb, mod & STRICT, "strictfp");
        add(sb, mod & INTERFACE, "interface");
        return sb.toString();
    }

    private static void add(StringBuilder sb, int present, String word) {
        if (present != 0) {
            sb.append(sb.length() == 0 ? "" : " ").append(word);
        }
    }

    public static int classModifiers() {
        return 0xc1f;
    }

    public static int interfaceModifiers() {
        return 0xc0f;
    }

    public static int constructorModifiers() {
        return 7;
    }

    public static int methodModifiers() {
        return 0xd3f;
    }

    public static int fieldModifiers() {
        return 0xdf;
    }

    public static int parameterModifiers() {
        return FINAL;
    }
}
