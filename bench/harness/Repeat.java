import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;

/**
 * Runs a program's main again and again in one process, and prints how long each run took:
 * {@code Repeat SECONDS RUNS Class argument...} ends when both that time and that number are
 * reached. What the program prints must be the same each time; it is printed once.
 */
public class Repeat {
    public static void main(String[] args) throws Exception {
        double seconds = Double.parseDouble(args[0]);
        int runs = Integer.parseInt(args[1]);
        Method main = Class.forName(args[2]).getMethod("main", String[].class);
        String[] rest = new String[args.length - 3];
        System.arraycopy(args, 3, rest, 0, rest.length);
        PrintStream out = System.out;
        StringBuilder times = new StringBuilder();
        String expected = null;
        long start = System.nanoTime();
        for (int n = 0; n < runs || System.nanoTime() - start < seconds * 1e9; n++) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            System.setOut(new PrintStream(printed, true));
            long before = System.nanoTime();
            main.invoke(null, (Object) rest);
            long taken = System.nanoTime() - before;
            System.setOut(out);
            times.append("nanoseconds ").append(taken).append('\n');
            String text = printed.toString();
            if (expected != null && !expected.equals(text)) {
                throw new IllegalStateException("run " + n + " printed " + text);
            }
            expected = text;
        }
        out.print(expected);
        out.print(times);
    }
}
