import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EventObject;
import java.util.Formattable;
import java.util.Formatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.TreeSet;

public class CheckedViews {
    interface Action {
        Object run();
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static void checked() {
        List raw = Collections.checkedList(new ArrayList<>(List.of(1, 2)), Integer.class);
        show(() -> raw.add(3));
        show(() -> raw.add("x"));
        show(() -> raw.addAll(List.of(4, "y")));
        show(() -> raw.set(0, 2.0));
        show(() -> raw + " " + raw.subList(1, 2) + raw.equals(List.of(1, 2, 3)));
        Map map = Collections.checkedMap(new HashMap<>(), String.class, Integer.class);
        show(() -> map.put("a", 1));
        show(() -> map.put(1, 1));
        show(() -> map.put("a", "b"));
        show(() -> {
            Map.Entry e = (Map.Entry) map.entrySet().iterator().next();
            return e.setValue("z");
        });
        show(() -> map.putIfAbsent("b", "b"));
        show(() -> map);
        show(() -> Collections.checkedSet((java.util.Set) new HashSet<>(), Integer.class).add("s"));
        show(() -> Collections.checkedQueue((java.util.Queue) new ArrayDeque<>(), Integer.class)
                .offer("q"));
        NavigableSet sorted = Collections.checkedNavigableSet(
                new TreeSet<>(List.of(3, 1, 2)), Integer.class);
        show(() -> sorted.headSet(2, true) + " " + sorted.descendingSet() + sorted.ceiling(2));
        show(() -> sorted.tailSet(1).add("x"));
    }

    static void unmodifiable() {
        NavigableMap<Integer, String> inner = new TreeMap<>(Map.of(1, "a", 2, "b", 3, "c"));
        NavigableMap<Integer, String> map = Collections.unmodifiableNavigableMap(inner);
        show(() -> map.floorEntry(2) + " " + map.higherKey(2) + " " + map.descendingMap() + " "
                + map.headMap(2, true) + map.navigableKeySet() + map.firstEntry());
        show(() -> map.pollFirstEntry());
        show(() -> map.firstEntry().setValue("x"));
        NavigableSet<Integer> set = Collections.unmodifiableNavigableSet(
                new TreeSet<>(List.of(1, 2, 3)));
        show(() -> set.lower(3) + " " + set.descendingSet() + set.subSet(1, false, 3, true));
        show(() -> set.pollLast());
        show(() -> set.descendingIterator().next());
        show(() -> Collections.emptyNavigableMap() + "" + Collections.emptyNavigableSet());
    }

    static void tokens() {
        StringTokenizer t = new StringTokenizer(" a b\tc ");
        StringBuilder sb = new StringBuilder(t.countTokens() + ":");
        while (t.hasMoreTokens()) {
            sb.append(t.nextToken()).append('|');
        }
        System.out.println(sb);
        StringTokenizer d = new StringTokenizer("x=1;y=2", "=;", true);
        StringBuilder parts = new StringBuilder();
        while (d.hasMoreElements()) {
            parts.append('<').append(d.nextElement()).append('>');
        }
        System.out.println(parts + " " + d.countTokens());
        show(() -> d.nextToken());
        show(() -> new StringTokenizer("a,b c").nextToken(","));
    }

    static void various() throws java.io.IOException {
        SplittableRandom r = new SplittableRandom(42);
        System.out.println(r.nextInt() + " " + r.nextLong() + " " + r.split().nextInt() + " "
                + r.nextInt(100) + " " + r.nextDouble());
        show(() -> new EventObject(null));
        show(() -> new EventObject("s"));
        Formattable f = (Formatter to, int flags, int width, int precision) ->
                to.format("<%d %d %d>", flags, width, precision);
        System.out.println(String.format("%s %-10S %#.3s", f, f, f));
        System.out.println(Locale.GERMANY.getISO3Language() + Locale.ROOT.getISO3Language());
        Properties p = new Properties();
        p.setProperty("key with:odd=chars", " leading\ttab \u00e4\u20ac#");
        java.io.StringWriter out = new java.io.StringWriter();
        p.store(out, "first\nsecond");
        String[] lines = out.toString().split("\n");
        System.out.println(lines[0] + " " + lines[1] + " " + lines[2].charAt(0) + " " + lines[3]);
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        p.store(bytes, null);
        Properties back = new Properties();
        back.load(new java.io.ByteArrayInputStream(bytes.toByteArray()));
        System.out.println(back.equals(p) + " " + bytes.toString().split("\n")[1]);
    }

    public static void main(String[] args) throws java.io.IOException {
        checked();
        unmodifiable();
        tokens();
        various();
    }
}

// expect:
// true
// java.lang.ClassCastException: Attempt to insert class java.lang.String element into collection with element type class java.lang.Integer
// java.lang.ClassCastException: Attempt to insert class java.lang.String element into collection with element type class java.lang.Integer
// java.lang.ClassCastException: Attempt to insert class java.lang.Double element into collection with element type class java.lang.Integer
// [1, 2, 3] [2]true
// null
// java.lang.ClassCastException: Attempt to insert class java.lang.Integer key into map with key type class java.lang.String
// java.lang.ClassCastException: Attempt to insert class java.lang.String value into map with value type class java.lang.Integer
// java.lang.ClassCastException: Attempt to insert class java.lang.String value into map with value type class java.lang.Integer
// java.lang.ClassCastException: Attempt to insert class java.lang.String value into map with value type class java.lang.Integer
// {a=1}
// java.lang.ClassCastException: Attempt to insert class java.lang.String element into collection with element type class java.lang.Integer
// java.lang.ClassCastException: Attempt to insert class java.lang.String element into collection with element type class java.lang.Integer
// [1, 2] [3, 2, 1]2
// java.lang.ClassCastException: Attempt to insert class java.lang.String element into collection with element type class java.lang.Integer
// 2=b 3 {3=c, 2=b, 1=a} {1=a, 2=b}[1, 2, 3]1=a
// java.lang.UnsupportedOperationException
// java.lang.UnsupportedOperationException
// 2 [3, 2, 1][2, 3]
// java.lang.UnsupportedOperationException
// 3
// {}[]
// 3:a|b|c|
// <x><=><1><;><y><=><2> 0
// java.util.NoSuchElementException
// a
// -491277234 2949826092126892291 1285726101 81 0.8682280765465323
// java.lang.IllegalArgumentException: null source
// java.util.EventObject[source=s]
// <0 -1 -1> <3 10 -1> <4 -1 3>
// deu
// #first #second # key\ with\:odd\=chars=\ leading\ttab ä€\#
// true key\ with\:odd\=chars=\ leading\ttab \u00E4\u20AC\#
