package pvm.internal;

/** What a method handle runs. The arguments are exactly what its type says, primitives boxed. */
public interface MethodBody {
    /** The result, boxed; null for void. The array stays as it is. */
    Object call(Object[] args) throws Throwable;
}
