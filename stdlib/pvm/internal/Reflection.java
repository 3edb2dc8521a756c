package pvm.internal;

/** Access to classes and members for java.lang.reflect. All natives trust their arguments. */
public final class Reflection {
    private Reflection() {
    }

    /**
     * The class of the code that called the method that calls this one, frames of reflection left
     * out; null if there is none.
     */
    public static native Class<?> callerClass();

    /**
     * Name, descriptor and Signature attribute (or null) of each declared member in the order of
     * the class file. Kinds: 0 fields, 1 methods (not initializers), 2 constructors.
     */
    public static native String[] memberText(Class<?> c, int kind);

    /** Slot and access flags of the members that memberText gives. */
    public static native int[] memberData(Class<?> c, int kind);

    /** The binary names of the Exceptions attribute of a method or constructor. */
    public static native String[] exceptionNames(Class<?> c, int slot);

    /** The names of a method's parameters by the MethodParameters attribute, or null. */
    public static native String[] parameterNames(Class<?> c, int slot);

    /** The class that a field descriptor or V means in the context's loader. */
    public static native Class<?> resolve(Class<?> context, String descriptor);

    /** Initialises a class (JVMS 5.5); throws what that throws. */
    public static native void ensureInitialized(Class<?> c);

    /** Whether the class's initialisation has not begun. */
    public static native boolean isUninitialized(Class<?> c);

    /** A new object of an initialised class, all fields zero, no constructor run. */
    public static native Object allocate(Class<?> c);

    /**
     * Calls a method or constructor. The arguments have exactly the boxes of the parameter types;
     * instance methods are selected by the receiver's class. Initialises c first if static. The
     * result is boxed, null for void. What the code throws comes out unchanged.
     */
    public static native Object invoke(Class<?> c, int slot, Object receiver, Object[] args);

    /** The same without selection: exactly the method of the slot runs. */
    public static native Object invokeDirect(Class<?> c, int slot, Object receiver, Object[] args);

    /** What calls the method or constructor of a slot faster than invoke; see MethodHandleInfo. */
    public static native MethodBody leaf(Class<?> c, int slot, int kind);

    /** What the static method values() of an enum gives. */
    public static native Object[] enumValues(Class<?> c);

    /** The class of arrays of c; not for void. */
    public static native Class<?> arrayClass(Class<?> c);

    /** A new array of a component type other than void; the length is not negative. */
    public static native Object newArray(Class<?> component, int length);
}
