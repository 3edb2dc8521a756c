package java.util;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Takes text apart into tokens, which delimiters separate, and into lines. */
public final class Scanner implements Iterator<String>, Closeable {
    private static final Pattern WHITESPACE = Pattern.compile("\\p{javaWhitespace}+");
    private static final Pattern LINE =
            Pattern.compile(".*(\r\n|[\n\r\u2028\u2029\u0085])|.+$");
    private static final Pattern BOOLEAN =
            Pattern.compile("true|false", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANY = Pattern.compile("(?s).*");

    private final Readable source;
    /** Where a piece of the source is read into. */
    private final CharBuffer piece;
    private Pattern delimiter = WHITESPACE;
    private int radix = 10;
    private Locale locale = Locale.getDefault();
    /** What was read and not yet gone past; all before position is over. */
    private String text = "";
    private int position;
    /** Where the token begins and ends that was found last. */
    private int tokenStart;
    private int tokenEnd;
    private boolean atEnd;
    private boolean closed;
    private IOException lastException;
    private MatchResult match;
    /** What was given last, and a pattern that it matches: match() is made of them if asked for. */
    private String given;
    private Pattern givenPattern;
    /** The delimiter, and the pattern used last, on the text. */
    private Matcher delimiters;
    private Matcher matcher;

    public Scanner(Readable source) {
        this.source = Objects.requireNonNull(source, "source");
        piece = CharBuffer.allocate(1024);
    }

    public Scanner(InputStream source) {
        this(source, Charset.defaultCharset());
    }

    public Scanner(InputStream source, String charsetName) {
        this(source, charset(charsetName));
    }

    public Scanner(InputStream source, Charset charset) {
        this(new InputStreamReader(Objects.requireNonNull(source, "source"), charset));
    }

    public Scanner(File source) throws FileNotFoundException {
        this(new FileInputStream(source));
    }

    public Scanner(File source, String charsetName) throws FileNotFoundException {
        this(new FileInputStream(source), charset(charsetName));
    }

    public Scanner(File source, Charset charset) throws IOException {
        this(new FileInputStream(source), charset);
    }

    public Scanner(Path source) throws IOException {
        this(Files.newInputStream(source));
    }

    public Scanner(Path source, String charsetName) throws IOException {
        this(Files.newInputStream(source), charset(charsetName));
    }

    public Scanner(Path source, Charset charset) throws IOException {
        this(Files.newInputStream(source), charset);
    }

    public Scanner(ReadableByteChannel source) {
        this(Channels.newInputStream(Objects.requireNonNull(source, "source")));
    }

    public Scanner(ReadableByteChannel source, String charsetName) {
        this(Channels.newInputStream(Objects.requireNonNull(source, "source")), charsetName);
    }

    public Scanner(ReadableByteChannel source, Charset charset) {
        this(Channels.newInputStream(Objects.requireNonNull(source, "source")), charset);
    }

    public Scanner(String source) {
        text = Objects.requireNonNull(source, "source");
        atEnd = true;
        this.source = null;
        piece = null;
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(Objects.requireNonNull(name, "charsetName"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void ensureOpen() {
        if (closed) {
            throw new IllegalStateException("Scanner closed");
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        atEnd = true;
        if (source instanceof Closeable) {
            try {
                ((Closeable) source).close();
            } catch (IOException e) {
                lastException = e;
            }
        }
    }

    public IOException ioException() {
        return lastException;
    }

    public Pattern delimiter() {
        return delimiter;
    }

    public Scanner useDelimiter(Pattern pattern) {
        delimiter = Objects.requireNonNull(pattern);
        delimiters = null;
        return this;
    }

    public Scanner useDelimiter(String pattern) {
        return useDelimiter(Pattern.compile(pattern));
    }

    public Locale locale() {
        return locale;
    }

    /** The locale is remembered; numbers are written the same way in all. */
    public Scanner useLocale(Locale locale) {
        this.locale = Objects.requireNonNull(locale);
        return this;
    }

    public int radix() {
        return radix;
    }

    public Scanner useRadix(int radix) {
        checkRadix(radix);
        this.radix = radix;
        return this;
    }

    private static void checkRadix(int radix) {
        if (radix < Character.MIN_RADIX || radix > Character.MAX_RADIX) {
            throw new IllegalArgumentException("radix:" + radix);
        }
    }

    public Scanner reset() {
        useDelimiter(WHITESPACE);
        locale = Locale.getDefault();
        radix = 10;
        return this;
    }

    public MatchResult match() {
        if (given != null) {
            Matcher m = givenPattern.matcher(given);
            m.matches();
            match = m.toMatchResult();
            given = null;
        }
        if (match == null) {
            throw new IllegalStateException("No match result available");
        }
        return match;
    }

    private void noMatch() {
        match = null;
        given = null;
    }

    @Override
    public String toString() {
        return "java.util.Scanner[delimiters=" + delimiter + "][position=" + position + "]";
    }

    /** Reads on; false at the end of the input. */
    private boolean readMore() {
        if (atEnd) {
            return false;
        }
        int n = -1;
        try {
            piece.clear();
            n = source.read(piece);
        } catch (IOException e) {
            lastException = e;
        }
        if (n < 0) {
            atEnd = true;
            return false;
        }
        text = text.substring(position) + piece.flip();
        position = 0;
        delimiters = null;
        matcher = null;
        return true;
    }

    private Matcher delimitersFrom(int start) {
        if (delimiters == null) {
            delimiters = delimiter.matcher(text);
        }
        return delimiters.region(start, text.length());
    }

    private Matcher matcher(Pattern pattern, int start, int end) {
        if (matcher == null) {
            matcher = pattern.matcher(text);
        } else if (matcher.pattern() != pattern) {
            matcher.usePattern(pattern);
        }
        return matcher.region(start, end);
    }

    /** Where the delimiter that begins at start ends; start if there is none. */
    private int delimiterEnd(int start) {
        if (delimiter != WHITESPACE) {
            Matcher m = delimitersFrom(start);
            return m.lookingAt() ? m.end() : start;
        }
        int i = start;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Where the next delimiter begins that ends after start; -1 if there is none. */
    private int nextDelimiter(int start) {
        if (delimiter != WHITESPACE) {
            Matcher m = delimitersFrom(start);
            boolean found = m.find();
            if (found && m.end() == start) {
                found = m.find();
            }
            return found ? m.start() : -1;
        }
        for (int i = start; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Finds the next token; false if there is none. */
    private boolean findToken() {
        ensureOpen();
        noMatch();
        while (true) {
            tokenStart = delimiterEnd(position);
            if (tokenStart == text.length()) {
                if (readMore()) {
                    continue;
                }
                return false;
            }
            tokenEnd = nextDelimiter(tokenStart);
            if (tokenEnd >= 0) {
                return true;
            }
            if (!readMore()) {
                tokenEnd = text.length();
                return true;
            }
        }
    }

    private String token() {
        return text.substring(tokenStart, tokenEnd);
    }

    /** Goes past the token that was found. */
    private void consume() {
        given = token();
        givenPattern = ANY;
        position = tokenEnd;
    }

    @Override
    public boolean hasNext() {
        return findToken();
    }

    private NoSuchElementException mismatch() {
        return delimiterEnd(position) == text.length() && atEnd
                ? new NoSuchElementException() : new InputMismatchException();
    }

    @Override
    public String next() {
        if (!findToken()) {
            throw new NoSuchElementException();
        }
        consume();
        return given;
    }

    @Override
    public void remove() {
        throw new UnsupportedOperationException();
    }

    public boolean hasNext(String pattern) {
        return hasNext(Pattern.compile(pattern));
    }

    public boolean hasNext(Pattern pattern) {
        Objects.requireNonNull(pattern);
        if (!findToken() || !matcher(pattern, tokenStart, tokenEnd).matches()) {
            return false;
        }
        match = matcher.toMatchResult();
        return true;
    }

    public String next(String pattern) {
        return next(Pattern.compile(pattern));
    }

    public String next(Pattern pattern) {
        if (!hasNext(pattern)) {
            throw mismatch();
        }
        position = tokenEnd;
        return matcher.group();
    }

    /** Finds the end of the line at position, its end included; -1 if there is no more text. */
    private int lineEnd() {
        int i = position;
        while (true) {
            if (i == text.length()) {
                int done = i - position;
                if (!readMore()) {
                    return done == 0 ? -1 : i;
                }
                i = position + done;
                continue;
            }
            char c = text.charAt(i);
            if (c == '\r') {
                int done = i - position;
                if (i + 1 == text.length() && readMore()) {
                    i = position + done;
                }
                boolean pair = i + 1 < text.length() && text.charAt(i + 1) == '\n';
                return i + (pair ? 2 : 1);
            }
            i++;
            if (isLineEnd(c)) {
                return i;
            }
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085';
    }

    /** The text from position to end without the end of the line. */
    private int contentEnd(int end) {
        int i = end;
        while (i > position && isLineEnd(text.charAt(i - 1)) && end - i < 2
                && (i == end || text.charAt(i - 1) == '\r' && text.charAt(i) == '\n')) {
            i--;
        }
        return i;
    }

    public boolean hasNextLine() {
        ensureOpen();
        noMatch();
        int end = lineEnd();
        if (end < 0) {
            return false;
        }
        given = text.substring(position, end);
        givenPattern = LINE;
        return true;
    }

    public String nextLine() {
        if (!hasNextLine()) {
            throw new NoSuchElementException("No line found");
        }
        int end = position + given.length();
        String content = text.substring(position, contentEnd(end));
        position = end;
        return content;
    }

    public String findInLine(String pattern) {
        return findInLine(Pattern.compile(pattern));
    }

    public String findInLine(Pattern pattern) {
        Objects.requireNonNull(pattern);
        ensureOpen();
        noMatch();
        int end = lineEnd();
        return find(pattern, end < 0 ? position : contentEnd(end));
    }

    private String find(Pattern pattern, int end) {
        if (!matcher(pattern, position, end).find()) {
            return null;
        }
        match = matcher.toMatchResult();
        position = matcher.end();
        return matcher.group();
    }

    public String findWithinHorizon(String pattern, int horizon) {
        return findWithinHorizon(Pattern.compile(pattern), horizon);
    }

    /** A match that more text could change is looked for again when that text is there. */
    public String findWithinHorizon(Pattern pattern, int horizon) {
        Objects.requireNonNull(pattern);
        if (horizon < 0) {
            throw new IllegalArgumentException("horizon < 0");
        }
        ensureOpen();
        noMatch();
        while (true) {
            int end = horizon == 0 ? text.length()
                    : (int) Math.min(text.length(), (long) position + horizon);
            boolean isAll = horizon != 0 && text.length() - position >= horizon;
            boolean found = matcher(pattern, position, end).find();
            if (isAll || found && matcher.end() < end || !readMore()) {
                return find(pattern, end);
            }
        }
    }

    public Scanner skip(String pattern) {
        return skip(Pattern.compile(pattern));
    }

    public Scanner skip(Pattern pattern) {
        Objects.requireNonNull(pattern);
        ensureOpen();
        noMatch();
        while (true) {
            boolean found = matcher(pattern, position, text.length()).lookingAt();
            if (found && (matcher.end() < text.length() || atEnd) || !readMore()) {
                if (!found) {
                    throw new NoSuchElementException();
                }
                match = matcher.toMatchResult();
                position = matcher.end();
                return this;
            }
        }
    }

    public boolean hasNextBoolean() {
        return hasNext(BOOLEAN);
    }

    public boolean nextBoolean() {
        return Boolean.parseBoolean(next(BOOLEAN));
    }

    /** How the text of a number becomes one. */
    private interface Parser<T> {
        T parse(String number);
    }

    private <T> T peekNumber(boolean isInteger, int numberRadix, Parser<T> parser) {
        checkRadix(numberRadix);
        if (!findToken()) {
            return null;
        }
        String number = isInteger ? ScannedNumber.integer(token(), numberRadix)
                : ScannedNumber.floating(token());
        return number == null ? null : parser.parse(number);
    }

    private <T> boolean hasNumber(boolean isInteger, int numberRadix, Parser<T> parser) {
        try {
            return peekNumber(isInteger, numberRadix, parser) != null;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private <T> T number(boolean isInteger, int numberRadix, Parser<T> parser) {
        T value;
        try {
            value = peekNumber(isInteger, numberRadix, parser);
        } catch (NumberFormatException e) {
            throw new InputMismatchException(e.getMessage());
        }
        if (value == null) {
            throw mismatch();
        }
        consume();
        return value;
    }

    public boolean hasNextByte() {
        return hasNextByte(radix);
    }

    public boolean hasNextByte(int radix) {
        return hasNumber(true, radix, (number) -> Byte.parseByte(number, radix));
    }

    public byte nextByte() {
        return nextByte(radix);
    }

    public byte nextByte(int radix) {
        return number(true, radix, (number) -> Byte.parseByte(number, radix));
    }

    public boolean hasNextShort() {
        return hasNextShort(radix);
    }

    public boolean hasNextShort(int radix) {
        return hasNumber(true, radix, (number) -> Short.parseShort(number, radix));
    }

    public short nextShort() {
        return nextShort(radix);
    }

    public short nextShort(int radix) {
        return number(true, radix, (number) -> Short.parseShort(number, radix));
    }

    public boolean hasNextInt() {
        return hasNextInt(radix);
    }

    public boolean hasNextInt(int radix) {
        return hasNumber(true, radix, (number) -> Integer.parseInt(number, radix));
    }

    public int nextInt() {
        return nextInt(radix);
    }

    public int nextInt(int radix) {
        return number(true, radix, (number) -> Integer.parseInt(number, radix));
    }

    public boolean hasNextLong() {
        return hasNextLong(radix);
    }

    public boolean hasNextLong(int radix) {
        return hasNumber(true, radix, (number) -> Long.parseLong(number, radix));
    }

    public long nextLong() {
        return nextLong(radix);
    }

    public long nextLong(int radix) {
        return number(true, radix, (number) -> Long.parseLong(number, radix));
    }

    public boolean hasNextFloat() {
        return hasNumber(false, 10, Float::valueOf);
    }

    public float nextFloat() {
        return number(false, 10, Float::valueOf);
    }

    public boolean hasNextDouble() {
        return hasNumber(false, 10, Double::valueOf);
    }

    public double nextDouble() {
        return number(false, 10, Double::valueOf);
    }

    public boolean hasNextBigInteger() {
        return hasNextBigInteger(radix);
    }

    public boolean hasNextBigInteger(int radix) {
        return hasNumber(true, radix, (number) -> new BigInteger(number, radix));
    }

    public BigInteger nextBigInteger() {
        return nextBigInteger(radix);
    }

    public BigInteger nextBigInteger(int radix) {
        return number(true, radix, (number) -> new BigInteger(number, radix));
    }

    public boolean hasNextBigDecimal() {
        return hasNumber(false, 10, Scanner::decimal);
    }

    public BigDecimal nextBigDecimal() {
        return number(false, 10, Scanner::decimal);
    }

    /** Null for what is a number to doubles alone: infinities and hexadecimal ones. */
    private static BigDecimal decimal(String number) {
        return ScannedNumber.decimal(number) == null ? null : new BigDecimal(number);
    }

    public Stream<String> tokens() {
        ensureOpen();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this,
                Spliterator.ORDERED | Spliterator.NONNULL), false).onClose(this::close);
    }

    public Stream<MatchResult> findAll(String pattern) {
        return findAll(Pattern.compile(pattern));
    }

    public Stream<MatchResult> findAll(Pattern pattern) {
        Objects.requireNonNull(pattern);
        ensureOpen();
        return StreamSupport.stream(new Spliterators.AbstractSpliterator<MatchResult>(
                Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
            @Override
            public boolean tryAdvance(Consumer<? super MatchResult> action) {
                Objects.requireNonNull(action);
                if (findWithinHorizon(pattern, 0) == null) {
                    return false;
                }
                action.accept(match());
                return true;
            }
        }, false).onClose(this::close);
    }
}
