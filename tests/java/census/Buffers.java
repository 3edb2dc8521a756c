import java.nio.Buffer;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;

/** ByteBuffer: relative and absolute access to every type, orders, views, bounds. */
public class Buffers {
    static void attempt(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + ": no exception");
        } catch (BufferOverflowException | BufferUnderflowException | ReadOnlyBufferException
                | IndexOutOfBoundsException | IllegalArgumentException e) {
            System.out.println(what + ": " + e.getClass().getSimpleName());
        }
    }

    static void state(Buffer b) {
        System.out.println(b.position() + " " + b.limit() + " " + b.capacity() + " "
                + b.hasRemaining() + " " + b.remaining());
    }

    static void relative(ByteBuffer b) {
        b.put((byte) 1).put(new byte[] {2, 3}).put(new byte[] {9, 4, 9}, 1, 1);
        b.putInt(0x05060708).putLong(0x090a0b0c0d0e0f10L);
        state(b);
        b.flip();
        byte[] four = new byte[4];
        System.out.println(b.get() + " " + Arrays.toString(b.get(four, 0, 3).array().length > 0
                ? four : four));
        System.out.println(Integer.toHexString(b.getInt()) + " " + Long.toHexString(b.getLong()));
        attempt("underflow", b::get);
        b.clear();
        b.limit(2);
        attempt("overflow", () -> b.putInt(1));
        state(b);
        b.clear();
        b.putFloat(1.5f);
        b.flip();
        System.out.println(b.getFloat());
        b.clear();
        ByteBuffer source = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}, 1, 3);
        b.put(source);
        state(b);
        b.flip();
        byte[] all = new byte[3];
        b.get(all);
        System.out.println(Arrays.toString(all));
    }

    static void absolute(ByteBuffer b) {
        b.clear();
        b.put(0, (byte) 7).putChar(2, 'c').putShort(4, (short) -2).putInt(6, 77);
        b.putLong(10, 1L << 50).putFloat(18, 0.5f).putDouble(22, -2.25);
        System.out.println(b.get(0) + " " + b.getChar(2) + " " + b.getShort(4) + " " + b.getInt(6)
                + " " + b.getLong(10) + " " + b.getFloat(18) + " " + b.getDouble(22));
        b.order(ByteOrder.LITTLE_ENDIAN);
        System.out.println((int) b.getChar(2) + " " + b.getShort(4) + " " + b.getInt(6) + " "
                + b.getLong(10) + " " + b.order());
        b.putInt(6, 77);
        System.out.println(b.get(6) + " " + b.order(ByteOrder.BIG_ENDIAN).getInt(6));
        attempt("index", () -> b.getLong(26));
        attempt("negative", () -> b.put(-1, (byte) 0));
        attempt("limit", () -> b.limit(99));
    }

    static void views(ByteBuffer b) {
        b.clear();
        b.asLongBuffer().put(0, 0x0001_0002_0003_0004L);
        System.out.println(b.asShortBuffer().get(3) + " " + b.asIntBuffer().get(1) + " "
                + (int) b.asCharBuffer().get(1) + " " + b.asLongBuffer().get(0));
        b.asFloatBuffer().put(2, 2.5f);
        b.asDoubleBuffer().put(2, 3.5);
        System.out.println(b.getFloat(8) + " " + b.getDouble(16) + " "
                + b.asFloatBuffer().capacity() + " " + b.asDoubleBuffer().limit());
        b.position(4);
        ByteBuffer twin = b.duplicate();
        twin.put((byte) 42);
        System.out.println(b.position() + " " + twin.position() + " " + b.get(4));
        ByteBuffer slice = b.slice();
        System.out.println(slice.get(0) + " " + slice.capacity() + " " + slice.hasArray() + " "
                + (slice.hasArray() ? slice.arrayOffset() : -1));
        attempt("read only", () -> b.asReadOnlyBuffer().put((byte) 1));
    }

    public static void main(String[] args) {
        for (ByteBuffer b : new ByteBuffer[] {ByteBuffer.allocate(32)}) {
            relative(b);
            absolute(b);
            views(b);
        }
        ByteBuffer direct = ByteBuffer.allocateDirect(32);
        absolute(direct);
        views(direct);
        System.out.println(ByteOrder.nativeOrder() + " " + direct.isDirect());
    }
}

// expect:
// 16 32 32 true 16
// 1 [2, 3, 4, 0]
// 5060708 90a0b0c0d0e0f10
// underflow: BufferUnderflowException
// overflow: BufferOverflowException
// 0 2 32 true 2
// 1.5
// 3 32 32 true 29
// [2, 3, 4]
// 7 c -2 77 1125899906842624 0.5 -2.25
// 25344 -257 1291845632 1024 LITTLE_ENDIAN
// 77 1291845632
// index: IndexOutOfBoundsException
// negative: IndexOutOfBoundsException
// limit: IllegalArgumentException
// 4 196612 2 281483566841860
// 2.5 3.5 8 4
// 4 5 42
// 42 28 true 4
// read only: ReadOnlyBufferException
// 7 c -2 77 1125899906842624 0.5 -2.25
// 25344 -257 1291845632 1024 LITTLE_ENDIAN
// 77 1291845632
// index: IndexOutOfBoundsException
// negative: IndexOutOfBoundsException
// limit: IllegalArgumentException
// 4 196612 2 281483566841860
// 2.5 3.5 8 4
// 4 5 42
// 42 28 false -1
// read only: ReadOnlyBufferException
// LITTLE_ENDIAN true
