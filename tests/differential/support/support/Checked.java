package support;

/** A checked exception. */
public class Checked extends Exception {
    public Checked(String message) {
        super(message);
    }

    public static void mayThrow(int value) throws Checked {
        if ((value & 1) == 0) {
            throw new Checked("checked " + value);
        }
    }
}
