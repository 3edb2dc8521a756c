package java.io;

/** Writes primitive values to a stream of bytes. */
public class DataOutputStream extends FilterOutputStream implements DataOutput {
    /** How many bytes were written; Integer.MAX_VALUE if that is too small. */
    protected int written;
    private final byte[] word = new byte[8];

    public DataOutputStream(OutputStream out) {
        super(out);
    }

    private void count(int n) {
        int sum = written + n;
        written = sum < 0 ? Integer.MAX_VALUE : sum;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        out.write(b);
        count(1);
    }

    @Override
    public synchronized void write(byte[] b, int off, int len) throws IOException {
        out.write(b, off, len);
        count(len);
    }

    private void number(long value, int n) throws IOException {
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
        number(v, 2);
    }

    @Override
    public final void writeChar(int v) throws IOException {
        number(v, 2);
    }

    @Override
    public final void writeInt(int v) throws IOException {
        number(v, 4);
    }

    @Override
    public final void writeLong(long v) throws IOException {
        number(v, 8);
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

    public final int size() {
        return written;
    }
}
