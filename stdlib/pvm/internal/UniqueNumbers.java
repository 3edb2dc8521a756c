package pvm.internal;

import java.util.Random;

/** Numbers for the names of temporary files. */
public final class UniqueNumbers {
    private static final Random RANDOM = new Random();

    private UniqueNumbers() {
    }

    public static String next() {
        return Long.toUnsignedString(RANDOM.nextLong());
    }
}
