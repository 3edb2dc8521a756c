package java.io;

import java.nio.channels.FileChannel;
import java.util.Objects;
import pvm.internal.HostFiles;
import pvm.internal.OpenFile;
import pvm.internal.OpenFileChannel;

/** A file that is read and written at any position. */
public class RandomAccessFile implements DataOutput, DataInput, Closeable {
    private final FileDescriptor descriptor;
    private final OpenFile file;
    private final int flags;
    private final byte[] word = new byte[8];
    private FileChannel channel;

    public RandomAccessFile(String name, String mode) throws FileNotFoundException {
        flags = flags(mode);
        file = OpenFile.open(Objects.requireNonNull(name), flags);
        descriptor = new FileDescriptor(file);
    }

    public RandomAccessFile(File file, String mode) throws FileNotFoundException {
        this(file == null ? null : file.getPath(), mode);
    }

    private static int flags(String mode) {
        int both = HostFiles.READ | HostFiles.WRITE | HostFiles.CREATE;
        switch (mode) {
            case "r":
                return HostFiles.READ;
            case "rw":
                return both;
            case "rws": case "rwd":
                return both | HostFiles.SYNC;
            default:
                throw new IllegalArgumentException("Illegal mode \"" + mode
                        + "\" must be one of \"r\", \"rw\", \"rws\", or \"rwd\"");
        }
    }

    public final FileDescriptor getFD() throws IOException {
        return descriptor;
    }

    public final FileChannel getChannel() {
        synchronized (this) {
            if (channel == null) {
                channel = new OpenFileChannel(file, this, flags);
            }
            return channel;
        }
    }

    public int read() throws IOException {
        byte[] one = new byte[1];
        return file.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    public int read(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        return file.read(b, off, len);
    }

    public int read(byte[] b) throws IOException {
        return file.read(b, 0, b.length);
    }

    @Override
    public void write(int b) throws IOException {
        file.write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b) throws IOException {
        file.write(b, 0, b.length);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        Objects.checkFromIndexSize(off, len, b.length);
        file.write(b, off, len);
    }

    public long getFilePointer() throws IOException {
        return file.position();
    }

    public void seek(long pos) throws IOException {
        if (pos < 0) {
            throw new IOException("Negative seek offset");
        }
        file.position(pos);
    }

    public long length() throws IOException {
        return file.size();
    }

    public void setLength(long newLength) throws IOException {
        long at = file.position();
        file.truncate(newLength);
        if (at > newLength) {
            file.position(newLength);
        }
    }

    @Override
    public int skipBytes(int n) throws IOException {
        if (n <= 0) {
            return 0;
        }
        long at = file.position();
        int k = (int) Math.max(Math.min(n, file.size() - at), 0);
        file.position(at + k);
        return k;
    }

    @Override
    public final String readLine() throws IOException {
        StringBuilder sb = new StringBuilder();
        int c = read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n' && c != '\r') {
            sb.append((char) c);
            c = read();
        }
        if (c == '\r') {
            int next = read();
            if (next >= 0 && next != '\n') {
                seek(getFilePointer() - 1);
            }
        }
        return sb.toString();
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
            int got = read(b, off + n, len - n);
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
        int c = read();
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

    private void writeNumber(long value, int n) throws IOException {
        for (int i = 0; i < n; i++) {
            word[i] = (byte) (value >> 8 * (n - 1 - i));
        }
        write(word, 0, n);
    }

    @Override
    public final void writeBoolean(boolean v) throws IOException {
        write(v ? 1 : 0);
    }

    @Override
    public final void writeByte(int v) throws IOException {
        write(v);
    }

    @Override
    public final void writeShort(int v) throws IOException {
        writeNumber(v, 2);
    }

    @Override
    public final void writeChar(int v) throws IOException {
        writeNumber(v, 2);
    }

    @Override
    public final void writeInt(int v) throws IOException {
        writeNumber(v, 4);
    }

    @Override
    public final void writeLong(long v) throws IOException {
        writeNumber(v, 8);
    }

    @Override
    public final void writeFloat(float v) throws IOException {
        writeInt(Float.floatToIntBits(v));
    }

    @Override
    public final void writeDouble(double v) throws IOException {
        writeLong(Double.doubleToLongBits(v));
    }

    @Override
    public final void writeBytes(String s) throws IOException {
        byte[] low = new byte[s.length()];
        for (int i = 0; i < low.length; i++) {
            low[i] = (byte) s.charAt(i);
        }
        write(low, 0, low.length);
    }

    @Override
    public final void writeChars(String s) throws IOException {
        byte[] pairs = new byte[2 * s.length()];
        for (int i = 0; i < s.length(); i++) {
            pairs[2 * i] = (byte) (s.charAt(i) >> 8);
            pairs[2 * i + 1] = (byte) s.charAt(i);
        }
        write(pairs, 0, pairs.length);
    }

    @Override
    public final void writeUTF(String s) throws IOException {
        byte[] encoded = ModifiedUtf8.encodeShort(s);
        write(encoded, 0, encoded.length);
    }

    @Override
    public void close() throws IOException {
        file.close();
        FileChannel made = channel;
        if (made != null) {
            made.close();
        }
    }
}
