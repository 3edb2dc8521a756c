import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.regex.Pattern;

public class Scanning {
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

    /** Gives a few bytes at a time, as a terminal does. */
    static final class Trickle extends InputStream {
        private final byte[] bytes;
        private int at;

        Trickle(String s) {
            bytes = s.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            return at < bytes.length ? bytes[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            int c = read();
            if (c < 0) {
                return -1;
            }
            b[off] = (byte) c;
            return 1;
        }
    }

    static Scanner of(String s) {
        return new Scanner(s);
    }

    static void tokens() {
        show(() -> of("  one two\tthree\n four ").tokens().toList());
        show(() -> {
            Scanner s = of(" a  b ");
            return s.hasNext() + s.next() + s.next() + s.hasNext();
        });
        show(() -> of("   ").next());
        show(() -> of("").hasNext());
        show(() -> of("a,b,,c").useDelimiter(",").tokens().toList());
        show(() -> of(",,a").useDelimiter(",").tokens().toList());
        show(() -> of("1 fish 2 fish red fish").useDelimiter("\\s*fish\\s*").tokens().toList());
        show(() -> of("abc").useDelimiter("").tokens().toList());
        show(() -> of("x1y22z").useDelimiter(Pattern.compile("[0-9]+")).tokens().toList());
        show(() -> of("x").delimiter() + " " + of("x").useDelimiter(";").delimiter() + " "
                + of("x").useDelimiter(";").reset().delimiter());
        show(() -> of("ab 12").hasNext("[a-z]+") + " " + of("ab 12").hasNext("[0-9]+"));
        show(() -> of("ab 12").next("[a-z]+") + of("12").next(Pattern.compile("\\d+")));
        show(() -> of("ab").next("x"));
        show(() -> {
            Scanner s = of("ab cd");
            s.next();
            return s.match().group();
        });
        show(() -> of("ab").match());
    }

    static void numbers() {
        Scanner s = new Scanner(new ByteArrayInputStream("42 -7 +8 9000000000 1.5 true FALSE 1e3 ff x".getBytes()));
        show(() -> s.nextInt() + s.nextInt() + s.nextInt());
        show(() -> s.hasNextInt() + " " + s.hasNextLong() + " " + s.nextLong());
        show(() -> s.hasNextInt() + " " + s.hasNextDouble() + " " + s.nextDouble());
        show(() -> s.hasNextBoolean() + " " + s.nextBoolean() + s.nextBoolean() + s.hasNextBoolean());
        show(() -> s.nextFloat());
        show(() -> s.hasNextInt() + " " + s.hasNextInt(16) + " " + s.nextInt(16));
        show(() -> s.nextInt());
        show(() -> s.next() + s.hasNext() + s.hasNextInt());
        show(() -> s.nextInt());
        show(() -> of("abc").nextInt());
        show(() -> of("99999999999").nextInt());
        show(() -> of("128").nextByte());
        show(() -> of("127 32767").nextByte());
        show(() -> of("32768").nextShort());
        show(() -> of("zz").nextInt(36) + of("zz").useRadix(36).nextLong());
        show(() -> of("1").useRadix(99));
        show(() -> of("1,234 1,23 .5 5. 1e3 -1,000.5 NaN Infinity +7 0x1.8p1 1_000 0,123 12,345,678 1e 1.2.3 - .").tokens()
                .map(t -> t + " " + of(t).hasNextInt() + "/" + of(t).hasNextDouble()).toList());
        show(() -> of("1,234").nextInt() + " " + of("-1,000.5").nextDouble() + " " + of("-Infinity").nextDouble()
                + " " + of("0x1.8p1").nextDouble() + " " + of(".5").nextFloat());
    }

    static void lines() {
        Scanner s = of("first\nsecond line\r\n\nlast");
        show(() -> s.nextLine() + "|" + s.nextLine() + "|" + s.nextLine() + "|" + s.hasNextLine() + s.nextLine());
        show(() -> s.hasNextLine());
        show(() -> s.nextLine());
        Scanner mixed = of("3 apples\nand pears\n");
        show(() -> mixed.nextInt() + "[" + mixed.nextLine() + "][" + mixed.nextLine() + "]" + mixed.hasNextLine());
        Scanner after = of("5\nname\n");
        show(() -> after.nextInt() + "[" + after.nextLine() + "]" + after.nextLine());
        Scanner slow = new Scanner(new Trickle("12 h\u00e9llo \ud83d\ude00\r\nline two\r\nx"), "UTF-8");
        show(() -> slow.nextInt() + slow.next() + slow.nextLine() + "|" + slow.nextLine() + "|" + slow.nextLine());
        show(() -> of("a\rb\u2028c").nextLine());
        show(() -> of("\n").nextLine() + "empty");
    }

    static void finding() {
        Scanner s = of("key=value; other\nnext=1");
        show(() -> s.findInLine("(\\w+)=(\\w+)") + " " + s.match().group(2));
        show(() -> s.findInLine("zzz") + s.findInLine("next"));
        show(() -> s.nextLine() + "|" + s.findWithinHorizon("\\d", 3) + s.findWithinHorizon("\\d", 0));
        show(() -> of("  abc").skip("\\s*").nextLine());
        show(() -> of("abc").skip("x"));
        show(() -> of("1 fish 2 fish").findAll("\\d").map(m -> m.group()).toList());
        show(() -> of("a").findWithinHorizon("a", -1));
        show(() -> new Scanner((String) null));
    }

    static void closing() {
        Scanner s = of("a b");
        s.close();
        s.close();
        show(() -> s.next());
        show(() -> s.hasNextLine());
        show(() -> of("x").radix() + " " + of("x").ioException());
        show(() -> {
            of("x").remove();
            return null;
        });
        boolean[] closed = {false};
        new Scanner(new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed[0] = true;
            }
        }).close();
        show(() -> closed[0]);
    }

    public static void main(String[] args) {
        tokens();
        numbers();
        lines();
        finding();
        closing();
    }
}

// expect:
// [one, two, three, four]
// trueabfalse
// java.util.NoSuchElementException
// false
// [a, b, , c]
// [, a]
// [1, 2, red]
// [a, b, c]
// [x, y, z]
// \p{javaWhitespace}+ ; \p{javaWhitespace}+
// true false
// ab12
// java.util.InputMismatchException
// ab
// java.lang.IllegalStateException: No match result available
// 43
// false true 9000000000
// false true 1.5
// true truefalsefalse
// 1000.0
// false true 255
// java.util.InputMismatchException
// xfalsefalse
// java.util.NoSuchElementException
// java.util.InputMismatchException
// java.util.InputMismatchException: For input string: "99999999999"
// java.util.InputMismatchException: Value out of range. Value:"128" Radix:10
// 127
// java.util.InputMismatchException: Value out of range. Value:"32768" Radix:10
// 2590
// java.lang.IllegalArgumentException: radix:99
// [1,234 true/true, 1,23 false/false, .5 false/true, 5. false/true, 1e3 false/true, -1,000.5 false/true, NaN false/true, Infinity false/true, +7 true/true, 0x1.8p1 false/true, 1_000 false/false, 0,123 false/false, 12,345,678 true/true, 1e false/false, 1.2.3 false/false, - false/false, . false/false]
// 1234 -1000.5 -Infinity 3.0 0.5
// first|second line||truelast
// false
// java.util.NoSuchElementException: No line found
// 3[ apples][and pears]false
// 5[]name
// 12héllo 😀|line two|x
// a
// empty
// key=value value
// nullnull
// ; other|null1
// abc
// java.util.NoSuchElementException
// [1, 2]
// java.lang.IllegalArgumentException: horizon < 0
// class java.lang.NullPointerException
// java.lang.IllegalStateException: Scanner closed
// java.lang.IllegalStateException: Scanner closed
// 10 null
// java.lang.UnsupportedOperationException
// true
