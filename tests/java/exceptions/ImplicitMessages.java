/** The exact messages of the exceptions that the machine itself throws. */
public class ImplicitMessages {
    interface Action {
        void run() throws Exception;
    }

    static int zero;
    static Object text = "text";
    static Object ints = new int[1];

    static void show(Action action) {
        try {
            action.run();
            System.out.println("nothing thrown");
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] args) {
        show(() -> System.out.println(1 / zero));
        show(() -> System.out.println(1 % zero));
        show(() -> System.out.println(1L / zero));
        show(() -> System.out.println(1L % zero));
        show(() -> System.out.println(((int[]) ints)[5]));
        show(() -> System.out.println(((int[]) ints)[-1]));
        show(() -> ((int[]) ints)[1] = 3);
        show(() -> System.out.println(new byte[zero - 1]));
        show(() -> System.out.println(new String[Integer.MIN_VALUE]));
        show(() -> System.out.println((Integer) text));
        show(() -> System.out.println((Runnable) text));
        show(() -> System.out.println(((String[]) ints).length));
        show(() -> System.out.println(((ImplicitMessages[][]) (Object) new Object[1]).length));
        show(() -> System.out.println(((ImplicitMessages) new Object()).hashCode()));
        show(() -> ((Object[]) new String[1])[0] = 1);
        show(() -> ((Object[]) new Integer[1])[0] = "x");
        show(() -> ((Object[]) new int[1][])[0] = new long[1]);
        show(() -> ((Object[]) new Object[1][])[0] = new int[1]);
        show(() -> {
            throw null;
        });
        show(() -> text.wait());
        show(() -> text.notify());
        show(() -> text.notifyAll());
        show(() -> Thread.sleep(-1));
        show(() -> "abc".charAt(3));
        show(() -> "abc".substring(2, 1));
        show(() -> "abc".substring(4));
        show(() -> Integer.parseInt("12x"));
        show(() -> Integer.parseInt(""));
        show(() -> Long.parseLong("99999999999999999999"));
    }
}

// expect:
// java.lang.ArithmeticException: / by zero
// java.lang.ArithmeticException: / by zero
// java.lang.ArithmeticException: / by zero
// java.lang.ArithmeticException: / by zero
// java.lang.ArrayIndexOutOfBoundsException: Index 5 out of bounds for length 1
// java.lang.ArrayIndexOutOfBoundsException: Index -1 out of bounds for length 1
// java.lang.ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1
// java.lang.NegativeArraySizeException: -1
// java.lang.NegativeArraySizeException: -2147483648
// java.lang.ClassCastException: class java.lang.String cannot be cast to class java.lang.Integer (java.lang.String and java.lang.Integer are in module java.base of loader 'bootstrap')
// java.lang.ClassCastException: class java.lang.String cannot be cast to class java.lang.Runnable (java.lang.String and java.lang.Runnable are in module java.base of loader 'bootstrap')
// java.lang.ClassCastException: class [I cannot be cast to class [Ljava.lang.String; ([I and [Ljava.lang.String; are in module java.base of loader 'bootstrap')
// java.lang.ClassCastException: class [Ljava.lang.Object; cannot be cast to class [[LImplicitMessages; ([Ljava.lang.Object; is in module java.base of loader 'bootstrap'; [[LImplicitMessages; is in unnamed module of loader 'app')
// java.lang.ClassCastException: class java.lang.Object cannot be cast to class ImplicitMessages (java.lang.Object is in module java.base of loader 'bootstrap'; ImplicitMessages is in unnamed module of loader 'app')
// java.lang.ArrayStoreException: java.lang.Integer
// java.lang.ArrayStoreException: java.lang.String
// java.lang.ArrayStoreException: [J
// java.lang.ArrayStoreException: [I
// java.lang.NullPointerException: Cannot throw exception because "null" is null
// java.lang.IllegalMonitorStateException: current thread is not owner
// java.lang.IllegalMonitorStateException: current thread is not owner
// java.lang.IllegalMonitorStateException: current thread is not owner
// java.lang.IllegalArgumentException: timeout value is negative
// java.lang.StringIndexOutOfBoundsException: String index out of range: 3
// java.lang.StringIndexOutOfBoundsException: begin 2, end 1, length 3
// java.lang.StringIndexOutOfBoundsException: begin 4, end 3, length 3
// java.lang.NumberFormatException: For input string: "12x"
// java.lang.NumberFormatException: For input string: ""
// java.lang.NumberFormatException: For input string: "99999999999999999999"
