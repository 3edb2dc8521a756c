package java.nio.charset;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Objects;

/** Makes chars of bytes, step by step. */
public abstract class CharsetDecoder {
    private static final int RESET = 0;
    private static final int CODING = 1;
    private static final int END = 2;
    private static final int FLUSHED = 3;
    private static final String[] STATES = {"RESET", "CODING", "CODING_END", "FLUSHED"};

    private final Charset charset;
    private final float average;
    private final float most;
    private String replacement;
    private CodingErrorAction malformed = CodingErrorAction.REPORT;
    private CodingErrorAction unmappable = CodingErrorAction.REPORT;
    private int state = RESET;

    protected CharsetDecoder(Charset cs, float averageCharsPerByte, float maxCharsPerByte) {
        this(cs, averageCharsPerByte, maxCharsPerByte, "\ufffd");
    }

    private CharsetDecoder(Charset cs, float averageCharsPerByte, float maxCharsPerByte,
            String replacement) {
        if (averageCharsPerByte <= 0) {
            throw new IllegalArgumentException("Non-positive averageCharsPerByte");
        }
        if (maxCharsPerByte <= 0) {
            throw new IllegalArgumentException("Non-positive maxCharsPerByte");
        }
        charset = cs;
        average = averageCharsPerByte;
        most = maxCharsPerByte;
        this.replacement = replacement;
    }

    public final Charset charset() {
        return charset;
    }

    public final float averageCharsPerByte() {
        return average;
    }

    public final float maxCharsPerByte() {
        return most;
    }

    public final String replacement() {
        return replacement;
    }

    public final CharsetDecoder replaceWith(String newReplacement) {
        int n = Objects.requireNonNull(newReplacement, "Null replacement").length();
        if (n == 0) {
            throw new IllegalArgumentException("Empty replacement");
        }
        if (n > most) {
            throw new IllegalArgumentException("Replacement too long");
        }
        replacement = newReplacement;
        implReplaceWith(replacement);
        return this;
    }

    protected void implReplaceWith(String newReplacement) {
    }

    public CodingErrorAction malformedInputAction() {
        return malformed;
    }

    public CodingErrorAction unmappableCharacterAction() {
        return unmappable;
    }

    public final CharsetDecoder onMalformedInput(CodingErrorAction newAction) {
        malformed = checked(newAction);
        implOnMalformedInput(newAction);
        return this;
    }

    protected void implOnMalformedInput(CodingErrorAction newAction) {
    }

    public final CharsetDecoder onUnmappableCharacter(CodingErrorAction newAction) {
        unmappable = checked(newAction);
        implOnUnmappableCharacter(newAction);
        return this;
    }

    protected void implOnUnmappableCharacter(CodingErrorAction newAction) {
    }

    private static CodingErrorAction checked(CodingErrorAction action) {
        if (action == null) {
            throw new IllegalArgumentException("Null action");
        }
        return action;
    }

    private void enter(int next, boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("Current state = " + STATES[state]
                    + ", new state = " + STATES[next]);
        }
        state = next;
    }

    protected abstract CoderResult decodeLoop(ByteBuffer in, CharBuffer out);

    public final CoderResult decode(ByteBuffer in, CharBuffer out, boolean endOfInput) {
        enter(endOfInput ? END : CODING,
                state == RESET || state == CODING || endOfInput && state == END);
        while (true) {
            CoderResult result;
            try {
                result = decodeLoop(in, out);
            } catch (BufferUnderflowException | BufferOverflowException e) {
                throw new CoderMalfunctionError(e);
            }
            if (result.isOverflow()) {
                return result;
            }
            if (result.isUnderflow()) {
                if (!endOfInput || !in.hasRemaining()) {
                    return result;
                }
                result = CoderResult.malformedForLength(in.remaining());
            }
            CodingErrorAction action = result.isMalformed() ? malformed : unmappable;
            if (action == CodingErrorAction.REPORT) {
                return result;
            }
            if (action == CodingErrorAction.REPLACE) {
                if (out.remaining() < replacement.length()) {
                    return CoderResult.OVERFLOW;
                }
                out.put(replacement);
            }
            in.position(in.position() + result.length());
        }
    }

    public final CoderResult flush(CharBuffer out) {
        enter(FLUSHED, state == END || state == FLUSHED);
        CoderResult result = implFlush(out);
        if (!result.isUnderflow()) {
            state = END;
        }
        return result;
    }

    protected CoderResult implFlush(CharBuffer out) {
        return CoderResult.UNDERFLOW;
    }

    public final CharsetDecoder reset() {
        implReset();
        state = RESET;
        return this;
    }

    protected void implReset() {
    }

    public final CharBuffer decode(ByteBuffer in) throws CharacterCodingException {
        CharBuffer out = CharBuffer.allocate((int) (in.remaining() * average) + 1);
        reset();
        while (true) {
            CoderResult result = decode(in, out, true);
            if (result.isUnderflow()) {
                result = flush(out);
            }
            if (result.isUnderflow()) {
                return out.flip();
            }
            if (!result.isOverflow()) {
                result.throwException();
            }
            out = CharBuffer.allocate(2 * out.capacity() + 1).put(out.flip());
        }
    }

    public boolean isAutoDetecting() {
        return false;
    }

    public boolean isCharsetDetected() {
        throw new UnsupportedOperationException();
    }

    public Charset detectedCharset() {
        throw new UnsupportedOperationException();
    }
}
