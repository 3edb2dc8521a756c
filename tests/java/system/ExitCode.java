// exit: 42
/** System.exit from within nested calls and finally blocks. */
public class ExitCode {
    static void leave() {
        try {
            System.exit(42);
        } finally {
            System.out.println("finally never runs");
        }
    }

    public static void main(String[] args) {
        System.out.println("leaving");
        leave();
        System.out.println("never");
    }
}

// expect:
// leaving
