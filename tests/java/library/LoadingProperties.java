import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class LoadingProperties {
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

    static Object load(String text) {
        try {
            Properties p = new Properties();
            p.load(new StringReader(text));
            return new TreeMap<>(p);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) throws IOException {
        show(() -> load("a=1\n b : two \n# comment\n! other\n\nc three\nd\n"));
        show(() -> load("long = one, \\\n    two, \\\r\n\tthree\nnext=x"));
        show(() -> load("a\\=b = c\\:d\\n\\u0041\\\\\nk\\ ey=v\\z"));
        show(() -> load("x = = y\ny:=z\nw   =\n=empty\nlast=a\\"));
        show(() -> {
            try {
                return load("a=\\" + "u12");
            } catch (IllegalArgumentException e) {
                return e.getClass();
            }
        });
        Properties p = new Properties();
        p.load(new ByteArrayInputStream("k=\u00e9".getBytes(StandardCharsets.ISO_8859_1)));
        show(() -> p + " " + p.getProperty("none", "default"));
        p.setProperty("k", "0123456789012345678901234567890123456789x");
        p.list(System.out);
        show(() -> Pattern.compile("\\d").matcher("a1b2").replaceFirst(m -> "<" + m.group() + ">"));
        show(() -> new PriorityQueue<>(new TreeSet<>(java.util.List.of(3, 1, 2))).poll());
        show(() -> {
            Vector<Integer> v = new Vector<>(java.util.List.of(1, 2, 1, 2));
            v.trimToSize();
            return v.lastIndexOf(1, 1) + " " + v.capacity() + v.lastIndexOf(1, 4);
        });
        show(() -> Locale.JAPAN + " " + Locale.CANADA_FRENCH.toLanguageTag() + Locale.ITALIAN);
        show(() -> Stream.of("a", "bb", "cc").collect(Collectors.groupingByConcurrent(String::length)));
        show(() -> Stream.of("a", "bb", "cc").collect(Collectors.toConcurrentMap(s -> s, String::length)));
        show(() -> Stream.of("a", "bb", "cc").collect(Collectors.toConcurrentMap(String::length, s -> s, String::concat)));
        show(() -> Collectors.groupingByConcurrent(x -> x).characteristics());
    }
}

// expect:
// {a=1, b=two , c=three, d=}
// {long=one, two, three, next=x}
// {a=b=c:d
// A\, k ey=vz}
// {=empty, last=a, w=, x== y, y==z}
// class java.lang.IllegalArgumentException
// {k=é} default
// -- listing properties --
// k=0123456789012345678901234567890123456...
// a<1>b2
// 1
// java.lang.IndexOutOfBoundsException: 4 >= 4
// ja_JP fr-CAit
// {1=[a], 2=[bb, cc]}
// {bb=2, cc=2, a=1}
// {1=a, 2=bbcc}
// [CONCURRENT, UNORDERED, IDENTITY_FINISH]
