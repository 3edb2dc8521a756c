// needs: gc
// slow-stress: 499
import java.util.Random;

/** A big object array with random updates: old objects get pointers to young ones all the time. */
public class RandomUpdates {
    static final class Cell {
        final int stamp;
        Cell link;

        Cell(int stamp, Cell link) {
            this.stamp = stamp;
            this.link = link;
        }
    }

    public static void main(String[] args) {
        Random random = new Random(42);
        Cell[] table = new Cell[3000];
        int[] stamps = new int[table.length];
        for (int i = 0; i < 60_000; i++) {
            int at = random.nextInt(table.length);
            Cell old = table[at];
            if (old != null && i % 3 == 0) {
                old.link = new Cell(i, null);
            } else {
                table[at] = new Cell(i, old == null ? null : new Cell(old.stamp, null));
                stamps[at] = i;
            }
        }
        int wrong = 0;
        long sum = 0;
        for (int i = 0; i < table.length; i++) {
            if (table[i] != null) {
                wrong += table[i].stamp == stamps[i] ? 0 : 1;
                sum += table[i].link == null ? 0 : table[i].link.stamp;
            }
        }
        System.out.println("wrong " + wrong + " " + sum);
    }
}

// expect:
// wrong 0 161579457
