package pvm.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/** A decoder that works on arrays, which stand in for buffers that show none. */
abstract class ArrayDecoder extends CharsetDecoder {
    byte[] src;
    int at;
    int end;
    char[] dst;
    int out;
    int limit;

    ArrayDecoder(Charset cs, float average, float most) {
        super(cs, average, most);
    }

    /** Decodes src[at, end) to dst[out, limit), moving at and out. */
    abstract CoderResult convert();

    @Override
    protected final CoderResult decodeLoop(ByteBuffer from, CharBuffer to) {
        int first = openSource(from);
        int start = openTarget(to);
        CoderResult result = convert();
        from.position(from.position() + at - first);
        if (to.hasArray()) {
            to.position(to.position() + out - start);
        } else {
            to.put(dst, 0, out);
        }
        return result;
    }

    private int openSource(ByteBuffer from) {
        if (from.hasArray()) {
            src = from.array();
            at = from.arrayOffset() + from.position();
        } else {
            src = new byte[from.remaining()];
            from.duplicate().get(src);
            at = 0;
        }
        end = at + from.remaining();
        return at;
    }

    private int openTarget(CharBuffer to) {
        if (to.hasArray()) {
            dst = to.array();
            out = to.arrayOffset() + to.position();
        } else {
            dst = new char[to.remaining()];
            out = 0;
        }
        limit = out + to.remaining();
        return out;
    }
}
