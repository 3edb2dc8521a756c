package support;

import java.lang.reflect.InvocationTargetException;

/** Runs the programs in the packages that are its arguments, and prints what each printed. */
public class Main {
    public static void main(String[] args) {
        for (String name : args) {
            System.out.println("== " + name);
            try {
                Class.forName(name + ".P").getMethod("run").invoke(null);
            } catch (Throwable e) {
                Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
                System.out.println("uncaught " + cause);
            }
            System.out.print(Out.take());
        }
        System.out.println("== end");
    }
}
