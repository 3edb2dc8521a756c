package java.nio.channels;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.nio.charset.Charset;
import java.util.Objects;

/** Makes streams of channels and channels of streams. */
public final class Channels {
    private Channels() {
    }

    public static InputStream newInputStream(ReadableByteChannel ch) {
        Objects.requireNonNull(ch, "ch");
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] b, int off, int len) throws IOException {
                Objects.checkFromIndexSize(off, len, b.length);
                return len == 0 ? 0 : ch.read(ByteBuffer.wrap(b, off, len));
            }

            @Override
            public void close() throws IOException {
                ch.close();
            }
        };
    }

    public static OutputStream newOutputStream(WritableByteChannel ch) {
        Objects.requireNonNull(ch, "ch");
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] b, int off, int len) throws IOException {
                ByteBuffer rest = ByteBuffer.wrap(b, off, len);
                while (rest.hasRemaining()) {
                    ch.write(rest);
                }
            }

            @Override
            public void close() throws IOException {
                ch.close();
            }
        };
    }

    public static ReadableByteChannel newChannel(InputStream in) {
        Objects.requireNonNull(in, "in");
        return new StreamReading(in);
    }

    public static WritableByteChannel newChannel(OutputStream out) {
        Objects.requireNonNull(out, "out");
        return new StreamWriting(out);
    }

    public static Reader newReader(ReadableByteChannel ch, Charset charset) {
        return new InputStreamReader(newInputStream(ch), charset);
    }

    public static Reader newReader(ReadableByteChannel ch, String csName) {
        return newReader(ch, Charset.forName(csName));
    }

    public static Writer newWriter(WritableByteChannel ch, Charset charset) {
        return new OutputStreamWriter(newOutputStream(ch), charset);
    }

    public static Writer newWriter(WritableByteChannel ch, String csName) {
        return newWriter(ch, Charset.forName(csName));
    }

    private static final class StreamReading extends AbstractInterruptibleChannel
            implements ReadableByteChannel {
        private final InputStream in;

        StreamReading(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(ByteBuffer dst) throws IOException {
            if (!isOpen()) {
                throw new ClosedChannelException();
            }
            byte[] piece = new byte[Math.min(dst.remaining(), 8192)];
            int n = in.read(piece, 0, piece.length);
            if (n > 0) {
                dst.put(piece, 0, n);
            }
            return n;
        }

        @Override
        protected void implCloseChannel() throws IOException {
            in.close();
        }
    }

    private static final class StreamWriting extends AbstractInterruptibleChannel
            implements WritableByteChannel {
        private final OutputStream out;

        StreamWriting(OutputStream out) {
            this.out = out;
        }

        @Override
        public int write(ByteBuffer src) throws IOException {
            if (!isOpen()) {
                throw new ClosedChannelException();
            }
            byte[] bytes = new byte[src.remaining()];
            src.get(bytes);
            out.write(bytes);
            return bytes.length;
        }

        @Override
        protected void implCloseChannel() throws IOException {
            out.close();
        }
    }
}
