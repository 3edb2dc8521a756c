package java.lang;

import java.io.InputStream;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.constant.Constable;
import java.lang.constant.ConstantDesc;
import java.lang.invoke.TypeDescriptor;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import pvm.internal.Annotations;
import pvm.internal.Members;
import pvm.internal.Reflection;

/** A class, interface, array or primitive type at run time. */
public final class Class<T> implements Serializable, GenericDeclaration, Type, AnnotatedElement,
        TypeDescriptor.OfField<Class<?>>, Constable {
    private static final int ANNOTATION = 0x2000;
    private static final int ENUM = 0x4000;
    private static final int SYNTHETIC = 0x1000;
    /** Marks the field modifiers as set. */
    private static final int KNOWN = 1 << 30;

    // The machine makes all instances and sets these fields; no constructor ever runs.
    private final transient long vmClass;
    private final ClassLoader classLoader;
    private final Class<?> componentType;
    /** What the class lives and dies with, where that is not its loader. */
    private final transient Object keeper;
    private transient String name;
    private transient T[] enumConstants;
    private transient String packageName;
    private transient Object[] signers;
    /** Null until it is asked for, if nobody has given one. */
    private transient java.security.ProtectionDomain protectionDomain;
    /** Of ClassValue: values by the objects that they belong to, which are not kept alive. */
    private transient Map<Object, Object> values;
    /** What MethodHandles.classData gives. */
    private transient Object classData;
    private transient int modifiers;
    private transient Annotation[] declaredAnnotations;

    private Class() {
        vmClass = 0;
        classLoader = null;
        componentType = null;
        keeper = null;
    }

    static native Class<?> getPrimitiveClass(String name);

    public String getName() {
        String n = name;
        if (n == null) {
            n = initName();
            name = n;
        }
        return n;
    }

    /** The binary name with dots, as getName gives it. */
    private native String initName();

    @Override
    public String toString() {
        String kind = isInterface() ? "interface " : isPrimitive() ? "" : "class ";
        return kind + getName();
    }

    public static Class<?> forName(String className) throws ClassNotFoundException {
        Class<?> caller = Reflection.callerClass();
        return forName0(Objects.requireNonNull(className), true,
                caller == null ? ClassLoader.getSystemClassLoader() : caller.classLoader);
    }

    public static Class<?> forName(String name, boolean initialize, ClassLoader loader)
            throws ClassNotFoundException {
        return forName0(Objects.requireNonNull(name), initialize, loader);
    }

    private static native Class<?> forName0(String name, boolean initialize, ClassLoader loader)
            throws ClassNotFoundException;

    @Deprecated(since = "9")
    public T newInstance() throws InstantiationException, IllegalAccessException {
        Constructor<T> c;
        try {
            c = Members.constructor(this, new Class<?>[0]);
        } catch (NoSuchMethodException e) {
            InstantiationException failed = new InstantiationException(getName());
            failed.initCause(e);
            throw failed;
        }
        if (!Members.isOpen(this, c.getModifiers())) {
            Members.checkAccess(Reflection.callerClass(), this, c.getModifiers());
        }
        try {
            return Members.create(c);
        } catch (InvocationTargetException e) {
            throw Class.<RuntimeException>unchecked(e.getTargetException());
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable t) throws E {
        throw (E) t;
    }

    public native boolean isInstance(Object obj);

    public native boolean isAssignableFrom(Class<?> cls);

    public native boolean isInterface();

    @Override
    public native boolean isPrimitive();

    public native Class<? super T> getSuperclass();

    public int getModifiers() {
        int m = modifiers;
        if (m == 0) {
            m = modifiers0() | KNOWN;
            modifiers = m;
        }
        return m & ~KNOWN;
    }

    private native int modifiers0();

    public native Class<?> getNestHost();

    public boolean isNestmateOf(Class<?> c) {
        return getNestHost() == c.getNestHost();
    }

    @Override
    public boolean isArray() {
        return componentType != null;
    }

    public boolean isAnnotation() {
        return (getModifiers() & ANNOTATION) != 0;
    }

    public boolean isSynthetic() {
        return (getModifiers() & SYNTHETIC) != 0;
    }

    public boolean isEnum() {
        return (getModifiers() & ENUM) != 0 && getSuperclass() == Enum.class;
    }

    public boolean isRecord() {
        return getSuperclass() == Record.class && Modifier.isFinal(getModifiers());
    }

    public boolean isHidden() {
        return !isArray() && getName().indexOf('/') >= 0;
    }

    public ClassLoader getClassLoader() {
        return classLoader;
    }

    @Override
    public Class<?> componentType() {
        return componentType;
    }

    public Class<?> getComponentType() {
        return componentType;
    }

    @Override
    public Class<?> arrayType() {
        return Reflection.arrayClass(this);
    }

    public Class<?>[] getInterfaces() {
        return getInterfaces0();
    }

    private native Class<?>[] getInterfaces0();

    public String getPackageName() {
        String p = packageName;
        if (p == null) {
            Class<?> c = this;
            while (c.componentType != null) {
                c = c.componentType;
            }
            String n = c.getName();
            int dot = n.lastIndexOf('.');
            p = c.isPrimitive() ? "java.lang" : dot < 0 ? "" : n.substring(0, dot);
            packageName = p;
        }
        return p;
    }

    public Package getPackage() {
        return isPrimitive() || isArray() ? null : Package.of(getPackageName(), classLoader);
    }

    /**
     * The simple name in the source (JVMS 4.7.6): empty for an anonymous class, null for one that
     * is not nested.
     */
    private native String innerName();

    /** The class of which this one is a member, or null. */
    private native Class<?> declaringClass0();

    /** Null, or the immediately enclosing class and name and descriptor of the method or nulls. */
    private native Object[] enclosingMethod0();

    private native Class<?>[] declaredClasses0();

    public String getSimpleName() {
        if (componentType != null) {
            return componentType.getSimpleName() + "[]";
        }
        String inner = innerName();
        if (inner != null) {
            return inner;
        }
        String n = getName();
        return n.substring(n.lastIndexOf('.') + 1);
    }

    @Override
    public String getTypeName() {
        return componentType == null ? getName() : componentType.getTypeName() + "[]";
    }

    public String getCanonicalName() {
        if (componentType != null) {
            String c = componentType.getCanonicalName();
            return c == null ? null : c + "[]";
        }
        String inner = innerName();
        if (isHidden()) {
            return null;
        }
        if (inner == null) {
            return getName();
        }
        Class<?> outer = declaringClass0();
        String canonical = outer == null ? null : outer.getCanonicalName();
        return canonical == null ? null : canonical + "." + inner;
    }

    public boolean isAnonymousClass() {
        return !isArray() && "".equals(innerName());
    }

    public boolean isLocalClass() {
        return !isArray() && enclosingMethod0() != null && !isAnonymousClass();
    }

    public boolean isMemberClass() {
        return getDeclaringClass() != null && !isAnonymousClass() && !isLocalClass();
    }

    public Class<?> getDeclaringClass() {
        return isArray() || isPrimitive() ? null : declaringClass0();
    }

    public Class<?> getEnclosingClass() {
        Object[] enclosing = enclosingMethod();
        return enclosing == null ? getDeclaringClass() : (Class<?>) enclosing[0];
    }

    private Object[] enclosingMethod() {
        return isArray() || isPrimitive() ? null : enclosingMethod0();
    }

    public Method getEnclosingMethod() {
        Object[] e = enclosingMethod();
        return e == null || e[1] == null || e[1].equals("<init>") ? null
                : Members.methodOf((Class<?>) e[0], (String) e[1], (String) e[2]);
    }

    public Constructor<?> getEnclosingConstructor() {
        Object[] e = enclosingMethod();
        return e == null || !"<init>".equals(e[1]) ? null
                : Members.constructorOf((Class<?>) e[0], (String) e[2]);
    }

    public Class<?>[] getDeclaredClasses() {
        return isArray() || isPrimitive() ? new Class<?>[0] : declaredClasses0();
    }

    public Class<?>[] getClasses() {
        return Members.publicClasses(this);
    }

    public Field[] getFields() {
        return Members.publicFields(this);
    }

    public Method[] getMethods() {
        return Members.publicMethods(this);
    }

    public Constructor<?>[] getConstructors() {
        return Members.constructors(this, true);
    }

    public Field getField(String name) throws NoSuchFieldException {
        Field f = Members.publicField(this, Objects.requireNonNull(name));
        if (f == null) {
            throw new NoSuchFieldException(name);
        }
        return f;
    }

    public Method getMethod(String name, Class<?>... parameterTypes)
            throws NoSuchMethodException {
        Class<?>[] types = parameterTypes == null ? new Class<?>[0] : parameterTypes;
        Method m = Members.publicMethod(this, Objects.requireNonNull(name), types);
        if (m == null) {
            throw Members.noSuchMethod(this, name, types);
        }
        return m;
    }

    public Constructor<T> getConstructor(Class<?>... parameterTypes)
            throws NoSuchMethodException {
        Class<?>[] types = parameterTypes == null ? new Class<?>[0] : parameterTypes;
        Constructor<T> c = Members.constructor(this, types);
        if (!Modifier.isPublic(c.getModifiers())) {
            throw Members.noSuchMethod(this, "<init>", types);
        }
        return c;
    }

    public Field[] getDeclaredFields() {
        return Members.fields(this);
    }

    public Method[] getDeclaredMethods() {
        return Members.methods(this);
    }

    public Constructor<?>[] getDeclaredConstructors() {
        return Members.constructors(this, false);
    }

    public Field getDeclaredField(String name) throws NoSuchFieldException {
        Field f = Members.field(this, Objects.requireNonNull(name));
        if (f == null) {
            throw new NoSuchFieldException(name);
        }
        return f;
    }

    public Method getDeclaredMethod(String name, Class<?>... parameterTypes)
            throws NoSuchMethodException {
        Class<?>[] types = parameterTypes == null ? new Class<?>[0] : parameterTypes;
        Method m = Members.method(this, Objects.requireNonNull(name), types);
        if (m == null) {
            throw Members.noSuchMethod(this, name, types);
        }
        return m;
    }

    public Constructor<T> getDeclaredConstructor(Class<?>... parameterTypes)
            throws NoSuchMethodException {
        return Members.constructor(this,
                parameterTypes == null ? new Class<?>[0] : parameterTypes);
    }

    /** The name from the root on of a resource beside this class. */
    private String resourcePath(String name) {
        if (name.startsWith("/")) {
            return name.substring(1);
        }
        return getPackageName().isEmpty() ? name
                : getPackageName().replace('.', '/') + "/" + name;
    }

    public java.net.URL getResource(String name) {
        String path = resourcePath(name);
        return classLoader == null ? ClassLoader.getSystemResource(path)
                : classLoader.getResource(path);
    }

    public InputStream getResourceAsStream(String name) {
        String path = resourcePath(name);
        return classLoader == null ? ClassLoader.getSystemResourceAsStream(path)
                : classLoader.getResourceAsStream(path);
    }

    public java.security.ProtectionDomain getProtectionDomain() {
        java.security.ProtectionDomain domain = protectionDomain;
        if (domain == null) {
            Class<?> definer = definer0();
            domain = definer == null ? ClassLoader.domainBySource(this)
                    : definer.getProtectionDomain();
            protectionDomain = domain;
        }
        return domain;
    }

    void setProtectionDomain(java.security.ProtectionDomain domain) {
        protectionDomain = domain;
    }

    /** The class through whose lookup this was defined, or whose code it is part of; or null. */
    private native Class<?> definer0();

    synchronized Map<Object, Object> values() {
        if (values == null) {
            values = new WeakHashMap<>();
        }
        return values;
    }

    public Object[] getSigners() {
        return signers == null ? null : signers.clone();
    }

    void setSigners(Object[] signers) {
        this.signers = signers;
    }

    /** Whether assertions are to be on when this class is initialised. */
    public boolean desiredAssertionStatus() {
        return desiredAssertionStatus0(this);
    }

    private static native boolean desiredAssertionStatus0(Class<?> c);

    /** The enum constants, shared; null if this is no enum. */
    @SuppressWarnings("unchecked")
    T[] enumConstants() {
        T[] constants = enumConstants;
        if (constants == null && isEnum()) {
            constants = (T[]) Reflection.enumValues(this);
            enumConstants = constants;
        }
        return constants;
    }

    public T[] getEnumConstants() {
        T[] constants = enumConstants();
        return constants == null ? null : constants.clone();
    }

    @SuppressWarnings("unchecked")
    public T cast(Object obj) {
        if (obj != null && !isInstance(obj)) {
            throw new ClassCastException(
                    "Cannot cast " + obj.getClass().getName() + " to " + getName());
        }
        return (T) obj;
    }

    @SuppressWarnings("unchecked")
    public <U> Class<? extends U> asSubclass(Class<U> clazz) {
        if (!clazz.isAssignableFrom(this)) {
            throw new ClassCastException(toString());
        }
        return (Class<? extends U>) this;
    }

    /** The Signature attribute (JVMS 4.7.9), or null. */
    private native String genericSignature();

    public Type getGenericSuperclass() {
        String signature = isArray() || isPrimitive() ? null : genericSignature();
        return signature == null || getSuperclass() == null ? getSuperclass()
                : pvm.internal.Generics.superclass(this, signature);
    }

    public Type[] getGenericInterfaces() {
        String signature = isArray() || isPrimitive() ? null : genericSignature();
        return signature == null ? getInterfaces()
                : pvm.internal.Generics.interfaces(this, signature);
    }

    @Override
    @SuppressWarnings("unchecked")
    public TypeVariable<Class<T>>[] getTypeParameters() {
        String signature = isArray() || isPrimitive() ? null : genericSignature();
        return (TypeVariable<Class<T>>[])
                pvm.internal.Generics.typeParameters(this, this, signature);
    }

    public String toGenericString() {
        return pvm.internal.ClassText.describe(this);
    }

    /** The components in their order; null if this is no record class. */
    public java.lang.reflect.RecordComponent[] getRecordComponents() {
        return isRecord() ? Members.components(this) : null;
    }

    public boolean isSealed() {
        return !isArray() && !isPrimitive()
                && pvm.internal.Declarations.permittedSubclasses(this) != null;
    }

    public Class<?>[] getPermittedSubclasses() {
        return isArray() || isPrimitive() ? null
                : pvm.internal.Declarations.permittedSubclasses(this);
    }

    public Class<?>[] getNestMembers() {
        return isArray() || isPrimitive() ? new Class<?>[] {this}
                : pvm.internal.Declarations.nestMembers(this);
    }

    public Module getModule() {
        Class<?> c = this;
        while (c.componentType != null) {
            c = c.componentType;
        }
        return Module.of(c.classLoader);
    }

    /** The class of a name in a module, or null. */
    public static Class<?> forName(Module module, String name) {
        Objects.requireNonNull(module);
        Objects.requireNonNull(name);
        if (name.startsWith("[")) {
            return null;
        }
        try {
            return forName0(name, false, module.getClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    @Override
    public boolean isAnnotationPresent(Class<? extends Annotation> annotationClass) {
        return getAnnotation(annotationClass) != null;
    }

    @Override
    public <A extends Annotation> A getAnnotation(Class<A> annotationClass) {
        return Annotations.find(allAnnotations(), annotationClass);
    }

    @Override
    public <A extends Annotation> A[] getAnnotationsByType(Class<A> annotationClass) {
        A[] own = getDeclaredAnnotationsByType(annotationClass);
        boolean inherited = own.length == 0 && getSuperclass() != null
                && annotationClass.isAnnotationPresent(java.lang.annotation.Inherited.class);
        return inherited ? getSuperclass().getAnnotationsByType(annotationClass) : own;
    }

    @Override
    public Annotation[] getAnnotations() {
        return allAnnotations().clone();
    }

    @Override
    public <A extends Annotation> A getDeclaredAnnotation(Class<A> annotationClass) {
        return Annotations.find(declaredAnnotations(), annotationClass);
    }

    @Override
    public <A extends Annotation> A[] getDeclaredAnnotationsByType(Class<A> annotationClass) {
        return Annotations.findAll(declaredAnnotations(), annotationClass);
    }

    @Override
    public Annotation[] getDeclaredAnnotations() {
        return declaredAnnotations().clone();
    }

    private Annotation[] declaredAnnotations() {
        Annotation[] found = declaredAnnotations;
        if (found == null) {
            found = Annotations.declared(this, Members.CLASS, 0);
            declaredAnnotations = found;
        }
        return found;
    }

    private Annotation[] allAnnotations() {
        return isInterface() ? declaredAnnotations()
                : Annotations.ofClass(getSuperclass(), declaredAnnotations());
    }

    @Override
    public String descriptorString() {
        if (isPrimitive()) {
            return Members.primitiveDescriptor(this);
        }
        if (isArray()) {
            return "[" + componentType.descriptorString();
        }
        String n = getName();
        int suffix = isHidden() ? n.indexOf('/') : n.length();
        return "L" + n.substring(0, suffix).replace('.', '/')
                + n.substring(suffix).replace('/', '.') + ";";
    }

    /** Nominal descriptors of classes are not built: always empty. */
    @Override
    public Optional<? extends ConstantDesc> describeConstable() {
        return Optional.empty();
    }
}
