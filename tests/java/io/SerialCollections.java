import java.io.*;
import java.util.*;

/** Collections and throwables through object streams. */
public class SerialCollections {
    static Object copy(Object o) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(o);
        return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }

    public static void main(String[] args) throws Exception {
        List<Object> list = new ArrayList<>(List.of("a", 1, 2.5));
        list.add(list.get(0));
        Map<String, Object> map = new HashMap<>(Map.of("k", list));
        Map<Integer, String> linked = new LinkedHashMap<>();
        linked.put(3, "three");
        linked.put(1, "one");
        Object[] all = {list, map, linked, new HashSet<>(Set.of("x")), new LinkedList<>(list),
            new TreeMap<>(linked), new ArrayDeque<>(list), new LinkedHashSet<>(List.of(9, 2, 5))};
        for (Object o : all) {
            Object back = copy(o);
            System.out.println(back.getClass().getName() + " " + back);
        }
        Exception e = (Exception) copy(new IllegalStateException("why", new IOException("inner")));
        System.out.println(e + " " + e.getCause() + " " + e.getStackTrace()[0].getMethodName());
    }
}

// expect:
// java.util.ArrayList [a, 1, 2.5, a]
// java.util.HashMap {k=[a, 1, 2.5, a]}
// java.util.LinkedHashMap {3=three, 1=one}
// java.util.HashSet [x]
// java.util.LinkedList [a, 1, 2.5, a]
// java.util.TreeMap {1=one, 3=three}
// java.util.ArrayDeque [a, 1, 2.5, a]
// java.util.LinkedHashSet [9, 2, 5]
// java.lang.IllegalStateException: why java.io.IOException: inner main
