import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

public class EnumCollections {
    enum Day { MON, TUE, WED { }, THU, FRI, SAT, SUN }

    enum Other { A, B }

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

    @SuppressWarnings({"unchecked", "rawtypes"})
    static void sets() {
        show(() -> EnumSet.allOf(Day.class));
        show(() -> EnumSet.noneOf(Day.class));
        show(() -> EnumSet.of(Day.SUN, Day.MON, Day.WED));
        show(() -> EnumSet.of(Day.SUN, Day.MON, Day.WED, Day.MON, Day.FRI, Day.TUE));
        show(() -> EnumSet.range(Day.TUE, Day.FRI));
        show(() -> EnumSet.range(Day.FRI, Day.TUE));
        show(() -> EnumSet.complementOf(EnumSet.range(Day.TUE, Day.FRI)));
        show(() -> EnumSet.copyOf(List.of(Day.SAT, Day.MON)));
        show(() -> EnumSet.copyOf(new ArrayList<Day>()));
        show(() -> EnumSet.copyOf((java.util.Collection<Day>) EnumSet.noneOf(Day.class)));
        EnumSet<Day> s = EnumSet.of(Day.MON, Day.WED);
        show(() -> s.add(Day.WED) + " " + s.add(Day.TUE) + " " + s.remove(Day.MON) + " " + s.remove(null) + s);
        show(() -> s.contains(Day.WED) + " " + s.contains(null) + " " + s.contains(Other.A) + " " + s.contains("x"));
        show(() -> s.add(null));
        show(() -> ((Set) s).add(Other.B));
        show(() -> s.equals(EnumSet.of(Day.TUE, Day.WED)) + " " + s.equals(Set.of(Day.WED, Day.TUE)) + " "
                + EnumSet.noneOf(Day.class).equals(EnumSet.noneOf(Other.class)));
        EnumSet<Day> copy = s.clone();
        copy.clear();
        show(() -> s + " " + copy + " " + copy.isEmpty() + s.size());
        show(() -> s.retainAll(EnumSet.of(Day.WED, Day.SUN)) + " " + s);
        show(() -> s.addAll(EnumSet.allOf(Day.class)) + " " + s.removeAll(List.of(Day.MON, Day.SUN)) + s);
        Iterator<Day> i = s.iterator();
        i.next();
        s.add(Day.SUN);
        i.remove();
        show(() -> s + " " + i.next());
        i.remove();
        show(() -> {
            i.remove();
            return s;
        });
        show(() -> EnumSet.noneOf((Class) Integer.class));
        show(() -> Arrays.toString(s.toArray(new Day[0])) + s.stream().map(Day::ordinal).toList());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static void maps() {
        EnumMap<Day, String> m = new EnumMap<>(Day.class);
        show(() -> m.put(Day.WED, "w") + m.put(Day.MON, "m") + m.put(Day.WED, "w2") + m.put(Day.SUN, null));
        show(() -> m + " " + m.size() + m.containsKey(Day.SUN) + m.containsValue(null) + m.get(Day.SUN));
        show(() -> m.containsKey(null) + " " + m.get("x") + m.get(Other.A) + m.containsValue("w2"));
        show(() -> m.put(null, "x"));
        show(() -> ((Map) m).put(Other.A, "x"));
        show(() -> m.keySet() + " " + m.values() + " " + m.entrySet());
        show(() -> m.remove(Day.MON) + m.remove(Day.MON) + m);
        for (Map.Entry<Day, String> e : m.entrySet()) {
            e.setValue(e.getKey() + "!");
        }
        show(() -> m + " " + m.equals(new HashMap<>(m)) + new HashMap<>(m).equals(m) + (m.hashCode() == new HashMap<>(m).hashCode()));
        show(() -> m.merge(Day.TUE, "t", String::concat) + m.merge(Day.TUE, "t", String::concat)
                + m.computeIfAbsent(Day.FRI, Day::name) + m.getOrDefault(Day.THU, "none"));
        EnumMap<Day, String> copy = m.clone();
        m.keySet().removeIf(d -> d.ordinal() > 2);
        show(() -> m + " " + copy);
        Iterator<Map.Entry<Day, String>> i = copy.entrySet().iterator();
        Map.Entry<Day, String> e = i.next();
        i.remove();
        show(() -> e.getValue());
        show(() -> copy + " " + i.next());
        show(() -> new EnumMap<>(Map.of(Day.FRI, 1, Day.MON, 2)));
        show(() -> new EnumMap<>(new HashMap<Day, String>()));
        show(() -> new EnumMap<>(copy));
        m.clear();
        show(() -> m.isEmpty() + " " + m + m.entrySet().contains(Map.entry(Day.MON, "m")));
    }

    public static void main(String[] args) {
        sets();
        maps();
    }
}

// expect:
// [MON, TUE, WED, THU, FRI, SAT, SUN]
// []
// [MON, WED, SUN]
// [MON, TUE, WED, FRI, SUN]
// [TUE, WED, THU, FRI]
// java.lang.IllegalArgumentException: FRI > TUE
// [MON, SAT, SUN]
// [MON, SAT]
// java.lang.IllegalArgumentException: Collection is empty
// []
// false true true false[TUE, WED]
// true false false false
// class java.lang.NullPointerException
// java.lang.ClassCastException: class EnumCollections$Other != class EnumCollections$Day
// true true true
// [TUE, WED] [] true2
// true [WED]
// true true[TUE, WED, THU, FRI, SAT]
// [WED, THU, FRI, SAT, SUN] WED
// java.lang.IllegalStateException
// java.lang.ClassCastException: class java.lang.Integer not an enum
// [THU, FRI, SAT, SUN][3, 4, 5, 6]
// nullnullwnull
// {MON=m, WED=w2, SUN=null} 3truetruenull
// false nullnulltrue
// class java.lang.NullPointerException
// java.lang.ClassCastException: class EnumCollections$Other != class EnumCollections$Day
// [MON, WED, SUN] [m, w2, null] [MON=m, WED=w2, SUN=null]
// mnull{WED=w2, SUN=null}
// {WED=WED!, SUN=SUN!} truetruetrue
// tttFRInone
// {TUE=tt, WED=WED!} {TUE=tt, WED=WED!, FRI=FRI, SUN=SUN!}
// java.lang.IllegalStateException: Entry was removed
// {WED=WED!, FRI=FRI, SUN=SUN!} WED=WED!
// {MON=2, FRI=1}
// java.lang.IllegalArgumentException: Specified map is empty
// {WED=WED!, FRI=FRI, SUN=SUN!}
// true {}false
