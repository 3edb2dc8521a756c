import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Random;

/** System, Runtime, random numbers, locales, Objects and Optional. */
@SuppressWarnings({"deprecation", "removal"})
public class SystemMembers {
    static void attempt(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + ": no exception");
        } catch (RuntimeException e) {
            System.out.println(what + ": " + e);
        }
    }

    static void streams() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes));
        System.setErr(System.out);
        System.out.print("caught ");
        System.err.print("both");
        System.setOut(out);
        System.setErr(err);
        System.out.println(new String(bytes.toByteArray(), StandardCharsets.UTF_8));
    }

    static void system() {
        Properties properties = System.getProperties();
        System.setProperty("census.own", "1");
        System.out.println(properties.getProperty("census.own") + " "
                + properties.getProperty("java.specification.version"));
        System.out.println(System.getenv("NO_SUCH_VARIABLE_HERE") + " "
                + (System.getenv("PATH") != null) + " " + System.mapLibraryName("name"));
        System.runFinalization();
        try {
            System.loadLibrary("no-such-library");
        } catch (UnsatisfiedLinkError e) {
            System.out.println(e.getMessage().startsWith("no no-such-library in java.library.path"));
        }
    }

    static void processes() throws Exception {
        Process echo = Runtime.getRuntime().exec("echo one two");
        System.out.print(new String(echo.getInputStream().readAllBytes()));
        String[] command = {"sh", "-c", "echo $A; pwd"};
        Process where = Runtime.getRuntime().exec(command, new String[] {"A=b"}, new File("/"));
        System.out.print(new String(where.getInputStream().readAllBytes()));
        System.out.println(echo.waitFor() + where.waitFor());
    }

    static void random() throws Exception {
        Random seeded = new Random(1);
        byte[] bytes = new byte[5];
        seeded.nextBytes(bytes);
        System.out.println(bytes[0] + " " + bytes[4] + " " + seeded.nextFloat());
        System.out.println(new Random().nextLong() != new Random().nextLong());
        SecureRandom secure = new SecureRandom();
        byte[] first = new byte[16];
        byte[] second = new byte[16];
        secure.nextBytes(first);
        SecureRandom.getInstanceStrong().nextBytes(second);
        System.out.println(!java.util.Arrays.equals(first, second) + " "
                + secure.generateSeed(3).length + " " + SecureRandom.getSeed(4).length);
    }

    static void locales() {
        Locale swiss = new Locale("fr", "CH");
        System.out.println(swiss.toString() + " " + Locale.ROOT.toString().isEmpty() + " "
                + Locale.US + " " + Locale.US.getISO3Language() + swiss.getISO3Language()
                + new Locale("").getISO3Language() + new Locale("xyz").getISO3Language());
        for (String language : new String[] {"de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl",
            "pt", "ru", "sv", "tr", "zh"}) {
            System.out.print(new Locale(language).getISO3Language() + " ");
        }
        System.out.println();
        attempt("unknown", () -> new Locale("qq").getISO3Language());
    }

    static void objects() {
        System.out.println(Objects.equals(null, null) + " " + Objects.equals("a", null) + " "
                + Objects.hash(1, "b", null) + " " + Objects.nonNull(1) + " "
                + Objects.requireNonNullElse(null, "else"));
        attempt("both null", () -> Objects.requireNonNullElse(null, null));
        Optional<String> some = Optional.of("some");
        Optional<String> none = Optional.empty();
        System.out.println(some.isPresent() + " " + none.isPresent() + " " + none.orElse("other")
                + " " + some.orElseThrow() + " " + some.orElseThrow(Error::new));
        attempt("none", none::orElseThrow);
        attempt("none", () -> none.orElseThrow(() -> new IllegalStateException("mine")));
        OptionalInt number = OptionalInt.of(3);
        System.out.println(number.orElse(4) + " " + OptionalInt.empty().orElse(4) + " "
                + number.orElseThrow());
        attempt("no number", () -> OptionalInt.empty().orElseThrow());
    }

    public static void main(String[] args) throws Exception {
        streams();
        system();
        processes();
        random();
        locales();
        objects();
    }
}

// expect:
// caught both
// 1 17
// null true libname.so
// true
// one two
// b
// /
// 0
// 115 -40 0.4100808
// true
// true 3 4
// fr_CH true en_US engfraxyz
// deu eng spa fra ita jpn kor nld pol por rus swe tur zho
// unknown: java.util.MissingResourceException: Couldn't find 3-letter language code for qq
// true false 33790 true else
// both null: java.lang.NullPointerException: defaultObj
// true false other some some
// none: java.util.NoSuchElementException: No value present
// none: java.lang.IllegalStateException: mine
// 3 4 3
// no number: java.util.NoSuchElementException: No value present
