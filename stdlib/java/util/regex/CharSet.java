package java.util.regex;

/** A set of characters. */
interface CharSet {
    boolean has(int c);

    static CharSet not(CharSet s) {
        return (c) -> !s.has(c);
    }

    static CharSet or(CharSet a, CharSet b) {
        return (c) -> a.has(c) || b.has(c);
    }

    static CharSet and(CharSet a, CharSet b) {
        return (c) -> a.has(c) && b.has(c);
    }

    static CharSet range(int low, int high, int flags) {
        if ((flags & Pattern.CASE_INSENSITIVE) == 0) {
            return low == high ? (c) -> c == low : (c) -> c >= low && c <= high;
        }
        boolean unicode = (flags & Pattern.UNICODE_CASE) != 0;
        return (c) -> {
            if (c >= low && c <= high) {
                return true;
            }
            if (!unicode && c >= 128) {
                return false;
            }
            int upper = Character.toUpperCase(c);
            int lower = Character.toLowerCase(unicode ? upper : c);
            return upper >= low && upper <= high || lower >= low && lower <= high;
        };
    }

    static CharSet dot(int flags) {
        if ((flags & Pattern.DOTALL) != 0) {
            return (c) -> true;
        }
        if ((flags & Pattern.UNIX_LINES) != 0) {
            return (c) -> c != '\n';
        }
        return (c) -> c != '\n' && c != '\r' && (c | 1) != 0x2029 && c != 0x85;
    }

    static boolean isLetter(int c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    /** The set of \d, \w, \s, \h, \v; null for other letters. */
    static CharSet ofEscape(char e) {
        switch (e) {
            case 'd':
                return (c) -> c >= '0' && c <= '9';
            case 'w':
                return (c) -> isLetter(c) || c >= '0' && c <= '9' || c == '_';
            case 's':
                return (c) -> c == ' ' || c >= 9 && c <= 13;
            case 'h':
                return (c) -> c == ' ' || c == 9 || c == 0xa0 || c == 0x1680 || c == 0x180e
                        || c >= 0x2000 && c <= 0x200a || c == 0x202f || c == 0x205f
                        || c == 0x3000;
            case 'v':
                return (c) -> c >= 10 && c <= 13 || c == 0x85 || (c | 1) == 0x2029;
            default:
                return null;
        }
    }

    /** The set of \p{name}; null if there is no such name. */
    static CharSet ofProperty(String name) {
        switch (name) {
            case "Lower":
                return (c) -> c >= 'a' && c <= 'z';
            case "Upper":
                return (c) -> c >= 'A' && c <= 'Z';
            case "ASCII":
                return (c) -> c < 128;
            case "Alpha":
                return CharSet::isLetter;
            case "Digit":
                return ofEscape('d');
            case "Alnum":
                return (c) -> isLetter(c) || c >= '0' && c <= '9';
            case "Punct":
                return (c) -> c > 32 && c < 127 && !isLetter(c) && !(c >= '0' && c <= '9');
            case "Graph":
                return (c) -> c > 32 && c < 127;
            case "Print":
                return (c) -> c >= 32 && c < 127;
            case "Blank":
                return (c) -> c == ' ' || c == 9;
            case "Cntrl":
                return (c) -> c < 32 || c == 127;
            case "XDigit":
                return (c) -> c < 128 && Character.digit(c, 16) >= 0;
            case "Space":
                return ofEscape('s');
            case "javaLowerCase":
                return Character::isLowerCase;
            case "javaUpperCase":
                return Character::isUpperCase;
            case "javaWhitespace":
                return Character::isWhitespace;
            case "IsAlphabetic":
                return Character::isAlphabetic;
            case "IsLowercase":
                return Character::isLowerCase;
            case "IsUppercase":
                return Character::isUpperCase;
            case "IsDigit":
                return Character::isDigit;
            default:
                return ofCategory(name.startsWith("Is") ? name.substring(2) : name);
        }
    }

    /** The two-letter names of the general categories, in the order of Character.getType. */
    String CATEGORIES = "CnLuLlLtLmLoMnMeMcNdNlNoZsZlZpCcCf--CoCsPdPsPePcPoSmScSkSoPiPf";

    private static CharSet ofCategory(String name) {
        if (name.isEmpty() || name.length() > 2 || name.charAt(0) == '-') {
            return null;
        }
        int at = CATEGORIES.indexOf(name);
        while (at >= 0 && (at & 1) != 0) {
            at = CATEGORIES.indexOf(name, at + 1);
        }
        if (at < 0) {
            return null;
        }
        if (name.length() == 2) {
            int type = at / 2;
            return (c) -> Character.getType(c) == type;
        }
        char first = name.charAt(0);
        return (c) -> CATEGORIES.charAt(2 * Character.getType(c)) == first;
    }
}
