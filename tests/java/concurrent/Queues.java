import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Queues between threads: nothing is lost or given twice; bounds, times and order hold. */
public class Queues {
    static void transfer(String name, BlockingQueue<Integer> q, int times)
            throws InterruptedException {
        AtomicLong sum = new AtomicLong();
        Thread[] threads = new Thread[4];
        for (int t = 0; t < 4; t++) {
            boolean producer = t < 2;
            threads[t] = new Thread(() -> {
                try {
                    for (int i = 1; i <= times; i++) {
                        if (producer) {
                            q.put(i);
                        } else {
                            sum.addAndGet(q.take());
                        }
                    }
                } catch (InterruptedException e) {
                    System.out.println(e);
                }
            });
            threads[t].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        System.out.println(name + " " + sum + " " + q.size());
    }

    static void bounds() throws InterruptedException {
        BlockingQueue<String> q = new ArrayBlockingQueue<>(2);
        System.out.println(q.offer("a") + " " + q.offer("b") + " " + q.offer("c") + " "
                + q.offer("d", 5, TimeUnit.MILLISECONDS) + " " + q.remainingCapacity() + " " + q);
        try {
            q.add("e");
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        List<String> drained = new ArrayList<>();
        System.out.println(q.drainTo(drained, 1) + " " + drained + " " + q.peek() + " "
                + q.poll() + " " + q.poll() + " " + q.poll(5, TimeUnit.MILLISECONDS));
        SynchronousQueue<String> s = new SynchronousQueue<>();
        System.out.println(s.offer("x") + " " + s.poll() + " " + s.size() + " " + s);
        BlockingDeque<Integer> d = new LinkedBlockingDeque<>();
        d.addFirst(2);
        d.addLast(3);
        d.putFirst(1);
        System.out.println(d + " " + d.takeLast() + " " + d.pollFirst() + " " + d.peekLast());
        PriorityBlockingQueue<Integer> p = new PriorityBlockingQueue<>();
        for (int i : new int[] {5, 1, 4, 2, 3}) {
            p.add(i);
        }
        System.out.println(p + " " + p.poll() + p.poll() + p.poll());
    }

    static void lockFree() throws InterruptedException {
        ConcurrentLinkedQueue<Integer> q = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedDeque<Integer> d = new ConcurrentLinkedDeque<>();
        AtomicLong sum = new AtomicLong();
        Thread[] threads = new Thread[4];
        for (int t = 0; t < 4; t++) {
            boolean producer = t < 2;
            threads[t] = new Thread(() -> {
                int left = 3000;
                while (left > 0) {
                    if (producer) {
                        q.add(left);
                        d.addFirst(left);
                        left--;
                    } else {
                        Integer n = q.poll();
                        if (n != null) {
                            sum.addAndGet(n);
                            left--;
                        } else {
                            Thread.yield();
                        }
                    }
                }
            });
            threads[t].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        System.out.println(sum + " " + q.isEmpty() + " " + d.size());
        for (int i = 0; i < 6; i++) {
            q.add(i);
        }
        q.remove(3);
        q.removeIf(n -> n == 5);
        System.out.println(q + " " + q.size() + " " + q.contains(4) + " " + q.peek());
    }

    public static void main(String[] args) throws InterruptedException {
        transfer("array", new ArrayBlockingQueue<>(8), 2000);
        transfer("linked", new LinkedBlockingQueue<>(), 2000);
        transfer("deque", new LinkedBlockingDeque<>(5), 2000);
        transfer("priority", new PriorityBlockingQueue<>(), 2000);
        transfer("synchronous", new SynchronousQueue<>(), 300);
        transfer("fair", new SynchronousQueue<>(true), 300);
        bounds();
        lockFree();
    }
}

// expect:
// array 4002000 0
// linked 4002000 0
// deque 4002000 0
// priority 4002000 0
// synchronous 90300 0
// fair 90300 0
// true true false false 0 [a, b]
// Queue full
// 1 [a] b b null null
// false null 0 []
// [1, 2, 3] 3 1 2
// [1, 2, 4, 5, 3] 123
// 9003000 true 6000
// [0, 1, 2, 4] 4 true 0
