package java.io;

import java.util.Objects;

/** Reads primitive values from a stream of bytes. */
public class DataInputStream extends FilterInputStream implements DataInput {
    private final byte[] word = new byte[8];

    public DataInputStream(InputStream in) {
        super(in);
    }

    @Override
    public final int read(byte[] b) throws IOException {
        return in.read(b, 0, b.length);
    }

    @Override
    public final int read(byte[] b, int off, int len) throws IOException {
        return in.read(b, off, len);
    }

    @Override
    public final void readFully(byte[] b) throws IOException {
        readFully(b, 0, b.length);
    }

    @Override
    public final void readFully(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        int n = 0;
        while (n < len) {
            int got = in.read(b, off + n, len - n);
            if (got < 0) {
                throw new EOFException();
            }
            n += got;
        }
    }

    /** The value of the next n bytes, the high ones first. */
    private long number(int n) throws IOException {
        readFully(word, 0, n);
        long value = 0;
        for (int i = 0; i < n; i++) {
            value = value << 8 | word[i] & 0xff;
        }
        return value;
    }

    @Override
    public final boolean readBoolean() throws IOException {
        return readUnsignedByte() != 0;
    }

    @Override
    public final byte readByte() throws IOException {
        return (byte) readUnsignedByte();
    }

    @Override
    public final int readUnsignedByte() throws IOException {
        int c = in.read();
        if (c < 0) {
            throw new EOFException();
        }
        return c;
    }

    @Override
    public final short readShort() throws IOException {
        return (short) number(2);
    }

    @Override
    public final int readUnsignedShort() throws IOException {
        return (int) number(2);
    }

    @Override
    public final char readChar() throws IOException {
        return (char) number(2);
    }

    @Override
    public final int readInt() throws IOException {
        return (int) number(4);
    }

    @Override
    public final long readLong() throws IOException {
        return number(8);
    }

    @Override
    public final float readFloat() throws IOException {
        return Float.intBitsToFloat(readInt());
    }

    @Override
    public final double readDouble() throws IOException {
        return Double.longBitsToDouble(readLong());
    }

    @Override
    public final String readUTF() throws IOException {
        return DataInputStream.readUTF(this);
    }

    public static final String readUTF(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes, 0, bytes.length);
        return ModifiedUtf8.decode(bytes);
    }

    @Override
    public final int skipBytes(int n) throws IOException {
        int total = 0;
        while (total < n) {
            int k = (int) in.skip(n - total);
            if (k <= 0) {
                break;
            }
            total += k;
        }
        return total;
    }

    /** A line whose bytes are taken as chars. */
    @Override
    @Deprecated
    public final String readLine() throws IOException {
        StringBuilder sb = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            if (c == '\r') {
                int next = in.read();
                if (next >= 0 && next != '\n') {
                    unread(next);
                }
                break;
            }
            sb.append((char) c);
            c = in.read();
        }
        return sb.toString();
    }

    private void unread(int c) throws IOException {
        if (!(in instanceof PushbackInputStream)) {
            in = new PushbackInputStream(in);
        }
        ((PushbackInputStream) in).unread(c);
    }
}
