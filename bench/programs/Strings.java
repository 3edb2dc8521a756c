/** Building text with StringBuilder, scanning it into words, hashing by own code. */
public class Strings {
    static String text(int words) {
        StringBuilder b = new StringBuilder();
        int seed = 1;
        for (int i = 0; i < words; i++) {
            seed = seed * 1103515245 + 12345;
            int length = 2 + (seed >>> 16) % 7;
            for (int k = 0; k < length; k++) {
                seed = seed * 1103515245 + 12345;
                b.append((char) ('a' + (seed >>> 16) % 26));
            }
            b.append(' ').append(i);
            b.append(' ');
        }
        return b.toString();
    }

    static int hash(String s) {
        int h = 0;
        for (int i = 0; i < s.length(); i++) {
            h = h * 33 ^ s.charAt(i);
        }
        return h;
    }

    static int scan(String s) {
        int total = 0;
        int start = 0;
        while (true) {
            int end = s.indexOf(' ', start);
            if (end < 0) {
                return total;
            }
            String word = s.substring(start, end);
            total = total * 7 + hash(word) + word.length();
            if (word.startsWith("a") || word.endsWith("z")) {
                total += word.compareTo("mmm");
            }
            start = end + 1;
        }
    }

    public static void main(String[] args) {
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            String s = text(55_000 + i);
            sum = sum * 31 + scan(s) + hash(s);
        }
        System.out.println("Strings " + sum);
    }
}
