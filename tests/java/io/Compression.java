import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Deflater and Inflater: round trips in pieces, levels, broken data. */
public class Compression {
    static byte[] deflate(Deflater deflater, byte[] data, int piece) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[piece];
        deflater.setInput(data);
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        return out.toByteArray();
    }

    static byte[] inflate(Inflater inflater, byte[] data, int piece) throws DataFormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[piece];
        int at = 0;
        while (!inflater.finished()) {
            if (inflater.needsInput()) {
                int n = Math.min(piece, data.length - at);
                inflater.setInput(data, at, n);
                at += n;
            }
            out.write(buffer, 0, inflater.inflate(buffer));
        }
        return out.toByteArray();
    }

    static void roundTrips() throws DataFormatException {
        byte[] text = "to be or not to be ".repeat(500).getBytes(StandardCharsets.UTF_8);
        byte[] noise = new byte[5000];
        new Random(3).nextBytes(noise);
        for (byte[] data : new byte[][] {text, noise, new byte[0], {7}}) {
            for (int level : new int[] {Deflater.NO_COMPRESSION, Deflater.BEST_SPEED,
                Deflater.DEFAULT_COMPRESSION, Deflater.BEST_COMPRESSION}) {
                boolean raw = level == Deflater.BEST_SPEED;
                Deflater deflater = new Deflater(level, raw);
                byte[] small = deflate(deflater, data, 100);
                Inflater inflater = new Inflater(raw);
                byte[] back = inflate(inflater, small, 64);
                System.out.print(Arrays.equals(back, data) + " "
                        + (small.length < data.length / 2 + 20 ? "small" : "large") + " "
                        + (deflater.getBytesRead() == data.length)
                        + (inflater.getBytesWritten() == data.length)
                        + (deflater.getTotalOut() == small.length) + ", ");
                deflater.end();
                inflater.end();
            }
            System.out.println();
        }
    }

    static void broken() throws IOException {
        byte[] small = deflate(new Deflater(), new byte[1000], 100);
        small[0] = 0;
        try {
            inflate(new Inflater(), small, 100);
        } catch (DataFormatException e) {
            System.out.println(e.getMessage());
        }
        byte[] zipped;
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write("squeezed".getBytes(StandardCharsets.US_ASCII));
            }
            zipped = out.toByteArray();
        }
        for (int length : new int[] {zipped.length, zipped.length - 9, 4, 0}) {
            byte[] part = Arrays.copyOf(zipped, length);
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(part))) {
                System.out.println(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
            } catch (EOFException e) {
                System.out.println("too short");
            }
        }
        zipped[zipped.length - 5] ^= 1;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            System.out.println(in.readAllBytes().length);
        } catch (ZipException e) {
            System.out.println(e.getMessage());
        }
        zipped[0] = 0;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            System.out.println(in.available());
        } catch (ZipException e) {
            System.out.println(e.getMessage());
        }
        try {
            new Inflater().inflate(new byte[3], 2, 2);
        } catch (ArrayIndexOutOfBoundsException | DataFormatException e) {
            System.out.println(e.getClass().getSimpleName());
        }
    }

    static void streams() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, true)) {
            out.write(new byte[] {1, 2, 3});
            out.flush();
            System.out.println(bytes.size() > 3);
            out.write(4);
        }
        try (InflaterInputStream in =
                new InflaterInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            System.out.println(in.read() + " " + in.skip(2) + " " + in.read() + " " + in.read()
                    + " " + in.available());
        }
    }

    public static void main(String[] args) throws Exception {
        roundTrips();
        broken();
        streams();
    }
}

// expect:
// true large truetruetrue, true small truetruetrue, true small truetruetrue, true small truetruetrue,
// true large truetruetrue, true large truetruetrue, true large truetruetrue, true large truetruetrue,
// true small truetruetrue, true small truetruetrue, true small truetruetrue, true small truetruetrue,
// true small truetruetrue, true small truetruetrue, true small truetruetrue, true small truetruetrue,
// incorrect header check
// squeezed
// too short
// too short
// too short
// Corrupt GZIP trailer
// Not in GZIP format
// ArrayIndexOutOfBoundsException
// true
// 1 2 4 -1 0
