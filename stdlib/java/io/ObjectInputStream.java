package java.io;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pvm.internal.Members;
import pvm.internal.SerialObjects;

/** Reads objects that ObjectOutputStream has written. */
public class ObjectInputStream extends InputStream
        implements ObjectInput, ObjectStreamConstants {
    /** Stands for no byte read ahead. */
    private static final int NONE = -2;
    /** What a handle stands for that must not be shared. */
    private static final Object UNSHARED = new Object();

    private final InputStream in;
    private int peeked = NONE;
    private final Blocks blocks = new Blocks();
    private final DataInputStream data = new DataInputStream(blocks);
    private final List<Object> handles = new ArrayList<>();
    private final List<Validation> validations = new ArrayList<>();
    private final boolean overridden;
    private boolean blockMode;
    /** How many bytes of the block are left. */
    private int left;
    /** The object's part in the stream ends without a mark: nothing more can be read. */
    private boolean atEnd;
    private boolean resolves;
    private int depth;
    private Object current;
    private ObjectStreamClass currentClass;

    public ObjectInputStream(InputStream in) throws IOException {
        this.in = java.util.Objects.requireNonNull(in);
        overridden = false;
        readStreamHeader();
        blockMode = true;
    }

    protected ObjectInputStream() throws IOException {
        in = null;
        overridden = true;
    }

    protected void readStreamHeader() throws IOException {
        int magic = data.readUnsignedShort();
        int version = data.readUnsignedShort();
        if (magic != (STREAM_MAGIC & 0xffff) || version != STREAM_VERSION) {
            throw new StreamCorruptedException(
                    String.format("invalid stream header: %04X%04X", magic, version));
        }
    }

    /** The values of the fields of an object, by name. */
    public abstract static class GetField {
        public GetField() {
        }

        public abstract ObjectStreamClass getObjectStreamClass();

        public abstract boolean defaulted(String name) throws IOException;

        public abstract boolean get(String name, boolean val) throws IOException;

        public abstract byte get(String name, byte val) throws IOException;

        public abstract char get(String name, char val) throws IOException;

        public abstract short get(String name, short val) throws IOException;

        public abstract int get(String name, int val) throws IOException;

        public abstract long get(String name, long val) throws IOException;

        public abstract float get(String name, float val) throws IOException;

        public abstract double get(String name, double val) throws IOException;

        public abstract Object get(String name, Object val) throws IOException;
    }

    private record Validation(ObjectInputValidation object, int priority) {
    }

    private int peek() throws IOException {
        if (peeked == NONE) {
            peeked = in.read();
        }
        return peeked;
    }

    /** The bytes of blocks, or of the stream itself outside of block mode. */
    private final class Blocks extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            if (len == 0) {
                return 0;
            }
            if (blockMode) {
                if (!openBlock()) {
                    return -1;
                }
                int n = in.read(b, off, Math.min(len, left));
                left -= Math.max(n, 0);
                return n;
            }
            if (peeked != NONE) {
                int first = peeked;
                peeked = NONE;
                if (first < 0) {
                    return -1;
                }
                b[off] = (byte) first;
                return 1;
            }
            return in.read(b, off, len);
        }

        @Override
        public int available() throws IOException {
            return blockMode ? left == 0 && !openBlock() ? 0 : left : in.available();
        }
    }

    /** Makes sure that there are bytes in the block; false if no block comes next. */
    private boolean openBlock() throws IOException {
        while (left == 0) {
            int code = atEnd ? -1 : peek();
            if (code == TC_RESET && depth == 0) {
                peeked = NONE;
                handles.clear();
                continue;
            }
            if (code != TC_BLOCKDATA && code != TC_BLOCKDATALONG) {
                return false;
            }
            blockMode = false;
            peeked = NONE;
            left = code == TC_BLOCKDATA ? data.readUnsignedByte() : data.readInt();
            blockMode = true;
        }
        return true;
    }

    @Override
    public final Object readObject() throws IOException, ClassNotFoundException {
        return overridden ? readObjectOverride() : readTop(false);
    }

    protected Object readObjectOverride() throws IOException, ClassNotFoundException {
        return null;
    }

    public Object readUnshared() throws IOException, ClassNotFoundException {
        return readTop(true);
    }

    private Object readTop(boolean unshared) throws IOException, ClassNotFoundException {
        Object result = readNested(unshared);
        if (depth == 0 && !validations.isEmpty()) {
            validations.sort((a, b) -> Integer.compare(b.priority(), a.priority()));
            for (Validation v : validations) {
                v.object().validateObject();
            }
            validations.clear();
        }
        return result;
    }

    private Object readNested(boolean unshared) throws IOException, ClassNotFoundException {
        if (blockMode) {
            openBlock();
            if (left > 0) {
                throw new OptionalDataException(left, false);
            }
            if (atEnd || peek() == TC_ENDBLOCKDATA) {
                throw new OptionalDataException(0, true);
            }
        }
        boolean old = blockMode;
        blockMode = false;
        depth++;
        try {
            return read(unshared);
        } finally {
            depth--;
            blockMode = old;
        }
    }

    private Object read(boolean unshared) throws IOException, ClassNotFoundException {
        int code = data.readByte();
        while (code == TC_RESET) {
            handles.clear();
            code = data.readByte();
        }
        switch (code) {
            case TC_NULL:
                return null;
            case TC_REFERENCE:
                return readReference();
            case TC_CLASS:
                Class<?> c = found(readDescription());
                assign(c, unshared);
                return c;
            case TC_CLASSDESC: case TC_PROXYCLASSDESC:
                return readDescription(code);
            case TC_STRING:
                return resolved(readString(data.readUnsignedShort(), unshared), false);
            case TC_LONGSTRING:
                return resolved(readString((int) data.readLong(), unshared), false);
            case TC_ARRAY:
                return readArray(unshared);
            case TC_ENUM:
                return readEnum(unshared);
            case TC_OBJECT:
                return readOrdinary(unshared);
            case TC_EXCEPTION:
                handles.clear();
                Exception e = (Exception) readNested(false);
                handles.clear();
                throw new WriteAbortedException("writing aborted", e);
            default:
                throw new StreamCorruptedException(
                        String.format("invalid type code: %02X", code & 0xff));
        }
    }

    private int assign(Object obj, boolean unshared) {
        handles.add(unshared ? UNSHARED : obj);
        return handles.size() - 1;
    }

    private Object readReference() throws IOException {
        int handle = data.readInt() - baseWireHandle;
        if (handle < 0 || handle >= handles.size()) {
            throw new StreamCorruptedException(String.format("invalid handle value: %08X",
                    handle + baseWireHandle));
        }
        Object found = handles.get(handle);
        if (found == UNSHARED) {
            throw new InvalidObjectException("cannot read back reference to unshared object");
        }
        return found;
    }

    private String readString(int n, boolean unshared) throws IOException {
        byte[] bytes = new byte[n];
        data.readFully(bytes);
        String s = ModifiedUtf8.decode(bytes);
        assign(s, unshared);
        return s;
    }

    private String readTypeString() throws IOException {
        int code = data.readByte();
        if (code == TC_REFERENCE) {
            return (String) readReference();
        }
        if (code != TC_STRING) {
            throw new StreamCorruptedException(
                    String.format("invalid type code: %02X", code & 0xff));
        }
        return readString(data.readUnsignedShort(), false);
    }

    private ObjectStreamClass readDescription() throws IOException, ClassNotFoundException {
        return readDescription(data.readByte());
    }

    private ObjectStreamClass readDescription(int code)
            throws IOException, ClassNotFoundException {
        switch (code) {
            case TC_NULL:
                return null;
            case TC_REFERENCE:
                return (ObjectStreamClass) readReference();
            case TC_CLASSDESC:
                break;
            case TC_PROXYCLASSDESC:
                throw new InvalidClassException("proxies are not supported");
            default:
                throw new StreamCorruptedException(
                        String.format("invalid type code: %02X", code & 0xff));
        }
        String name = data.readUTF();
        long version = data.readLong();
        int handle = assign(null, false);
        ObjectStreamClass c = new ObjectStreamClass(name, version, data.readUnsignedByte());
        handles.set(handle, c);
        c.fields = new ObjectStreamField[data.readUnsignedShort()];
        for (int i = 0; i < c.fields.length; i++) {
            char kind = (char) data.readUnsignedByte();
            String field = data.readUTF();
            boolean primitive = kind != 'L' && kind != '[';
            String signature = primitive ? String.valueOf(kind) : readTypeString();
            c.fields[i] = new ObjectStreamField(field, signature,
                    primitive ? SerialObjects.primitive(kind) : Object.class);
        }
        resolve(c);
        skipCustom();
        c.superDescription = readDescription();
        return c;
    }

    private void resolve(ObjectStreamClass c) throws IOException {
        blockMode = true;
        try {
            c.local = resolveClass(c);
        } catch (ClassNotFoundException e) {
            c.local = null;
        } finally {
            blockMode = false;
        }
        if (c.local == null) {
            return;
        }
        ObjectStreamClass here = ObjectStreamClass.lookupAny(c.local);
        boolean compared = here.has(SC_SERIALIZABLE | SC_EXTERNALIZABLE) && !c.local.isArray()
                && !c.local.isRecord() && !c.has(SC_ENUM);
        if (compared && here.getSerialVersionUID() != c.version) {
            throw new InvalidClassException(c.name,
                    "local class incompatible: stream classdesc serialVersionUID = " + c.version
                    + ", local class serialVersionUID = " + here.getSerialVersionUID());
        }
        c.readObject = here.readObject;
        c.readNoData = here.readNoData;
        c.readResolve = here.readResolve;
    }

    protected ObjectStreamClass readClassDescriptor() throws IOException,
            ClassNotFoundException {
        return readDescription();
    }

    /** The class of a description: found by the thread's context class loader. */
    protected Class<?> resolveClass(ObjectStreamClass desc)
            throws IOException, ClassNotFoundException {
        Class<?> primitive = SerialObjects.primitiveNamed(desc.getName());
        return primitive != null ? primitive : Class.forName(desc.getName(), false,
                Thread.currentThread().getContextClassLoader());
    }

    protected Class<?> resolveProxyClass(String[] interfaces)
            throws IOException, ClassNotFoundException {
        throw new InvalidClassException("proxies are not supported");
    }

    private static Class<?> found(ObjectStreamClass c) throws ClassNotFoundException {
        if (c.local == null) {
            throw new ClassNotFoundException(c.name);
        }
        return c.local;
    }

    private Object readArray(boolean unshared) throws IOException, ClassNotFoundException {
        ObjectStreamClass c = readDescription();
        int n = data.readInt();
        if (n < 0) {
            throw new StreamCorruptedException("Array length is negative");
        }
        Object array = Array.newInstance(found(c).getComponentType(), n);
        assign(array, unshared);
        char kind = c.name.charAt(1);
        if (kind == 'B') {
            data.readFully((byte[]) array);
            return array;
        }
        for (int i = 0; i < n; i++) {
            Array.set(array, i, readValue(kind));
        }
        return array;
    }

    private Object readValue(char kind) throws IOException, ClassNotFoundException {
        switch (kind) {
            case 'Z':
                return data.readBoolean();
            case 'B':
                return data.readByte();
            case 'C':
                return data.readChar();
            case 'S':
                return data.readShort();
            case 'I':
                return data.readInt();
            case 'J':
                return data.readLong();
            case 'F':
                return data.readFloat();
            case 'D':
                return data.readDouble();
            default:
                return readNested(false);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object readEnum(boolean unshared) throws IOException, ClassNotFoundException {
        ObjectStreamClass c = readDescription();
        int handle = assign(null, unshared);
        String name = (String) readNested(false);
        try {
            Enum<?> found = Enum.valueOf((Class) found(c), name);
            handles.set(handle, unshared ? UNSHARED : found);
            return found;
        } catch (IllegalArgumentException e) {
            throw new InvalidObjectException(
                    "enum constant " + name + " does not exist in " + c.local, e);
        }
    }

    private Object readOrdinary(boolean unshared) throws IOException, ClassNotFoundException {
        ObjectStreamClass c = readDescription();
        Class<?> type = found(c);
        if (!Serializable.class.isAssignableFrom(type)) {
            throw new InvalidClassException(c.name, "class invalid for deserialization");
        }
        int handle;
        Object obj;
        if (type.isRecord()) {
            handle = assign(null, unshared);
            obj = readRecord(c);
            handles.set(handle, unshared ? UNSHARED : obj);
        } else {
            obj = c.has(SC_EXTERNALIZABLE) ? SerialObjects.externalizable(type)
                    : SerialObjects.serializable(type);
            handle = assign(obj, unshared);
            if (c.has(SC_EXTERNALIZABLE)) {
                blockMode = true;
                ((Externalizable) obj).readExternal(this);
                skipCustom();
            } else {
                readSerial(obj, c);
            }
        }
        if (c.readResolve != null) {
            obj = ObjectOutputStream.call(c.readResolve, obj);
            handles.set(handle, unshared ? UNSHARED : obj);
        }
        return resolved(obj, true);
    }

    private Object resolved(Object obj, boolean replace) throws IOException {
        return resolves ? resolveObject(obj) : obj;
    }

    protected Object resolveObject(Object obj) throws IOException {
        return obj;
    }

    protected boolean enableResolveObject(boolean enable) throws SecurityException {
        boolean old = resolves;
        resolves = enable;
        return old;
    }

    private Object readRecord(ObjectStreamClass c) throws IOException, ClassNotFoundException {
        Map<String, Object> values = readValues(c);
        RecordComponent[] components = c.local.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            Object value = values.get(components[i].getName());
            arguments[i] = value == null && types[i].isPrimitive()
                    ? Array.get(Array.newInstance(types[i], 1), 0) : value;
        }
        try {
            Constructor<?> constructor = c.local.getDeclaredConstructor(types);
            Members.open(constructor);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new InvalidObjectException(e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new InvalidClassException(c.name, "record canonical constructor not found");
        }
    }

    /** Reads the parts of all classes of an object, the superclasses' first. */
    private void readSerial(Object obj, ObjectStreamClass c)
            throws IOException, ClassNotFoundException {
        List<ObjectStreamClass> parts = new ArrayList<>();
        for (ObjectStreamClass k = c; k != null; k = k.superDescription) {
            parts.add(0, k);
        }
        for (ObjectStreamClass part : parts) {
            readPart(part.local != null && part.local.isInstance(obj) ? obj : null, part);
        }
    }

    /** Reads the part of one class into an object, or past it for null. */
    private void readPart(Object obj, ObjectStreamClass c)
            throws IOException, ClassNotFoundException {
        boolean custom = c.has(SC_WRITE_METHOD);
        if (obj != null && c.readObject != null) {
            callReadObject(obj, c, custom);
        } else {
            Map<String, Object> values = readValues(c);
            if (obj != null) {
                store(obj, c, values);
            }
        }
        if (custom) {
            skipCustom();
        }
    }

    private void callReadObject(Object obj, ObjectStreamClass c, boolean custom)
            throws IOException, ClassNotFoundException {
        Object outerObject = current;
        ObjectStreamClass outerClass = currentClass;
        boolean outerEnd = atEnd;
        current = obj;
        currentClass = c;
        try {
            blockMode = true;
            invoke(c.readObject, obj, this);
        } finally {
            blockMode = false;
            current = outerObject;
            currentClass = outerClass;
            atEnd = outerEnd;
        }
    }

    private static void invoke(Method m, Object receiver, Object... arguments)
            throws IOException, ClassNotFoundException {
        try {
            ObjectOutputStream.call(m, receiver, arguments);
        } catch (IOException e) {
            if (e.getCause() instanceof ClassNotFoundException) {
                throw (ClassNotFoundException) e.getCause();
            }
            throw e;
        }
    }

    private Map<String, Object> readValues(ObjectStreamClass c)
            throws IOException, ClassNotFoundException {
        boolean old = blockMode;
        blockMode = false;
        Map<String, Object> values = new HashMap<>();
        for (ObjectStreamField f : c.fields) {
            values.put(f.getName(), readValue(f.getTypeCode()));
        }
        blockMode = old;
        atEnd = old && !c.has(SC_WRITE_METHOD);
        return values;
    }

    private static void store(Object obj, ObjectStreamClass c, Map<String, Object> values)
            throws IOException {
        for (ObjectStreamField f : c.fields) {
            Field local = c.localField(f.getName());
            if (local == null || Modifier.isTransient(local.getModifiers())) {
                continue;
            }
            Object value = values.get(f.getName());
            if (local.getType().isPrimitive() != f.isPrimitive()
                    || f.isPrimitive() && local.getType() != f.getType()) {
                throw new InvalidClassException(c.name,
                        "incompatible types for field " + f.getName());
            }
            if (value != null && !f.isPrimitive() && !local.getType().isInstance(value)) {
                throw new ClassCastException("cannot assign instance of "
                        + value.getClass().getName() + " to field " + c.name + "." + f.getName()
                        + " of type " + local.getType().getName() + " in instance of "
                        + obj.getClass().getName());
            }
            SerialObjects.set(local, obj, value);
        }
    }

    /** Skips what a writeObject method has written and nobody has read. */
    private void skipCustom() throws IOException, ClassNotFoundException {
        while (true) {
            blockMode = true;
            while (openBlock()) {
                blocks.skip(left);
            }
            blockMode = false;
            if (peek() == TC_ENDBLOCKDATA) {
                peeked = NONE;
                return;
            }
            readNested(false);
        }
    }

    private void ensureActive() throws NotActiveException {
        if (current == null) {
            throw new NotActiveException("not in call to readObject");
        }
    }

    public void defaultReadObject() throws IOException, ClassNotFoundException {
        ensureActive();
        store(current, currentClass, readValues(currentClass));
    }

    public GetField readFields() throws IOException, ClassNotFoundException {
        ensureActive();
        return new GetValues(currentClass, readValues(currentClass));
    }

    /** The values that were read, by names. */
    private static final class GetValues extends GetField {
        private final ObjectStreamClass c;
        private final Map<String, Object> values;

        GetValues(ObjectStreamClass c, Map<String, Object> values) {
            this.c = c;
            this.values = values;
        }

        @Override
        public ObjectStreamClass getObjectStreamClass() {
            return c;
        }

        @Override
        public boolean defaulted(String name) {
            if (c.getField(name) == null && c.localField(name) == null) {
                throw new IllegalArgumentException("no such field " + name);
            }
            return !values.containsKey(name);
        }

        private Object value(String name, Object usual) {
            return defaulted(name) ? usual : values.get(name);
        }

        @Override
        public boolean get(String name, boolean val) {
            return (Boolean) value(name, val);
        }

        @Override
        public byte get(String name, byte val) {
            return (Byte) value(name, val);
        }

        @Override
        public char get(String name, char val) {
            return (Character) value(name, val);
        }

        @Override
        public short get(String name, short val) {
            return (Short) value(name, val);
        }

        @Override
        public int get(String name, int val) {
            return (Integer) value(name, val);
        }

        @Override
        public long get(String name, long val) {
            return (Long) value(name, val);
        }

        @Override
        public float get(String name, float val) {
            return (Float) value(name, val);
        }

        @Override
        public double get(String name, double val) {
            return (Double) value(name, val);
        }

        @Override
        public Object get(String name, Object val) {
            return value(name, val);
        }
    }

    public void registerValidation(ObjectInputValidation obj, int prio)
            throws NotActiveException, InvalidObjectException {
        if (depth == 0) {
            throw new NotActiveException("stream inactive");
        }
        if (obj == null) {
            throw new InvalidObjectException("null callback");
        }
        validations.add(new Validation(obj, prio));
    }

    @Override
    public int read() throws IOException {
        return blocks.read();
    }

    @Override
    public int read(byte[] buf, int off, int len) throws IOException {
        java.util.Objects.checkFromIndexSize(off, len, buf.length);
        return blocks.read(buf, off, len);
    }

    @Override
    public int available() throws IOException {
        return blocks.available();
    }

    @Override
    public void close() throws IOException {
        handles.clear();
        in.close();
    }

    @Override
    public int skipBytes(int len) throws IOException {
        return data.skipBytes(len);
    }

    @Override
    @Deprecated
    public String readLine() throws IOException {
        return data.readLine();
    }

    @Override
    public void readFully(byte[] buf) throws IOException {
        data.readFully(buf);
    }

    @Override
    public void readFully(byte[] buf, int off, int len) throws IOException {
        data.readFully(buf, off, len);
    }

    @Override
    public boolean readBoolean() throws IOException {
        return data.readBoolean();
    }

    @Override
    public byte readByte() throws IOException {
        return data.readByte();
    }

    @Override
    public int readUnsignedByte() throws IOException {
        return data.readUnsignedByte();
    }

    @Override
    public short readShort() throws IOException {
        return data.readShort();
    }

    @Override
    public int readUnsignedShort() throws IOException {
        return data.readUnsignedShort();
    }

    @Override
    public char readChar() throws IOException {
        return data.readChar();
    }

    @Override
    public int readInt() throws IOException {
        return data.readInt();
    }

    @Override
    public long readLong() throws IOException {
        return data.readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return data.readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return data.readDouble();
    }

    @Override
    public String readUTF() throws IOException {
        return data.readUTF();
    }
}
