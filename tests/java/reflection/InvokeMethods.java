import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Method.invoke, constructors and fields by reflection. */
public class InvokeMethods {
    public int number = 5;
    public static String text = "static";
    public final long fixed;

    public InvokeMethods() {
        this(1L);
    }

    public InvokeMethods(long fixed) {
        this.fixed = fixed;
    }

    public static int add(int a, long b) {
        return (int) (a + b);
    }

    public String hello(String who) {
        return "hello " + who + number;
    }

    public void fail() {
        throw new IllegalStateException("inside");
    }

    public static class Sub extends InvokeMethods {
        @Override
        public String hello(String who) {
            return "sub " + super.hello(who);
        }
    }

    public static void main(String[] args) throws Exception {
        Class<?> c = InvokeMethods.class;
        Object o = c.getDeclaredConstructor().newInstance();
        Object p = c.getConstructor(long.class).newInstance(9L);
        System.out.println(((InvokeMethods) o).fixed + " " + ((InvokeMethods) p).fixed);
        Method add = c.getMethod("add", int.class, long.class);
        System.out.println(add.invoke(null, 3, 4L) + " " + add.invoke(null, 3, 4) + " " + add.getReturnType());
        Method hello = c.getMethod("hello", String.class);
        System.out.println(hello.invoke(o, "x") + " " + hello.invoke(new Sub(), "y") + " " + hello.getName());
        try {
            c.getMethod("fail").invoke(o);
        } catch (InvocationTargetException e) {
            System.out.println(e.getCause());
        }
        try {
            c.getMethod("none");
        } catch (NoSuchMethodException e) {
            System.out.println(e.getMessage());
        }
        try {
            hello.invoke(o, 5);
        } catch (IllegalArgumentException e) {
            System.out.println("argument type mismatch");
        }
        try {
            hello.invoke(o);
        } catch (IllegalArgumentException e) {
            System.out.println("wrong number of arguments");
        }
        Field number = c.getField("number");
        number.setInt(o, 12);
        System.out.println(number.get(o) + " " + number.getType() + " " + c.getField("text").get(null));
        System.out.println(Modifier.isStatic(add.getModifiers()) + " " + Modifier.isPublic(c.getModifiers()));
    }
}

// expect:
// 1 9
// 7 7 int
// hello x5 sub hello y5 hello
// java.lang.IllegalStateException: inside
// InvokeMethods.none()
// argument type mismatch
// wrong number of arguments
// 12 int static
// true true
