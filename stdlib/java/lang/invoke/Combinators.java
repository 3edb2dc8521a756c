package java.lang.invoke;

import java.util.Arrays;
import java.util.List;
import pvm.internal.MethodBody;

/** The handles that MethodHandles makes of others. */
final class Combinators {
    private Combinators() {
    }

    static MethodHandle insert(MethodHandle target, int pos, Object... values) {
        MethodType type = target.type;
        int n = values.length;
        if (n > type.parameterCount()) {
            throw new IllegalArgumentException("too many values to insert");
        }
        if (pos < 0 || pos + n > type.parameterCount()) {
            throw new IllegalArgumentException("no argument type to append");
        }
        Object[] converted = new Object[n];
        for (int i = 0; i < n; i++) {
            Class<?> wanted = type.parameterType(pos + i);
            converted[i] = wanted.isPrimitive() ? inserted(values[i], wanted)
                    : wanted.cast(values[i]);
        }
        MethodBody body = target.body;
        MethodType newType = type.dropParameterTypes(pos, pos + n);
        return new AdaptedHandle(newType, args -> {
            Object[] all = new Object[args.length + n];
            System.arraycopy(args, 0, all, 0, pos);
            System.arraycopy(converted, 0, all, pos, n);
            System.arraycopy(args, pos, all, pos + n, args.length - pos);
            return body.call(all);
        });
    }

    /** A value for a primitive parameter. */
    static Object inserted(Object value, Class<?> wanted) {
        Class<?> box = MethodType.wrapped(wanted);
        if (value != null && MethodType.primitiveOf(value.getClass()) == null) {
            throw new ClassCastException(box + " is not compatible with " + value.getClass());
        }
        return Conversions.open(value, wanted);
    }

    static MethodHandle drop(MethodHandle target, int pos, List<Class<?>> types) {
        MethodType type = target.type;
        int n = types.size();
        if (pos < 0 || pos > type.parameterCount()) {
            throw new IllegalArgumentException("no argument type to remove" + Arrays.asList(type,
                    pos, types, type.parameterCount() + n, type.parameterCount()));
        }
        MethodBody body = target.body;
        return new AdaptedHandle(type.insertParameterTypes(pos, types),
                args -> body.call(without(args, pos, n)));
    }

    static Object[] without(Object[] args, int pos, int n) {
        Object[] rest = new Object[args.length - n];
        System.arraycopy(args, 0, rest, 0, pos);
        System.arraycopy(args, pos + n, rest, pos, rest.length - pos);
        return rest;
    }

    static MethodHandle permute(MethodHandle target, MethodType newType, int[] reorder) {
        MethodType type = target.type;
        boolean fits = reorder.length == type.parameterCount()
                && type.returnType() == newType.returnType();
        for (int i = 0; fits && i < reorder.length; i++) {
            if (reorder[i] < 0 || reorder[i] >= newType.parameterCount()) {
                throw new IllegalArgumentException("index is out of bounds for new type: "
                        + reorder[i] + ", " + newType);
            }
            fits = newType.parameterType(reorder[i]) == type.parameterType(i);
        }
        if (!fits) {
            String what = reorder.length != type.parameterCount() ? "bad reorder array: "
                    + Arrays.toString(reorder) : type.returnType() != newType.returnType()
                    ? "return types do not match: " + type + ", " + newType
                    : "parameter types do not match after reorder: " + type + ", " + newType;
            throw new IllegalArgumentException(what);
        }
        int[] order = reorder.clone();
        MethodBody body = target.body;
        return new AdaptedHandle(newType, args -> {
            Object[] all = new Object[order.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = args[order[i]];
            }
            return body.call(all);
        });
    }

    static MethodHandle filterArguments(MethodHandle target, int pos, MethodHandle... filters) {
        MethodType type = target.type;
        if (pos < 0 || pos + filters.length > type.parameterCount()) {
            throw new IllegalArgumentException("too many filters");
        }
        MethodType newType = type;
        MethodBody[] bodies = new MethodBody[type.parameterCount()];
        for (int i = 0; i < filters.length; i++) {
            if (filters[i] != null) {
                MethodType filter = filters[i].type;
                if (filter.parameterCount() != 1
                        || filter.returnType() != type.parameterType(pos + i)) {
                    throw mismatch("target and filter types do not match", type, filter);
                }
                newType = newType.changeParameterType(pos + i, filter.parameterType(0));
                bodies[pos + i] = filters[i].body;
            }
        }
        MethodBody body = target.body;
        return new AdaptedHandle(newType, args -> {
            Object[] all = args.clone();
            for (int i = all.length - 1; i >= 0; i--) {
                if (bodies[i] != null) {
                    all[i] = bodies[i].call(new Object[] {all[i]});
                }
            }
            return body.call(all);
        });
    }

    static IllegalArgumentException mismatch(String what, MethodType one, MethodType other) {
        return new IllegalArgumentException(what + ": " + one + ", " + other);
    }

    static MethodHandle collect(MethodHandle target, int pos, MethodHandle filter) {
        MethodType type = target.type;
        MethodType inner = filter.type;
        boolean isVoid = inner.returnType() == void.class;
        int replaced = isVoid ? 0 : 1;
        if (pos < 0 || pos + replaced > type.parameterCount()
                || !isVoid && inner.returnType() != type.parameterType(pos)) {
            throw mismatch("target and filter types do not match", type, inner);
        }
        int n = inner.parameterCount();
        MethodType newType = type.dropParameterTypes(pos, pos + replaced)
                .insertParameterTypes(pos, inner.parameterArray());
        MethodBody body = target.body;
        MethodBody collector = filter.body;
        return new AdaptedHandle(newType, args -> {
            Object value = collector.call(Arrays.copyOfRange(args, pos, pos + n));
            Object[] all = new Object[args.length - n + replaced];
            System.arraycopy(args, 0, all, 0, pos);
            if (!isVoid) {
                all[pos] = value;
            }
            System.arraycopy(args, pos + n, all, pos + replaced, args.length - pos - n);
            return body.call(all);
        });
    }

    static MethodHandle filterReturn(MethodHandle target, MethodHandle filter) {
        MethodType type = target.type;
        MethodType after = filter.type;
        boolean isVoid = type.returnType() == void.class;
        if (after.parameterCount() != (isVoid ? 0 : 1)
                || !isVoid && after.parameterType(0) != type.returnType()) {
            throw mismatch("target and filter types do not match", type, after);
        }
        MethodBody body = target.body;
        MethodBody then = filter.body;
        return new AdaptedHandle(type.changeReturnType(after.returnType()), args -> {
            Object value = body.call(args);
            return then.call(isVoid ? new Object[0] : new Object[] {value});
        });
    }

    static MethodHandle fold(MethodHandle target, int pos, MethodHandle combiner) {
        MethodType type = target.type;
        MethodType inner = combiner.type;
        boolean isVoid = inner.returnType() == void.class;
        int replaced = isVoid ? 0 : 1;
        int n = inner.parameterCount();
        boolean fits = pos >= 0 && pos + replaced + n <= type.parameterCount()
                && (isVoid || inner.returnType() == type.parameterType(pos));
        for (int i = 0; fits && i < n; i++) {
            fits = inner.parameterType(i) == type.parameterType(pos + replaced + i);
        }
        if (!fits) {
            throw new IllegalArgumentException("target and combiner types must match: " + type
                    + " != " + inner);
        }
        MethodBody body = target.body;
        MethodBody first = combiner.body;
        return new AdaptedHandle(type.dropParameterTypes(pos, pos + replaced), args -> {
            Object value = first.call(Arrays.copyOfRange(args, pos, pos + n));
            if (isVoid) {
                return body.call(args);
            }
            Object[] all = new Object[args.length + 1];
            System.arraycopy(args, 0, all, 0, pos);
            all[pos] = value;
            System.arraycopy(args, pos, all, pos + 1, args.length - pos);
            return body.call(all);
        });
    }

    static MethodHandle guard(MethodHandle test, MethodHandle target, MethodHandle fallback) {
        if (target.type != fallback.type) {
            throw mismatch("target and fallback types must match", target.type, fallback.type);
        }
        if (test.type.returnType() != boolean.class) {
            throw new IllegalArgumentException("guard type is not a predicate " + test.type);
        }
        int n = test.type.parameterCount();
        List<Class<?>> types = target.type.parameterList();
        if (n > types.size() || !types.subList(0, n).equals(test.type.parameterList())) {
            throw mismatch("target and test types must match", target.type, test.type);
        }
        MethodBody condition = test.body;
        MethodBody yes = target.body;
        MethodBody no = fallback.body;
        return new AdaptedHandle(target.type, args -> {
            Object[] shown = n == args.length ? args : Arrays.copyOf(args, n);
            return (Boolean) condition.call(shown) ? yes.call(args) : no.call(args);
        });
    }

    static MethodHandle catching(MethodHandle target, Class<? extends Throwable> type,
            MethodHandle handler) {
        MethodType own = target.type;
        MethodType other = handler.type;
        int n = other.parameterCount();
        if (n < 1 || !other.parameterType(0).isAssignableFrom(type)) {
            throw new IllegalArgumentException("handler does not accept exception type " + type);
        }
        if (own.returnType() != other.returnType()) {
            throw mismatch("target and handler return types must match", own, other);
        }
        List<Class<?>> types = own.parameterList();
        if (n - 1 > types.size()
                || !types.subList(0, n - 1).equals(other.parameterList().subList(1, n))) {
            throw mismatch("target and handler types must match", own, other);
        }
        MethodBody body = target.body;
        MethodBody then = handler.body;
        return new AdaptedHandle(own, args -> {
            try {
                return body.call(args);
            } catch (Throwable t) {
                if (!type.isInstance(t)) {
                    throw t;
                }
                Object[] all = new Object[n];
                all[0] = t;
                System.arraycopy(args, 0, all, 1, n - 1);
                return then.call(all);
            }
        });
    }

    static MethodHandle tryFinally(MethodHandle target, MethodHandle cleanup) {
        MethodType type = target.type;
        MethodType after = cleanup.type;
        boolean isVoid = type.returnType() == void.class;
        int leading = isVoid ? 1 : 2;
        if (after.returnType() != type.returnType()) {
            throw mismatch("target and return types must match", after, type);
        }
        int n = after.parameterCount();
        List<Class<?>> types = type.parameterList();
        if (n < leading || !Throwable.class.isAssignableFrom(after.parameterType(0))
                || !isVoid && after.parameterType(1) != type.returnType()
                || n - leading > types.size()
                || !types.subList(0, n - leading).equals(
                        after.parameterList().subList(leading, n))) {
            throw mismatch("cleanup parameters after (Throwable,result) and target parameters must "
                    + "match", after, type);
        }
        MethodBody body = target.body;
        MethodBody last = cleanup.body;
        Object zero = Conversions.zero(type.returnType());
        return new AdaptedHandle(type, args -> {
            Throwable thrown = null;
            Object value = zero;
            try {
                value = body.call(args);
            } catch (Throwable t) {
                thrown = t;
            }
            Object[] all = new Object[n];
            all[0] = thrown;
            if (!isVoid) {
                all[1] = value;
            }
            System.arraycopy(args, 0, all, leading, n - leading);
            value = last.call(all);
            if (thrown != null) {
                throw thrown;
            }
            return value;
        });
    }

    static MethodHandle tableSwitch(MethodHandle fallback, MethodHandle... targets) {
        MethodType type = fallback.type;
        if (type.parameterCount() < 1 || type.parameterType(0) != int.class) {
            throw new IllegalArgumentException("Case actions must have int as leading parameter: "
                    + type);
        }
        for (MethodHandle target : targets) {
            if (target.type != type) {
                throw new IllegalArgumentException("Case actions must have the same type: "
                        + Arrays.toString(targets));
            }
        }
        MethodHandle[] all = targets.clone();
        return new AdaptedHandle(type, args -> {
            int number = (Integer) args[0];
            MethodHandle chosen = number >= 0 && number < all.length ? all[number] : fallback;
            return chosen.body.call(args);
        });
    }
}
