package java.lang.invoke;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import pvm.internal.Reflection;

/** Makes method handles: of members by a Lookup, and of other handles. */
public class MethodHandles {

    private MethodHandles() {
    }

    public static Lookup lookup() {
        return new Lookup(Reflection.callerClass());
    }

    public static Lookup publicLookup() {
        return new Lookup(Object.class, null, Lookup.UNCONDITIONAL);
    }

    public static Lookup privateLookupIn(Class<?> targetClass, Lookup caller)
            throws IllegalAccessException {
        return caller.privateLookupIn(targetClass);
    }

    /** The data that a hidden class was defined with; null if it has none. */
    public static <T> T classData(Lookup caller, String name, Class<T> type)
            throws IllegalAccessException {
        Objects.requireNonNull(caller);
        Objects.requireNonNull(type);
        if (!"_".equals(name)) {
            throw new IllegalArgumentException("name must be \"_\": " + name);
        }
        if ((caller.lookupModes() & Lookup.ORIGINAL) != Lookup.ORIGINAL) {
            throw new IllegalAccessException(caller + " does not have ORIGINAL access");
        }
        Object data = Linkage.classData(caller.lookupClass());
        return data == null ? null : converted(data, type);
    }

    /** An element of the list that a hidden class was defined with. */
    public static <T> T classDataAt(Lookup caller, String name, Class<T> type, int index)
            throws IllegalAccessException {
        List<?> data = classData(caller, name, List.class);
        return data == null ? null : converted(data.get(index), Objects.requireNonNull(type));
    }

    /** Cast, or unboxed and widened. */
    @SuppressWarnings("unchecked")
    private static <T> T converted(Object value, Class<T> type) {
        if (!type.isPrimitive()) {
            return type.cast(value);
        }
        try {
            return (T) identity(type).asType(MethodType.methodType(type, Object.class))
                    .call(new Object[] {value});
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new InternalError(t);
        }
    }

    public static <T extends Member> T reflectAs(Class<T> expected, MethodHandle target) {
        return ((DirectHandle) target.asFixedArity()).reveal().reflectAs(expected, null);
    }

    private static Class<?> component(Class<?> arrayClass) {
        if (!arrayClass.isArray()) {
            throw new IllegalArgumentException("not an array type: " + arrayClass.getName());
        }
        return arrayClass.getComponentType();
    }

    public static MethodHandle arrayConstructor(Class<?> arrayClass) {
        Class<?> component = component(arrayClass);
        return new AdaptedHandle(MethodType.methodType(arrayClass, int.class),
                args -> Array.newInstance(component, (Integer) args[0]));
    }

    public static MethodHandle arrayLength(Class<?> arrayClass) {
        component(arrayClass);
        return new AdaptedHandle(MethodType.methodType(int.class, arrayClass),
                args -> Array.getLength(args[0]));
    }

    public static MethodHandle arrayElementGetter(Class<?> arrayClass) {
        return new AdaptedHandle(
                MethodType.methodType(component(arrayClass), arrayClass, int.class),
                args -> Array.get(args[0], checked(args)));
    }

    private static int checked(Object[] args) {
        int index = (Integer) args[1];
        int length = Array.getLength(args[0]);
        if (index < 0 || index >= length) {
            throw new ArrayIndexOutOfBoundsException(
                    "Index " + index + " out of bounds for length " + length);
        }
        return index;
    }

    public static MethodHandle arrayElementSetter(Class<?> arrayClass) {
        Class<?> component = component(arrayClass);
        return new AdaptedHandle(
                MethodType.methodType(void.class, arrayClass, int.class, component), args -> {
            if (component.isPrimitive()) {
                Array.set(args[0], checked(args), args[2]);
            } else {
                ((Object[]) args[0])[(Integer) args[1]] = args[2];
            }
            return null;
        });
    }

    public static VarHandle arrayElementVarHandle(Class<?> arrayClass) {
        return VariableHandles.ofArray(arrayClass);
    }

    public static VarHandle byteArrayViewVarHandle(Class<?> viewArrayClass, ByteOrder byteOrder) {
        return VariableHandles.ofView(byte[].class, viewArrayClass, byteOrder);
    }

    public static VarHandle byteBufferViewVarHandle(Class<?> viewArrayClass,
            ByteOrder byteOrder) {
        return VariableHandles.ofView(ByteBuffer.class, viewArrayClass, byteOrder);
    }

    public static MethodHandle spreadInvoker(MethodType type, int leadingArgCount) {
        int count = type.parameterCount();
        if (leadingArgCount < 0 || leadingArgCount > count) {
            throw new IllegalArgumentException("bad argument count: " + leadingArgCount);
        }
        return invoker(type).asSpreader(Object[].class, count - leadingArgCount);
    }

    public static MethodHandle exactInvoker(MethodType type) {
        return invoking(type, true);
    }

    public static MethodHandle invoker(MethodType type) {
        return invoking(type, false);
    }

    private static MethodHandle invoking(MethodType type, boolean exact) {
        return new AdaptedHandle(type.insertParameterTypes(0, MethodHandle.class), args -> {
            MethodHandle h = (MethodHandle) Objects.requireNonNull(args[0]);
            MethodHandle fit = exact ? h.exactly(type) : h.asType(type);
            return fit.call(Combinators.without(args, 0, 1));
        });
    }

    public static MethodHandle varHandleExactInvoker(VarHandle.AccessMode accessMode,
            MethodType type) {
        return accessing(accessMode, type, true);
    }

    public static MethodHandle varHandleInvoker(VarHandle.AccessMode accessMode,
            MethodType type) {
        return accessing(accessMode, type, false);
    }

    private static MethodHandle accessing(VarHandle.AccessMode mode, MethodType type,
            boolean exact) {
        return new AdaptedHandle(type.insertParameterTypes(0, VarHandle.class), args -> {
            VarHandle h = (VarHandle) Objects.requireNonNull(args[0]);
            VarHandle fit = exact ? h.withInvokeExactBehavior() : h;
            return fit.access(mode.ordinal(), type, Combinators.without(args, 0, 1));
        });
    }

    public static MethodHandle explicitCastArguments(MethodHandle target, MethodType newType) {
        MethodType type = target.type;
        if (type == newType) {
            return target;
        }
        if (type.parameterCount() != newType.parameterCount()) {
            throw new WrongMethodTypeException("cannot explicitly cast " + target + " to "
                    + newType);
        }
        Conversions.Conversion[] all = new Conversions.Conversion[type.parameterCount()];
        for (int i = 0; i < all.length; i++) {
            all[i] = Conversions.casting(newType.parameterType(i), type.parameterType(i));
        }
        return Conversions.converting(target, newType, all,
                Conversions.casting(type.returnType(), newType.returnType()));
    }

    public static MethodHandle permuteArguments(MethodHandle target, MethodType newType,
            int... reorder) {
        return Combinators.permute(target, newType, reorder);
    }

    public static MethodHandle constant(Class<?> type, Object value) {
        if (type == void.class) {
            throw new IllegalArgumentException("void type");
        }
        Object constant = type.isPrimitive() ? Combinators.inserted(value, type)
                : type.cast(value);
        return new AdaptedHandle(MethodType.methodType(type), args -> constant);
    }

    public static MethodHandle identity(Class<?> type) {
        return new AdaptedHandle(MethodType.methodType(type, type), args -> args[0]);
    }

    public static MethodHandle zero(Class<?> type) {
        return empty(MethodType.methodType(type));
    }

    public static MethodHandle empty(MethodType type) {
        Object zero = Conversions.zero(type.returnType());
        return new AdaptedHandle(type, args -> zero);
    }

    public static MethodHandle insertArguments(MethodHandle target, int pos, Object... values) {
        return Combinators.insert(target, pos, values);
    }

    public static MethodHandle dropArguments(MethodHandle target, int pos,
            List<Class<?>> valueTypes) {
        return Combinators.drop(target, pos, List.copyOf(valueTypes));
    }

    public static MethodHandle dropArguments(MethodHandle target, int pos,
            Class<?>... valueTypes) {
        return Combinators.drop(target, pos, Arrays.asList(valueTypes.clone()));
    }

    /** Drops arguments so that from `skip` on the parameters are newTypes, from `pos` there. */
    public static MethodHandle dropArgumentsToMatch(MethodHandle target, int skip,
            List<Class<?>> newTypes, int pos) {
        List<Class<?>> own = target.type.parameterList();
        if (skip < 0 || skip > own.size()) {
            throw new IllegalArgumentException("illegal skip: " + skip + ", " + target.type);
        }
        List<Class<?>> rest = own.subList(skip, own.size());
        int end = pos + rest.size();
        if (pos < 0 || end > newTypes.size() || !newTypes.subList(pos, end).equals(rest)) {
            throw new IllegalArgumentException("argument lists do not match: " + rest + ", "
                    + newTypes);
        }
        MethodHandle after = dropArguments(target, own.size(),
                newTypes.subList(end, newTypes.size()));
        return dropArguments(after, skip, newTypes.subList(0, pos));
    }

    public static MethodHandle dropReturn(MethodHandle target) {
        return target.type.returnType() == void.class ? target
                : target.asFixedArity().asType(target.type.changeReturnType(void.class));
    }

    public static MethodHandle filterArguments(MethodHandle target, int pos,
            MethodHandle... filters) {
        return Combinators.filterArguments(target, pos, filters);
    }

    public static MethodHandle collectArguments(MethodHandle target, int pos,
            MethodHandle filter) {
        return Combinators.collect(target, pos, filter);
    }

    public static MethodHandle filterReturnValue(MethodHandle target, MethodHandle filter) {
        return Combinators.filterReturn(target, filter);
    }

    public static MethodHandle foldArguments(MethodHandle target, MethodHandle combiner) {
        return Combinators.fold(target, 0, combiner);
    }

    public static MethodHandle foldArguments(MethodHandle target, int pos,
            MethodHandle combiner) {
        return Combinators.fold(target, pos, combiner);
    }

    public static MethodHandle guardWithTest(MethodHandle test, MethodHandle target,
            MethodHandle fallback) {
        return Combinators.guard(test, target, fallback);
    }

    public static MethodHandle catchException(MethodHandle target,
            Class<? extends Throwable> exType, MethodHandle handler) {
        return Combinators.catching(target, exType, handler);
    }

    public static MethodHandle throwException(Class<?> returnType,
            Class<? extends Throwable> exType) {
        if (!Throwable.class.isAssignableFrom(exType)) {
            throw new ClassCastException(exType.getName());
        }
        return new AdaptedHandle(MethodType.methodType(returnType, exType), args -> {
            throw (Throwable) args[0];
        });
    }

    public static MethodHandle tryFinally(MethodHandle target, MethodHandle cleanup) {
        return Combinators.tryFinally(target, cleanup);
    }

    public static MethodHandle tableSwitch(MethodHandle fallback, MethodHandle... targets) {
        return Combinators.tableSwitch(fallback, targets);
    }

    public static MethodHandle loop(MethodHandle[]... clauses) {
        return Loops.loop(clauses);
    }

    public static MethodHandle whileLoop(MethodHandle init, MethodHandle pred,
            MethodHandle body) {
        return Loops.whileLoop(init, pred, body, true);
    }

    public static MethodHandle doWhileLoop(MethodHandle init, MethodHandle body,
            MethodHandle pred) {
        return Loops.whileLoop(init, pred, body, false);
    }

    public static MethodHandle countedLoop(MethodHandle iterations, MethodHandle init,
            MethodHandle body) {
        return Loops.counted(constant(int.class, 0), iterations, init, body);
    }

    public static MethodHandle countedLoop(MethodHandle start, MethodHandle end,
            MethodHandle init, MethodHandle body) {
        return Loops.counted(start, end, init, body);
    }

    public static MethodHandle iteratedLoop(MethodHandle iterator, MethodHandle init,
            MethodHandle body) {
        return Loops.iterated(iterator, init, body);
    }

    /** A right to access what a class can access, or less. */
    public static final class Lookup {
        public static final int PUBLIC = 1;
        public static final int PRIVATE = 2;
        public static final int PROTECTED = 4;
        public static final int PACKAGE = 8;
        public static final int MODULE = 16;
        public static final int UNCONDITIONAL = 32;
        public static final int ORIGINAL = 64;

        private static final int FULL = PUBLIC | PRIVATE | PROTECTED | PACKAGE | MODULE | ORIGINAL;

        private final Class<?> lookupClass;
        private final Class<?> previous;
        private final int modes;

        /** How a hidden class relates to the lookup class. */
        public enum ClassOption {
            NESTMATE,
            STRONG
        }

        Lookup(Class<?> lookupClass) {
            this(lookupClass, null, FULL);
        }

        Lookup(Class<?> lookupClass, Class<?> previous, int modes) {
            this.lookupClass = lookupClass;
            this.previous = previous;
            this.modes = modes;
        }

        public Class<?> lookupClass() {
            return lookupClass;
        }

        public Class<?> previousLookupClass() {
            return previous;
        }

        public int lookupModes() {
            return modes;
        }

        @Deprecated
        public boolean hasPrivateAccess() {
            return hasFullPrivilegeAccess();
        }

        public boolean hasFullPrivilegeAccess() {
            return (modes & (PRIVATE | MODULE)) == (PRIVATE | MODULE);
        }

        public Lookup in(Class<?> requested) {
            checkClassOrInterface(requested);
            if (requested == lookupClass) {
                return this;
            }
            boolean sameModule = requested.getModule() == lookupClass.getModule();
            int left = modes & ~ORIGINAL;
            if (modes != UNCONDITIONAL) {
                boolean isThird = previous != null
                        && requested.getModule() != previous.getModule();
                left &= sameModule ? ~0 : isThird ? 0 : PUBLIC;
                left &= access().samePackage(requested) ? ~0 : PUBLIC | MODULE;
                left &= outermost(requested) == outermost(lookupClass) ? ~0
                        : PUBLIC | MODULE | PACKAGE;
            }
            boolean isVisible = access().canSee(requested);
            return new Lookup(requested, sameModule || modes == UNCONDITIONAL ? previous
                    : lookupClass, isVisible ? left : 0);
        }

        private static void checkClassOrInterface(Class<?> c) {
            if (Objects.requireNonNull(c).isPrimitive() || c.isArray()) {
                throw new IllegalArgumentException(c + " is "
                        + (c.isArray() ? "an array class" : "a primitive class"));
            }
        }

        private static Class<?> outermost(Class<?> c) {
            Class<?> outer = c.getEnclosingClass();
            return outer == null ? c : outermost(outer);
        }

        public Lookup dropLookupMode(int modeToDrop) {
            int lost = modeToDrop | PROTECTED | ORIGINAL;
            switch (modeToDrop) {
                case PUBLIC:
                    lost |= FULL;
                    break;
                case MODULE:
                    lost |= PACKAGE | PRIVATE;
                    break;
                case PACKAGE:
                    lost |= PRIVATE;
                    break;
                case PROTECTED:
                case PRIVATE:
                case ORIGINAL:
                case UNCONDITIONAL:
                    break;
                default:
                    throw new IllegalArgumentException(modeToDrop + " is not a valid mode to drop");
            }
            return (modes & lost) == 0 ? this : new Lookup(lookupClass, previous, modes & ~lost);
        }

        private Access access() {
            return new Access(lookupClass, previous, modes);
        }

        Lookup privateLookupIn(Class<?> target) throws IllegalAccessException {
            checkClassOrInterface(target);
            if (!hasFullPrivilegeAccess()) {
                throw new IllegalAccessException(
                        "caller does not have PRIVATE and MODULE lookup mode");
            }
            access().checkOpen(target);
            boolean sameModule = target.getModule() == lookupClass.getModule();
            return new Lookup(target, sameModule ? null : lookupClass,
                    sameModule ? FULL & ~ORIGINAL : FULL & ~(ORIGINAL | MODULE));
        }

        public MethodHandle findStatic(Class<?> refc, String name, MethodType type)
                throws NoSuchMethodException, IllegalAccessException {
            return access().method(MethodHandleInfo.REF_invokeStatic, refc, name, type);
        }

        public MethodHandle findVirtual(Class<?> refc, String name, MethodType type)
                throws NoSuchMethodException, IllegalAccessException {
            if (refc == MethodHandle.class && name.equals("invoke")) {
                return invoker(type);
            }
            if (refc == MethodHandle.class && name.equals("invokeExact")) {
                return exactInvoker(type);
            }
            return access().method(refc.isInterface() ? MethodHandleInfo.REF_invokeInterface
                    : MethodHandleInfo.REF_invokeVirtual, refc, name, type);
        }

        public MethodHandle findConstructor(Class<?> refc, MethodType type)
                throws NoSuchMethodException, IllegalAccessException {
            return access().constructor(refc, type);
        }

        public MethodHandle findSpecial(Class<?> refc, String name, MethodType type,
                Class<?> specialCaller) throws NoSuchMethodException, IllegalAccessException {
            return access().special(refc, name, type, specialCaller);
        }

        public MethodHandle bind(Object receiver, String name, MethodType type)
                throws NoSuchMethodException, IllegalAccessException {
            MethodHandle h = findVirtual(receiver.getClass(), name, type);
            MethodHandle bound = h.asFixedArity().bindTo(receiver);
            return h.isVarargsCollector() ? bound.withVarargs(true) : bound;
        }

        public MethodHandle findGetter(Class<?> refc, String name, Class<?> type)
                throws NoSuchFieldException, IllegalAccessException {
            return access().field(MethodHandleInfo.REF_getField, refc, name, type);
        }

        public MethodHandle findSetter(Class<?> refc, String name, Class<?> type)
                throws NoSuchFieldException, IllegalAccessException {
            return access().field(MethodHandleInfo.REF_putField, refc, name, type);
        }

        public MethodHandle findStaticGetter(Class<?> refc, String name, Class<?> type)
                throws NoSuchFieldException, IllegalAccessException {
            return access().field(MethodHandleInfo.REF_getStatic, refc, name, type);
        }

        public MethodHandle findStaticSetter(Class<?> refc, String name, Class<?> type)
                throws NoSuchFieldException, IllegalAccessException {
            return access().field(MethodHandleInfo.REF_putStatic, refc, name, type);
        }

        public VarHandle findVarHandle(Class<?> recv, String name, Class<?> type)
                throws NoSuchFieldException, IllegalAccessException {
            Field f = access().checkedField(MethodHandleInfo.REF_getField, recv, name, type);
            return VariableHandles.ofField(recv, f);
        }

        public VarHandle findStaticVarHandle(Class<?> decl, String name, Class<?> type)
                throws NoSuchFieldException, IllegalAccessException {
            Field f = access().checkedField(MethodHandleInfo.REF_getStatic, decl, name, type);
            return VariableHandles.ofField(decl, f);
        }

        public Class<?> findClass(String targetName)
                throws ClassNotFoundException, IllegalAccessException {
            return accessClass(Class.forName(targetName, false, lookupClass.getClassLoader()));
        }

        public <T> Class<T> ensureInitialized(Class<T> targetClass) throws IllegalAccessException {
            checkClassOrInterface(targetClass);
            accessClass(targetClass);
            Reflection.ensureInitialized(targetClass);
            return targetClass;
        }

        public <T> Class<T> accessClass(Class<T> targetClass) throws IllegalAccessException {
            access().checkClass(Objects.requireNonNull(targetClass));
            return targetClass;
        }

        public Class<?> defineClass(byte[] bytes) throws IllegalAccessException {
            if ((modes & PACKAGE) == 0) {
                throw new IllegalAccessException("Lookup does not have PACKAGE access");
            }
            byte[] file = bytes.clone();
            checkDefinable(file);
            return Linkage.define(lookupClass, file);
        }

        public Lookup defineHiddenClass(byte[] bytes, boolean initialize, ClassOption... options)
                throws IllegalAccessException {
            return defineHidden(bytes, initialize, null, options);
        }

        public Lookup defineHiddenClassWithClassData(byte[] bytes, Object classData,
                boolean initialize, ClassOption... options) throws IllegalAccessException {
            return defineHidden(bytes, initialize, Objects.requireNonNull(classData), options);
        }

        private Lookup defineHidden(byte[] bytes, boolean initialize, Object classData,
                ClassOption... options) throws IllegalAccessException {
            byte[] file = bytes.clone();
            Set<ClassOption> chosen = Set.of(options);
            if (!hasFullPrivilegeAccess()) {
                throw new IllegalAccessException(this + " does not have full privilege access");
            }
            checkDefinable(file);
            Class<?> made = Linkage.defineHidden(lookupClass, file,
                    chosen.contains(ClassOption.NESTMATE), chosen.contains(ClassOption.STRONG),
                    classData);
            if (initialize) {
                Reflection.ensureInitialized(made);
            }
            return new Lookup(made);
        }

        /** What a lookup defines is a class or interface of its own package. */
        private void checkDefinable(byte[] file) {
            String name = Linkage.nameIn(file);
            int dot = name.lastIndexOf('.');
            if (!lookupClass.getPackageName().equals(dot < 0 ? "" : name.substring(0, dot))) {
                throw new IllegalArgumentException(name + " not in same package as lookup class");
            }
        }

        public MethodHandle unreflect(Method m) throws IllegalAccessException {
            return access().unreflect(m);
        }

        public MethodHandle unreflectSpecial(Method m, Class<?> specialCaller)
                throws IllegalAccessException {
            return access().unreflectSpecial(m, specialCaller);
        }

        public MethodHandle unreflectConstructor(Constructor<?> c) throws IllegalAccessException {
            return access().unreflect(c);
        }

        public MethodHandle unreflectGetter(Field f) throws IllegalAccessException {
            return access().unreflect(f, false);
        }

        public MethodHandle unreflectSetter(Field f) throws IllegalAccessException {
            return access().unreflect(f, true);
        }

        public VarHandle unreflectVarHandle(Field f) throws IllegalAccessException {
            access().checkField(MethodHandleInfo.REF_getField, f.getDeclaringClass(), f);
            return VariableHandles.ofField(f.getDeclaringClass(), f);
        }

        public MethodHandleInfo revealDirect(MethodHandle target) {
            MethodHandle fixed = target.asFixedArity();
            if (!(fixed instanceof DirectHandle)) {
                throw new IllegalArgumentException("not a direct method handle");
            }
            return ((DirectHandle) fixed).reveal();
        }

        @Override
        public String toString() {
            String name = lookupClass.getName();
            if (previous != null) {
                name += "/" + previous.getName();
            }
            switch (modes) {
                case 0:
                    return name + "/noaccess";
                case UNCONDITIONAL:
                    return name + "/publicLookup";
                case PUBLIC:
                    return name + "/public";
                case PUBLIC | MODULE:
                    return name + "/module";
                case PUBLIC | PACKAGE:
                case PUBLIC | MODULE | PACKAGE:
                    return name + "/package";
                case PUBLIC | PACKAGE | PRIVATE:
                case PUBLIC | PACKAGE | PRIVATE | MODULE:
                    return name + "/private";
                case PUBLIC | PACKAGE | PRIVATE | PROTECTED:
                case PUBLIC | PACKAGE | PRIVATE | PROTECTED | MODULE:
                case FULL:
                    return name;
                default:
                    return name + "/" + Integer.toHexString(modes);
            }
        }
    }
}
