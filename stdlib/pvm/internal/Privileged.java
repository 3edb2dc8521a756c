package pvm.internal;

/**
 * Privileged blocks. The machine looks for the frames of the methods here when it walks the stack,
 * and looks no further than the innermost.
 */
public final class Privileged {
    private Privileged() {
    }

    /** The body of a block. */
    @FunctionalInterface
    public interface Block<T, X extends Throwable> {
        T run() throws X;
    }

    /** Runs what the library does for its own sake, whoever may be the cause. */
    public static <T, X extends Throwable> T asLibrary(Block<T, X> block) throws X {
        return block.run();
    }

    /** Runs a block of a program with its own grants, less what a context has not. */
    public static <T, X extends Throwable> T inContext(int limit, Block<T, X> block) throws X {
        return within(Gate.enter(limit), block);
    }

    /** Runs a block with a context that the library has kept, whoever calls. */
    public static <T, X extends Throwable> T within(int context, Block<T, X> block) throws X {
        Privileges state = Gate.state();
        int before = state.context;
        state.context = context;
        try {
            return block.run();
        } finally {
            // a mere store: it cannot fail for want of stack
            state.context = before;
        }
    }
}
