package pvm.internal;

/** Where generators that are given no seed take theirs from. */
public final class Seeds {
    private Seeds() {
    }

    /** Another number at each call: of the clock, or the same ones in each run of a machine with a
     * seed of its own. */
    public static native long next();
}
