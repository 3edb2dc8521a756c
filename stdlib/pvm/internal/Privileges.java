package pvm.internal;

/** What the privileged blocks of one thread are about. */
final class Privileges {
    /** The context of the innermost block. */
    int context;

    private Privileges() {
    }
}
