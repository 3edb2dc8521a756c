package java.lang;

import java.io.Serializable;
import pvm.internal.Text;

/**
 * A sequence of chars that can change. The chars are kept as in String: one byte each while all
 * are below 0x100, two bytes each from then on.
 */
public final class StringBuilder
        implements Appendable, Serializable, Comparable<StringBuilder>, CharSequence {
    private byte[] value;
    private byte coder;
    private int count;

    public StringBuilder() {
        value = new byte[16];
    }

    public StringBuilder(int capacity) {
        value = new byte[capacity];
    }

    public StringBuilder(String str) {
        value = new byte[str.value.length + 16];
        append(str);
    }

    public StringBuilder(CharSequence seq) {
        this(seq.length() + 16);
        append(seq);
    }

    /** Makes room for at least needed chars. */
    private void grow(int needed) {
        if (needed < 0) {
            throw new OutOfMemoryError("Required length exceeds implementation limit");
        }
        int capacity = value.length >> coder;
        int larger = (capacity << 1) + 2;
        if (larger < needed) {
            larger = needed;
        }
        byte[] copy = new byte[larger << coder];
        System.arraycopy(value, 0, copy, 0, count << coder);
        value = copy;
    }

    /** Changes to two bytes a char, with room for needed chars. */
    private void widen(int needed) {
        byte[] wide = new byte[Math.max(needed, value.length) << 1];
        Text.inflate(value, 0, wide, 0, count);
        value = wide;
        coder = 1;
    }

    public StringBuilder append(Object obj) {
        return append(String.valueOf(obj));
    }

    public StringBuilder append(String str) {
        if (str == null) {
            str = "null";
        }
        byte[] v = str.value;
        if ((coder | str.coder) != 0) {
            return appendWide(str);
        }
        int at = count;
        int end = at + v.length;
        if (end > value.length || end < 0) {
            grow(end);
        }
        System.arraycopy(v, 0, value, at, v.length);
        count = end;
        return this;
    }

    private StringBuilder appendWide(String str) {
        int n = str.length();
        int end = count + n;
        if (coder == 0) {
            widen(end + 16);
        } else if (end > value.length >> 1 || end < 0) {
            grow(end);
        }
        if (str.coder == 0) {
            Text.inflate(str.value, 0, value, count, n);
        } else {
            System.arraycopy(str.value, 0, value, count << 1, n << 1);
        }
        count = end;
        return this;
    }

    public StringBuilder append(StringBuffer sb) {
        return append(String.valueOf(sb));
    }

    @Override
    public StringBuilder append(CharSequence s) {
        return append(String.valueOf(s));
    }

    @Override
    public StringBuilder append(CharSequence s, int start, int end) {
        if (s == null) {
            s = "null";
        }
        if (start < 0 || start > end || end > s.length()) {
            throw new IndexOutOfBoundsException(
                    "start " + start + ", end " + end + ", length " + s.length());
        }
        return append(s.subSequence(start, end).toString());
    }

    public StringBuilder append(char[] str) {
        return append(new String(str));
    }

    public StringBuilder append(char[] str, int offset, int len) {
        int end = offset + len;
        if (offset < 0 || offset > end || end > str.length) {
            throw new IndexOutOfBoundsException(
                    "start " + offset + ", end " + end + ", length " + str.length);
        }
        return append(new String(str, offset, len));
    }

    public StringBuilder append(boolean b) {
        return append(b ? "true" : "false");
    }

    @Override
    public StringBuilder append(char c) {
        int at = count;
        if (coder == 0 && c < 256) {
            if (at == value.length) {
                grow(at + 1);
            }
            value[at] = (byte) c;
        } else {
            if (coder == 0) {
                widen(at + 16);
            } else if (at == value.length >> 1) {
                grow(at + 1);
            }
            Text.put(value, at, c);
        }
        count = at + 1;
        return this;
    }

    public StringBuilder append(int i) {
        return append((long) i);
    }

    public StringBuilder append(long lng) {
        if (coder != 0) {
            return append(Long.toString(lng));
        }
        if (count + 20 > value.length) {
            grow(count + 20);
        }
        count = Text.putDecimal(lng, value, count);
        return this;
    }

    public StringBuilder append(float f) {
        return append(Float.toString(f));
    }

    public StringBuilder append(double d) {
        return append(Double.toString(d));
    }

    public StringBuilder appendCodePoint(int codePoint) {
        if (codePoint >>> 16 == 0) {
            return append((char) codePoint);
        }
        return append(Character.toString(codePoint));
    }

    @Override
    public int length() {
        return count;
    }

    public int capacity() {
        return value.length >> coder;
    }

    public void ensureCapacity(int minimumCapacity) {
        if (minimumCapacity > capacity()) {
            grow(minimumCapacity);
        }
    }

    public void trimToSize() {
        byte[] copy = new byte[count << coder];
        System.arraycopy(value, 0, copy, 0, copy.length);
        value = copy;
    }

    public void setLength(int newLength) {
        if (newLength < 0) {
            throw new StringIndexOutOfBoundsException(newLength);
        }
        if (newLength > capacity()) {
            grow(newLength);
        }
        for (int i = count << coder; i < newLength << coder; i++) {
            value[i] = 0;
        }
        count = newLength;
    }

    private void checkIndex(int index) {
        if (index < 0 || index >= count) {
            throw new StringIndexOutOfBoundsException("index " + index + ", length " + count);
        }
    }

    private void checkOffset(int offset) {
        if (offset < 0 || offset > count) {
            throw new StringIndexOutOfBoundsException("offset " + offset + ", length " + count);
        }
    }

    private void checkRange(int start, int end, int length) {
        if (start < 0 || start > end || end > length) {
            throw new StringIndexOutOfBoundsException(
                    "start " + start + ", end " + end + ", length " + length);
        }
    }

    @Override
    public char charAt(int index) {
        if (index < 0 || index >= count) {
            checkIndex(index);
        }
        return coder == 0 ? (char) (value[index] & 0xff) : Text.get(value, index);
    }

    public int codePointAt(int index) {
        checkIndex(index);
        return Character.codePointAt(this, index);
    }

    public int codePointBefore(int index) {
        if (index < 1 || index > count) {
            throw new StringIndexOutOfBoundsException(index);
        }
        return Character.codePointBefore(this, index);
    }

    public int codePointCount(int beginIndex, int endIndex) {
        return Character.codePointCount(this, beginIndex, endIndex);
    }

    public int offsetByCodePoints(int index, int codePointOffset) {
        return Character.offsetByCodePoints(this, index, codePointOffset);
    }

    public void getChars(int srcBegin, int srcEnd, char[] dst, int dstBegin) {
        checkRange(srcBegin, srcEnd, count);
        int n = srcEnd - srcBegin;
        if (dstBegin < 0 || dstBegin + n > dst.length) {
            throw new IndexOutOfBoundsException("start " + dstBegin + ", end " + (dstBegin + n)
                    + ", length " + dst.length);
        }
        substring(srcBegin, srcEnd).getChars(0, n, dst, dstBegin);
    }

    public void setCharAt(int index, char ch) {
        checkIndex(index);
        if (coder == 0 && ch < 256) {
            value[index] = (byte) ch;
        } else {
            if (coder == 0) {
                widen(count);
            }
            Text.put(value, index, ch);
        }
    }

    public StringBuilder delete(int start, int end) {
        if (end > count) {
            end = count;
        }
        checkRange(start, end, count);
        System.arraycopy(value, end << coder, value, start << coder, count - end << coder);
        count -= end - start;
        return this;
    }

    public StringBuilder deleteCharAt(int index) {
        checkIndex(index);
        return delete(index, index + 1);
    }

    public StringBuilder replace(int start, int end, String str) {
        if (end > count) {
            end = count;
        }
        checkRange(start, end, count);
        delete(start, end);
        return insert(start, str);
    }

    public StringBuilder insert(int offset, String str) {
        checkOffset(offset);
        if (str == null) {
            str = "null";
        }
        int n = str.length();
        int end = count + n;
        if (coder < str.coder) {
            widen(end);
        } else if (end > value.length >> coder || end < 0) {
            grow(end);
        }
        System.arraycopy(value, offset << coder, value, offset + n << coder,
                count - offset << coder);
        if (coder == str.coder) {
            System.arraycopy(str.value, 0, value, offset << coder, n << coder);
        } else {
            Text.inflate(str.value, 0, value, offset, n);
        }
        count = end;
        return this;
    }

    public StringBuilder insert(int index, char[] str, int offset, int len) {
        checkOffset(index);
        if (offset < 0 || len < 0 || offset > str.length - len) {
            throw new StringIndexOutOfBoundsException(
                    "offset " + offset + ", count " + len + ", length " + str.length);
        }
        return insert(index, new String(str, offset, len));
    }

    public StringBuilder insert(int offset, Object obj) {
        return insert(offset, String.valueOf(obj));
    }

    public StringBuilder insert(int offset, char[] str) {
        return insert(offset, new String(str));
    }

    public StringBuilder insert(int dstOffset, CharSequence s) {
        return insert(dstOffset, String.valueOf(s));
    }

    public StringBuilder insert(int dstOffset, CharSequence s, int start, int end) {
        if (s == null) {
            s = "null";
        }
        checkOffset(dstOffset);
        if (start < 0 || start > end || end > s.length()) {
            throw new IndexOutOfBoundsException(
                    "start " + start + ", end " + end + ", length " + s.length());
        }
        return insert(dstOffset, s.subSequence(start, end).toString());
    }

    public StringBuilder insert(int offset, boolean b) {
        return insert(offset, String.valueOf(b));
    }

    public StringBuilder insert(int offset, char c) {
        return insert(offset, String.valueOf(c));
    }

    public StringBuilder insert(int offset, int i) {
        return insert(offset, Integer.toString(i));
    }

    public StringBuilder insert(int offset, long l) {
        return insert(offset, Long.toString(l));
    }

    public StringBuilder insert(int offset, float f) {
        return insert(offset, Float.toString(f));
    }

    public StringBuilder insert(int offset, double d) {
        return insert(offset, Double.toString(d));
    }

    public int indexOf(String str) {
        return toString().indexOf(str);
    }

    public int indexOf(String str, int fromIndex) {
        return toString().indexOf(str, fromIndex);
    }

    public int lastIndexOf(String str) {
        return toString().lastIndexOf(str);
    }

    public int lastIndexOf(String str, int fromIndex) {
        return toString().lastIndexOf(str, fromIndex);
    }

    public StringBuilder reverse() {
        boolean pairs = false;
        for (int i = 0, j = count - 1; i <= j; i++, j--) {
            char a = charAt(i);
            char b = charAt(j);
            pairs |= Character.isSurrogate(a) | Character.isSurrogate(b);
            setCharAt(i, b);
            setCharAt(j, a);
        }
        if (pairs) {
            restorePairs();
        }
        return this;
    }

    /** Puts the halves of reversed surrogate pairs back in order. */
    private void restorePairs() {
        for (int i = 0; i + 1 < count; i++) {
            char low = charAt(i);
            char high = charAt(i + 1);
            if (Character.isLowSurrogate(low) && Character.isHighSurrogate(high)) {
                setCharAt(i, high);
                setCharAt(i + 1, low);
                i++;
            }
        }
    }

    @Override
    public String toString() {
        int n = count;
        if (coder != 0) {
            return n == 0 ? "" : String.fromWide(value, 0, n);
        }
        byte[] copy = new byte[n];
        System.arraycopy(value, 0, copy, 0, n);
        return new String(copy, String.LATIN1);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return substring(start, end);
    }

    public String substring(int start) {
        return substring(start, count);
    }

    public String substring(int start, int end) {
        checkRange(start, end, count);
        int n = end - start;
        if (coder != 0) {
            return String.fromWide(value, start, n);
        }
        byte[] part = new byte[n];
        System.arraycopy(value, start, part, 0, n);
        return new String(part, String.LATIN1);
    }

    @Override
    public int compareTo(StringBuilder another) {
        return toString().compareTo(another.toString());
    }
}
