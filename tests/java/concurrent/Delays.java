import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;

/** Elements that come out when their delays are over, and ones that producers wait for. */
public class Delays {
    record Item(String name, long time) implements Delayed {
        static Item after(String name, long millis) {
            return new Item(name, System.nanoTime() + millis * 1000_000);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(time - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed o) {
            return Long.compare(time, ((Item) o).time);
        }
    }

    public static void main(String[] args) throws InterruptedException {
        DelayQueue<Item> q = new DelayQueue<>();
        q.add(Item.after("in two hours", 7200_000));
        q.put(Item.after("in an hour", 3600_000));
        q.offer(Item.after("now", -1));
        System.out.println(q.size() + " " + q.peek().name() + " " + q.poll().name() + " "
                + q.poll() + " " + q.poll(1, TimeUnit.MILLISECONDS));
        q.clear();
        q.add(Item.after("last", 300));
        q.add(Item.after("first", 100));
        System.out.println(q.take().name() + " " + q.take().name() + " " + q.isEmpty());
        LinkedTransferQueue<Integer> t = new LinkedTransferQueue<>();
        System.out.println(t.tryTransfer(1) + " " + t.tryTransfer(2, 1, TimeUnit.MILLISECONDS)
                + " " + t);
        int[] sum = new int[1];
        Thread consumer = new Thread(() -> {
            try {
                for (int i = 0; i < 100; i++) {
                    sum[0] += t.take();
                }
            } catch (InterruptedException e) {
                System.out.println(e);
            }
        });
        consumer.start();
        for (int i = 0; i < 100; i++) {
            t.transfer(i);
        }
        consumer.join();
        System.out.println(sum[0] + " " + t.size());
    }
}

// expect:
// 3 now now null null
// first last true
// false false []
// 4950 0
