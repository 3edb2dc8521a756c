package java.time.format;

/** How long the names of months and days are. */
public enum TextStyle {
    FULL,
    FULL_STANDALONE,
    SHORT,
    SHORT_STANDALONE,
    NARROW,
    NARROW_STANDALONE;

    public boolean isStandalone() {
        return (ordinal() & 1) == 1;
    }

    public TextStyle asStandalone() {
        return values()[ordinal() | 1];
    }

    public TextStyle asNormal() {
        return values()[ordinal() & ~1];
    }

    /** An English name in this style, of its upper case form. */
    String abbreviated(String upperCaseName) {
        String name = upperCaseName.charAt(0) + upperCaseName.substring(1).toLowerCase();
        return this == FULL || this == FULL_STANDALONE ? name
                : name.substring(0, this == SHORT || this == SHORT_STANDALONE ? 3 : 1);
    }
}
