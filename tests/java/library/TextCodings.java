import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

public class TextCodings {
    interface Action {
        Object run();
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (RuntimeException e) {
            System.out.println(e instanceof NullPointerException ? e.getClass() : e);
        }
    }

    static byte[] bytes(int n) {
        byte[] b = new byte[n];
        for (int i = 0; i < n; i++) {
            b[i] = (byte) (i * 37 + 251);
        }
        return b;
    }

    static void base64() {
        for (int n = 0; n < 6; n++) {
            byte[] b = bytes(n);
            show(() -> Base64.getEncoder().encodeToString(b) + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(b)
                    + " " + Arrays.equals(b, Base64.getDecoder().decode(Base64.getEncoder().encode(b))));
        }
        show(() -> Base64.getMimeEncoder().encodeToString(bytes(100)).replace("\r\n", "<CR><LF>"));
        show(() -> Base64.getMimeEncoder(10, "|".getBytes()).encodeToString(bytes(20)));
        show(() -> Base64.getMimeEncoder(0, "|".getBytes()).encodeToString(bytes(20)));
        show(() -> Base64.getMimeEncoder(4, "a".getBytes()));
        show(() -> Arrays.equals(bytes(100), Base64.getMimeDecoder().decode(Base64.getMimeEncoder().encode(bytes(100)))));
        for (String bad : new String[] {"QQ", "QUI", "QQ=", "Q", "QQ==x", "Q!==", "QUJD=", "QQ==QQ==", "=", "QUJDR", "QU_D", "QQ=\n=", "Q===", "QUJ DR", "", "QUJDRA==\n"}) {
            show(() -> bad + " -> " + Arrays.toString(Base64.getDecoder().decode(bad)));
            show(() -> bad + " mime " + Arrays.toString(Base64.getMimeDecoder().decode(bad)));
        }
        show(() -> Arrays.toString(Base64.getUrlDecoder().decode("-_8=")) + Arrays.toString(Base64.getDecoder().decode("+/8=")));
        show(() -> Base64.getEncoder().encode(bytes(4), new byte[8]) + " " + Base64.getDecoder().decode("QUJD".getBytes(), new byte[5]));
        show(() -> new String(Base64.getEncoder().encode(java.nio.ByteBuffer.wrap(bytes(4))).array())
                + Base64.getDecoder().decode(java.nio.ByteBuffer.wrap("QUJD".getBytes())).remaining());
        show(() -> Base64.getEncoder().encode(bytes(4), new byte[7]));
        show(() -> Base64.getDecoder().decode("QUJD".getBytes(), new byte[2]));
    }

    static void base64Streams() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream encoding = Base64.getMimeEncoder(8, "\n".getBytes()).wrap(out)) {
            encoding.write(bytes(10));
            encoding.write(bytes(4), 1, 2);
        }
        System.out.println(out);
        System.out.println(Arrays.toString(Base64.getMimeDecoder()
                .wrap(new ByteArrayInputStream(out.toByteArray())).readAllBytes()));
    }

    static void hex() {
        HexFormat h = HexFormat.of();
        HexFormat d = HexFormat.ofDelimiter(":").withPrefix("0x").withUpperCase();
        show(() -> h.formatHex(bytes(5)) + " " + d.formatHex(bytes(3)) + " " + h.formatHex(bytes(5), 1, 3) + d.formatHex(bytes(0)));
        show(() -> h + " / " + d + d.withLowerCase().withSuffix(";").isUpperCase());
        show(() -> Arrays.toString(h.parseHex("00ffAb")) + Arrays.toString(d.parseHex("0x01:0xff")) + h.parseHex("").length);
        for (String bad : new String[] {"abc", "zz", "0x01"}) {
            show(() -> h.parseHex(bad));
        }
        for (String bad : new String[] {"0x01:0xFF,0xA", "0x01;0xFF", "0y01:0xFF", "0x"}) {
            show(() -> d.parseHex(bad));
        }
        show(() -> HexFormat.fromHexDigits("7fff") + " " + HexFormat.fromHexDigitsToLong("ffffffffff") + HexFormat.fromHexDigits("xA1x", 1, 3));
        show(() -> HexFormat.fromHexDigits("123456789"));
        show(() -> HexFormat.fromHexDigits("12g"));
        show(() -> h.toHexDigits((byte) 5) + h.toHexDigits('x') + h.toHexDigits((short) -2) + h.toHexDigits(77)
                + h.toHexDigits(77L) + h.toHexDigits(77L, 3) + h.toHexDigits(new StringBuilder("<"), (byte) -1));
        show(() -> h.toHexDigits(1L, 17));
        show(() -> HexFormat.isHexDigit('g') + " " + HexFormat.isHexDigit('F') + " " + HexFormat.fromHexDigit('c')
                + h.toLowHexDigit(171) + d.toHighHexDigit(171));
        show(() -> HexFormat.fromHexDigit('g'));
        show(() -> h.equals(HexFormat.of().withUpperCase().withLowerCase()) + " " + h.equals(d));
        show(() -> h.formatHex(new byte[3], 2, 1));
    }

    static void uuids() {
        UUID u = new UUID(0x123456789abcdefL, -5);
        show(() -> u + " " + u.version() + " " + u.variant() + " " + u.hashCode());
        show(() -> u.timestamp());
        show(() -> u.compareTo(new UUID(-1, 0)) + " " + u.compareTo(u) + " " + u.equals(UUID.fromString(u.toString())));
        UUID t = new UUID(0x123456789abc1defL, 0x8234567890abcdefL);
        show(() -> t.timestamp() + " " + t.clockSequence() + " " + t.node() + " " + t.variant());
        for (String s : new String[] {"1-2-3-4-5", "x", "1-2-3-4", "123456789-2-3-4-5", "g-2-3-4-5", "F-F-F-F-F",
            "00000000-0000-0000-0000-0000000000000000"}) {
            show(() -> UUID.fromString(s));
        }
        show(() -> UUID.nameUUIDFromBytes("abc".getBytes()) + " " + UUID.nameUUIDFromBytes(bytes(200)));
        UUID r = UUID.randomUUID();
        show(() -> r.version() + " " + r.variant() + " " + r.toString().length() + " " + r.equals(UUID.randomUUID()));
    }

    public static void main(String[] args) throws IOException {
        base64();
        base64Streams();
        hex();
        uuids();
    }
}

// expect:
//   true
// +w== -w true
// +yA= -yA true
// +yBF -yBF true
// +yBFag== -yBFag true
// +yBFao8= -yBFao8 true
// +yBFao+02f4jSG2St9wBJktwlbrfBClOc5i94gcsUXabwOUKL1R5nsPoDTJXfKHG6xA1Wn+kye4T<CR><LF>OF2Cp8zxFjtgharP9Bk+Y4it0vccQWaLsNX6H0RpjrPY/SJHbJG22wAlSg==
// +yBFao+0|2f4jSG2S|t9wBJktw|lbo=
// +yBFao+02f4jSG2St9wBJktwlbo=
// java.lang.IllegalArgumentException: Illegal base64 line separator character 0x61
// true
// QQ -> [65]
// QQ mime [65]
// QUI -> [65, 66]
// QUI mime [65, 66]
// java.lang.IllegalArgumentException: Input byte array has wrong 4-byte ending unit
// java.lang.IllegalArgumentException: Input byte array has wrong 4-byte ending unit
// java.lang.IllegalArgumentException: Input byte[] should at least have 2 bytes for base64 bytes
// java.lang.IllegalArgumentException: Last unit does not have enough valid bits
// java.lang.IllegalArgumentException: Input byte array has incorrect ending byte at 4
// java.lang.IllegalArgumentException: Input byte array has incorrect ending byte at 5
// java.lang.IllegalArgumentException: Illegal base64 character 21
// java.lang.IllegalArgumentException: Last unit does not have enough valid bits
// java.lang.IllegalArgumentException: Input byte array has wrong 4-byte ending unit
// java.lang.IllegalArgumentException: Input byte array has wrong 4-byte ending unit
// java.lang.IllegalArgumentException: Input byte array has incorrect ending byte at 4
// java.lang.IllegalArgumentException: Input byte array has incorrect ending byte at 5
// java.lang.IllegalArgumentException: Input byte[] should at least have 2 bytes for base64 bytes
// java.lang.IllegalArgumentException: Input byte array has wrong 4-byte ending unit
// java.lang.IllegalArgumentException: Last unit does not have enough valid bits
// java.lang.IllegalArgumentException: Last unit does not have enough valid bits
// java.lang.IllegalArgumentException: Illegal base64 character 5f
// QU_D mime [65, 64]
// java.lang.IllegalArgumentException: Input byte array has wrong 4-byte ending unit
// java.lang.IllegalArgumentException: Input byte array has wrong 4-byte ending unit
// java.lang.IllegalArgumentException: Last unit does not have enough valid bits
// java.lang.IllegalArgumentException: Last unit does not have enough valid bits
// java.lang.IllegalArgumentException: Illegal base64 character 20
// java.lang.IllegalArgumentException: Last unit does not have enough valid bits
//  -> []
//  mime []
// java.lang.IllegalArgumentException: Input byte array has incorrect ending byte at 8
// QUJDRA==
//  mime [65, 66, 67, 68]
// [-5, -1][-5, -1]
// 8 3
// +yBFag==3
// java.lang.IllegalArgumentException: Output byte array is too small for encoding all input bytes
// java.lang.IllegalArgumentException: Output byte array is too small for decoding all input bytes
// +yBFao+0
// 2f4jSCBF
// [-5, 32, 69, 106, -113, -76, -39, -2, 35, 72, 32, 69]
// fb20456a8f 0xFB:0x20:0x45 2045
// uppercase: false, delimiter: "", prefix: "", suffix: "" / uppercase: true, delimiter: ":", prefix: "0x", suffix: ""false
// [0, -1, -85][1, -1]0
// java.lang.IllegalArgumentException: string length not even: 3
// java.lang.NumberFormatException: not a hexadecimal digit: "z" = 122
// java.lang.NumberFormatException: not a hexadecimal digit: "x" = 120
// java.lang.IllegalArgumentException: extra or missing delimiters or values consisting of prefix, two hexadecimal digits, and suffix
// java.lang.IllegalArgumentException: found: ";0x", expected: ":0x", index: 4 ch: 59
// java.lang.IllegalArgumentException: found: "0y", expected: "0x", index: 0 ch: 121
// java.lang.IllegalArgumentException: extra or missing delimiters or values consisting of prefix, two hexadecimal digits, and suffix
// 32767 1099511627775161
// java.lang.IllegalArgumentException: string length greater than 8: 9
// java.lang.NumberFormatException: not a hexadecimal digit: "g" = 103
// 050078fffe0000004d000000000000004d04d<ff
// java.lang.IllegalArgumentException: number of digits: 17
// false true 12bA
// java.lang.NumberFormatException: not a hexadecimal digit: "g" = 103
// true false
// java.lang.IndexOutOfBoundsException: Range [2, 1) out of bounds for length 3
// 01234567-89ab-cdef-ffff-fffffffffffb 12 7 -2004318068
// java.lang.UnsupportedOperationException: Not a time-based UUID
// 1 0 true
// 1004191374476859000 564 95075823242735 2
// 00000001-0002-0003-0004-000000000005
// java.lang.IllegalArgumentException: Invalid UUID string: x
// java.lang.IllegalArgumentException: Invalid UUID string: 1-2-3-4
// 23456789-0002-0003-0004-000000000005
// java.lang.NumberFormatException: Error at index 0 in: "g"
// 0000000f-000f-000f-000f-00000000000f
// java.lang.IllegalArgumentException: UUID string too large
// 90015098-3cd2-3fb0-9696-3f7d28e17f72 dedf36ec-9d25-3948-9fe8-e95112400862
// 4 2 36 false
