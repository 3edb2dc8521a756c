package java.lang;

/** Looks characters up in the tables; unpacks them at the first use. */
final class CharacterData {
    /** The first characters of the runs of TYPES. */
    private static final int[] STARTS = new int[CharacterTables.TYPES.length() / 2];
    /** Where the runs of ALPHABETIC begin; the odd ones are alphabetic. */
    private static final int[] ALPHABETIC = new int[CharacterTables.ALPHABETIC.length() + 1];

    private static final String OTHER_LOWER = "\u00aa\u00aa\u00ba\u00ba\u02b0\u02b8\u02c0\u02c1"
            + "\u02e0\u02e4\u0345\u0345\u037a\u037a\u1d2c\u1d6a\u1d78\u1d78\u1d9b\u1dbf"
            + "\u2071\u2071\u207f\u207f\u2090\u209c\u2170\u217f\u24d0\u24e9\u2c7c\u2c7d"
            + "\ua69c\ua69d\ua770\ua770\ua7f8\ua7f9\uab5c\uab5f";

    static {
        String types = CharacterTables.TYPES;
        int at = 0;
        for (int i = 0; i < STARTS.length; i++) {
            STARTS[i] = at;
            at += types.charAt(2 * i);
        }
        String alphabetic = CharacterTables.ALPHABETIC;
        at = 0;
        for (int i = 0; i < alphabetic.length(); i++) {
            ALPHABETIC[i] = at;
            at += alphabetic.charAt(i);
        }
        ALPHABETIC[alphabetic.length()] = at;
    }

    private CharacterData() {
    }

    /** The index of the last start that is not above c. */
    private static int find(int[] starts, int c) {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= c) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    static int type(int c) {
        return CharacterTables.TYPES.charAt(2 * find(STARTS, c) + 1);
    }

    static boolean isAlphabetic(int c) {
        return (find(ALPHABETIC, c) & 1) != 0;
    }

    static boolean isOtherLower(int c) {
        for (int i = 0; i < OTHER_LOWER.length(); i += 2) {
            if (c >= OTHER_LOWER.charAt(i) && c <= OTHER_LOWER.charAt(i + 1)) {
                return true;
            }
        }
        return false;
    }

    static boolean isOtherUpper(int c) {
        return c >= 0x2160 && c <= 0x216f || c >= 0x24b6 && c <= 0x24cf
                || c >= 0x1f130 && c <= 0x1f149 || c >= 0x1f150 && c <= 0x1f169
                || c >= 0x1f170 && c <= 0x1f189;
    }

    static int numericValue(int c) {
        String table = CharacterTables.NUMERIC;
        int low = 0;
        int high = table.length() / 5 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int i = 5 * middle;
            int start = table.charAt(i) << 16 | table.charAt(i + 1);
            if (c < start) {
                high = middle - 1;
            } else if (c >= start + table.charAt(i + 2)) {
                low = middle + 1;
            } else {
                int first = table.charAt(i + 3) << 16 | table.charAt(i + 4);
                return first < 0 ? first : first + c - start;
            }
        }
        return -1;
    }

    /** The name of one of the characters 0..1f and 7f..9f. */
    static String controlName(int c) {
        String names = CharacterTables.CONTROL_NAMES;
        int start = 0;
        for (int i = c < 0x20 ? c : c - 0x5f; i > 0; i--) {
            start = names.indexOf(';', start) + 1;
        }
        return names.substring(start, names.indexOf(';', start));
    }
}
