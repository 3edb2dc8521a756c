package java.nio.charset;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Objects;

/** Makes bytes of chars, step by step. */
public abstract class CharsetEncoder {
    private static final int RESET = 0;
    private static final int CODING = 1;
    private static final int END = 2;
    private static final int FLUSHED = 3;
    private static final String[] STATES = {"RESET", "CODING", "CODING_END", "FLUSHED"};

    private final Charset charset;
    private final float average;
    private final float most;
    private byte[] replacement;
    private CodingErrorAction malformed = CodingErrorAction.REPORT;
    private CodingErrorAction unmappable = CodingErrorAction.REPORT;
    private int state = RESET;

    protected CharsetEncoder(Charset cs, float averageBytesPerChar, float maxBytesPerChar) {
        this(cs, averageBytesPerChar, maxBytesPerChar, new byte[] {'?'});
    }

    protected CharsetEncoder(Charset cs, float averageBytesPerChar, float maxBytesPerChar,
            byte[] replacement) {
        if (averageBytesPerChar <= 0) {
            throw new IllegalArgumentException("Non-positive averageBytesPerChar");
        }
        if (maxBytesPerChar <= 0) {
            throw new IllegalArgumentException("Non-positive maxBytesPerChar");
        }
        charset = cs;
        average = averageBytesPerChar;
        most = maxBytesPerChar;
        this.replacement = replacement;
    }

    public final Charset charset() {
        return charset;
    }

    public final float averageBytesPerChar() {
        return average;
    }

    public final float maxBytesPerChar() {
        return most;
    }

    public final byte[] replacement() {
        return replacement.clone();
    }

    public final CharsetEncoder replaceWith(byte[] newReplacement) {
        int n = Objects.requireNonNull(newReplacement, "Null replacement").length;
        if (n == 0) {
            throw new IllegalArgumentException("Empty replacement");
        }
        if (n > most) {
            throw new IllegalArgumentException("Replacement too long");
        }
        if (!isLegalReplacement(newReplacement)) {
            throw new IllegalArgumentException("Illegal replacement");
        }
        replacement = newReplacement.clone();
        implReplaceWith(replacement);
        return this;
    }

    protected void implReplaceWith(byte[] newReplacement) {
    }

    public CodingErrorAction malformedInputAction() {
        return malformed;
    }

    public CodingErrorAction unmappableCharacterAction() {
        return unmappable;
    }

    public final CharsetEncoder onMalformedInput(CodingErrorAction newAction) {
        malformed = checked(newAction);
        implOnMalformedInput(newAction);
        return this;
    }

    protected void implOnMalformedInput(CodingErrorAction newAction) {
    }

    public final CharsetEncoder onUnmappableCharacter(CodingErrorAction newAction) {
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

    protected abstract CoderResult encodeLoop(CharBuffer in, ByteBuffer out);

    public final CoderResult encode(CharBuffer in, ByteBuffer out, boolean endOfInput) {
        enter(endOfInput ? END : CODING,
                state == RESET || state == CODING || endOfInput && state == END);
        while (true) {
            CoderResult result;
            try {
                result = encodeLoop(in, out);
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
                if (out.remaining() < replacement.length) {
                    return CoderResult.OVERFLOW;
                }
                out.put(replacement);
            }
            in.position(in.position() + result.length());
        }
    }

    public final CoderResult flush(ByteBuffer out) {
        enter(FLUSHED, state == END || state == FLUSHED);
        CoderResult result = implFlush(out);
        if (!result.isUnderflow()) {
            state = END;
        }
        return result;
    }

    protected CoderResult implFlush(ByteBuffer out) {
        return CoderResult.UNDERFLOW;
    }

    public final CharsetEncoder reset() {
        implReset();
        state = RESET;
        return this;
    }

    protected void implReset() {
    }

    public final ByteBuffer encode(CharBuffer in) throws CharacterCodingException {
        ByteBuffer out = ByteBuffer.allocate((int) (in.remaining() * average) + 1);
        reset();
        while (true) {
            CoderResult result = encode(in, out, true);
            if (result.isUnderflow()) {
                result = flush(out);
            }
            if (result.isUnderflow()) {
                return out.flip();
            }
            if (!result.isOverflow()) {
                result.throwException();
            }
            out = ByteBuffer.allocate(2 * out.capacity() + 1).put(out.flip());
        }
    }

    public boolean isLegalReplacement(byte[] repl) {
        CoderResult result = charset.newDecoder().decode(ByteBuffer.wrap(repl),
                CharBuffer.allocate(2 * repl.length + 2), true);
        return !result.isError();
    }

    public boolean canEncode(char c) {
        return canEncode(String.valueOf(c));
    }

    public boolean canEncode(CharSequence cs) {
        if (state == FLUSHED) {
            reset();
        } else if (state != RESET) {
            enter(CODING, false);
        }
        CodingErrorAction onMalformed = malformed;
        CodingErrorAction onUnmappable = unmappable;
        try {
            onMalformedInput(CodingErrorAction.REPORT);
            onUnmappableCharacter(CodingErrorAction.REPORT);
            encode(CharBuffer.wrap(cs));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        } finally {
            onMalformedInput(onMalformed);
            onUnmappableCharacter(onUnmappable);
            reset();
        }
    }
}
