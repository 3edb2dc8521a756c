package java.lang.invoke;

import java.lang.constant.Constable;
import java.lang.constant.ConstantDesc;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import pvm.internal.MethodBody;

/**
 * Something typed that can be called. The machine makes a call of invoke or invokeExact one of an
 * adapter for the call site's type; arguments and results are boxed from there on.
 */
public abstract class MethodHandle implements Constable {
    final MethodType type;
    final MethodBody body;
    /** The last result of asType: a call site mostly asks for the same one. */
    private MethodHandle lastConverted;

    MethodHandle(MethodType type, MethodBody body) {
        this.type = type;
        this.body = body;
    }

    public MethodType type() {
        return type;
    }

    public final native Object invokeExact(Object... args) throws Throwable;

    public final native Object invoke(Object... args) throws Throwable;

    /** What adapters run. */
    final Object call(Object[] args) throws Throwable {
        return body.call(args);
    }

    /** This handle, if it has exactly the type of a call site. */
    final MethodHandle exactly(MethodType wanted) {
        if (type != wanted) {
            throw new WrongMethodTypeException("expected " + type + " but found " + wanted);
        }
        return this;
    }

    public Object invokeWithArguments(Object... arguments) throws Throwable {
        MethodType generic = MethodType.genericMethodType(arguments.length);
        return asType(generic).call(arguments);
    }

    public Object invokeWithArguments(List<?> arguments) throws Throwable {
        return invokeWithArguments(arguments.toArray());
    }

    public MethodHandle asType(MethodType newType) {
        if (newType == type) {
            return this;
        }
        MethodHandle known = lastConverted;
        if (known != null && known.type == newType) {
            return known;
        }
        MethodHandle made = converted(newType);
        lastConverted = made;
        return made;
    }

    MethodHandle converted(MethodType newType) {
        if (!Conversions.isConvertible(newType, type)) {
            throw Conversions.cannotConvert(this, newType);
        }
        return Conversions.adapt(this, newType);
    }

    public MethodHandle asSpreader(Class<?> arrayType, int arrayLength) {
        return asSpreader(type.parameterCount() - arrayLength, arrayType, arrayLength);
    }

    public MethodHandle asSpreader(int spreadArgPos, Class<?> arrayType, int arrayLength) {
        Class<?> component = componentOf(arrayType);
        int count = type.parameterCount();
        if (arrayLength < 0 || arrayLength > count) {
            throw new IllegalArgumentException("bad spread array length");
        }
        if (spreadArgPos < 0 || spreadArgPos + arrayLength > count) {
            throw new IllegalArgumentException("bad spread position");
        }
        MethodType wanted = type;
        for (int i = 0; i < arrayLength; i++) {
            wanted = wanted.changeParameterType(spreadArgPos + i, component);
        }
        MethodBody target = asType(wanted).body;
        MethodType spread = wanted.dropParameterTypes(spreadArgPos, spreadArgPos + arrayLength)
                .insertParameterTypes(spreadArgPos, arrayType);
        return new AdaptedHandle(spread, args -> {
            Object array = args[spreadArgPos];
            int n = array == null && arrayLength == 0 ? 0 : Array.getLength(array);
            if (n != arrayLength) {
                throw new IllegalArgumentException("array is not of length " + arrayLength);
            }
            Object[] all = new Object[count];
            System.arraycopy(args, 0, all, 0, spreadArgPos);
            for (int i = 0; i < n; i++) {
                all[spreadArgPos + i] = Array.get(array, i);
            }
            int after = spreadArgPos + arrayLength;
            System.arraycopy(args, spreadArgPos + 1, all, after, count - after);
            return target.call(all);
        });
    }

    private static Class<?> componentOf(Class<?> arrayType) {
        Class<?> component = arrayType.getComponentType();
        if (component == null) {
            throw new IllegalArgumentException("not an array type: " + arrayType);
        }
        return component;
    }

    public MethodHandle withVarargs(boolean makeVarargs) {
        return makeVarargs ? asVarargsCollector(lastParameter()) : this;
    }

    private Class<?> lastParameter() {
        int count = type.parameterCount();
        if (count == 0 || !type.parameterType(count - 1).isArray()) {
            throw new IllegalArgumentException("not an array type: "
                    + (count == 0 ? "no parameters" : type.parameterType(count - 1).getName()));
        }
        return type.parameterType(count - 1);
    }

    public MethodHandle asCollector(Class<?> arrayType, int arrayLength) {
        return asCollector(type.parameterCount() - 1, arrayType, arrayLength);
    }

    public MethodHandle asCollector(int collectArgPos, Class<?> arrayType, int arrayLength) {
        Class<?> component = componentOf(arrayType);
        if (collectArgPos < 0 || collectArgPos >= type.parameterCount()
                || !type.parameterType(collectArgPos).isAssignableFrom(arrayType)) {
            throw new IllegalArgumentException("array type not assignable to argument: " + this
                    + ", " + arrayType);
        }
        if (arrayLength < 0 || arrayLength > 255) {
            throw new IllegalArgumentException("bad collect array length");
        }
        Class<?>[] collected = new Class<?>[arrayLength];
        java.util.Arrays.fill(collected, component);
        MethodType newType = type.dropParameterTypes(collectArgPos, collectArgPos + 1)
                .insertParameterTypes(collectArgPos, collected);
        int count = type.parameterCount();
        MethodBody target = body;
        return new AdaptedHandle(newType, args -> {
            Object array = Array.newInstance(component, arrayLength);
            for (int i = 0; i < arrayLength; i++) {
                Array.set(array, i, args[collectArgPos + i]);
            }
            Object[] all = new Object[count];
            System.arraycopy(args, 0, all, 0, collectArgPos);
            all[collectArgPos] = array;
            System.arraycopy(args, collectArgPos + arrayLength, all, collectArgPos + 1,
                    count - collectArgPos - 1);
            return target.call(all);
        });
    }

    public MethodHandle asVarargsCollector(Class<?> arrayType) {
        componentOf(arrayType);
        int count = type.parameterCount();
        if (count == 0 || !type.parameterType(count - 1).isAssignableFrom(arrayType)) {
            throw new IllegalArgumentException("array type not assignable to argument: "
                    + this + ", " + arrayType);
        }
        Class<?> last = type.parameterType(count - 1);
        return new VarargsHandle(last == arrayType ? asFixedArity()
                : asFixedArity().asType(type.changeParameterType(count - 1, arrayType)));
    }

    public boolean isVarargsCollector() {
        return false;
    }

    public MethodHandle asFixedArity() {
        return this;
    }

    public MethodHandle bindTo(Object x) {
        if (type.parameterCount() == 0 || type.parameterType(0).isPrimitive()) {
            throw new IllegalArgumentException("no leading reference parameter");
        }
        return Combinators.insert(this, 0, type.parameterType(0).cast(x));
    }

    /** Nominal descriptors are not built: always empty. */
    @Override
    public Optional<? extends ConstantDesc> describeConstable() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "MethodHandle" + Objects.toString(type);
    }
}
