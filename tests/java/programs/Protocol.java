import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** A binary protocol over ByteBuffer: frames with checksums that arrive in pieces. */
public class Protocol {
    static final short MAGIC = (short) 0xCAFE;
    static final int HEADER = 8;

    enum Type {
        HELLO(1), DATA(2), MAP(3), BYE(9);

        final byte code;

        Type(int code) {
            this.code = (byte) code;
        }

        static Type of(byte code) throws ProtocolException {
            for (Type t : values()) {
                if (t.code == code) {
                    return t;
                }
            }
            throw new ProtocolException("unknown type " + code);
        }
    }

    static class ProtocolException extends Exception {
        private static final long serialVersionUID = 1L;

        ProtocolException(String message) {
            super(message);
        }
    }

    record Message(Type type, Object body) {
    }

    // --- writing ---

    static ByteBuffer encode(Message m) {
        ByteBuffer out = ByteBuffer.allocate(256);
        out.putShort(MAGIC).put(m.type().code).put((byte) 0).putInt(0);
        switch (m.type()) {
            case HELLO -> putText(out, (String) m.body());
            case DATA -> {
                double[] values = (double[]) m.body();
                out.order(ByteOrder.LITTLE_ENDIAN);
                out.asDoubleBuffer().put(values);
                out.position(out.position() + 8 * values.length);
                out.order(ByteOrder.BIG_ENDIAN);
            }
            case MAP -> ((Map<?, ?>) m.body()).forEach((k, v) -> {
                putText(out, (String) k);
                out.putLong((Long) v);
            });
            case BYE -> { }
        }
        out.putInt(4, out.position() - HEADER);
        out.putInt((int) checksum(out.duplicate().flip()));
        return out.flip();
    }

    private static void putText(ByteBuffer out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.put((byte) bytes.length).put(bytes);
    }

    static long checksum(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    // --- reading ---

    static final class Decoder {
        private final ByteBuffer waiting = ByteBuffer.allocate(512);
        private final List<Message> messages = new ArrayList<>();

        void feed(ByteBuffer piece) throws ProtocolException {
            waiting.put(piece).flip();
            try {
                while (waiting.remaining() >= HEADER) {
                    int length = waiting.getInt(waiting.position() + 4);
                    if (waiting.getShort(waiting.position()) != MAGIC) {
                        throw new ProtocolException(String.format("magic %04x",
                                waiting.getShort(waiting.position())));
                    }
                    int total = HEADER + length + 4;
                    if (length < 0 || total > waiting.capacity()) {
                        throw new ProtocolException("length " + length);
                    }
                    if (waiting.remaining() < total) {
                        return;
                    }
                    messages.add(frame(waiting.slice(waiting.position(), total)));
                    waiting.position(waiting.position() + total);
                }
            } finally {
                waiting.compact();
            }
        }

        private static Message frame(ByteBuffer frame) throws ProtocolException {
            int end = frame.capacity() - 4;
            if ((int) checksum(frame.duplicate().limit(end)) != frame.getInt(end)) {
                throw new ProtocolException("checksum");
            }
            ByteBuffer body = frame.limit(end).position(HEADER).slice().asReadOnlyBuffer();
            Type type = Type.of(frame.get(2));
            try {
                return new Message(type, body(type, body));
            } catch (BufferUnderflowException e) {
                throw new ProtocolException("short " + type);
            } catch (CharacterCodingException e) {
                throw new ProtocolException("text: " + e.getMessage());
            }
        }

        private static Object body(Type type, ByteBuffer in) throws CharacterCodingException {
            switch (type) {
                case HELLO:
                    return text(in);
                case DATA:
                    double[] values = new double[in.remaining() / Double.BYTES];
                    in.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
                    return values;
                case MAP:
                    Map<String, Long> map = new LinkedHashMap<>();
                    while (in.hasRemaining()) {
                        map.put(text(in), in.getLong());
                    }
                    return map;
                default:
                    return null;
            }
        }

        private static String text(ByteBuffer in) throws CharacterCodingException {
            int length = Byte.toUnsignedInt(in.get());
            if (length > in.remaining()) {
                throw new BufferUnderflowException();
            }
            ByteBuffer bytes = in.slice().limit(length);
            in.position(in.position() + length);
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return chars.toString();
        }
    }

    static void fail(String what, ByteBuffer bytes) {
        try {
            Decoder decoder = new Decoder();
            decoder.feed(bytes);
            System.out.println(what + ": " + decoder.messages);
        } catch (ProtocolException e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }

    static ByteBuffer sealed(ByteBuffer frame) {
        frame.putInt(frame.limit() - 4,
                (int) checksum(frame.duplicate().limit(frame.limit() - 4)));
        return frame;
    }

    public static void main(String[] args) throws ProtocolException {
        Map<String, Long> map = new LinkedHashMap<>();
        map.put("größe", -1L);
        map.put("", Long.MAX_VALUE);
        List<Message> sent = List.of(new Message(Type.HELLO, "wörld \uD83C\uDF0D"),
                new Message(Type.DATA, new double[] {1.5, -0.0, Math.PI}),
                new Message(Type.MAP, map), new Message(Type.BYE, null));
        ByteBuffer stream = ByteBuffer.allocateDirect(400);
        for (Message m : sent) {
            ByteBuffer bytes = encode(m);
            System.out.println(m.type() + " " + bytes.remaining() + " bytes, "
                    + Long.toHexString(checksum(bytes.duplicate())));
            stream.put(bytes);
        }
        stream.flip();
        Decoder decoder = new Decoder();
        int pieces = 0;
        for (int size = 1; stream.hasRemaining(); size = size % 13 + 3) {
            ByteBuffer piece = stream.slice().limit(Math.min(size, stream.remaining()));
            stream.position(stream.position() + piece.remaining());
            decoder.feed(piece);
            pieces++;
        }
        for (Message m : decoder.messages) {
            System.out.println(m.type() + " " + (m.body() instanceof double[] d
                    ? d[0] + " " + d[1] + " " + d[2] : m.body()));
        }
        System.out.println(pieces + " pieces");
        ByteBuffer hello = encode(sent.get(0));
        fail("magic", hello.duplicate().clear().put(0, (byte) 1).flip().limit(30));
        fail("checksum", encode(sent.get(1)).put(9, (byte) 77));
        fail("type", sealed(encode(sent.get(3)).put(2, (byte) 4)));
        fail("length", encode(sent.get(3)).putInt(4, 1 << 20));
        fail("short", sealed(encode(sent.get(0)).put(8, (byte) 200)));
        fail("text", sealed(encode(sent.get(0)).put(9, (byte) 0xff)));
        fail("partial", encode(sent.get(2)).limit(20));
    }
}

// expect:
// HELLO 24 bytes, daa5e092
// DATA 36 bytes, ef8a346e
// MAP 37 bytes, 9a57297
// BYE 12 bytes, d77059c5
// HELLO wörld 🌍
// DATA 1.5 -0.0 3.141592653589793
// MAP {größe=-1, =9223372036854775807}
// BYE null
// 14 pieces
// magic: magic 01fe
// checksum: checksum
// type: unknown type 4
// length: length 1048576
// short: short HELLO
// text: text: Input length = 1
// partial: []
