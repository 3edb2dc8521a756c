import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Checksum;

/** Message digests and checksums: the published answers, and input in pieces. */
public class Digests {
    static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(String.format("%02x", b));
        }
        return text.toString();
    }

    static byte[] ascii(String s) {
        return s.getBytes(StandardCharsets.US_ASCII);
    }

    static void answers(String algorithm) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance(algorithm);
        System.out.println(digest.getAlgorithm() + " " + digest.getDigestLength());
        for (String text : new String[] {"", "abc",
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"}) {
            System.out.println("  " + hex(digest.digest(ascii(text))));
        }
    }

    static void inPieces() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] whole = digest.digest(ascii("one two three"));
        digest.update(ascii("one"));
        digest.update((byte) ' ');
        digest.update(ascii("-two three-"), 1, 3);
        digest.update(ByteBuffer.wrap(ascii(" three")));
        MessageDigest copy = (MessageDigest) digest.clone();
        System.out.println(MessageDigest.isEqual(whole, digest.digest()));
        copy.update((byte) '!');
        System.out.println(MessageDigest.isEqual(copy.digest(),
                digest.digest(ascii("one two three!"))));
        digest.update(ascii("forgotten"));
        digest.reset();
        byte[] place = new byte[40];
        digest.update(ascii("one two three"));
        System.out.println(digest.digest(place, 4, 36) + " " + (place[4] == whole[0])
                + (place[35] == whole[31]));
        for (int i = 0; i < 1000; i++) {
            digest.update(new byte[1000]);
        }
        System.out.println(hex(digest.digest()));
        try {
            MessageDigest.getInstance("MD-none");
        } catch (NoSuchAlgorithmException e) {
            System.out.println(e.getMessage());
        }
    }

    static void checksums() throws Exception {
        for (Checksum sum : new Checksum[] {new CRC32(), new Adler32()}) {
            sum.update(ascii("123456789"));
            System.out.print(Long.toHexString(sum.getValue()) + " ");
            sum.update('0');
            sum.update(ascii("-abc-"), 1, 3);
            System.out.print(Long.toHexString(sum.getValue()) + " ");
            sum.reset();
            System.out.println(Long.toHexString(sum.getValue()));
        }
        CheckedInputStream in = new CheckedInputStream(
                new ByteArrayInputStream(ascii("123456789")), new CRC32());
        in.skip(4);
        System.out.println(new String(in.readAllBytes(), StandardCharsets.US_ASCII) + " "
                + Long.toHexString(in.getChecksum().getValue()));
    }

    public static void main(String[] args) throws Exception {
        for (String algorithm : new String[] {"MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384",
            "SHA-512"}) {
            answers(algorithm);
        }
        inPieces();
        checksums();
    }
}

// expect:
// MD5 16
//   d41d8cd98f00b204e9800998ecf8427e
//   900150983cd24fb0d6963f7d28e17f72
//   8215ef0796a20bcaaae116d3876c664a
// SHA-1 20
//   da39a3ee5e6b4b0d3255bfef95601890afd80709
//   a9993e364706816aba3e25717850c26c9cd0d89d
//   84983e441c3bd26ebaae4aa1f95129e5e54670f1
// SHA-224 28
//   d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f
//   23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7
//   75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525
// SHA-256 32
//   e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
//   ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
//   248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1
// SHA-384 48
//   38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b
//   cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7
//   3391fdddfc8dc7393707a65b1b4709397cf8b1d162af05abfe8f450de5f36bc6b0455a8520bc4e6f5fe95b1fe3c8452b
// SHA-512 64
//   cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e
//   ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f
//   204a8fc6dda82f0a0ced7beb8e08a41657c16ef468b228a8279be331a703c33596fd15c13b1b07f9aa1d3bea57789ca031ad85c7a71dd70354ec631238ca3445
// true
// true
// 32 truetrue
// d29751f2649b32ff572b5e0a9f541ea660a50f94ff0beedfb0b692b924cc8025
// MD-none MessageDigest not available
// cbf43926 c98fae11 0
// 91e01de 13a00334 1
// 56789 cbf43926
