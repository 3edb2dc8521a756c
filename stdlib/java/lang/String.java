package java.lang;

import java.io.Serializable;
import java.io.UnsupportedEncodingException;
import java.lang.constant.Constable;
import java.lang.constant.ConstantDesc;
import java.lang.invoke.MethodHandles;
import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.Formatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Stream;
import pvm.internal.Codec;
import pvm.internal.Text;

/**
 * A sequence of chars that never changes. The chars are kept one byte each where all are below
 * 0x100 (coder 0), else two bytes each, the low one first (coder 1).
 */
public final class String
        implements Serializable, Comparable<String>, CharSequence, Constable, ConstantDesc {
    private static final long serialVersionUID = -6849794470754667710L;

    static final byte LATIN1 = 0;
    static final byte UTF16 = 1;

    private static final byte[] NO_BYTES = new byte[0];

    public static final Comparator<String> CASE_INSENSITIVE_ORDER =
            new CaseInsensitiveOrder();

    final byte[] value;
    final byte coder;
    private int hash;
    private boolean hashIsZero;

    public String() {
        value = NO_BYTES;
        coder = LATIN1;
    }

    public String(String original) {
        value = original.value;
        coder = original.coder;
        hash = original.hash;
    }

    /** Takes the array over; the chars must need the coder. */
    String(byte[] value, byte coder) {
        this.value = value;
        this.coder = coder;
    }

    public String(char[] value) {
        this(value, 0, value.length);
    }

    public String(char[] value, int offset, int count) {
        checkOffsetCount(offset, count, value.length);
        byte[] narrow = new byte[count];
        if (Text.compressChars(value, offset, narrow, 0, count) == count) {
            this.value = narrow;
            this.coder = LATIN1;
        } else {
            byte[] wide = new byte[count << 1];
            Text.copyFromChars(value, offset, wide, 0, count);
            this.value = wide;
            this.coder = UTF16;
        }
    }

    public String(int[] codePoints, int offset, int count) {
        checkOffsetCount(offset, count, codePoints.length);
        StringBuilder sb = new StringBuilder(count);
        for (int i = offset; i < offset + count; i++) {
            if (!Character.isValidCodePoint(codePoints[i])) {
                throw new IllegalArgumentException(toString(codePoints[i]));
            }
            sb.appendCodePoint(codePoints[i]);
        }
        String s = sb.toString();
        value = s.value;
        coder = s.coder;
    }

    private static String toString(int i) {
        return Integer.toString(i);
    }

    @Deprecated(since = "1.1")
    public String(byte[] ascii, int hibyte, int offset, int count) {
        checkOffsetCount(offset, count, ascii.length);
        char[] chars = new char[count];
        for (int i = 0; i < count; i++) {
            chars[i] = (char) (hibyte << 8 | ascii[offset + i] & 0xff);
        }
        String s = new String(chars);
        value = s.value;
        coder = s.coder;
    }

    @Deprecated(since = "1.1")
    public String(byte[] ascii, int hibyte) {
        this(ascii, hibyte, 0, ascii.length);
    }

    public String(byte[] bytes) {
        this(bytes, 0, bytes.length, Charset.defaultCharset());
    }

    public String(byte[] bytes, int offset, int length) {
        this(bytes, offset, length, Charset.defaultCharset());
    }

    public String(byte[] bytes, String charsetName) throws UnsupportedEncodingException {
        this(bytes, 0, bytes.length, Codec.charset(charsetName));
    }

    public String(byte[] bytes, int offset, int length, String charsetName)
            throws UnsupportedEncodingException {
        this(bytes, offset, length, Codec.charset(charsetName));
    }

    public String(byte[] bytes, Charset charset) {
        this(bytes, 0, bytes.length, charset);
    }

    public String(byte[] bytes, int offset, int length, Charset charset) {
        checkOffsetCount(offset, length, bytes.length);
        if (Text.countAscii(bytes, offset, offset + length) == length
                && Codec.keepsAscii(charset)) {
            byte[] copy = new byte[length];
            System.arraycopy(bytes, offset, copy, 0, length);
            value = copy;
            coder = LATIN1;
        } else {
            String s = Codec.decode(bytes, offset, length, charset);
            value = s.value;
            coder = s.coder;
        }
    }

    public String(StringBuffer buffer) {
        this(buffer.toString());
    }

    public String(StringBuilder builder) {
        this(builder.toString());
    }

    private static void checkOffsetCount(int offset, int count, int length) {
        if ((offset | count) < 0 || offset > length - count) {
            throw new StringIndexOutOfBoundsException(
                    "offset " + offset + ", count " + count + ", length " + length);
        }
    }

    private static void checkBounds(int begin, int end, int length) {
        if (begin < 0 || begin > end || end > length) {
            throw new StringIndexOutOfBoundsException(
                    "begin " + begin + ", end " + end + ", length " + length);
        }
    }

    @Override
    public int length() {
        return value.length >> coder;
    }

    @Override
    public boolean isEmpty() {
        return value.length == 0;
    }

    @Override
    public char charAt(int index) {
        byte[] v = value;
        if (coder == LATIN1 && index >= 0 && index < v.length) {
            return (char) (v[index] & 0xff);
        }
        return wideCharAt(index);
    }

    private char wideCharAt(int index) {
        int n = length();
        if (index < 0 || index >= n) {
            throw new StringIndexOutOfBoundsException(coder == LATIN1
                    ? "String index out of range: " + index
                    : "index " + index + ", length " + n);
        }
        return Text.get(value, index);
    }

    public int codePointAt(int index) {
        int n = length();
        if (index < 0 || index >= n) {
            throw new StringIndexOutOfBoundsException("index " + index + ", length " + n);
        }
        return Character.codePointAt(this, index);
    }

    public int codePointBefore(int index) {
        if (index < 1 || index > length()) {
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
        checkBounds(srcBegin, srcEnd, length());
        checkOffsetCount(dstBegin, srcEnd - srcBegin, dst.length);
        copyChars(srcBegin, srcEnd - srcBegin, dst, dstBegin);
    }

    private void copyChars(int from, int count, char[] dst, int at) {
        if (coder == LATIN1) {
            Text.inflateChars(value, from, dst, at, count);
        } else {
            Text.copyToChars(value, from, dst, at, count);
        }
    }

    @Deprecated(since = "1.1")
    public void getBytes(int srcBegin, int srcEnd, byte[] dst, int dstBegin) {
        checkBounds(srcBegin, srcEnd, length());
        checkOffsetCount(dstBegin, srcEnd - srcBegin, dst.length);
        for (int i = srcBegin; i < srcEnd; i++) {
            dst[dstBegin++] = (byte) charAt(i);
        }
    }

    public byte[] getBytes(String charsetName) throws UnsupportedEncodingException {
        return Codec.encode(this, Codec.charset(charsetName));
    }

    public byte[] getBytes(Charset charset) {
        return Codec.encode(this, charset);
    }

    public byte[] getBytes() {
        return Codec.encode(this, Charset.defaultCharset());
    }

    @Override
    public boolean equals(Object obj) {
        if (this == obj) {
            return true;
        }
        if (obj instanceof String) {
            String s = (String) obj;
            return coder == s.coder && Text.equal(value, s.value);
        }
        return false;
    }

    public boolean contentEquals(StringBuffer sb) {
        return contentEquals((CharSequence) sb);
    }

    public boolean contentEquals(CharSequence cs) {
        return equals(cs.toString());
    }

    public boolean equalsIgnoreCase(String anotherString) {
        return this == anotherString
                || anotherString != null && anotherString.length() == length()
                && regionMatches(true, 0, anotherString, 0, length());
    }

    @Override
    public int compareTo(String anotherString) {
        byte[] other = anotherString.value;
        if ((coder | anotherString.coder) == LATIN1) {
            return Text.compareLatin1(value, other);
        }
        return StringText.compare(this, anotherString);
    }

    public int compareToIgnoreCase(String str) {
        return StringText.compareIgnoreCase(this, str);
    }

    public boolean regionMatches(int toffset, String other, int ooffset, int len) {
        return StringText.regionMatches(this, false, toffset, other, ooffset, len);
    }

    public boolean regionMatches(boolean ignoreCase, int toffset, String other, int ooffset,
            int len) {
        return StringText.regionMatches(this, ignoreCase, toffset, other, ooffset, len);
    }

    public boolean startsWith(String prefix, int toffset) {
        int n = prefix.value.length;
        if (toffset < 0 || toffset > length() - prefix.length()) {
            return false;
        }
        if (coder == prefix.coder) {
            return Text.equalRange(value, toffset << coder, prefix.value, 0, n);
        }
        return prefix.coder == LATIN1
                && StringText.regionMatches(this, false, toffset, prefix, 0, n);
    }

    public boolean startsWith(String prefix) {
        return startsWith(prefix, 0);
    }

    public boolean endsWith(String suffix) {
        return startsWith(suffix, length() - suffix.length());
    }

    @Override
    public int hashCode() {
        int h = hash;
        if (h == 0 && !hashIsZero) {
            h = coder == LATIN1 ? Text.hashLatin1(value) : Text.hashUtf16(value);
            if (h == 0) {
                hashIsZero = true;
            } else {
                hash = h;
            }
        }
        return h;
    }

    public int indexOf(int ch) {
        return indexOf(ch, 0);
    }

    public int indexOf(int ch, int fromIndex) {
        int n = value.length;
        if (coder == LATIN1) {
            if (ch < 0 || ch > 255 || fromIndex >= n) {
                return -1;
            }
            return Text.indexOfByte(value, ch, fromIndex < 0 ? 0 : fromIndex, n);
        }
        return StringSearch.indexOfWide(this, value, ch, fromIndex);
    }

    public int lastIndexOf(int ch) {
        return lastIndexOf(ch, length() - 1);
    }

    public int lastIndexOf(int ch, int fromIndex) {
        return StringSearch.lastIndexOf(this, ch, fromIndex);
    }

    public int indexOf(String str) {
        return indexOf(str, 0);
    }

    public int indexOf(String str, int fromIndex) {
        int n = length();
        int from = fromIndex < 0 ? 0 : fromIndex > n ? n : fromIndex;
        if ((coder | str.coder) == LATIN1) {
            return Text.indexOfBytes(value, from, n, str.value);
        }
        return StringSearch.indexOf(this, str, from);
    }

    public int lastIndexOf(String str) {
        return lastIndexOf(str, length());
    }

    public int lastIndexOf(String str, int fromIndex) {
        return StringSearch.lastIndexOf(this, str, fromIndex);
    }

    public boolean contains(CharSequence s) {
        return indexOf(s.toString()) >= 0;
    }

    public String substring(int beginIndex) {
        return substring(beginIndex, length());
    }

    public String substring(int beginIndex, int endIndex) {
        byte[] v = value;
        int length = v.length >> coder;
        if (beginIndex < 0 || beginIndex > endIndex || endIndex > length) {
            checkBounds(beginIndex, endIndex, length);
        }
        int n = endIndex - beginIndex;
        if (n == length) {
            return this;
        }
        if (n == 0) {
            return "";
        }
        byte[] part = new byte[n];
        if (coder == LATIN1) {
            System.arraycopy(v, beginIndex, part, 0, n);
            return new String(part, LATIN1);
        }
        return fromWide(v, beginIndex, n);
    }

    /** The string of n UTF-16 chars from char index from of v: compact where that is possible. */
    static String fromWide(byte[] v, int from, int n) {
        byte[] narrow = new byte[n];
        if (Text.compress(v, from, narrow, 0, n) == n) {
            return new String(narrow, LATIN1);
        }
        byte[] wide = new byte[n << 1];
        System.arraycopy(v, from << 1, wide, 0, n << 1);
        return new String(wide, UTF16);
    }

    @Override
    public CharSequence subSequence(int beginIndex, int endIndex) {
        return substring(beginIndex, endIndex);
    }

    public String concat(String str) {
        if (str.isEmpty()) {
            return this;
        }
        return new StringBuilder(length() + str.length()).append(this).append(str).toString();
    }

    public String replace(char oldChar, char newChar) {
        return StringText.replace(this, oldChar, newChar);
    }

    public String replace(CharSequence target, CharSequence replacement) {
        return StringSearch.replace(this, target.toString(), replacement.toString());
    }

    public boolean matches(String regex) {
        return java.util.regex.Pattern.matches(regex, this);
    }

    public String replaceFirst(String regex, String replacement) {
        return java.util.regex.Pattern.compile(regex).matcher(this).replaceFirst(replacement);
    }

    public String replaceAll(String regex, String replacement) {
        return java.util.regex.Pattern.compile(regex).matcher(this).replaceAll(replacement);
    }

    public String[] split(String regex, int limit) {
        return StringSearch.split(this, regex, limit);
    }

    public String[] split(String regex) {
        return StringSearch.split(this, regex, 0);
    }

    public static String join(CharSequence delimiter, CharSequence... elements) {
        StringJoiner joiner = new StringJoiner(delimiter);
        for (CharSequence e : elements) {
            joiner.add(e);
        }
        return joiner.toString();
    }

    public static String join(CharSequence delimiter, Iterable<? extends CharSequence> elements) {
        StringJoiner joiner = new StringJoiner(delimiter);
        Iterator<? extends CharSequence> i = java.util.Objects.requireNonNull(elements).iterator();
        while (i.hasNext()) {
            joiner.add(i.next());
        }
        return joiner.toString();
    }

    public String toLowerCase(Locale locale) {
        return StringText.toLowerCase(this, locale.getLanguage());
    }

    public String toLowerCase() {
        return StringText.toLowerCase(this, "");
    }

    public String toUpperCase(Locale locale) {
        return StringText.toUpperCase(this, locale.getLanguage());
    }

    public String toUpperCase() {
        return StringText.toUpperCase(this, "");
    }

    public String trim() {
        return StringText.trim(this);
    }

    public String strip() {
        return StringText.strip(this, true, true);
    }

    public String stripLeading() {
        return StringText.strip(this, true, false);
    }

    public String stripTrailing() {
        return StringText.strip(this, false, true);
    }

    public boolean isBlank() {
        return StringText.strip(this, true, false).isEmpty();
    }

    public String indent(int n) {
        return StringText.indent(this, n);
    }

    public String stripIndent() {
        return StringText.stripIndent(this);
    }

    public String translateEscapes() {
        return StringText.translateEscapes(this);
    }

    public <R> R transform(Function<? super String, ? extends R> f) {
        return f.apply(this);
    }

    @Override
    public String toString() {
        return this;
    }

    public char[] toCharArray() {
        int n = length();
        char[] chars = new char[n];
        copyChars(0, n, chars, 0);
        return chars;
    }

    public static String format(String format, Object... args) {
        return new Formatter().format(format, args).toString();
    }

    public static String format(Locale l, String format, Object... args) {
        return new Formatter(l).format(format, args).toString();
    }

    public String formatted(Object... args) {
        return new Formatter().format(this, args).toString();
    }

    public static String valueOf(Object obj) {
        return obj == null ? "null" : obj.toString();
    }

    public static String valueOf(char[] data) {
        return new String(data);
    }

    public static String valueOf(char[] data, int offset, int count) {
        return new String(data, offset, count);
    }

    public static String copyValueOf(char[] data, int offset, int count) {
        return new String(data, offset, count);
    }

    public static String copyValueOf(char[] data) {
        return new String(data);
    }

    public static String valueOf(boolean b) {
        return b ? "true" : "false";
    }

    public static String valueOf(char c) {
        if (c < 256) {
            return new String(new byte[] {(byte) c}, LATIN1);
        }
        return new String(new byte[] {(byte) c, (byte) (c >> 8)}, UTF16);
    }

    public static String valueOf(int i) {
        return Integer.toString(i);
    }

    public static String valueOf(long l) {
        return Long.toString(l);
    }

    public static String valueOf(float f) {
        return Float.toString(f);
    }

    public static String valueOf(double d) {
        return Double.toString(d);
    }

    public native String intern();

    public String repeat(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count is negative: " + count);
        }
        return StringText.repeat(this, count);
    }

    @Override
    public Optional<String> describeConstable() {
        return Optional.of(this);
    }

    @Override
    public String resolveConstantDesc(MethodHandles.Lookup lookup) {
        return this;
    }

    public Stream<String> lines() {
        return StringText.lines(this).stream();
    }
}
