package pvm.internal;

/** What class files declare about classes and members beyond names and types. */
public final class Declarations {
    /** The kind of a record component, beside those of Members. */
    public static final int COMPONENT = 4;

    private Declarations() {
    }

    /** Name, descriptor and Signature attribute (or null) of each component; null: no record. */
    public static native String[] recordComponents(Class<?> c);

    /** The permitted direct subclasses; null if the class is not sealed. */
    public static native Class<?>[] permittedSubclasses(Class<?> c);

    /** The nest host, then the other members of the nest. */
    public static native Class<?>[] nestMembers(Class<?> c);

    /** The access flags by the MethodParameters attribute; null without one. */
    public static native int[] parameterFlags(Class<?> c, int slot);

    /**
     * The runtime visible annotations of a member (or the class, or a record component), or null.
     * Each is an array: the descriptor of its type, then names and values by turns. A value is a
     * box or String, or an array that starts with its tag (JVMS 4.7.16.1): {"c", descriptor},
     * {"e", descriptor, constant}, {"@", annotation}, {"[", values...}.
     */
    public static native Object[] annotations(Class<?> c, int kind, int slot);

    /** The same for each parameter of a method that has any such annotations. */
    public static native Object[] parameterAnnotations(Class<?> c, int slot);

    /** The default value of an annotation interface's element, or null. */
    public static native Object defaultValue(Class<?> c, int slot);
}
