package pvm.internal;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Finds members, checks access to them, and converts their values. */
public final class Members {
    public static final int FIELD = 0;
    public static final int METHOD = 1;
    public static final int CONSTRUCTOR = 2;
    public static final int CLASS = 3;

    private static MemberFactory factory;

    static {
        // Making any accessible object initialises its class, which registers the factory.
        new AccessibleObject() {
        };
    }

    private Members() {
    }

    public static void register(MemberFactory f) {
        factory = f;
    }

    private static boolean hasNone(Class<?> c) {
        return c.isArray() || c.isPrimitive();
    }

    public static Field[] fields(Class<?> c) {
        if (hasNone(c)) {
            return new Field[0];
        }
        String[] text = Reflection.memberText(c, FIELD);
        int[] data = Reflection.memberData(c, FIELD);
        Field[] result = new Field[data.length / 2];
        for (int i = 0; i < result.length; i++) {
            result[i] = field(c, text, data, i);
        }
        return result;
    }

    private static Field field(Class<?> c, String[] text, int[] data, int i) {
        return factory.field(c, text[3 * i], text[3 * i + 1], text[3 * i + 2], data[2 * i],
                data[2 * i + 1]);
    }

    private static Method method(Class<?> c, String[] text, int[] data, int i) {
        return factory.method(c, text[3 * i], text[3 * i + 1], text[3 * i + 2], data[2 * i],
                data[2 * i + 1]);
    }

    public static Method[] methods(Class<?> c) {
        if (hasNone(c)) {
            return new Method[0];
        }
        String[] text = Reflection.memberText(c, METHOD);
        int[] data = Reflection.memberData(c, METHOD);
        Method[] result = new Method[data.length / 2];
        for (int i = 0; i < result.length; i++) {
            result[i] = method(c, text, data, i);
        }
        return result;
    }

    public static Constructor<?>[] constructors(Class<?> c, boolean publicOnly) {
        ArrayList<Constructor<?>> found = new ArrayList<>();
        if (!hasNone(c)) {
            String[] text = Reflection.memberText(c, CONSTRUCTOR);
            int[] data = Reflection.memberData(c, CONSTRUCTOR);
            for (int i = 0; i < data.length / 2; i++) {
                if (!publicOnly || Modifier.isPublic(data[2 * i + 1])) {
                    found.add(factory.constructor(c, text[3 * i + 1], text[3 * i + 2],
                            data[2 * i], data[2 * i + 1]));
                }
            }
        }
        return found.toArray(new Constructor<?>[0]);
    }

    public static Field field(Class<?> c, String name) {
        if (hasNone(c)) {
            return null;
        }
        String[] text = Reflection.memberText(c, FIELD);
        for (int i = 0; i < text.length / 3; i++) {
            if (text[3 * i].equals(name)) {
                return field(c, text, Reflection.memberData(c, FIELD), i);
            }
        }
        return null;
    }

    /** The field by JLS 8.3 (JVMS 5.4.3.2), of any access. */
    public static Field anyField(Class<?> c, String name) {
        Field own = field(c, name);
        if (own != null) {
            return own;
        }
        for (Class<?> i : c.getInterfaces()) {
            Field f = anyField(i, name);
            if (f != null) {
                return f;
            }
        }
        Class<?> s = c.getSuperclass();
        return s == null ? null : anyField(s, name);
    }

    /** The declared field of a slot. */
    public static Field fieldAt(Class<?> c, int slot) {
        return fields(c)[slot];
    }

    /** The name of the method or constructor of a slot. */
    public static String nameAt(Class<?> c, int slot) {
        for (int kind = METHOD; kind <= CONSTRUCTOR; kind++) {
            int[] data = Reflection.memberData(c, kind);
            for (int i = 0; i < data.length; i += 2) {
                if (data[i] == slot) {
                    return Reflection.memberText(c, kind)[3 * (i / 2)];
                }
            }
        }
        throw new InternalError("no method " + slot + " in " + c);
    }

    /** Suppresses the access checks of a member that the library found for itself. */
    public static void open(AccessibleObject member) {
        factory.open(member);
    }

    public static boolean isOverride(AccessibleObject member) {
        return factory.isOverride(member);
    }

    /** The public field by JLS 8.3: own, of the superinterfaces, of the superclass. */
    public static Field publicField(Class<?> c, String name) {
        Field own = field(c, name);
        if (own != null && Modifier.isPublic(own.getModifiers())) {
            return own;
        }
        for (Class<?> i : c.getInterfaces()) {
            Field f = publicField(i, name);
            if (f != null) {
                return f;
            }
        }
        Class<?> s = c.getSuperclass();
        return s == null ? null : publicField(s, name);
    }

    public static Field[] publicFields(Class<?> c) {
        ArrayList<Field> found = new ArrayList<>();
        addPublicFields(c, found);
        return found.toArray(new Field[0]);
    }

    private static void addPublicFields(Class<?> c, ArrayList<Field> found) {
        for (Field f : fields(c)) {
            if (Modifier.isPublic(f.getModifiers()) && !found.contains(f)) {
                found.add(f);
            }
        }
        for (Class<?> i : c.getInterfaces()) {
            addPublicFields(i, found);
        }
        if (c.getSuperclass() != null) {
            addPublicFields(c.getSuperclass(), found);
        }
    }

    public static Class<?>[] publicClasses(Class<?> c) {
        ArrayList<Class<?>> found = new ArrayList<>();
        for (Class<?> k = c; k != null; k = k.getSuperclass()) {
            for (Class<?> m : k.getDeclaredClasses()) {
                if (Modifier.isPublic(m.getModifiers())) {
                    found.add(m);
                }
            }
        }
        return found.toArray(new Class<?>[0]);
    }

    private static boolean sameTypes(Class<?>[] a, Class<?>[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    /** The declared method of a name and parameter types; the most specific return type wins. */
    public static Method method(Class<?> c, String name, Class<?>[] types) {
        if (hasNone(c)) {
            return null;
        }
        String[] text = Reflection.memberText(c, METHOD);
        int[] data = null;
        Method best = null;
        for (int i = 0; i < text.length / 3; i++) {
            if (text[3 * i].equals(name)) {
                data = data == null ? Reflection.memberData(c, METHOD) : data;
                Method m = method(c, text, data, i);
                if (sameTypes(m.getParameterTypes(), types)
                        && (best == null || isMoreSpecific(m, best))) {
                    best = m;
                }
            }
        }
        return best;
    }

    private static boolean isMoreSpecific(Method m, Method than) {
        return than.getReturnType() != m.getReturnType()
                && than.getReturnType().isAssignableFrom(m.getReturnType());
    }

    public static Method publicMethod(Class<?> c, String name, Class<?>[] types) {
        if (c.isArray()) {
            return publicMethod(Object.class, name, types);
        }
        for (Class<?> k = c; k != null; k = k.getSuperclass()) {
            Method m = method(k, name, types);
            if (m != null && Modifier.isPublic(m.getModifiers())) {
                return m;
            }
        }
        return interfaceMethod(c, name, types, c);
    }

    private static Method interfaceMethod(Class<?> c, String name, Class<?>[] types,
            Class<?> start) {
        Method best = null;
        for (Class<?> k = c; k != null; k = k.getSuperclass()) {
            for (Class<?> i : k.getInterfaces()) {
                Method m = method(i, name, types);
                boolean usable = m != null && Modifier.isPublic(m.getModifiers())
                        && !Modifier.isStatic(m.getModifiers());
                m = usable ? m : interfaceMethod(i, name, types, start);
                if (m != null && (best == null
                        || best.getDeclaringClass().isAssignableFrom(m.getDeclaringClass()))) {
                    best = m;
                }
            }
        }
        return best;
    }

    public static Method[] publicMethods(Class<?> c) {
        LinkedHashMap<String, Method> found = new LinkedHashMap<>();
        addPublicMethods(c.isArray() ? Object.class : c, found, true);
        return found.values().toArray(new Method[0]);
    }

    private static void addPublicMethods(Class<?> c, LinkedHashMap<String, Method> found,
            boolean start) {
        for (Method m : methods(c)) {
            boolean inherited = start || !c.isInterface() || !Modifier.isStatic(m.getModifiers());
            if (Modifier.isPublic(m.getModifiers()) && inherited) {
                String key = m.getName() + factory.descriptor(m);
                Method other = found.get(key);
                boolean overrides = other == null || other.getDeclaringClass().isInterface()
                        && other.getDeclaringClass().isAssignableFrom(c);
                if (overrides) {
                    found.put(key, m);
                }
            }
        }
        if (c.getSuperclass() != null) {
            addPublicMethods(c.getSuperclass(), found, start);
        }
        for (Class<?> i : c.getInterfaces()) {
            addPublicMethods(i, found, false);
        }
    }

    @SuppressWarnings("unchecked")
    public static <T> Constructor<T> constructor(Class<T> c, Class<?>[] types)
            throws NoSuchMethodException {
        for (Constructor<?> k : constructors(c, false)) {
            if (sameTypes(k.getParameterTypes(), types)) {
                return (Constructor<T>) k;
            }
        }
        throw noSuchMethod(c, "<init>", types);
    }

    public static NoSuchMethodException noSuchMethod(Class<?> c, String name, Class<?>[] types) {
        StringBuilder sb = new StringBuilder(c.getName()).append('.').append(name).append('(');
        for (int i = 0; i < types.length; i++) {
            sb.append(i == 0 ? "" : ",").append(types[i] == null ? null : types[i].getName());
        }
        return new NoSuchMethodException(sb.append(')').toString());
    }

    /** The method that an EnclosingMethod attribute names. */
    public static Method methodOf(Class<?> c, String name, String descriptor) {
        for (Method m : methods(c)) {
            if (m.getName().equals(name) && factory.descriptor(m).equals(descriptor)) {
                return m;
            }
        }
        throw new InternalError("Enclosing method not found");
    }

    public static Constructor<?> constructorOf(Class<?> c, String descriptor) {
        Class<?>[] types = parameterTypes(c, descriptor);
        for (Constructor<?> k : constructors(c, false)) {
            if (sameTypes(k.getParameterTypes(), types)) {
                return k;
            }
        }
        throw new InternalError("Enclosing constructor not found");
    }

    public static <T> T create(Constructor<T> c)
            throws InstantiationException, InvocationTargetException {
        return factory.create(c);
    }

    /** The classes of the parameters of a method descriptor. */
    public static Class<?>[] parameterTypes(Class<?> context, String descriptor) {
        ArrayList<Class<?>> types = new ArrayList<>();
        int at = 1;
        while (descriptor.charAt(at) != ')') {
            int start = at;
            while (descriptor.charAt(at) == '[') {
                at++;
            }
            at = descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
            types.add(Reflection.resolve(context, descriptor.substring(start, at)));
        }
        return types.toArray(new Class<?>[0]);
    }

    public static String primitiveDescriptor(Class<?> c) {
        switch (c.getName()) {
            case "boolean":
                return "Z";
            case "byte":
                return "B";
            case "char":
                return "C";
            case "short":
                return "S";
            case "int":
                return "I";
            case "long":
                return "J";
            case "float":
                return "F";
            case "double":
                return "D";
            default:
                return "V";
        }
    }

    /** The class of a primitive type's boxes. */
    public static Class<?> boxClass(Class<?> primitive) {
        switch (primitiveDescriptor(primitive)) {
            case "Z":
                return Boolean.class;
            case "B":
                return Byte.class;
            case "C":
                return Character.class;
            case "S":
                return Short.class;
            case "I":
                return Integer.class;
            case "J":
                return Long.class;
            case "F":
                return Float.class;
            case "D":
                return Double.class;
            default:
                return Void.class;
        }
    }

    /** The components of a record class, null for others. */
    public static RecordComponent[] components(Class<?> c) {
        String[] text = hasNone(c) ? null : Declarations.recordComponents(c);
        if (text == null) {
            return null;
        }
        RecordComponent[] result = new RecordComponent[text.length / 3];
        for (int i = 0; i < result.length; i++) {
            result[i] = factory.component(c, i, text[3 * i], text[3 * i + 1], text[3 * i + 2]);
        }
        return result;
    }

    /** The offset of a field for Memory. */
    public static long place(Field f) {
        return factory.place(f);
    }

    public static void initialize(Class<?> c) {
        Reflection.ensureInitialized(c);
    }

    public static void checkReceiver(Object obj, Class<?> declaring) {
        if (obj == null) {
            throw new NullPointerException(
                    "Cannot invoke \"Object.getClass()\" because \"obj\" is null");
        }
        if (!declaring.isInstance(obj)) {
            throw new IllegalArgumentException("object is not an instance of declaring class");
        }
    }

    /** Checks access to a member by JLS 6.6; the caller may be null for the machine itself. */
    public static void checkAccess(Class<?> caller, Class<?> declaring, int modifiers)
            throws IllegalAccessException {
        if (canAccess(caller, declaring, modifiers)) {
            return;
        }
        if (isUnsafe(declaring)) {
            Gate.require("native");
        }
        boolean library = declaring.getClassLoader() == null && caller.getClassLoader() != null;
        throw new IllegalAccessException(caller + " cannot access a member of " + declaring
                + (library ? " (in module java.base)" : "") + " with modifiers \""
                + Modifier.toString(modifiers) + "\"");
    }

    /** JLS 6.6.2.1: through a protected member only objects of the caller's class are reached. */
    public static void checkProtected(Class<?> caller, Class<?> declaring, int modifiers,
            Object receiver) throws IllegalAccessException {
        if (!Modifier.isProtected(modifiers) || Modifier.isStatic(modifiers) || caller == null
                || receiver == null || caller.isInstance(receiver)) {
            return;
        }
        if (caller.getClassLoader() != declaring.getClassLoader()
                || !caller.getPackageName().equals(declaring.getPackageName())) {
            throw new IllegalAccessException(caller + " cannot access a member of " + declaring
                    + (declaring.getClassLoader() == null ? " (in module java.base)" : "")
                    + " with modifiers \"" + Modifier.toString(modifiers) + "\"");
        }
    }

    private static boolean isUnsafe(Class<?> c) {
        return c.getClassLoader() == null && c.getName().startsWith("sun.misc.");
    }

    /** Whether code of the caller (null: the machine) may use a member, by JLS 6.6. */
    public static boolean canAccess(Class<?> caller, Class<?> declaring, int modifiers) {
        return canAccess(caller, declaring, modifiers, false);
    }

    /** The same; `seen`: it is known that the caller may name the class. */
    public static boolean canAccess(Class<?> caller, Class<?> declaring, int modifiers,
            boolean seen) {
        if (caller == null || caller == declaring) {
            return true;
        }
        boolean samePackage = caller.getClassLoader() == declaring.getClassLoader()
                && caller.getPackageName().equals(declaring.getPackageName());
        boolean visible = seen || samePackage
                || Modifier.isPublic(declaring.getModifiers()) && isExported(declaring, caller);
        boolean allowed = Modifier.isPublic(modifiers)
                || Modifier.isProtected(modifiers)
                        && (samePackage || declaring.isAssignableFrom(caller))
                || !Modifier.isPrivate(modifiers) && samePackage
                || Modifier.isPrivate(modifiers) && caller.isNestmateOf(declaring);
        return visible && allowed;
    }

    /** Whether all code may use a member. */
    public static boolean isOpen(Class<?> declaring, int modifiers) {
        return Modifier.isPublic(modifiers) && Modifier.isPublic(declaring.getModifiers())
                && isExported(declaring);
    }

    /** Whether the package of a class is exported to all code. */
    public static boolean isExported(Class<?> c) {
        return c.getClassLoader() != null || c.getName().startsWith("java.");
    }

    /** Whether the package of a class is exported to another class's code (JLS 7.7.2). */
    public static boolean isExported(Class<?> c, Class<?> to) {
        return isExported(c) || to.getClassLoader() == null || Gate.exports(c, to);
    }

    /** Refuses to open what the library keeps closed to programs (module java.base). */
    public static void checkOpen(AccessibleObject member, Class<?> caller) {
        Class<?> declaring = ((Member) member).getDeclaringClass();
        int modifiers = ((Member) member).getModifiers();
        if (caller == null || caller.getClassLoader() == null) {
            return;
        }
        boolean unsafe = isUnsafe(declaring);
        if (unsafe) {
            Gate.require("native");
        }
        if (declaring.getClassLoader() != null || unsafe) {
            if (Gate.ON && !canAccess(caller, declaring, modifiers)) {
                Gate.require("reflect");
            }
            return;
        }
        boolean exported = Modifier.isPublic(declaring.getModifiers())
                && declaring.getName().startsWith("java.");
        if (exported && Modifier.isPublic(modifiers)) {
            return;
        }
        throw new InaccessibleObjectException("Unable to make "
                + (member instanceof Field ? "field " : "") + member
                + " accessible: module java.base does not \"opens "
                + declaring.getPackageName() + "\" to unnamed module @"
                + Integer.toHexString(System.identityHashCode(caller.getClassLoader())));
    }

    /** The value of a primitive field of a kind of descriptor, boxed. */
    public static Object box(char kind, long bits) {
        switch (kind) {
            case 'Z':
                return bits != 0;
            case 'B':
                return (byte) bits;
            case 'C':
                return (char) bits;
            case 'S':
                return (short) bits;
            case 'I':
                return (int) bits;
            case 'J':
                return bits;
            case 'F':
                return Float.intBitsToFloat((int) bits);
            default:
                return Double.longBitsToDouble(bits);
        }
    }

    /** A field's bits as a float, after a widening conversion. */
    public static float toFloat(char kind, long bits) {
        return kind == 'F' ? Float.intBitsToFloat((int) bits) : (float) bits;
    }

    public static double toDouble(char kind, long bits) {
        return kind == 'D' ? Double.longBitsToDouble(bits)
                : kind == 'F' ? Float.intBitsToFloat((int) bits) : (double) bits;
    }

    /** The bits of a boxed value. */
    public static long bits(Object box) {
        if (box instanceof Boolean) {
            return (Boolean) box ? 1 : 0;
        }
        if (box instanceof Character) {
            return (Character) box;
        }
        if (box instanceof Float) {
            return Float.floatToRawIntBits((Float) box);
        }
        if (box instanceof Double) {
            return Double.doubleToRawLongBits((Double) box);
        }
        return ((Number) box).longValue();
    }

    private static final String ORDER = "BSIJFD";

    /** A box converted by widening (JLS 5.1.2) to a primitive type's box; null if it cannot be. */
    public static Object widen(Object value, Class<?> type) {
        char to = primitiveDescriptor(type).charAt(0);
        char from = kindOf(value);
        if (from == to) {
            return value;
        }
        int rank = from == 'C' ? 1 : ORDER.indexOf(from);
        int wanted = ORDER.indexOf(to);
        if (from == 0 || rank < 0 || wanted <= rank) {
            return null;
        }
        if (from == 'F') {
            return (double) (Float) value;
        }
        long bits = bits(value);
        return to == 'F' ? (Object) (float) bits : to == 'D' ? (Object) (double) bits
                : box(to, bits);
    }

    private static char kindOf(Object value) {
        return value instanceof Boolean ? 'Z' : value instanceof Byte ? 'B'
                : value instanceof Character ? 'C' : value instanceof Short ? 'S'
                : value instanceof Integer ? 'I' : value instanceof Long ? 'J'
                : value instanceof Float ? 'F' : value instanceof Double ? 'D' : 0;
    }
}
