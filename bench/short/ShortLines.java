import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many methods, each a few times: formats, streams, lambdas, exceptions, an enum, a record. */
public class ShortLines {
    enum Level { LOW, MIDDLE, HIGH }

    record Entry(int id, Level level, String text) {
    }

    static Entry entry(int id) {
        return new Entry(id, Level.values()[id % 3], Integer.toHexString(id * 7919));
    }

    public static void main(String[] args) {
        String lines = IntStream.range(0, 300).mapToObj(ShortLines::entry)
            .filter(e -> e.level() != Level.LOW)
            .map(Entry::toString)
            .collect(Collectors.joining(";"));
        int errors = 0;
        for (int i = 0; i < 200; i++) {
            try {
                Integer.parseInt(lines.substring(i, i + 3));
            } catch (NumberFormatException e) {
                errors++;
            }
        }
        String last = String.format("%08x %,d %.3f", lines.hashCode(), lines.length(), errors / 7.0);
        System.out.println("ShortLines " + last);
    }
}
