import java.util.AbstractQueue;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;

/** Queues and deques by their own classes. */
public class Queues {
    /** A queue of one place. */
    static final class One extends AbstractQueue<String> {
        private String item;

        @Override
        public boolean offer(String s) {
            if (item != null) {
                return false;
            }
            item = s;
            return true;
        }

        @Override
        public String poll() {
            String s = item;
            item = null;
            return s;
        }

        @Override
        public String peek() {
            return item;
        }

        @Override
        public Iterator<String> iterator() {
            return item == null ? Collections.emptyIterator() : List.of(item).iterator();
        }

        @Override
        public int size() {
            return item == null ? 0 : 1;
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

    static void priorities() {
        PriorityQueue<Integer> heap = new PriorityQueue<>();
        for (int n : new int[] {5, 1, 4, 1, 3}) {
            heap.add(n);
        }
        System.out.println(heap.offer(2) + " " + heap.peek() + " " + heap.size() + " " + heap);
        StringBuilder order = new StringBuilder();
        while (heap.peek() != null) {
            order.append(heap.poll());
        }
        System.out.println(order + " " + heap.size());
        PriorityQueue<String> byLength =
                new PriorityQueue<>(4, Comparator.comparing(String::length).reversed());
        Collections.addAll(byLength, "aa", "b", "cccc", "ddd");
        System.out.println(byLength.poll() + byLength.poll() + byLength.peek());
        PriorityQueue<Long> sized = new PriorityQueue<>(100);
        sized.add(7L);
        System.out.println(sized);
        attempt("capacity 0", () -> new PriorityQueue<String>(0));
        attempt("null", () -> sized.add(null));
    }

    static void arrayDeques() {
        ArrayDeque<Integer> deque = new ArrayDeque<>(2);
        for (int i = 0; i < 20; i++) {
            deque.add(i);
        }
        System.out.println(deque.removeLast() + " " + deque.size());
        int sum = 0;
        for (Iterator<Integer> i = deque.iterator(); i.hasNext();) {
            int n = i.next();
            if (n % 3 == 0) {
                i.remove();
            }
            sum += n;
        }
        System.out.println(sum + " " + deque);
        StringBuilder back = new StringBuilder();
        for (Iterator<Integer> i = deque.descendingIterator(); i.hasNext();) {
            back.append(i.next()).append(' ');
        }
        System.out.println(back);
        attempt("removeLast of none", () -> new ArrayDeque<String>().removeLast());
        attempt("null", () -> deque.add(null));
    }

    static void throughTheInterface(Deque<String> deque) {
        deque.push("b");
        deque.push("a");
        System.out.println(deque.offerLast("c") + " " + deque.peekFirst() + " " + deque);
        System.out.println(deque.pop() + deque.removeFirst() + deque.removeLast());
        System.out.println(deque.pollLast() + " " + deque.peekFirst());
        deque.push("y");
        deque.push("x");
        System.out.println(deque.remove("y") + " " + deque.remove("q"));
        for (Iterator<String> i = deque.iterator(); i.hasNext();) {
            System.out.println(i.next());
        }
        deque.clear();
        attempt("pop", deque::pop);
        attempt("removeFirst", deque::removeFirst);
        attempt("removeLast", deque::removeLast);
    }

    public static void main(String[] args) {
        priorities();
        arrayDeques();
        throughTheInterface(new ArrayDeque<>());
        throughTheInterface(new LinkedList<>());
        One one = new One();
        System.out.println(one.addAll(List.of("only")) + " " + one);
        attempt("more than fit", () -> one.addAll(List.of("a", "b")));
        attempt("itself", () -> one.addAll(one));
        Queue<String> queue = one;
        System.out.println(queue.element());
        one.clear();
        attempt("element of none", queue::element);
        attempt("as thrown", () -> {
            throw new NoSuchElementException("empty");
        });
    }
}

// expect:
// true 1 6 [1, 1, 2, 5, 3, 4]
// 112345 0
// ccccdddaa
// [7]
// capacity 0: java.lang.IllegalArgumentException
// null: java.lang.NullPointerException
// 19 19
// 171 [1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17]
// 17 16 14 13 11 10 8 7 5 4 2 1
// removeLast of none: java.util.NoSuchElementException
// null: java.lang.NullPointerException
// true a [a, b, c]
// abc
// null null
// true false
// x
// pop: java.util.NoSuchElementException
// removeFirst: java.util.NoSuchElementException
// removeLast: java.util.NoSuchElementException
// true a [a, b, c]
// abc
// null null
// true false
// x
// pop: java.util.NoSuchElementException
// removeFirst: java.util.NoSuchElementException
// removeLast: java.util.NoSuchElementException
// true [only]
// more than fit: java.lang.IllegalStateException: Queue full
// itself: java.lang.IllegalArgumentException
// only
// element of none: java.util.NoSuchElementException
// as thrown: java.util.NoSuchElementException: empty
