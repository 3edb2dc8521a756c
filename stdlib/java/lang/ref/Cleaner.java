package java.lang.ref;

import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import pvm.internal.Gate;
import pvm.internal.Privileged;

/** Runs actions when objects have become unreachable. */
public final class Cleaner {
    private final State state = new State();

    /** An object and the action to run after it. */
    public interface Cleanable {
        void clean();
    }

    private Cleaner() {
        // Keeps the thread going as long as the cleaner itself is reachable.
        new Action(state, this, Cleaner::nothing);
    }

    private static void nothing() {
    }

    public static Cleaner create() {
        return create((work) -> new Thread(work, "Cleaner"));
    }

    public static Cleaner create(ThreadFactory threadFactory) {
        Objects.requireNonNull(threadFactory, "threadFactory");
        Cleaner c = new Cleaner();
        Thread t = threadFactory.newThread(c.state);
        t.setDaemon(true);
        t.start();
        return c;
    }

    public Cleanable register(Object obj, Runnable action) {
        Objects.requireNonNull(obj, "obj");
        Objects.requireNonNull(action, "action");
        return new Action(state, obj, action);
    }

    /** The queue and the actions not yet run; the work of the cleaner's thread. */
    private static final class State implements Runnable {
        private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
        /** The first of the actions, which the list keeps alive. */
        private Action first;

        private synchronized void add(Action a) {
            a.after = first;
            if (first != null) {
                first.before = a;
            }
            first = a;
            a.linked = true;
        }

        private synchronized boolean remove(Action a) {
            if (!a.linked) {
                return false;
            }
            a.linked = false;
            if (a.before == null) {
                first = a.after;
            } else {
                a.before.after = a.after;
            }
            if (a.after != null) {
                a.after.before = a.before;
            }
            return true;
        }

        private synchronized boolean isEmpty() {
            return first == null;
        }

        @Override
        public void run() {
            while (!isEmpty()) {
                try {
                    Cleanable ready = (Cleanable) queue.remove(60000);
                    if (ready != null) {
                        ready.clean();
                    }
                } catch (Throwable t) {
                    // Exceptions of actions are ignored, as documented.
                    continue;
                }
            }
        }
    }

    private static final class Action extends PhantomReference<Object> implements Cleanable {
        private final State state;
        private final Runnable action;
        /** What the code had that registered the action, which has no more. */
        private final int context = Gate.context();
        private Action before;
        private Action after;
        private boolean linked;

        Action(State state, Object obj, Runnable action) {
            super(obj, state.queue);
            this.state = state;
            this.action = action;
            state.add(this);
        }

        @Override
        public void clean() {
            if (state.remove(this)) {
                super.clear();
                if (Gate.ON) {
                    Privileged.within(context, this::runAction);
                } else {
                    action.run();
                }
            }
        }

        private Void runAction() {
            action.run();
            return null;
        }
    }
}
