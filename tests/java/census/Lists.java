import java.util.AbstractSequentialList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Stack;
import java.util.Vector;

/** Lists by their own classes, as programs declare them. */
public class Lists {
    /** The cheapest list that is walked from its ends: over an array. */
    static final class Fixed extends AbstractSequentialList<String> {
        private final ArrayList<String> items;

        Fixed(String... items) {
            this.items = new ArrayList<>(Arrays.asList(items));
        }

        @Override
        public ListIterator<String> listIterator(int at) {
            return items.listIterator(at);
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    static void attempt(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + ": no exception");
        } catch (RuntimeException e) {
            System.out.println(what + ": " + e);
        }
    }

    static void arrayLists() {
        ArrayList<String> list = new ArrayList<>(2);
        System.out.println(list.isEmpty());
        Collections.addAll(list, "pear", "fig", "plum", "fig");
        System.out.println(list.contains("plum") + " " + list.contains(null));
        System.out.println(list.indexOf("fig") + " " + list.indexOf("kiwi"));
        System.out.println(list.remove("fig") + " " + list.remove("kiwi") + " " + list);
        System.out.println(list.remove(0) + " " + list);
        System.out.println(list.set(0, "apple") + " " + list);
        list.add("cherry");
        list.sort(Comparator.reverseOrder());
        System.out.println(list);
        list.sort(null);
        System.out.println(list);
        @SuppressWarnings("unchecked")
        ArrayList<String> copy = (ArrayList<String>) list.clone();
        List<String> part = list.subList(1, 3);
        part.set(0, "CHERRY");
        System.out.println(part + " of " + list + ", copied before: " + copy);
        Object[] objects = list.toArray();
        String[] strings = list.toArray(new String[0]);
        String[] longer = list.toArray(new String[] {"a", "b", "c", "d", "e"});
        System.out.println(objects.length + " " + objects.getClass().getSimpleName());
        System.out.println(String.join(",", strings) + " " + Arrays.toString(longer));
        list.forEach(s -> System.out.print("<" + s + ">"));
        list.clear();
        System.out.println(list + " " + list.isEmpty());
        attempt("set beyond the end", () -> list.set(0, "x"));
        attempt("negative capacity", () -> new ArrayList<String>(-1));
    }

    static void linkedLists() {
        LinkedList<Integer> list = new LinkedList<>();
        list.add(3);
        list.addLast(4);
        list.push(2);
        list.push(1);
        System.out.println(list + " " + list.size() + " " + list.getFirst() + list.getLast());
        System.out.println(list.indexOf(3) + " " + list.indexOf(9));
        System.out.println(list.pop() + " " + list.poll() + " " + list.pollFirst() + " " + list);
        list.add(5);
        list.add(6);
        list.add(7);
        System.out.println(list.remove((Object) 6) + " " + list.remove((Object) 60) + " " + list);
        System.out.println(list.remove() + " " + list.removeFirst() + " " + list.removeLast());
        System.out.println(list + " " + list.poll() + " " + list.pollFirst());
        attempt("getFirst", list::getFirst);
        attempt("getLast", list::getLast);
        attempt("remove", () -> list.remove());
        attempt("pop", list::pop);
    }

    static void stacks() {
        Stack<String> stack = new Stack<>();
        System.out.println(stack.empty() + " " + stack.isEmpty());
        System.out.println(stack.push("bottom") + " " + stack.push("top"));
        System.out.println(stack.peek() + " " + stack.pop() + " " + stack.empty() + " " + stack);
        stack.pop();
        attempt("pop", stack::pop);
        attempt("peek", stack::peek);
        Vector<Integer> vector = new Vector<>();
        System.out.println(vector.isEmpty() + " " + vector.add(1) + " " + vector.add(2));
        @SuppressWarnings("unchecked")
        Vector<Integer> copy = (Vector<Integer>) vector.clone();
        vector.add(3);
        System.out.println(vector.size() + " " + copy.size() + " " + vector + copy);
    }

    static void throughTheInterface(List<String> list) {
        System.out.println(list.isEmpty());
        list.add(0, "b");
        list.add(0, "a");
        System.out.println(list.addAll(List.of("c", "d")) + " " + list.addAll(List.of()));
        System.out.println(list.containsAll(List.of("a", "d")) + " "
                + list.containsAll(List.of("z")));
        ListIterator<String> i = list.listIterator();
        while (i.hasNext()) {
            if (i.next().equals("b")) {
                i.remove();
            }
        }
        ListIterator<String> back = list.listIterator(list.size());
        while (back.previousIndex() >= 0) {
            System.out.print(back.previousIndex() + back.previous() + " ");
        }
        System.out.println(list.toArray().length + " " + list.toArray(new String[0])[1]);
        attempt("remove twice", () -> {
            ListIterator<String> j = list.listIterator();
            j.next();
            j.remove();
            j.remove();
        });
    }

    static void asCollection(Collection<String> c) {
        System.out.println(c.isEmpty() + " " + c.add("x") + " " + c.contains("x"));
        c.add("y");
        c.add("z");
        System.out.println(c.containsAll(List.of("x", "y")) + " " + c.remove("q"));
        System.out.println(c.remove("x") + " " + c.removeAll(List.of("y", "w")) + " " + c);
        Iterator<String> i = c.iterator();
        System.out.println(i.next() + " " + i.hasNext() + " " + c.toArray().length);
        c.clear();
        System.out.println(c);
    }

    static void immutable() {
        List<Integer> eight = List.of(1, 2, 3, 4, 5, 6, 7, 8);
        List<Integer> source = new ArrayList<>(eight);
        List<Integer> copy = List.copyOf(source);
        source.clear();
        System.out.println(eight + " " + copy.equals(eight) + " " + (List.copyOf(copy) == copy));
        attempt("add to a copy", () -> copy.add(1));
        attempt("null in a copy", () -> List.copyOf(Arrays.asList(1, null)));
    }

    static void algorithms() {
        List<Integer> list = new ArrayList<>(List.of(5, 3, 9, 1));
        System.out.println(Collections.max(list) + " " + Collections.max(list, Comparator
                .comparing(n -> -n)));
        Collections.sort(list);
        System.out.println(list);
        Collections.sort(list, Collections.reverseOrder());
        System.out.println(list);
        Collections.swap(list, 0, 3);
        System.out.println(list);
        Collections.shuffle(list, new Random(42));
        System.out.println(list);
        Collections.shuffle(list);
        Collections.sort(list);
        System.out.println(list + " " + Collections.nCopies(3, "ab"));
        System.out.println(Collections.emptyList() + " " + Collections.singletonList(7));
        System.out.println(Collections.EMPTY_LIST == Collections.emptyList());
        attempt("singleton", () -> Collections.singletonList(1).add(2));
        attempt("max of none", () -> Collections.max(new ArrayList<Integer>()));
        attempt("with a text", () -> {
            throw new NoSuchElementException("none left");
        });
        attempt("without", () -> {
            throw new NoSuchElementException();
        });
    }

    public static void main(String[] args) {
        arrayLists();
        linkedLists();
        stacks();
        throughTheInterface(new ArrayList<>());
        throughTheInterface(new LinkedList<>());
        asCollection(new ArrayList<>());
        immutable();
        algorithms();
        Fixed fixed = new Fixed("one", "two", "three");
        StringBuilder seen = new StringBuilder();
        for (Iterator<String> i = fixed.iterator(); i.hasNext();) {
            seen.append(i.next()).append(' ');
        }
        System.out.println(seen + fixed.get(2) + " " + fixed);
        Iterable<String> iterable = fixed;
        iterable.forEach(s -> System.out.print(s.length() + " "));
        System.out.println(iterable.spliterator().estimateSize());
    }
}

// expect:
// true
// true false
// 1 -1
// true false [pear, plum, fig]
// pear [plum, fig]
// plum [apple, fig]
// [fig, cherry, apple]
// [apple, cherry, fig]
// [CHERRY, fig] of [apple, CHERRY, fig], copied before: [apple, cherry, fig]
// 3 Object[]
// apple,CHERRY,fig [apple, CHERRY, fig, null, e]
// <apple><CHERRY><fig>[] true
// set beyond the end: java.lang.IndexOutOfBoundsException: Index 0 out of bounds for length 0
// negative capacity: java.lang.IllegalArgumentException: Illegal Capacity: -1
// [1, 2, 3, 4] 4 14
// 2 -1
// 1 2 3 [4]
// true false [4, 5, 7]
// 4 5 7
// [] null null
// getFirst: java.util.NoSuchElementException
// getLast: java.util.NoSuchElementException
// remove: java.util.NoSuchElementException
// pop: java.util.NoSuchElementException
// true true
// bottom top
// top top false [bottom]
// pop: java.util.EmptyStackException
// peek: java.util.EmptyStackException
// true true true
// 3 2 [1, 2, 3][1, 2]
// true
// true false
// true false
// 2d 1c 0a 3 c
// remove twice: java.lang.IllegalStateException
// true
// true false
// true false
// 2d 1c 0a 3 c
// remove twice: java.lang.IllegalStateException
// true true true
// true false
// true true [z]
// z false 1
// []
// [1, 2, 3, 4, 5, 6, 7, 8] true true
// add to a copy: java.lang.UnsupportedOperationException
// null in a copy: java.lang.NullPointerException
// 9 1
// [1, 3, 5, 9]
// [9, 5, 3, 1]
// [1, 5, 3, 9]
// [9, 5, 1, 3]
// [1, 3, 5, 9] [ab, ab, ab]
// [] [7]
// true
// singleton: java.lang.UnsupportedOperationException
// max of none: java.util.NoSuchElementException
// with a text: java.util.NoSuchElementException: none left
// without: java.util.NoSuchElementException
// one two three three [one, two, three]
// 3 3 5 3
