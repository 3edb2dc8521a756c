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
    /** 0 as long as nobody asked: objects begin with a header. */
    private long place;
    private boolean initialised;

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
    private Object prepare(Object obj) throws IllegalAccessException {
        if (!Members.isOpen(declaring, flags) && !isOverride()) {
            Class<?> caller = Reflection.callerClass();
            Members.checkAccess(caller, declaring, getModifiers());
            Members.checkProtected(caller, declaring, flags, obj);
        }
        if (Modifier.isStatic(flags)) {
            if (!initialised) {
                Members.initialize(declaring);
                initialised = true;
            }
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
        long known = place;
        if (known == 0) {
            known = Memory.place(declaring, slot);
            place = known;
        }
        return known;
    }

    private String description() {
        int shown = flags & (Modifier.STATIC | Modifier.FINAL);
        return Executable.modifierText(shown) + getType().getTypeName() + " field "
                + declaring.getTypeName() + "." + name;
    }

    public Object get(Object obj) throws IllegalAccessException {
        Object receiver = prepare(obj);
        if (kind == 'L' || kind == '[') {
            return Memory.getReference(receiver, place());
        }
        return Members.box(kind, Memory.getBits(receiver, place(), kind));
    }

    private void checkWritable(String what) throws IllegalAccessException {
        boolean instanceFinal = isOverride() && !Modifier.isStatic(flags)
                && !declaring.isRecord();
        if (Modifier.isFinal(flags) && !instanceFinal) {
            throw new IllegalAccessException("Can not set " + description() + " to " + what);
        }
    }

    private static String nameOf(Object value) {
        return value == null ? "null value" : value.getClass().getName();
    }

    /** A primitive value, "(int)5". */
    private static String primitive(Object box) {
        String name = box instanceof Integer ? "int" : box instanceof Character ? "char"
                : box.getClass().getSimpleName().toLowerCase();
        return "(" + name + ")" + box;
    }

    private IllegalArgumentException mismatch(String what) {
        return new IllegalArgumentException("Can not set " + description() + " to " + what);
    }

    public void set(Object obj, Object value) throws IllegalAccessException {
        Object receiver = prepare(obj);
        checkWritable(nameOf(value));
        if (kind == 'L' || kind == '[') {
            if (value != null && !getType().isInstance(value)) {
                throw mismatch(nameOf(value));
            }
            Memory.putReference(receiver, place(), value);
            return;
        }
        Object converted = Members.widen(value, getType());
        if (converted == null) {
            throw mismatch(nameOf(value));
        }
        Memory.putBits(receiver, place(), kind, Members.bits(converted));
    }

    private IllegalArgumentException wrongKind(String wanted) {
        return new IllegalArgumentException("Attempt to get " + getType().getName()
                + " field \"" + declaring.getTypeName() + "." + name
                + "\" with illegal data type conversion to " + wanted);
    }

    /** The bits of a field of one of the kinds that widen to the wanted type. */
    private long read(Object obj, String kinds, String wanted)
            throws IllegalAccessException {
        Object receiver = prepare(obj);
        if (kinds.indexOf(kind) < 0) {
            throw wrongKind(wanted);
        }
        return Memory.getBits(receiver, place(), kind);
    }

    private void write(Object obj, Object value) throws IllegalAccessException {
        Object receiver = prepare(obj);
        checkWritable(primitive(value));
        Object converted = kind == 'L' || kind == '[' ? null : Members.widen(value, getType());
        if (converted == null) {
            throw mismatch(primitive(value));
        }
        Memory.putBits(receiver, place(), kind, Members.bits(converted));
    }

    public boolean getBoolean(Object obj) throws IllegalAccessException {
        long bits = read(obj, "Z", "boolean");
        return bits != 0;
    }

    public void setBoolean(Object obj, boolean value) throws IllegalAccessException {
        write(obj, value);
    }

    public byte getByte(Object obj) throws IllegalAccessException {
        long bits = read(obj, "B", "byte");
        return (byte) bits;
    }

    public void setByte(Object obj, byte value) throws IllegalAccessException {
        write(obj, value);
    }

    public char getChar(Object obj) throws IllegalAccessException {
        long bits = read(obj, "C", "char");
        return (char) bits;
    }

    public void setChar(Object obj, char value) throws IllegalAccessException {
        write(obj, value);
    }

    public short getShort(Object obj) throws IllegalAccessException {
        long bits = read(obj, "SB", "short");
        return (short) bits;
    }

    public void setShort(Object obj, short value) throws IllegalAccessException {
        write(obj, value);
    }

    public int getInt(Object obj) throws IllegalAccessException {
        long bits = read(obj, "ISBC", "int");
        return (int) bits;
    }

    public void setInt(Object obj, int value) throws IllegalAccessException {
        write(obj, value);
    }

    public long getLong(Object obj) throws IllegalAccessException {
        long bits = read(obj, "JISBC", "long");
        return bits;
    }

    public void setLong(Object obj, long value) throws IllegalAccessException {
        write(obj, value);
    }

    public float getFloat(Object obj) throws IllegalAccessException {
        long bits = read(obj, "FJISBC", "float");
        return Members.toFloat(kind, bits);
    }

    public void setFloat(Object obj, float value) throws IllegalAccessException {
        write(obj, value);
    }

    public double getDouble(Object obj) throws IllegalAccessException {
        long bits = read(obj, "DFJISBC", "double");
        return Members.toDouble(kind, bits);
    }

    public void setDouble(Object obj, double value) throws IllegalAccessException {
        write(obj, value);
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
