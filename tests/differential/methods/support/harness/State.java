package harness;

/** An object of a generated program that tells what it holds. */
public interface State {
    /** Adds the fields to the sum. */
    void state(Sum sum);
}
