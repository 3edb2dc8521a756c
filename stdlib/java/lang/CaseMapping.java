package java.lang;

/** Case of characters beyond ASCII, by binary search in the packed tables. */
final class CaseMapping {
    private CaseMapping() {
    }

    static int toLower(int c) {
        return c + difference(CharacterTables.TO_LOWER, c);
    }

    static int toUpper(int c) {
        return c + difference(CharacterTables.TO_UPPER, c);
    }

    static int toTitle(int c) {
        String title = CharacterTables.TO_TITLE;
        for (int i = 0; i < title.length(); i += 2) {
            if (title.charAt(i) == c) {
                return title.charAt(i + 1);
            }
        }
        return toUpper(c);
    }

    private static int difference(String table, int c) {
        int low = 0;
        int high = table.length() / 5 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int i = 5 * middle;
            int start = table.charAt(i) << 16 | table.charAt(i + 1);
            int count = table.charAt(i + 2) >> 1;
            int step = (table.charAt(i + 2) & 1) + 1;
            if (c < start) {
                high = middle - 1;
            } else if (c > start + (count - 1) * step) {
                low = middle + 1;
            } else {
                return (c - start) % step != 0 ? 0 : table.charAt(i + 3) << 16
                        | table.charAt(i + 4);
            }
        }
        return 0;
    }

    /** The upper case of a character where it is more than one, else null. */
    static String upperSpecial(int c) {
        String table = CharacterTables.UPPER_SPECIAL;
        for (int i = 0; i < table.length(); i += 2 + table.charAt(i + 1)) {
            if (table.charAt(i) == c) {
                return table.substring(i + 2, i + 2 + table.charAt(i + 1));
            }
            if (table.charAt(i) > c) {
                return null;
            }
        }
        return null;
    }
}
