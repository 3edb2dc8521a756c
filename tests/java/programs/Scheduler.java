import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Supplier;

/** A processor that tasks share: first come, shortest first, by priority, and in turns. */
public class Scheduler {
    enum Priority { LOW, NORMAL, HIGH }

    static final class Task {
        private static int made;
        final int id = ++made;
        final String name;
        final int arrival;
        final int work;
        final Priority priority;
        int left;
        int end;

        Task(String name, int arrival, int work, Priority priority) {
            this.name = name;
            this.arrival = arrival;
            this.work = work;
            this.priority = priority;
            left = work;
        }

        int waited() {
            return end - arrival - work;
        }
    }

    enum Policy {
        FIRST_COME(Comparator.comparingInt(t -> t.arrival), Integer.MAX_VALUE),
        SHORTEST(Comparator.comparingInt(t -> t.left), 1),
        PRIORITY(Comparator.<Task, Priority>comparing(t -> t.priority).reversed(), 1),
        TURNS(null, 2);

        private final Comparator<Task> order;
        final int slice;

        Policy(Comparator<Task> order, int slice) {
            this.order = order == null ? null : order.thenComparing(t -> t.id);
            this.slice = slice;
        }

        Queue<Task> queue() {
            return order == null ? new java.util.LinkedList<>() : new PriorityQueue<>(order);
        }
    }

    private final Policy policy;
    private final StringBuilder trace = new StringBuilder();
    private int clock;

    Scheduler(Policy policy) {
        this.policy = policy;
    }

    void run(List<Task> tasks) {
        List<Task> coming = new ArrayList<>(tasks);
        coming.sort(Comparator.comparingInt(t -> t.arrival));
        Queue<Task> ready = policy.queue();
        while (!(coming.isEmpty() && ready.isEmpty())) {
            admit(coming, ready);
            Task task = ready.poll();
            if (task == null) {
                trace.append('.');
                clock++;
                continue;
            }
            int time = Math.min(policy.slice, task.left);
            trace.append(task.name.repeat(time));
            clock += time;
            task.left -= time;
            admit(coming, ready);
            if (task.left > 0) {
                ready.add(task);
            } else {
                task.end = clock;
            }
        }
    }

    private void admit(List<Task> coming, Queue<Task> ready) {
        coming.removeIf(t -> t.arrival <= clock && ready.add(t));
    }

    public static void main(String[] args) {
        Supplier<List<Task>> tasks = () -> List.of(
                new Task("a", 0, 5, Priority.LOW), new Task("b", 1, 3, Priority.NORMAL),
                new Task("c", 2, 1, Priority.HIGH), new Task("d", 4, 2, Priority.NORMAL),
                new Task("e", 14, 2, Priority.LOW));
        Map<Policy, Double> waits = new EnumMap<>(Policy.class);
        for (Policy policy : Policy.values()) {
            Scheduler scheduler = new Scheduler(policy);
            List<Task> own = tasks.get();
            scheduler.run(own);
            System.out.printf("%-11s%s%n", policy, scheduler.trace);
            for (Task t : own) {
                System.out.printf("  %s %2d..%2d waited %2d%n", t.name, t.arrival, t.end,
                        t.waited());
            }
            waits.put(policy, own.stream().mapToInt(Task::waited).average().orElse(0));
        }
        System.out.println(waits);
        System.out.println(waits.entrySet().stream().min(Map.Entry.comparingByValue()).get());
    }
}

// expect:
// FIRST_COME aaaaabbbcdd...ee
//   a  0.. 5 waited  0
//   b  1.. 8 waited  4
//   c  2.. 9 waited  6
//   d  4..11 waited  5
//   e 14..16 waited  0
// SHORTEST   abcbbddaaaa...ee
//   a  0..11 waited  6
//   b  1.. 5 waited  1
//   c  2.. 3 waited  0
//   d  4.. 7 waited  1
//   e 14..16 waited  0
// PRIORITY   abcbbddaaaa...ee
//   a  0..11 waited  6
//   b  1.. 5 waited  1
//   c  2.. 3 waited  0
//   d  4.. 7 waited  1
//   e 14..16 waited  0
// TURNS      aabbcaaddba...ee
//   a  0..11 waited  6
//   b  1..10 waited  6
//   c  2.. 5 waited  2
//   d  4.. 9 waited  3
//   e 14..16 waited  0
// {FIRST_COME=3.0, SHORTEST=1.6, PRIORITY=1.6, TURNS=3.4}
// SHORTEST=1.6
