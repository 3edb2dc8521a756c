package java.lang;

import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A readable sequence of chars. */
public interface CharSequence {
    int length();

    char charAt(int index);

    default boolean isEmpty() {
        return length() == 0;
    }

    CharSequence subSequence(int start, int end);

    String toString();

    static int compare(CharSequence cs1, CharSequence cs2) {
        if (Objects.requireNonNull(cs1) == Objects.requireNonNull(cs2)) {
            return 0;
        }
        int n = Math.min(cs1.length(), cs2.length());
        for (int i = 0; i < n; i++) {
            char a = cs1.charAt(i);
            char b = cs2.charAt(i);
            if (a != b) {
                return a - b;
            }
        }
        return cs1.length() - cs2.length();
    }

    default IntStream chars() {
        return StreamSupport.intStream(new CharSpliterator(this), false);
    }

    default IntStream codePoints() {
        return StreamSupport.intStream(new CodePointSpliterator(this), false);
    }
}
