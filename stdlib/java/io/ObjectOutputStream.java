package java.io;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** Writes objects, with all that they refer to (Java Object Serialization Specification). */
public class ObjectOutputStream extends OutputStream
        implements ObjectOutput, ObjectStreamConstants {
    private static final int BLOCK = 1024;

    private final OutputStream out;
    /** Primitive values go here: to the block, or straight to the stream. */
    private final DataOutputStream data = new DataOutputStream(new Blocks());
    private final IdentityHashMap<Object, Integer> handles = new IdentityHashMap<>();
    private final byte[] block = new byte[BLOCK];
    private int blockSize;
    private boolean blockMode;
    private final boolean overridden;
    private boolean replaces;
    private int depth;
    private int nextHandle;
    /** The object whose writeObject runs, and the class that it is of. */
    private Object current;
    private ObjectStreamClass currentClass;
    private PutValues currentPut;

    public ObjectOutputStream(OutputStream out) throws IOException {
        this.out = java.util.Objects.requireNonNull(out);
        overridden = false;
        writeStreamHeader();
        blockMode = true;
    }

    protected ObjectOutputStream() throws IOException {
        out = null;
        overridden = true;
    }

    protected void writeStreamHeader() throws IOException {
        data.writeShort(STREAM_MAGIC);
        data.writeShort(STREAM_VERSION);
    }

    /** The values of the fields of an object, by name. */
    public abstract static class PutField {
        public PutField() {
        }

        public abstract void put(String name, boolean val);

        public abstract void put(String name, byte val);

        public abstract void put(String name, char val);

        public abstract void put(String name, short val);

        public abstract void put(String name, int val);

        public abstract void put(String name, long val);

        public abstract void put(String name, float val);

        public abstract void put(String name, double val);

        public abstract void put(String name, Object val);
    }

    /** Where primitive values go. */
    private final class Blocks extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            if (!blockMode) {
                out.write(b, off, len);
                return;
            }
            int at = off;
            while (at < off + len) {
                if (blockSize == BLOCK) {
                    endBlock();
                }
                int n = Math.min(off + len - at, BLOCK - blockSize);
                System.arraycopy(b, at, block, blockSize, n);
                blockSize += n;
                at += n;
            }
        }
    }

    private void endBlock() throws IOException {
        if (blockSize == 0) {
            return;
        }
        if (blockSize < 256) {
            out.write(new byte[] {TC_BLOCKDATA, (byte) blockSize});
        } else {
            out.write(new byte[] {TC_BLOCKDATALONG, 0, 0, (byte) (blockSize >> 8),
                (byte) blockSize});
        }
        out.write(block, 0, blockSize);
        blockSize = 0;
    }

    private boolean setBlockMode(boolean on) throws IOException {
        boolean old = blockMode;
        if (old != on) {
            endBlock();
            blockMode = on;
        }
        return old;
    }

    @Override
    public final void writeObject(Object obj) throws IOException {
        if (overridden) {
            writeObjectOverride(obj);
            return;
        }
        writeTop(obj, false);
    }

    protected void writeObjectOverride(Object obj) throws IOException {
    }

    public void writeUnshared(Object obj) throws IOException {
        writeTop(obj, true);
    }

    private void writeTop(Object obj, boolean unshared) throws IOException {
        try {
            writeNested(obj, unshared);
        } catch (IOException e) {
            if (depth == 0) {
                writeFatal(e);
            }
            throw e;
        }
    }

    /** Tells readers that the stream is broken here. */
    private void writeFatal(IOException e) throws IOException {
        forget();
        boolean old = setBlockMode(false);
        data.writeByte(TC_EXCEPTION);
        writeNested(e, false);
        forget();
        setBlockMode(old);
    }

    private void forget() {
        handles.clear();
        nextHandle = 0;
    }

    private void writeNested(Object obj, boolean unshared) throws IOException {
        boolean old = setBlockMode(false);
        depth++;
        try {
            write(obj, unshared);
        } finally {
            depth--;
            setBlockMode(old);
        }
    }

    private void assign(Object obj, boolean unshared) {
        if (!unshared) {
            handles.put(obj, nextHandle);
        }
        nextHandle++;
    }

    private boolean writeKnown(Object obj, boolean unshared) throws IOException {
        if (obj == null) {
            data.writeByte(TC_NULL);
            return true;
        }
        Integer handle = unshared ? null : handles.get(obj);
        if (handle != null) {
            data.writeByte(TC_REFERENCE);
            data.writeInt(baseWireHandle + handle);
            return true;
        }
        return false;
    }

    private void write(Object original, boolean unshared) throws IOException {
        if (writeKnown(original, unshared)) {
            return;
        }
        if (original instanceof Class) {
            data.writeByte(TC_CLASS);
            writeDescription(ObjectStreamClass.lookupAny((Class<?>) original));
            assign(original, unshared);
            return;
        }
        if (original instanceof ObjectStreamClass) {
            writeDescription((ObjectStreamClass) original);
            return;
        }
        Object obj = replaced(original);
        if (obj != original && (writeKnown(obj, unshared))) {
            return;
        }
        ObjectStreamClass c = ObjectStreamClass.lookupAny(obj.getClass());
        if (obj instanceof String) {
            writeString((String) obj, unshared);
        } else if (obj.getClass().isArray()) {
            writeArray(obj, c, unshared);
        } else if (obj instanceof Enum) {
            writeEnum((Enum<?>) obj, unshared);
        } else if (obj instanceof Serializable) {
            writeOrdinary(obj, c, unshared);
        } else {
            throw new NotSerializableException(obj.getClass().getName());
        }
    }

    private Object replaced(Object original) throws IOException {
        Object obj = original;
        while (true) {
            Method m = obj instanceof Serializable
                    ? ObjectStreamClass.lookupAny(obj.getClass()).writeReplace : null;
            if (m == null) {
                break;
            }
            Object next = call(m, obj);
            if (next == null || next.getClass() == obj.getClass()) {
                obj = next;
                break;
            }
            obj = next;
        }
        return replaces ? replaceObject(obj) : obj;
    }

    protected Object replaceObject(Object obj) throws IOException {
        return obj;
    }

    protected boolean enableReplaceObject(boolean enable) throws SecurityException {
        boolean old = replaces;
        replaces = enable;
        return old;
    }

    /** Calls a method of a class that is being written; what it throws goes on. */
    static Object call(Method m, Object receiver, Object... arguments) throws IOException {
        try {
            return m.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException) {
                throw (IOException) cause;
            }
            if (cause instanceof RuntimeException) {
                throw (RuntimeException) cause;
            }
            if (cause instanceof Error) {
                throw (Error) cause;
            }
            throw new IOException("unexpected exception type", cause);
        } catch (IllegalAccessException e) {
            throw new InternalError(e);
        }
    }

    private void writeString(String s, boolean unshared) throws IOException {
        assign(s, unshared);
        long n = ModifiedUtf8.length(s);
        byte[] bytes = new byte[(int) n];
        ModifiedUtf8.put(s, bytes, 0);
        if (n <= 0xffff) {
            data.writeByte(TC_STRING);
            data.writeShort((int) n);
        } else {
            data.writeByte(TC_LONGSTRING);
            data.writeLong(n);
        }
        data.write(bytes, 0, bytes.length);
    }

    private void writeDescription(ObjectStreamClass c) throws IOException {
        if (writeKnown(c, false)) {
            return;
        }
        if (c.local != null && java.lang.reflect.Proxy.isProxyClass(c.local)) {
            throw new NotSerializableException("proxies are not supported: " + c.name);
        }
        data.writeByte(TC_CLASSDESC);
        data.writeUTF(c.name);
        data.writeLong(c.getSerialVersionUID());
        assign(c, false);
        data.writeByte(c.flags);
        data.writeShort(c.fields.length);
        for (ObjectStreamField f : c.fields) {
            data.writeByte(f.getTypeCode());
            data.writeUTF(f.getName());
            if (!f.isPrimitive()) {
                writeTypeString(f.getTypeString());
            }
        }
        setBlockMode(true);
        annotateClass(c.local);
        setBlockMode(false);
        data.writeByte(TC_ENDBLOCKDATA);
        if (c.superDescription == null) {
            data.writeByte(TC_NULL);
        } else {
            writeDescription(c.superDescription);
        }
    }

    /** Types are shared by their text, whichever object it is. */
    private final Map<String, String> typeStrings = new HashMap<>();

    private void writeTypeString(String type) throws IOException {
        String shared = typeStrings.computeIfAbsent(type, t -> t);
        if (!writeKnown(shared, false)) {
            writeString(shared, false);
        }
    }

    protected void writeClassDescriptor(ObjectStreamClass desc) throws IOException {
        writeDescription(desc);
    }

    protected void annotateClass(Class<?> cl) throws IOException {
    }

    protected void annotateProxyClass(Class<?> cl) throws IOException {
    }

    private void writeEnum(Enum<?> e, boolean unshared) throws IOException {
        data.writeByte(TC_ENUM);
        writeDescription(ObjectStreamClass.lookupAny(e.getDeclaringClass()));
        assign(e, unshared);
        String name = e.name();
        if (!writeKnown(name, false)) {
            writeString(name, false);
        }
    }

    private void writeArray(Object array, ObjectStreamClass c, boolean unshared)
            throws IOException {
        data.writeByte(TC_ARRAY);
        writeDescription(c);
        assign(array, unshared);
        int n = Array.getLength(array);
        data.writeInt(n);
        char kind = c.name.charAt(1);
        if (kind == 'B') {
            data.write((byte[]) array, 0, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            writeValue(kind, Array.get(array, i));
        }
    }

    private void writeValue(char kind, Object value) throws IOException {
        switch (kind) {
            case 'Z':
                data.writeBoolean((Boolean) value);
                break;
            case 'B':
                data.writeByte((Byte) value);
                break;
            case 'C':
                data.writeChar((Character) value);
                break;
            case 'S':
                data.writeShort((Short) value);
                break;
            case 'I':
                data.writeInt((Integer) value);
                break;
            case 'J':
                data.writeLong((Long) value);
                break;
            case 'F':
                data.writeFloat((Float) value);
                break;
            case 'D':
                data.writeDouble((Double) value);
                break;
            default:
                writeNested(value, false);
        }
    }

    private void writeOrdinary(Object obj, ObjectStreamClass c, boolean unshared)
            throws IOException {
        data.writeByte(TC_OBJECT);
        writeDescription(c);
        assign(obj, unshared);
        if (c.has(SC_EXTERNALIZABLE)) {
            setBlockMode(true);
            ((Externalizable) obj).writeExternal(this);
            setBlockMode(false);
            data.writeByte(TC_ENDBLOCKDATA);
        } else {
            writeSerial(obj, c);
        }
    }

    /** The parts of the superclasses come first. */
    private void writeSerial(Object obj, ObjectStreamClass c) throws IOException {
        if (c.superDescription != null) {
            writeSerial(obj, c.superDescription);
        }
        if (c.writeObject == null) {
            writeFields(obj, c);
            return;
        }
        Object outerObject = current;
        ObjectStreamClass outerClass = currentClass;
        PutValues outerPut = currentPut;
        current = obj;
        currentClass = c;
        currentPut = null;
        try {
            setBlockMode(true);
            call(c.writeObject, obj, this);
            setBlockMode(false);
            data.writeByte(TC_ENDBLOCKDATA);
        } finally {
            current = outerObject;
            currentClass = outerClass;
            currentPut = outerPut;
        }
    }

    private void writeFields(Object obj, ObjectStreamClass c) throws IOException {
        for (ObjectStreamField f : c.fields) {
            Field local = c.localField(f.getName());
            if (local == null) {
                throw new InvalidClassException(c.name, "unmatched serializable field(s) declared");
            }
            try {
                writeValue(f.getTypeCode(), local.get(obj));
            } catch (IllegalAccessException e) {
                throw new InternalError(e);
            }
        }
    }

    private void ensureActive() throws NotActiveException {
        if (current == null) {
            throw new NotActiveException("not in call to writeObject");
        }
    }

    public void defaultWriteObject() throws IOException {
        ensureActive();
        setBlockMode(false);
        writeFields(current, currentClass);
        setBlockMode(true);
    }

    public PutField putFields() throws IOException {
        ensureActive();
        if (currentPut == null) {
            currentPut = new PutValues(currentClass);
        }
        return currentPut;
    }

    public void writeFields() throws IOException {
        if (currentPut == null) {
            throw new NotActiveException("no current PutField object");
        }
        setBlockMode(false);
        for (ObjectStreamField f : currentClass.fields) {
            writeValue(f.getTypeCode(), currentPut.value(f));
        }
        setBlockMode(true);
    }

    /** Values by names, of the types of the fields. */
    private static final class PutValues extends PutField {
        private final ObjectStreamClass c;
        private final Map<String, Object> values = new HashMap<>();

        PutValues(ObjectStreamClass c) {
            this.c = c;
        }

        Object value(ObjectStreamField f) {
            Object value = values.get(f.getName());
            return value == null && f.isPrimitive()
                    ? Array.get(Array.newInstance(f.getType(), 1), 0) : value;
        }

        private void put(String name, char kind, Object value) {
            ObjectStreamField f = c.getField(name);
            char declared = f == null ? 0 : f.isPrimitive() ? f.getTypeCode() : 'L';
            if (declared != kind) {
                throw new IllegalArgumentException("no such field " + name + " with type "
                        + (kind == 'L' ? Object.class : value.getClass()));
            }
            values.put(name, value);
        }

        @Override
        public void put(String name, boolean val) {
            put(name, 'Z', val);
        }

        @Override
        public void put(String name, byte val) {
            put(name, 'B', val);
        }

        @Override
        public void put(String name, char val) {
            put(name, 'C', val);
        }

        @Override
        public void put(String name, short val) {
            put(name, 'S', val);
        }

        @Override
        public void put(String name, int val) {
            put(name, 'I', val);
        }

        @Override
        public void put(String name, long val) {
            put(name, 'J', val);
        }

        @Override
        public void put(String name, float val) {
            put(name, 'F', val);
        }

        @Override
        public void put(String name, double val) {
            put(name, 'D', val);
        }

        @Override
        public void put(String name, Object val) {
            put(name, 'L', val);
        }
    }

    public void useProtocolVersion(int version) throws IOException {
        if (version != PROTOCOL_VERSION_2) {
            throw new IllegalArgumentException("unknown version: " + version);
        }
    }

    public void reset() throws IOException {
        if (depth != 0) {
            throw new IOException("stream active");
        }
        boolean old = setBlockMode(false);
        data.writeByte(TC_RESET);
        forget();
        setBlockMode(old);
    }

    @Override
    public void write(int val) throws IOException {
        data.write(val);
    }

    @Override
    public void write(byte[] buf) throws IOException {
        data.write(buf, 0, buf.length);
    }

    @Override
    public void write(byte[] buf, int off, int len) throws IOException {
        java.util.Objects.checkFromIndexSize(off, len, buf.length);
        data.write(buf, off, len);
    }

    @Override
    public void flush() throws IOException {
        endBlock();
        out.flush();
    }

    protected void drain() throws IOException {
        endBlock();
    }

    @Override
    public void close() throws IOException {
        flush();
        forget();
        out.close();
    }

    @Override
    public void writeBoolean(boolean val) throws IOException {
        data.writeBoolean(val);
    }

    @Override
    public void writeByte(int val) throws IOException {
        data.writeByte(val);
    }

    @Override
    public void writeShort(int val) throws IOException {
        data.writeShort(val);
    }

    @Override
    public void writeChar(int val) throws IOException {
        data.writeChar(val);
    }

    @Override
    public void writeInt(int val) throws IOException {
        data.writeInt(val);
    }

    @Override
    public void writeLong(long val) throws IOException {
        data.writeLong(val);
    }

    @Override
    public void writeFloat(float val) throws IOException {
        data.writeFloat(val);
    }

    @Override
    public void writeDouble(double val) throws IOException {
        data.writeDouble(val);
    }

    @Override
    public void writeBytes(String val) throws IOException {
        data.writeBytes(val);
    }

    @Override
    public void writeChars(String val) throws IOException {
        data.writeChars(val);
    }

    @Override
    public void writeUTF(String val) throws IOException {
        data.writeUTF(val);
    }
}
