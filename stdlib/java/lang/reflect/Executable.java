package java.lang.reflect;

import java.lang.annotation.Annotation;
import pvm.internal.Annotations;
import pvm.internal.Declarations;
import pvm.internal.Generics;
import pvm.internal.Members;
import pvm.internal.MethodBody;
import pvm.internal.Reflection;

/** A method or constructor. */
public abstract class Executable extends AccessibleObject implements Member, GenericDeclaration {
    private static final int SLOW_CALLS = 15;

    final Class<?> declaring;
    final String name;
    final String descriptor;
    /** The Signature attribute, or null. */
    final String signature;
    final int slot;
    final int flags;
    private Class<?>[] parameterTypes;
    private Annotation[] annotations;
    /** How often this object was called by the slow way; what calls it after some times. */
    private int calls;
    private MethodBody body;

    Executable(Class<?> declaring, String name, String descriptor, String signature, int slot,
            int flags) {
        this.declaring = declaring;
        this.name = name;
        this.descriptor = descriptor;
        this.signature = signature;
        this.slot = slot;
        this.flags = flags;
    }

    abstract int kind();

    Class<?>[] parameters() {
        Class<?>[] types = parameterTypes;
        if (types == null) {
            types = Members.parameterTypes(declaring, descriptor);
            parameterTypes = types;
        }
        return types;
    }

    @Override
    public abstract Class<?> getDeclaringClass();

    @Override
    public abstract String getName();

    @Override
    public abstract int getModifiers();

    public abstract Class<?>[] getParameterTypes();

    public abstract Class<?>[] getExceptionTypes();

    public abstract String toGenericString();

    public int getParameterCount() {
        return parameters().length;
    }

    Class<?>[] exceptions() {
        String[] names = Reflection.exceptionNames(declaring, slot);
        Class<?>[] types = new Class<?>[names.length];
        for (int i = 0; i < names.length; i++) {
            types[i] = Reflection.resolve(declaring, "L" + names[i].replace('.', '/') + ";");
        }
        return types;
    }

    public Type[] getGenericParameterTypes() {
        return signature == null ? getParameterTypes() : Generics.parameters(this, signature);
    }

    public Type[] getGenericExceptionTypes() {
        return signature == null || signature.indexOf('^') < 0 ? getExceptionTypes()
                : Generics.exceptions(this, signature);
    }

    public Parameter[] getParameters() {
        Class<?>[] types = parameters();
        String[] names = Reflection.parameterNames(declaring, slot);
        int[] modifiers = Declarations.parameterFlags(declaring, slot);
        Parameter[] result = new Parameter[types.length];
        for (int i = 0; i < types.length; i++) {
            boolean named = names != null && i < names.length && names[i] != null;
            int access = modifiers != null && i < modifiers.length ? modifiers[i] : 0;
            result[i] = new Parameter(this, i, named ? names[i] : "arg" + i,
                    modifiers != null, access);
        }
        return result;
    }

    public boolean isVarArgs() {
        return (flags & 0x80) != 0;
    }

    @Override
    public boolean isSynthetic() {
        return (flags & 0x1000) != 0;
    }

    @Override
    public Annotation[] getDeclaredAnnotations() {
        return declared().clone();
    }

    @Override
    public <T extends Annotation> T getAnnotation(Class<T> annotationClass) {
        return Annotations.find(declared(), annotationClass);
    }

    @Override
    public <T extends Annotation> T[] getAnnotationsByType(Class<T> annotationClass) {
        return Annotations.findAll(declared(), annotationClass);
    }

    private Annotation[] declared() {
        Annotation[] found = annotations;
        if (found == null) {
            found = Annotations.declared(declaring, kind(), slot);
            annotations = found;
        }
        return found;
    }

    public Annotation[][] getParameterAnnotations() {
        return Annotations.ofParameters(declaring, slot, parameters().length);
    }

    /** What calls this fast, null for the first few times: making it takes as long as 20 calls. */
    MethodBody fastBody(int kind) {
        MethodBody found = body;
        if (found == null && ++calls > SLOW_CALLS && !declaring.isHidden()) {
            found = Reflection.leaf(declaring, slot, kind);
            body = found;
        }
        return found;
    }

    /** The message part "(type,type)". */
    static String list(Class<?>[] types) {
        StringBuilder sb = new StringBuilder("(");
        for (int i = 0; i < types.length; i++) {
            sb.append(i == 0 ? "" : ",").append(types[i].getTypeName());
        }
        return sb.append(')').toString();
    }

    String throwsText() {
        Class<?>[] types = exceptions();
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < types.length; i++) {
            sb.append(i == 0 ? " throws " : ",").append(types[i].getTypeName());
        }
        return sb.toString();
    }

    static String modifierText(int modifiers) {
        String text = Modifier.toString(modifiers);
        return text.isEmpty() ? "" : text + " ";
    }

    /** The arguments converted to exactly the boxes of the parameter types. */
    Object[] convert(Object[] args) {
        Class<?>[] types = parameters();
        int n = args == null ? 0 : args.length;
        if (n != types.length) {
            throw new IllegalArgumentException("wrong number of arguments");
        }
        Object[] result = new Object[n];
        for (int i = 0; i < n; i++) {
            result[i] = types[i].isPrimitive() ? Members.widen(args[i], types[i]) : args[i];
            boolean fits = types[i].isPrimitive() ? result[i] != null
                    : args[i] == null || types[i].isInstance(args[i]);
            if (!fits) {
                throw new IllegalArgumentException("argument type mismatch");
            }
        }
        return result;
    }
}
