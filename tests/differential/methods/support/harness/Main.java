package harness;

import java.lang.reflect.InvocationTargetException;

/** Runs the programs in the packages that are its arguments, and prints what each printed. */
public final class Main {
    private Main() {
    }

    public static void main(String[] names) {
        for (String name : names) {
            System.out.println("== " + name);
            Sum.start(name);
            try {
                Class.forName(name + ".P").getMethod("run").invoke(null);
            } catch (InvocationTargetException e) {
                System.out.println("uncaught " + e.getCause());
            } catch (ReflectiveOperationException | LinkageError e) {
                System.out.println("uncaught " + e);
            }
        }
        System.out.println("== end");
    }
}
