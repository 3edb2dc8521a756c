package java.lang;

import java.util.Objects;
import java.util.Spliterators;
import java.util.function.IntConsumer;

/** Goes through the code points of a sequence; lone surrogates stand for themselves. */
final class CodePointSpliterator extends Spliterators.AbstractIntSpliterator {
    private final CharSequence chars;
    private int at;

    CodePointSpliterator(CharSequence chars) {
        super(chars.length(), ORDERED);
        this.chars = chars;
    }

    @Override
    public boolean tryAdvance(IntConsumer action) {
        Objects.requireNonNull(action);
        if (at >= chars.length()) {
            return false;
        }
        int c = Character.codePointAt(chars, at);
        at += Character.charCount(c);
        action.accept(c);
        return true;
    }
}
