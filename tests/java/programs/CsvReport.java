import java.util.ArrayList;
import java.util.InputMismatchException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Scanner;

/** Reads comma-separated records with Scanner and reports totals of groups. */
public class CsvReport {
    record Sale(int id, String region, String product, int units, double price) {
        Sale {
            if (units < 0) {
                throw new IllegalArgumentException("negative units: " + units);
            }
        }

        double value() {
            return units * price;
        }
    }

    static final String DATA = """
            id,region,product,units,price
            1,north,bolt,100,0.25
            2,south,"nut, steel",40,0.10
            3,north,gear,3,12.5
            # a comment
            4,west,"the ""big"" one",1,199.99

            5,south,bolt,ten,0.25
            6,south,bolt,-4,0.25
            7,west,gear
            8,west,gear,2,12.5
            """;

    static List<String> fields(String line) {
        List<String> result = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                result.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        result.add(field.toString());
        return result;
    }

    static Sale sale(List<String> f) {
        try (Scanner numbers = new Scanner(f.get(0) + " " + f.get(3) + " " + f.get(4))) {
            numbers.useLocale(Locale.ROOT);
            return new Sale(numbers.nextInt(), f.get(1), f.get(2), numbers.nextInt(),
                    numbers.nextDouble());
        }
    }

    public static void main(String[] args) {
        List<Sale> sales = new ArrayList<>();
        Scanner in = new Scanner(DATA);
        String header = in.nextLine();
        for (int line = 2; in.hasNextLine(); line++) {
            String text = in.nextLine();
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            try {
                sales.add(sale(fields(text)));
            } catch (InputMismatchException e) {
                System.out.println("line " + line + ": not a number " + e.getMessage());
            } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                System.out.println("line " + line + ": " + e.getMessage());
            }
        }
        System.out.println(fields(header));
        Map<String, Map<String, Double>> table = new LinkedHashMap<>();
        for (Sale s : sales) {
            table.computeIfAbsent(s.region(), r -> new LinkedHashMap<>())
                    .merge(s.product(), s.value(), Double::sum);
        }
        table.forEach((region, products) -> {
            System.out.printf("%-8s%10.2f%n", region,
                    products.values().stream().mapToDouble(d -> d).sum());
            products.forEach((p, v) -> System.out.printf("  %-14s%,10.2f %6.1f%%%n", p, v,
                    100 * v / sales.stream().mapToDouble(Sale::value).sum()));
        });
        Scanner mixed = new Scanner("12 0x1f true 3,5;word\nrest of line").useDelimiter("[ ,;\n]");
        System.out.println(mixed.nextInt() + " " + mixed.hasNextInt() + " " + mixed.next() + " "
                + mixed.nextBoolean() + " " + (mixed.nextInt() + mixed.nextInt()) + " "
                + mixed.next() + mixed.nextLine() + "|" + mixed.nextLine());
        try {
            mixed.next();
        } catch (NoSuchElementException e) {
            System.out.println(e.getClass().getSimpleName() + " " + mixed.hasNext());
        }
    }
}

// expect:
// line 8: not a number null
// line 9: negative units: -4
// line 10: Index 3 out of bounds for length 3
// [id, region, product, units, price]
// north        62.50
//   bolt               25.00    8.6%
//   gear               37.50   12.9%
// south         4.00
//   nut, steel          4.00    1.4%
// west        224.99
//   the "big" one     199.99   68.6%
//   gear               25.00    8.6%
// 12 false 0x1f true 8 word|rest of line
// NoSuchElementException false
