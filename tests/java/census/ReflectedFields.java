import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;

/** Fields and array elements of every type, read and written by reflection. */
@SuppressWarnings("deprecation")
public class ReflectedFields {
    @Retention(RetentionPolicy.RUNTIME)
    @interface Mark {
        String value() default "none";
    }

    enum Level { LOW, HIGH }

    static class All {
        @Mark("flag")
        public boolean z = true;
        public byte b = 1;
        protected char c = 'c';
        short s = 2;
        private int i = 3;
        private static long j = 4;
        private volatile float f = 5;
        private transient double d = 6;
        public final String l = "seven";
    }

    static Field field(String name) throws NoSuchFieldException {
        return All.class.getDeclaredField(name);
    }

    static void attempt(String what, Action action) {
        try {
            System.out.println(what + ": " + action.run());
        } catch (Exception e) {
            System.out.println(what + ": " + e.getClass().getName());
        }
    }

    interface Action {
        Object run() throws Exception;
    }

    static void declared() throws Exception {
        Field[] fields = All.class.getDeclaredFields();
        Arrays.sort(fields, Comparator.comparing(Field::getName));
        for (Field f : fields) {
            System.out.println(f.toString() + " " + Modifier.toString(f.getModifiers()) + " "
                    + f.getDeclaringClass().getSimpleName() + " " + f.isSynthetic() + " "
                    + f.isEnumConstant() + " " + f.getDeclaredAnnotations().length);
        }
        System.out.println(Level.class.getField("LOW").isEnumConstant() + " "
                + All.class.getFields().length);
        Mark mark = field("z").getAnnotation(Mark.class);
        System.out.println(mark.toString() + " " + field("b").getAnnotation(Mark.class));
        AccessibleObject accessible = field("z");
        Annotation same = accessible.getDeclaredAnnotation(Mark.class);
        System.out.println(same.toString() + " " + same.equals(mark) + " " + accessible.isAccessible() + " "
                + accessible.getDeclaredAnnotationsByType(Mark.class).length);
        System.out.println(field("z").equals(field("z")) + " " + field("z").equals(field("b"))
                + " " + (field("z").hashCode() == field("z").hashCode()));
    }

    static void written() throws Exception {
        All all = new All();
        Field[] inOrder = {field("z"), field("b"), field("c"), field("s"), field("j"), field("f"),
            field("d")};
        AccessibleObject.setAccessible(inOrder, true);
        System.out.println(inOrder[0].isAccessible());
        inOrder[0].setBoolean(all, !inOrder[0].getBoolean(all));
        inOrder[1].setByte(all, (byte) (inOrder[1].getByte(all) + 10));
        inOrder[2].setChar(all, (char) (inOrder[2].getChar(all) + 10));
        inOrder[3].setShort(all, (short) (inOrder[3].getShort(all) + 10));
        inOrder[4].setLong(null, inOrder[4].getLong(null) + 10);
        inOrder[5].setFloat(all, inOrder[5].getFloat(all) + 10);
        inOrder[6].setDouble(all, inOrder[6].getDouble(all) + 10);
        System.out.println(all.z + " " + all.b + " " + all.c + " " + all.s + " " + All.j + " "
                + all.f + " " + all.d);
        System.out.println(inOrder[1].getLong(all) + " " + inOrder[2].getDouble(all));
        attempt("narrowed", () -> inOrder[6].getLong(all));
        attempt("final", () -> {
            field("l").set(all, "x");
            return "set";
        });
        attempt("of nothing", () -> inOrder[0].getBoolean(null));
        attempt("of another", () -> inOrder[0].getBoolean("text"));
    }

    static void elements() {
        Object[] arrays = {new boolean[2], new byte[2], new char[2], new short[2], new long[2],
            new float[2], new double[2]};
        Array.setBoolean(arrays[0], 1, true);
        Array.setByte(arrays[1], 1, (byte) 2);
        Array.setChar(arrays[2], 1, 'x');
        Array.setShort(arrays[3], 1, (short) 4);
        Array.setLong(arrays[4], 1, 5);
        Array.setFloat(arrays[5], 1, 6);
        Array.setDouble(arrays[6], 1, 7);
        System.out.println(Array.getBoolean(arrays[0], 1) + " " + Array.getByte(arrays[1], 1) + " "
                + Array.getChar(arrays[2], 1) + " " + Array.getShort(arrays[3], 1) + " "
                + Array.getLong(arrays[4], 1) + " " + Array.getFloat(arrays[5], 1) + " "
                + Array.getDouble(arrays[6], 1) + " " + Array.getDouble(arrays[1], 1));
        attempt("index", () -> Array.getByte(arrays[1], 2));
        attempt("type", () -> Array.getShort(arrays[4], 0));
        attempt("no array", () -> Array.getLong("text", 0));
        attempt("null", () -> Array.getFloat(null, 0));
    }

    public static void main(String[] args) throws Exception {
        declared();
        written();
        elements();
    }
}

// expect:
// public byte ReflectedFields$All.b public All false false 0
// protected char ReflectedFields$All.c protected All false false 0
// private transient double ReflectedFields$All.d private transient All false false 0
// private volatile float ReflectedFields$All.f private volatile All false false 0
// private int ReflectedFields$All.i private All false false 0
// private static long ReflectedFields$All.j private static All false false 0
// public final java.lang.String ReflectedFields$All.l public final All false false 0
// short ReflectedFields$All.s  All false false 0
// public boolean ReflectedFields$All.z public All false false 1
// true 3
// @ReflectedFields$Mark("flag") null
// @ReflectedFields$Mark("flag") true false 1
// true false true
// true
// false 11 m 12 14 15.0 16.0
// 11 109.0
// narrowed: java.lang.IllegalArgumentException
// final: java.lang.IllegalAccessException
// of nothing: java.lang.NullPointerException
// of another: java.lang.IllegalArgumentException
// true 2 x 4 5 6.0 7.0 2.0
// index: java.lang.ArrayIndexOutOfBoundsException
// type: java.lang.IllegalArgumentException
// no array: java.lang.IllegalArgumentException
// null: java.lang.NullPointerException
