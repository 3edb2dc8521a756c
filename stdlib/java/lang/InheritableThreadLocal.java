package java.lang;

/** A variable of each thread that new threads inherit from the thread that made them. */
public class InheritableThreadLocal<T> extends ThreadLocal<T> {
    public InheritableThreadLocal() {
    }

    @Override
    protected T childValue(T parentValue) {
        return parentValue;
    }

    @Override
    ThreadLocalMap map(Thread t) {
        return t.inheritableThreadLocals;
    }

    @Override
    void setMap(Thread t, ThreadLocalMap map) {
        t.inheritableThreadLocals = map;
    }
}
