import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** Which NullPointerExceptions explain themselves, and for how long. */
public class NullWithoutMessage {
    interface Action {
        void run() throws Throwable;
    }

    static class Mine extends NullPointerException {
        Mine() {
            this(1);
        }

        Mine(int i) {
            super();
        }
    }

    static class Refilling extends NullPointerException {
        @Override
        public synchronized Throwable fillInStackTrace() {
            return super.fillInStackTrace();
        }
    }

    static Object none;

    static void show(Action action) {
        try {
            action.run();
            System.out.println("nothing thrown");
        } catch (Throwable e) {
            System.out.println(e);
        }
    }

    static NullPointerException made() {
        return new NullPointerException();
    }

    static NullPointerException caught() {
        try {
            none.hashCode();
        } catch (NullPointerException e) {
            return e;
        }
        return null;
    }

    static void explicit() {
        show(() -> {
            throw new NullPointerException();
        });
        show(() -> {
            throw new NullPointerException(null);
        });
        show(() -> {
            throw new NullPointerException("");
        });
        show(() -> {
            throw made();
        });
        show(() -> {
            throw new Mine();
        });
        show(() -> {
            throw new Refilling();
        });
        show(() -> Objects.requireNonNull(none));
        show(() -> Objects.requireNonNull(none, "text"));
        show(() -> {
            Supplier<NullPointerException> supplier = NullPointerException::new;
            throw supplier.get();
        });
        show(() -> {
            throw NullPointerException.class.getConstructor().newInstance();
        });
    }

    static void inHiddenFrames() {
        show(() -> {
            Function<String, Integer> length = String::length;
            length.apply(null);
        });
        show(() -> {
            String s = null;
            Supplier<Integer> length = s::length;
            length.get();
        });
        show(() -> System.arraycopy(null, 0, null, 0, 1));
    }

    static void later() {
        NullPointerException e = caught();
        e.setStackTrace(new StackTraceElement[0]);
        System.out.println(e.getMessage());
        System.out.println(e.getMessage() == e.getMessage() || e.getMessage().length() > 9);
        e = caught();
        e.fillInStackTrace();
        System.out.println(e.getMessage());
        System.out.println(e.getStackTrace()[0].getMethodName());
        e.fillInStackTrace();
        System.out.println(e.getMessage());
        e = made();
        e.fillInStackTrace();
        System.out.println(e.getMessage());
        System.out.println(new RuntimeException(caught()));
        System.out.println(caught().getLocalizedMessage());
    }

    public static void main(String[] args) {
        explicit();
        inHiddenFrames();
        later();
    }
}

// expect:
// java.lang.NullPointerException
// java.lang.NullPointerException
// java.lang.NullPointerException:
// java.lang.NullPointerException
// NullWithoutMessage$Mine
// NullWithoutMessage$Refilling
// java.lang.NullPointerException
// java.lang.NullPointerException: text
// java.lang.NullPointerException
// java.lang.NullPointerException
// java.lang.NullPointerException
// java.lang.NullPointerException
// java.lang.NullPointerException
// Cannot invoke "Object.hashCode()" because "NullWithoutMessage.none" is null
// true
// Cannot invoke "Object.hashCode()" because "NullWithoutMessage.none" is null
// later
// Cannot invoke "Object.hashCode()" because "NullWithoutMessage.none" is null
// null
// java.lang.RuntimeException: java.lang.NullPointerException: Cannot invoke "Object.hashCode()" because "NullWithoutMessage.none" is null
// Cannot invoke "Object.hashCode()" because "NullWithoutMessage.none" is null
