package java.io;

/** A field of a class in an object stream. */
public class ObjectStreamField implements Comparable<Object> {
    private final String name;
    private final String signature;
    private final Class<?> type;
    private final boolean unshared;

    public ObjectStreamField(String name, Class<?> type) {
        this(name, type, false);
    }

    public ObjectStreamField(String name, Class<?> type, boolean unshared) {
        this.name = java.util.Objects.requireNonNull(name);
        this.type = type;
        this.unshared = unshared;
        signature = type.descriptorString();
    }

    ObjectStreamField(String name, String signature, Class<?> type) {
        this.name = name;
        this.signature = signature;
        this.type = type;
        unshared = false;
    }

    public String getName() {
        return name;
    }

    public Class<?> getType() {
        return type;
    }

    public char getTypeCode() {
        return signature.charAt(0);
    }

    public String getTypeString() {
        return isPrimitive() ? null : signature;
    }

    String signature() {
        return signature;
    }

    public int getOffset() {
        return 0;
    }

    public boolean isPrimitive() {
        return signature.length() == 1;
    }

    public boolean isUnshared() {
        return unshared;
    }

    /** Primitive fields come first, then the names decide. */
    @Override
    public int compareTo(Object obj) {
        ObjectStreamField other = (ObjectStreamField) obj;
        if (isPrimitive() != other.isPrimitive()) {
            return isPrimitive() ? -1 : 1;
        }
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return signature + " " + name;
    }
}
