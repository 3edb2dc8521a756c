// needs: gc
// slow-stress: 199
import java.lang.ref.WeakReference;
import java.util.ArrayList;

/** Many weak references; every second referent is also held strongly. */
public class WeakMany {
    static ArrayList<WeakReference<int[]>> refs = new ArrayList<>();
    static ArrayList<int[]> held = new ArrayList<>();

    static void fill(int n) {
        for (int i = 0; i < n; i++) {
            int[] a = {i};
            refs.add(new WeakReference<>(a));
            if (i % 2 == 0) {
                held.add(a);
            }
        }
    }

    static int live() {
        int live = 0;
        for (WeakReference<int[]> r : refs) {
            live += r.get() != null ? 1 : 0;
        }
        return live;
    }

    public static void main(String[] args) {
        fill(2000);
        for (int i = 0; i < 50 && live() > 1000; i++) {
            System.gc();
        }
        System.out.println(live() + " " + held.size());
        int wrong = 0;
        for (int i = 0; i < held.size(); i++) {
            if (refs.get(2 * i).get() != held.get(i) || held.get(i)[0] != 2 * i) {
                wrong++;
            }
        }
        System.out.println("wrong " + wrong);
    }
}

// expect:
// 1000 1000
// wrong 0
