package java.time.format;

import java.time.temporal.ChronoField;
import java.time.temporal.TemporalField;

/** A pattern of letters, each a field, whose number tells its form. */
final class DateTimePattern {
    private static final String[] OFFSETS = {"+HHmm", "+HHMM", "+HH:MM", "+HHMMss", "+HH:MM:ss"};

    private final String pattern;
    private final DateTimeFormatterBuilder builder;

    DateTimePattern(String pattern, DateTimeFormatterBuilder builder) {
        this.pattern = pattern;
        this.builder = builder;
    }

    void append() {
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
                int start = i;
                while (i < pattern.length() && pattern.charAt(i) == c) {
                    i++;
                }
                appendField(c, i - start);
            } else if (c == '\'') {
                i = appendQuoted(i + 1);
            } else {
                appendSymbol(c);
                i++;
            }
        }
    }

    private int appendQuoted(int start) {
        StringBuilder text = new StringBuilder();
        int i = start;
        while (true) {
            if (i == pattern.length()) {
                throw new IllegalArgumentException(
                        "Pattern ends with an incomplete string literal: " + pattern);
            }
            if (pattern.charAt(i) == '\'') {
                if (!pattern.startsWith("''", i)) {
                    break;
                }
                i++;
            }
            text.append(pattern.charAt(i++));
        }
        builder.appendLiteral(text.length() == 0 ? "'" : text.toString());
        return i + 1;
    }

    private void appendSymbol(char c) {
        switch (c) {
            case '[':
                builder.optionalStart();
                break;
            case ']':
                if (!builder.hasOpenSection()) {
                    throw new IllegalArgumentException(
                            "Pattern invalid as it contains ] without previous [");
                }
                builder.optionalEnd();
                break;
            case '{':
            case '}':
            case '#':
                throw new IllegalArgumentException(
                        "Pattern includes reserved character: '" + c + "'");
            default:
                builder.appendLiteral(c);
                break;
        }
    }

    private static IllegalArgumentException tooMany(char letter) {
        return new IllegalArgumentException("Too many pattern letters: " + letter);
    }

    private void appendField(char letter, int count) {
        switch (letter) {
            case 'u':
                appendYear(ChronoField.YEAR, count);
                break;
            case 'y':
                appendYear(ChronoField.YEAR_OF_ERA, count);
                break;
            case 'M':
            case 'L':
                if (count <= 2) {
                    appendNumber(letter, ChronoField.MONTH_OF_YEAR, count, 2);
                } else {
                    appendText(letter, ChronoField.MONTH_OF_YEAR, count);
                }
                break;
            case 'E':
                appendText(letter, ChronoField.DAY_OF_WEEK, Math.max(count, 3));
                break;
            case 'G':
                appendText(letter, ChronoField.ERA, Math.max(count, 3));
                break;
            case 'a':
                if (count > 1) {
                    throw tooMany(letter);
                }
                builder.appendText(ChronoField.AMPM_OF_DAY, TextStyle.SHORT);
                break;
            case 'S':
                builder.appendFraction(ChronoField.NANO_OF_SECOND, count, count, false);
                break;
            case 'V':
                if (count != 2) {
                    throw new IllegalArgumentException("Pattern letter count must be 2: " + letter);
                }
                builder.appendZoneId();
                break;
            case 'v':
            case 'z':
                builder.appendZoneOrOffsetId();
                break;
            case 'X':
            case 'x':
            case 'Z':
                appendOffset(letter, count);
                break;
            default:
                appendNumber(letter, count);
                break;
        }
    }

    private void appendNumber(char letter, int count) {
        switch (letter) {
            case 'd':
                appendNumber(letter, ChronoField.DAY_OF_MONTH, count, 2);
                break;
            case 'D':
                appendNumber(letter, ChronoField.DAY_OF_YEAR, count, 3);
                break;
            case 'H':
                appendNumber(letter, ChronoField.HOUR_OF_DAY, count, 2);
                break;
            case 'k':
                appendNumber(letter, ChronoField.CLOCK_HOUR_OF_DAY, count, 2);
                break;
            case 'K':
                appendNumber(letter, ChronoField.HOUR_OF_AMPM, count, 2);
                break;
            case 'h':
                appendNumber(letter, ChronoField.CLOCK_HOUR_OF_AMPM, count, 2);
                break;
            case 'm':
                appendNumber(letter, ChronoField.MINUTE_OF_HOUR, count, 2);
                break;
            case 's':
                appendNumber(letter, ChronoField.SECOND_OF_MINUTE, count, 2);
                break;
            case 'A':
                builder.appendValue(ChronoField.MILLI_OF_DAY, count, 19, SignStyle.NOT_NEGATIVE);
                break;
            case 'n':
                builder.appendValue(ChronoField.NANO_OF_SECOND, count, 19,
                        SignStyle.NOT_NEGATIVE);
                break;
            case 'N':
                builder.appendValue(ChronoField.NANO_OF_DAY, count, 19, SignStyle.NOT_NEGATIVE);
                break;
            case 'B':
            case 'F':
            case 'O':
            case 'Q':
            case 'W':
            case 'Y':
            case 'c':
            case 'e':
            case 'g':
            case 'p':
            case 'q':
            case 'w':
                throw new UnsupportedOperationException(
                        "the pattern letter " + letter + " is not supported");
            default:
                throw new IllegalArgumentException("Unknown pattern letter: " + letter);
        }
    }

    private void appendNumber(char letter, TemporalField field, int count, int most) {
        if (count > most) {
            throw tooMany(letter);
        }
        if (count == 1) {
            builder.appendValue(field);
        } else if (count == most) {
            builder.appendValue(field, count);
        } else {
            builder.appendValue(field, count, most, SignStyle.NOT_NEGATIVE);
        }
    }

    private void appendYear(TemporalField field, int count) {
        if (count == 2) {
            builder.appendReducedYear(field);
        } else {
            builder.appendValue(field, count, 19,
                    count < 4 ? SignStyle.NORMAL : SignStyle.EXCEEDS_PAD);
        }
    }

    private void appendText(char letter, TemporalField field, int count) {
        if (count > 5) {
            throw tooMany(letter);
        }
        builder.appendText(field, count == 3 ? TextStyle.SHORT
                : count == 4 ? TextStyle.FULL : TextStyle.NARROW);
    }

    private void appendOffset(char letter, int count) {
        if (count > 5) {
            throw tooMany(letter);
        }
        if (letter == 'Z') {
            if (count == 4) {
                throw new UnsupportedOperationException("the pattern ZZZZ is not supported");
            }
            builder.appendOffset(count < 4 ? "+HHMM" : "+HH:MM:ss", count < 4 ? "+0000" : "Z");
            return;
        }
        String none = letter == 'X' ? "Z" : count == 1 ? "+00"
                : count % 2 == 0 ? "+0000" : "+00:00";
        builder.appendOffset(OFFSETS[count - 1], none);
    }
}
