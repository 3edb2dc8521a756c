package java.lang;

import java.util.Objects;
import java.util.Spliterator;
import java.util.function.IntConsumer;

/** Goes through the chars of a sequence, whose length is that at the first use. */
final class CharSpliterator implements Spliterator.OfInt {
    private final CharSequence chars;
    private int at;
    private int end = -1;

    CharSpliterator(CharSequence chars) {
        this.chars = chars;
    }

    private int end() {
        if (end < 0) {
            end = chars.length();
        }
        return end;
    }

    @Override
    public boolean tryAdvance(IntConsumer action) {
        Objects.requireNonNull(action);
        if (at >= end()) {
            return false;
        }
        action.accept(chars.charAt(at++));
        return true;
    }

    @Override
    public Spliterator.OfInt trySplit() {
        int middle = at + end() >>> 1;
        if (middle == at) {
            return null;
        }
        CharSpliterator half = new CharSpliterator(chars);
        half.at = at;
        half.end = middle;
        at = middle;
        return half;
    }

    @Override
    public long estimateSize() {
        return end() - at;
    }

    @Override
    public int characteristics() {
        return ORDERED | SIZED | SUBSIZED;
    }
}
