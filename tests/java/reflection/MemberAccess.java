import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Reading and writing fields, many calls of one Method, and the refusals with their messages. */
public class MemberAccess {
    final int constant = 4;
    static final String TEXT = "s";
    protected long number = 5;
    public Integer boxed = 7;

    static class Inner {
        private final int given;

        private Inner(int given) {
            this.given = given;
        }

        private int secret() {
            return given;
        }
    }

    abstract static class Abstract {
        public Abstract() {
        }
    }

    enum Kind { ONE }

    static int throwing(int i) {
        if (i > 0) {
            throw new IllegalStateException("x" + i);
        }
        return i - 1;
    }

    interface Attempt {
        Object run() throws Throwable;
    }

    static void show(Attempt attempt) {
        try {
            System.out.println(attempt.run());
        } catch (Throwable t) {
            System.out.println(t + " / " + t.getCause());
        }
    }

    static Object set(Field f, Object target, Object value) throws Exception {
        f.set(target, value);
        return f.get(target);
    }

    public static void main(String[] args) throws Throwable {
        MemberAccess m = new MemberAccess();
        Field constant = MemberAccess.class.getDeclaredField("constant");
        show(() -> {
            constant.setInt(m, 1);
            return null;
        });
        constant.setAccessible(true);
        show(() -> set(constant, m, 8));
        Field text = MemberAccess.class.getDeclaredField("TEXT");
        text.setAccessible(true);
        show(() -> set(text, null, "q"));
        Field number = MemberAccess.class.getDeclaredField("number");
        show(() -> set(number, m, "q"));
        show(() -> set(number, m, 'c'));
        show(() -> number.getFloat(m));
        show(() -> number.getInt(m));
        show(() -> number.get(null));
        show(() -> number.get("s"));
        Field boxed = MemberAccess.class.getField("boxed");
        show(() -> {
            boxed.setInt(m, 6);
            return null;
        });
        show(() -> boxed.getInt(m));
        show(() -> set(boxed, m, null));
        calls();
        show(() -> Abstract.class.getConstructor().newInstance());
        show(() -> Kind.class.getDeclaredConstructors()[0].newInstance("q", 1));
        show(() -> MemberAccess.class.getMethod("nope", int.class, String.class));
        show(() -> MemberAccess.class.getConstructor(int.class));
        show(() -> MemberAccess.class.getField("number"));
        show(() -> Object.class.getMethod("hashCode").invoke(null));
        show(() -> String.class.getMethod("length").invoke(3));
    }

    static void calls() throws Exception {
        Method throwing = MemberAccess.class.getDeclaredMethod("throwing", int.class);
        Constructor<Inner> make = Inner.class.getDeclaredConstructor(int.class);
        Method secret = Inner.class.getDeclaredMethod("secret");
        int sum = 0;
        int thrown = 0;
        for (int i = 0; i < 100; i++) {
            sum += (Integer) secret.invoke(make.newInstance(i));
            try {
                sum += (Integer) throwing.invoke(null, (short) (i % 10 - 5));
            } catch (InvocationTargetException e) {
                thrown += e.getCause().getMessage().equals("x" + (i % 10 - 5)) ? 1 : 1000;
            }
        }
        System.out.println(sum + " " + thrown);
        Method describe = Object.class.getMethod("toString");
        for (int i = 0; i < 30; i++) {
            describe.invoke(i % 2 == 0 ? (Object) "text" : i);
        }
        System.out.println(describe.invoke("text") + " " + describe.invoke(5));
    }
}

// expect:
// java.lang.IllegalAccessException: Can not set final int field MemberAccess.constant to (int)1 / null
// 8
// java.lang.IllegalAccessException: Can not set static final java.lang.String field MemberAccess.TEXT to java.lang.String / null
// java.lang.IllegalArgumentException: Can not set long field MemberAccess.number to java.lang.String / null
// 99
// 99.0
// java.lang.IllegalArgumentException: Attempt to get long field "MemberAccess.number" with illegal data type conversion to int / null
// java.lang.NullPointerException: Cannot invoke "Object.getClass()" because "obj" is null / null
// java.lang.IllegalArgumentException: Can not set long field MemberAccess.number to java.lang.String / null
// java.lang.IllegalArgumentException: Can not set java.lang.Integer field MemberAccess.boxed to (int)6 / null
// java.lang.IllegalArgumentException: Attempt to get java.lang.Integer field "MemberAccess.boxed" with illegal data type conversion to int / null
// null
// 4740 40
// text 5
// java.lang.InstantiationException / null
// java.lang.IllegalArgumentException: Cannot reflectively create enum objects / null
// java.lang.NoSuchMethodException: MemberAccess.nope(int,java.lang.String) / null
// java.lang.NoSuchMethodException: MemberAccess.<init>(int) / null
// java.lang.NoSuchFieldException: number / null
// java.lang.NullPointerException: Cannot invoke "Object.getClass()" because "obj" is null / null
// java.lang.IllegalArgumentException: object is not an instance of declaring class / null
