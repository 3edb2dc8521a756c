package java.io;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import pvm.internal.Members;
import pvm.internal.SerialVersion;

/** What an object stream says of a class, or would say of a class here. */
public final class ObjectStreamClass implements Serializable {
    private static final long serialVersionUID = -6120832682080437368L;
    public static final ObjectStreamField[] NO_FIELDS = {};
    private static final ClassValue<ObjectStreamClass> KNOWN = new ClassValue<>() {
        @Override
        protected ObjectStreamClass computeValue(Class<?> type) {
            return made(type);
        }
    };

    final transient String name;
    transient long version;
    private transient boolean versionKnown;
    transient int flags;
    transient ObjectStreamField[] fields = NO_FIELDS;
    transient ObjectStreamClass superDescription;
    /** The class here; null if a stream's class is not here. */
    transient Class<?> local;
    transient Method writeObject;
    transient Method readObject;
    transient Method readNoData;
    transient Method writeReplace;
    transient Method readResolve;

    /** A description from a stream. */
    ObjectStreamClass(String name, long version, int flags) {
        this.name = name;
        this.version = version;
        versionKnown = true;
        this.flags = flags;
    }

    private ObjectStreamClass(Class<?> c) {
        name = c.getName();
        local = c;
        boolean serializable = Serializable.class.isAssignableFrom(c);
        writeReplace = inheritable(c, "writeReplace");
        readResolve = inheritable(c, "readResolve");
        if (!serializable) {
            return;
        }
        if (Enum.class.isAssignableFrom(c)) {
            flags = ObjectStreamConstants.SC_SERIALIZABLE | ObjectStreamConstants.SC_ENUM;
        } else if (Externalizable.class.isAssignableFrom(c)) {
            flags = ObjectStreamConstants.SC_EXTERNALIZABLE | ObjectStreamConstants.SC_BLOCK_DATA;
        } else {
            describe(c);
        }
    }

    private void describe(Class<?> c) {
        if (!c.isRecord()) {
            writeObject = own(c, "writeObject", ObjectOutputStream.class);
            readObject = own(c, "readObject", ObjectInputStream.class);
            readNoData = own(c, "readObjectNoData");
        }
        flags = ObjectStreamConstants.SC_SERIALIZABLE
                | (writeObject == null ? 0 : ObjectStreamConstants.SC_WRITE_METHOD);
        fields = c.isArray() || c == String.class ? NO_FIELDS : serialFields(c);
    }

    /** The description of a serializable class; null for other classes. */
    public static ObjectStreamClass lookup(Class<?> cl) {
        return Serializable.class.isAssignableFrom(cl) ? lookupAny(cl) : null;
    }

    public static ObjectStreamClass lookupAny(Class<?> cl) {
        return KNOWN.get(cl);
    }

    private static ObjectStreamClass made(Class<?> cl) {
        ObjectStreamClass made = new ObjectStreamClass(cl);
        Class<?> parent = cl.getSuperclass();
        if (parent != null && !cl.isArray() && made.flags != 0) {
            made.superDescription = lookup(parent);
        }
        return made;
    }

    private static Method own(Class<?> c, String name, Class<?>... types) {
        try {
            Method m = c.getDeclaredMethod(name, types);
            int modifiers = m.getModifiers();
            if (!Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers)
                    || m.getReturnType() != void.class) {
                return null;
            }
            Members.open(m);
            return m;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /** writeReplace or readResolve of a class or of a superclass that lets it be inherited. */
    private static Method inheritable(Class<?> c, String name) {
        for (Class<?> k = c; k != null; k = k.getSuperclass()) {
            try {
                Method m = k.getDeclaredMethod(name);
                int modifiers = m.getModifiers();
                boolean visible = k == c
                        || (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
                        || !Modifier.isPrivate(modifiers)
                                && k.getPackageName().equals(c.getPackageName());
                if (m.getReturnType() != Object.class || !visible
                        || Modifier.isStatic(modifiers) || Modifier.isAbstract(modifiers)) {
                    return null;
                }
                Members.open(m);
                return m;
            } catch (NoSuchMethodException e) {
                continue;
            }
        }
        return null;
    }

    private static ObjectStreamField[] serialFields(Class<?> c) {
        ObjectStreamField[] found = c.isRecord() ? null : declaredFields(c);
        if (found == null) {
            List<ObjectStreamField> all = new ArrayList<>();
            for (Field f : c.getDeclaredFields()) {
                if (!Modifier.isStatic(f.getModifiers())
                        && !Modifier.isTransient(f.getModifiers())) {
                    all.add(new ObjectStreamField(f.getName(), f.getType()));
                }
            }
            found = all.toArray(NO_FIELDS);
        }
        Arrays.sort(found);
        return found;
    }

    /** The content of a field serialPersistentFields; null if there is none. */
    private static ObjectStreamField[] declaredFields(Class<?> c) {
        int wanted = Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL;
        try {
            Field f = c.getDeclaredField("serialPersistentFields");
            if ((f.getModifiers() & wanted) != wanted) {
                return null;
            }
            Members.open(f);
            ObjectStreamField[] value = (ObjectStreamField[]) f.get(null);
            return value == null ? null : value.clone();
        } catch (NoSuchFieldException | ClassCastException e) {
            return null;
        } catch (IllegalAccessException e) {
            throw new InternalError(e);
        }
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    boolean isRecord() {
        return local != null && local.isRecord();
    }

    /** The field of the class here that has a stream field's name; null if there is none. */
    Field localField(String fieldName) {
        if (local == null) {
            return null;
        }
        try {
            Field f = local.getDeclaredField(fieldName);
            if (Modifier.isStatic(f.getModifiers())) {
                return null;
            }
            Members.open(f);
            return f;
        } catch (NoSuchFieldException e) {
            return null;
        }
    }

    public String getName() {
        return name;
    }

    public long getSerialVersionUID() {
        if (!versionKnown) {
            version = has(ObjectStreamConstants.SC_ENUM) || flags == 0 ? 0
                    : SerialVersion.of(local);
            versionKnown = true;
        }
        return version;
    }

    public Class<?> forClass() {
        return local;
    }

    public ObjectStreamField[] getFields() {
        return fields.clone();
    }

    public ObjectStreamField getField(String fieldName) {
        for (ObjectStreamField f : fields) {
            if (f.getName().equals(fieldName)) {
                return f;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return name + ": static final long serialVersionUID = " + getSerialVersionUID() + "L;";
    }
}
