package java.lang.invoke;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The parameter types and the return type of a method. */
public final class MethodType implements Serializable {
    private final Class<?> returnType;
    private final Class<?>[] parameters;

    private MethodType(Class<?> returnType, Class<?>[] parameters) {
        this.returnType = Objects.requireNonNull(returnType);
        this.parameters = parameters;
        for (Class<?> p : parameters) {
            if (Objects.requireNonNull(p) == void.class) {
                throw new IllegalArgumentException("parameter type cannot be void");
            }
        }
    }

    public static MethodType methodType(Class<?> rtype, Class<?>[] ptypes) {
        return new MethodType(rtype, ptypes.clone());
    }

    public static MethodType methodType(Class<?> rtype) {
        return new MethodType(rtype, new Class<?>[0]);
    }

    public static MethodType methodType(Class<?> rtype, Class<?> ptype0, Class<?>... ptypes) {
        Class<?>[] all = new Class<?>[ptypes.length + 1];
        all[0] = ptype0;
        System.arraycopy(ptypes, 0, all, 1, ptypes.length);
        return new MethodType(rtype, all);
    }

    public Class<?> returnType() {
        return returnType;
    }

    public int parameterCount() {
        return parameters.length;
    }

    public Class<?> parameterType(int num) {
        return parameters[num];
    }

    public Class<?>[] parameterArray() {
        return parameters.clone();
    }

    public List<Class<?>> parameterList() {
        return List.of(parameters);
    }

    public String toMethodDescriptorString() {
        StringBuilder sb = new StringBuilder("(");
        for (Class<?> p : parameters) {
            sb.append(p.descriptorString());
        }
        return sb.append(')').append(returnType.descriptorString()).toString();
    }

    @Override
    public boolean equals(Object x) {
        return x instanceof MethodType && returnType == ((MethodType) x).returnType
                && Arrays.equals(parameters, ((MethodType) x).parameters);
    }

    @Override
    public int hashCode() {
        int h = 31 + returnType.hashCode();
        for (Class<?> p : parameters) {
            h = 31 * h + p.hashCode();
        }
        return h;
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
