package java.util;

import java.io.IOException;
import java.io.OutputStream;

/** Encodes what is written, three bytes at a time; what is left over when it is closed. */
final class Base64Output extends OutputStream {
    private final Base64.Encoder encoder;
    private final int lineLength;
    private final byte[] lineEnd;
    private final OutputStream target;
    private final byte[] pending = new byte[3];
    private int count;
    private int inLine;
    private boolean closed;

    /** The encoder makes no lines, they are made here. */
    Base64Output(Base64.Encoder encoder, int lineLength, byte[] lineEnd, OutputStream target) {
        this.encoder = encoder;
        this.lineLength = lineLength;
        this.lineEnd = lineEnd;
        this.target = Objects.requireNonNull(target);
    }

    private void writeUnit(byte[] bytes) throws IOException {
        if (lineLength > 0 && inLine == lineLength) {
            target.write(lineEnd);
            inLine = 0;
        }
        target.write(encoder.encode(bytes));
        inLine += 4;
    }

    @Override
    public void write(int b) throws IOException {
        if (closed) {
            throw new IOException("Stream is closed");
        }
        pending[count++] = (byte) b;
        if (count == 3) {
            writeUnit(pending);
            count = 0;
        }
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            if (count > 0) {
                writeUnit(Arrays.copyOf(pending, count));
            }
            target.close();
        }
    }
}
