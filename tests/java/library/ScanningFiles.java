import java.io.File;
import java.io.FileNotFoundException;
import java.io.FileWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

public class ScanningFiles {
    interface Action {
        Object run();
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (RuntimeException e) {
            System.out.println(e instanceof NullPointerException ? e.getClass() : e);
        }
    }

    public static void main(String[] args) throws IOException {
        File file = File.createTempFile("scanning", ".txt");
        try {
            try (Writer w = new FileWriter(file)) {
                for (int i = 0; i < 2000; i++) {
                    w.write(i + (i % 7 == 0 ? "\n" : " "));
                }
                w.write("end\u00e9\n");
            }
            try (Scanner s = new Scanner(file)) {
                long sum = 0;
                while (s.hasNextInt()) {
                    sum += s.nextInt();
                }
                System.out.println(sum + " " + s.next() + s.hasNext());
            }
            try (Scanner s = new Scanner(file, StandardCharsets.UTF_8)) {
                int lines = 0;
                while (s.hasNextLine()) {
                    s.nextLine();
                    lines++;
                }
                System.out.println(lines);
            }
            try (Scanner s = new Scanner(file.toPath(), "UTF-8")) {
                System.out.println(s.findWithinHorizon("19[0-9]5", 0) + " " + s.next());
            }
        } finally {
            file.delete();
        }
        try (Scanner s = new Scanner(file)) {
            System.out.println(s.next());
        } catch (FileNotFoundException e) {
            System.out.println(e.getClass());
        }
        show(() -> new Scanner(new StringReader("over a reader")).tokens().toList());
    }
}

// expect:
// 1999000 endéfalse
// 287
// 1905 1906
// class java.io.FileNotFoundException
// [over, a, reader]
