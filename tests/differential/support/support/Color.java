package support;

/** Something to switch over. */
public enum Color {
    RED,
    GREEN,
    BLUE;

    public static Color at(int value) {
        return values()[(value >>> 1) % 3];
    }
}
