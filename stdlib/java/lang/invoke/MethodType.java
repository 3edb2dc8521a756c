package java.lang.invoke;

import java.io.Serializable;
import java.lang.constant.Constable;
import java.lang.constant.ConstantDesc;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import pvm.internal.Members;

/** The parameter types and the return type of a method. Equal types are the same object. */
public final class MethodType implements Constable, TypeDescriptor.OfMethod<Class<?>, MethodType>,
        Serializable {
    private static final Map<MethodType, WeakReference<MethodType>> ALL = new WeakHashMap<>();
    private static final int MOST = 255;

    private final Class<?> returnType;
    private final Class<?>[] parameters;
    private final int hash;
    private String descriptor;

    private MethodType(Class<?> returnType, Class<?>[] parameters) {
        this.returnType = returnType;
        this.parameters = parameters;
        int h = 31 + returnType.hashCode();
        for (Class<?> p : parameters) {
            h = 31 * h + p.hashCode();
        }
        hash = h;
    }

    /** The type; the array is not copied. */
    static MethodType of(Class<?> returnType, Class<?>[] parameters) {
        Objects.requireNonNull(returnType);
        for (Class<?> p : parameters) {
            if (Objects.requireNonNull(p) == void.class) {
                throw new IllegalArgumentException("parameter type cannot be void");
            }
        }
        if (parameters.length > MOST) {
            throw new IllegalArgumentException("bad parameter count " + parameters.length);
        }
        MethodType made = new MethodType(returnType, parameters);
        synchronized (ALL) {
            WeakReference<MethodType> reference = ALL.get(made);
            MethodType known = reference == null ? null : reference.get();
            if (known == null) {
                ALL.put(made, new WeakReference<>(made));
            }
            return known == null ? made : known;
        }
    }

    public static MethodType methodType(Class<?> rtype, Class<?>[] ptypes) {
        return of(rtype, ptypes.clone());
    }

    public static MethodType methodType(Class<?> rtype, List<Class<?>> ptypes) {
        return of(rtype, ptypes.toArray(new Class<?>[0]));
    }

    public static MethodType methodType(Class<?> rtype, Class<?> ptype0, Class<?>... ptypes) {
        Class<?>[] all = new Class<?>[ptypes.length + 1];
        all[0] = ptype0;
        System.arraycopy(ptypes, 0, all, 1, ptypes.length);
        return of(rtype, all);
    }

    public static MethodType methodType(Class<?> rtype) {
        return of(rtype, new Class<?>[0]);
    }

    public static MethodType methodType(Class<?> rtype, Class<?> ptype0) {
        return of(rtype, new Class<?>[] {ptype0});
    }

    public static MethodType methodType(Class<?> rtype, MethodType ptypes) {
        return of(rtype, ptypes.parameters);
    }

    public static MethodType genericMethodType(int objectArgCount, boolean finalArray) {
        if (objectArgCount < 0 || objectArgCount > MOST) {
            throw new IllegalArgumentException("bad parameter count " + objectArgCount);
        }
        Class<?>[] types = new Class<?>[objectArgCount + (finalArray ? 1 : 0)];
        Arrays.fill(types, Object.class);
        if (finalArray) {
            types[objectArgCount] = Object[].class;
        }
        return of(Object.class, types);
    }

    public static MethodType genericMethodType(int objectArgCount) {
        return genericMethodType(objectArgCount, false);
    }

    public static MethodType fromMethodDescriptorString(String descriptor, ClassLoader loader)
            throws IllegalArgumentException, TypeNotPresentException {
        if (!descriptor.startsWith("(") || descriptor.indexOf(')') < 0
                || descriptor.indexOf('.') >= 0) {
            throw new IllegalArgumentException("not a method descriptor: " + descriptor);
        }
        ClassLoader scope = loader == null ? ClassLoader.getSystemClassLoader() : loader;
        ArrayList<Class<?>> types = new ArrayList<>();
        int at = 1;
        while (descriptor.charAt(at) != ')') {
            int end = endOf(descriptor, at);
            types.add(typeNamed(descriptor.substring(at, end), scope));
            at = end;
        }
        if (endOf(descriptor, at + 1) != descriptor.length()) {
            throw new IllegalArgumentException("not a method descriptor: " + descriptor);
        }
        return of(typeNamed(descriptor.substring(at + 1), scope), types.toArray(new Class<?>[0]));
    }

    private static int endOf(String descriptor, int start) {
        int at = start;
        while (at < descriptor.length() && descriptor.charAt(at) == '[') {
            at++;
        }
        int end = at < descriptor.length() && descriptor.charAt(at) == 'L'
                ? descriptor.indexOf(';', at) + 1 : at + 1;
        if (at >= descriptor.length() || end == 0
                || "BCDFIJLSVZ".indexOf(descriptor.charAt(at)) < 0) {
            throw new IllegalArgumentException("not a method descriptor: " + descriptor);
        }
        return end;
    }

    private static Class<?> typeNamed(String descriptor, ClassLoader loader) {
        if (descriptor.length() == 1) {
            Class<?>[] all = {boolean.class, byte.class, char.class, short.class, int.class,
                long.class, float.class, double.class, void.class};
            return all["ZBCSIJFDV".indexOf(descriptor)];
        }
        String name = descriptor.startsWith("[") ? descriptor
                : descriptor.substring(1, descriptor.length() - 1);
        name = name.replace('/', '.');
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new TypeNotPresentException(name, e);
        }
    }

    private MethodType with(Class<?>[] types) {
        return of(returnType, types);
    }

    @Override
    public MethodType changeParameterType(int num, Class<?> nptype) {
        if (parameterType(num) == nptype) {
            return this;
        }
        Class<?>[] types = parameters.clone();
        types[num] = nptype;
        return with(types);
    }

    @Override
    public MethodType insertParameterTypes(int num, Class<?>... ptypesToInsert) {
        if (num < 0 || num > parameters.length) {
            throw new IndexOutOfBoundsException(String.valueOf(num));
        }
        if (ptypesToInsert.length == 0) {
            return this;
        }
        int n = ptypesToInsert.length;
        Class<?>[] types = new Class<?>[parameters.length + n];
        System.arraycopy(parameters, 0, types, 0, num);
        System.arraycopy(ptypesToInsert, 0, types, num, n);
        System.arraycopy(parameters, num, types, num + n, parameters.length - num);
        return with(types);
    }

    public MethodType appendParameterTypes(Class<?>... ptypesToInsert) {
        return insertParameterTypes(parameters.length, ptypesToInsert);
    }

    public MethodType insertParameterTypes(int num, List<Class<?>> ptypesToInsert) {
        return insertParameterTypes(num, ptypesToInsert.toArray(new Class<?>[0]));
    }

    public MethodType appendParameterTypes(List<Class<?>> ptypesToInsert) {
        return insertParameterTypes(parameters.length, ptypesToInsert);
    }

    @Override
    public MethodType dropParameterTypes(int start, int end) {
        if (start < 0 || start > end || end > parameters.length) {
            throw new IndexOutOfBoundsException(
                    "start=" + start + ", end=" + end + ", length=" + parameters.length);
        }
        Class<?>[] types = new Class<?>[parameters.length - (end - start)];
        System.arraycopy(parameters, 0, types, 0, start);
        System.arraycopy(parameters, end, types, start, parameters.length - end);
        return with(types);
    }

    @Override
    public MethodType changeReturnType(Class<?> nrtype) {
        return nrtype == returnType ? this : of(nrtype, parameters);
    }

    public boolean hasPrimitives() {
        for (Class<?> p : parameters) {
            if (p.isPrimitive()) {
                return true;
            }
        }
        return returnType.isPrimitive();
    }

    public boolean hasWrappers() {
        return unwrap() != this;
    }

    private static Class<?> erased(Class<?> c) {
        return c.isPrimitive() ? c : Object.class;
    }

    static Class<?> wrapped(Class<?> c) {
        return c.isPrimitive() ? Members.boxClass(c) : c;
    }

    /** The primitive type (or void) of a box class, or null. */
    static Class<?> primitiveOf(Class<?> c) {
        return c == Integer.class ? int.class : c == Long.class ? long.class
                : c == Boolean.class ? boolean.class : c == Character.class ? char.class
                : c == Byte.class ? byte.class : c == Short.class ? short.class
                : c == Float.class ? float.class : c == Double.class ? double.class
                : c == Void.class ? void.class : null;
    }

    private static Class<?> unwrapped(Class<?> c) {
        Class<?> primitive = primitiveOf(c);
        return primitive == null ? c : primitive;
    }

    public MethodType erase() {
        Class<?>[] types = new Class<?>[parameters.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = erased(parameters[i]);
        }
        return of(erased(returnType), types);
    }

    public MethodType generic() {
        return genericMethodType(parameters.length);
    }

    public MethodType wrap() {
        Class<?>[] types = new Class<?>[parameters.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = wrapped(parameters[i]);
        }
        return of(wrapped(returnType), types);
    }

    public MethodType unwrap() {
        Class<?>[] types = new Class<?>[parameters.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = unwrapped(parameters[i]);
        }
        return of(unwrapped(returnType), types);
    }

    @Override
    public Class<?> returnType() {
        return returnType;
    }

    @Override
    public int parameterCount() {
        return parameters.length;
    }

    @Override
    public Class<?> parameterType(int num) {
        return parameters[num];
    }

    @Override
    public Class<?>[] parameterArray() {
        return parameters.clone();
    }

    @Override
    public List<Class<?>> parameterList() {
        return List.of(parameters);
    }

    public Class<?> lastParameterType() {
        return parameters.length == 0 ? void.class : parameters[parameters.length - 1];
    }

    public String toMethodDescriptorString() {
        String known = descriptor;
        if (known == null) {
            StringBuilder sb = new StringBuilder("(");
            for (Class<?> p : parameters) {
                sb.append(p.descriptorString());
            }
            known = sb.append(')').append(returnType.descriptorString()).toString();
            descriptor = known;
        }
        return known;
    }

    @Override
    public String descriptorString() {
        return toMethodDescriptorString();
    }

    /** Nominal descriptors are not built: always empty. */
    @Override
    public Optional<? extends ConstantDesc> describeConstable() {
        return Optional.empty();
    }

    @Override
    public boolean equals(Object x) {
        return this == x || x instanceof MethodType && returnType == ((MethodType) x).returnType
                && Arrays.equals(parameters, ((MethodType) x).parameters);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder sb = new StringBuilder("(");
        for (int i = 0; i < parameters.length; i++) {
            sb.append(i == 0 ? "" : ",").append(parameters[i].getSimpleName());
        }
        return sb.append(')').append(returnType.getSimpleName()).toString();
    }
}
