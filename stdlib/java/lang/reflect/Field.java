package java.lang.reflect;

import java.lang.annotation.Annotation;
import pvm.internal.Annotations;
import pvm.internal.Generics;
import pvm.internal.Members;
import pvm.internal.Memory;
import pvm.internal.Reflection;

/** A field of a class or interface. */
public final class Field extends AccessibleObject implements Member {
    private final Class<?> declaring;
    private final String name;
    private final String descriptor;
    private final String signature;
    private final int slot;
    private final int flags;
    private final char kind;
    private Class<?> type;
    private Annotation[] annotations;

    Field(Class<?> declaring, String name, String descriptor, String signature, int slot,
            int flags) {
        this.declaring = declaring;
        this.name = name;
        this.descriptor = descriptor;
        this.signature = signature;
        this.slot = slot;
        this.flags = flags;
        kind = descriptor.charAt(0);
    }

    @Override
    public void setAccessible(boolean flag) {
        setAccessible(flag, Reflection.callerClass());
    }

    @Override
    public Class<?> getDeclaringClass() {
        return declaring;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getModifiers() {
        return flags & 0xdf;
    }

    public boolean isEnumConstant() {
        return (flags & 0x4000) != 0;
    }

    @Override
    public boolean isSynthetic() {
        return (flags & 0x1000) != 0;
    }

    public Class<?> getType() {
        if (type == null) {
            type = Reflection.resolve(declaring, descriptor);
        }
        return type;
    }

    public Type getGenericType() {
        return signature == null ? getType() : Generics.fieldType(declaring, signature);
    }

    @Override
    public Annotation[] getDeclaredAnnotations() {
        return declared().clone();
    }

    @Override
    public <T extends Annotation> T getAnnotation(Class<T> annotationClass) {
        return Annotations.find(declared(), annotationClass);
    }

    private Annotation[] declared() {
        Annotation[] found = annotations;
        if (found == null) {
            found = Annotations.declared(declaring, Members.FIELD, slot);
            annotations = found;
        }
        return found;
    }

    /** Checks access and receiver and initialises the class; the receiver, null if static. */
    private Object prepare(Object obj, Class<?> caller) throws IllegalAccessException {
        boolean open = Modifier.isPublic(flags) && Modifier.isPublic(declaring.getModifiers());
        if (!open && !isOverride()) {
            Members.checkAccess(caller, declaring, getModifiers());
        }
        if (Modifier.isStatic(flags)) {
            Members.initialize(declaring);
            return null;
        }
        if (obj == null) {
            throw new NullPointerException(
                    "Cannot invoke \"Object.getClass()\" because \"obj\" is null");
        }
        if (!declaring.isInstance(obj)) {
            throw new IllegalArgumentException("Can not set " + description() + " to "
                    + obj.getClass().getName());
        }
        return obj;
    }

    /** Where the field lies, for pvm.internal.Memory. */
    long place() {
        return Memory.place(declaring, slot);
    }

    private String description() {
        return Executable.modifierText(getModifiers()) + getType().getTypeName() + " field "
                + declaring.getTypeName() + "." + name;
    }

    public Object get(Object obj) throws IllegalAccessException {
        Object receiver = prepare(obj, Reflection.callerClass());
        if (kind == 'L' || kind == '[') {
            return Reflection.getReference(declaring, slot, receiver);
        }
        return Members.box(kind, Reflection.getBits(declaring, slot, receiver));
    }

    private void checkWritable(Object value) throws IllegalAccessException {
        boolean instanceFinal = isOverride() && !Modifier.isStatic(flags)
                && !declaring.isRecord();
        if (Modifier.isFinal(flags) && !instanceFinal) {
            throw new IllegalAccessException("Can not set " + description() + " to "
                    + (value == null ? "null value" : value.getClass().getName()));
        }
    }

    private IllegalArgumentException mismatch(Object value) {
        return new IllegalArgumentException("Can not set " + description() + " to "
                + (value == null ? "null value" : value.getClass().getName()));
    }

    public void set(Object obj, Object value) throws IllegalAccessException {
        Object receiver = prepare(obj, Reflection.callerClass());
        checkWritable(value);
        if (kind == 'L' || kind == '[') {
            if (value != null && !getType().isInstance(value)) {
                throw mismatch(value);
            }
            Reflection.setReference(declaring, slot, receiver, value);
            return;
        }
        Object converted = Members.widen(value, getType());
        if (converted == null) {
            throw mismatch(value);
        }
        Reflection.setBits(declaring, slot, receiver, Members.bits(converted));
    }

    private IllegalArgumentException wrongKind(String wanted) {
        return new IllegalArgumentException("Attempt to get " + getType().getName()
                + " field \"" + declaring.getTypeName() + "." + name
                + "\" with illegal data type conversion to " + wanted);
    }

    /** The bits of a field of one of the kinds that widen to the wanted type. */
    private long read(Object obj, Class<?> caller, String kinds, String wanted)
            throws IllegalAccessException {
        Object receiver = prepare(obj, caller);
        if (kinds.indexOf(kind) < 0) {
            throw wrongKind(wanted);
        }
        return Reflection.getBits(declaring, slot, receiver);
    }

    private void write(Object obj, Class<?> caller, Object value) throws IllegalAccessException {
        Object receiver = prepare(obj, caller);
        checkWritable(value);
        Object converted = kind == 'L' || kind == '[' ? null : Members.widen(value, getType());
        if (converted == null) {
            throw mismatch(value);
        }
        Reflection.setBits(declaring, slot, receiver, Members.bits(converted));
    }

    public boolean getBoolean(Object obj) throws IllegalAccessException {
        long bits = read(obj, Reflection.callerClass(), "Z", "boolean");
        return bits != 0;
    }

    public void setBoolean(Object obj, boolean value) throws IllegalAccessException {
        write(obj, Reflection.callerClass(), value);
    }

    public byte getByte(Object obj) throws IllegalAccessException {
        long bits = read(obj, Reflection.callerClass(), "B", "byte");
        return (byte) bits;
    }

    public void setByte(Object obj, byte value) throws IllegalAccessException {
        write(obj, Reflection.callerClass(), value);
    }

    public char getChar(Object obj) throws IllegalAccessException {
        long bits = read(obj, Reflection.callerClass(), "C", "char");
        return (char) bits;
    }

    public void setChar(Object obj, char value) throws IllegalAccessException {
        write(obj, Reflection.callerClass(), value);
    }

    public short getShort(Object obj) throws IllegalAccessException {
        long bits = read(obj, Reflection.callerClass(), "SB", "short");
        return (short) bits;
    }

    public void setShort(Object obj, short value) throws IllegalAccessException {
        write(obj, Reflection.callerClass(), value);
    }

    public int getInt(Object obj) throws IllegalAccessException {
        long bits = read(obj, Reflection.callerClass(), "ISBC", "int");
        return (int) bits;
    }

    public void setInt(Object obj, int value) throws IllegalAccessException {
        write(obj, Reflection.callerClass(), value);
    }

    public long getLong(Object obj) throws IllegalAccessException {
        long bits = read(obj, Reflection.callerClass(), "JISBC", "long");
        return bits;
    }

    public void setLong(Object obj, long value) throws IllegalAccessException {
        write(obj, Reflection.callerClass(), value);
    }

    public float getFloat(Object obj) throws IllegalAccessException {
        long bits = read(obj, Reflection.callerClass(), "FJISBC", "float");
        return Members.toFloat(kind, bits);
    }

    public void setFloat(Object obj, float value) throws IllegalAccessException {
        write(obj, Reflection.callerClass(), value);
    }

    public double getDouble(Object obj) throws IllegalAccessException {
        long bits = read(obj, Reflection.callerClass(), "DFJISBC", "double");
        return Members.toDouble(kind, bits);
    }

    public void setDouble(Object obj, double value) throws IllegalAccessException {
        write(obj, Reflection.callerClass(), value);
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof Field && declaring == ((Field) obj).declaring
                && name.equals(((Field) obj).name)
                && descriptor.equals(((Field) obj).descriptor);
    }

    @Override
    public int hashCode() {
        return declaring.getName().hashCode() ^ name.hashCode();
    }

    @Override
    public String toString() {
        return Executable.modifierText(getModifiers()) + getType().getTypeName() + " "
                + declaring.getTypeName() + "." + name;
    }

    public String toGenericString() {
        return Executable.modifierText(getModifiers()) + getGenericType().getTypeName() + " "
                + declaring.getTypeName() + "." + name;
    }
}
