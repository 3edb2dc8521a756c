package pvm.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;

/** Stream-unique identifiers of classes (Java Object Serialization Specification, 4.6). */
public final class SerialVersion {
    private static final int CLASS_FLAGS =
            Modifier.PUBLIC | Modifier.FINAL | Modifier.INTERFACE | Modifier.ABSTRACT;
    private static final int ACCESS = Modifier.PUBLIC | Modifier.PRIVATE | Modifier.PROTECTED;
    private static final int FIELD_FLAGS =
            ACCESS | Modifier.STATIC | Modifier.FINAL | Modifier.VOLATILE | Modifier.TRANSIENT;
    private static final int METHOD_FLAGS = ACCESS | Modifier.STATIC | Modifier.FINAL
            | Modifier.SYNCHRONIZED | Modifier.NATIVE | Modifier.ABSTRACT | Modifier.STRICT;

    private SerialVersion() {
    }

    /** The declared serialVersionUID, or the one that is computed. */
    public static long of(Class<?> c) {
        int wanted = Modifier.STATIC | Modifier.FINAL;
        try {
            Field f = c.getDeclaredField("serialVersionUID");
            if ((f.getModifiers() & wanted) == wanted) {
                Members.open(f);
                return ((Number) f.get(null)).longValue();
            }
        } catch (NoSuchFieldException e) {
            return c.isRecord() ? 0 : computed(c);
        } catch (IllegalAccessException e) {
            throw new InternalError(e);
        }
        return computed(c);
    }

    private static long computed(Class<?> c) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(c, out);
        } catch (IOException e) {
            throw new InternalError(e);
        }
        byte[] digest = HostSecurity.digest("sha1", bytes.toByteArray(), bytes.size());
        long version = 0;
        for (int i = 7; i >= 0; i--) {
            version = version << 8 | digest[i] & 0xff;
        }
        return version;
    }

    private static void write(Class<?> c, DataOutputStream out) throws IOException {
        out.writeUTF(c.getName());
        int flags = c.getModifiers() & CLASS_FLAGS;
        Method[] methods = c.getDeclaredMethods();
        if (c.isInterface()) {
            flags = methods.length > 0 ? flags | Modifier.ABSTRACT : flags & ~Modifier.ABSTRACT;
        }
        out.writeInt(flags);
        if (!c.isArray()) {
            Class<?>[] interfaces = c.getInterfaces();
            Arrays.sort(interfaces, Comparator.comparing(Class::getName));
            for (Class<?> i : interfaces) {
                out.writeUTF(i.getName());
            }
        }
        writeFields(c, out);
        if (hasInitializer(c)) {
            writeMember("<clinit>", Modifier.STATIC, "()V", out);
        }
        Constructor<?>[] constructors = c.getDeclaredConstructors();
        Arrays.sort(constructors, Comparator.comparing(SerialVersion::descriptor));
        writeMembers("<init>", constructors, out);
        Arrays.sort(methods, Comparator.comparing(Method::getName)
                .thenComparing(SerialVersion::descriptor));
        writeMembers(null, methods, out);
    }

    private static void writeFields(Class<?> c, DataOutputStream out) throws IOException {
        Field[] fields = c.getDeclaredFields();
        Arrays.sort(fields, Comparator.comparing(Field::getName));
        for (Field f : fields) {
            int flags = f.getModifiers() & FIELD_FLAGS;
            boolean hidden = (flags & Modifier.PRIVATE) != 0
                    && (flags & (Modifier.STATIC | Modifier.TRANSIENT)) != 0;
            if (!hidden) {
                writeMember(f.getName(), flags, f.getType().descriptorString(), out);
            }
        }
    }

    private static void writeMembers(String name, Executable[] members, DataOutputStream out)
            throws IOException {
        for (Executable m : members) {
            int flags = m.getModifiers() & METHOD_FLAGS;
            if ((flags & Modifier.PRIVATE) == 0) {
                writeMember(name == null ? m.getName() : name, flags, descriptor(m), out);
            }
        }
    }

    private static void writeMember(String name, int flags, String descriptor,
            DataOutputStream out) throws IOException {
        out.writeUTF(name);
        out.writeInt(flags);
        out.writeUTF(descriptor);
    }

    /** The descriptor with dots in the names of classes. */
    private static String descriptor(Executable m) {
        StringBuilder sb = new StringBuilder("(");
        for (Class<?> type : m.getParameterTypes()) {
            sb.append(type.descriptorString());
        }
        Class<?> result = m instanceof Method ? ((Method) m).getReturnType() : void.class;
        return sb.append(')').append(result.descriptorString()).toString().replace('/', '.');
    }

    /** Whether a class has a static initializer of its own (JVMS 2.9.2). */
    private static native boolean hasInitializer(Class<?> c);
}
