import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads the log of a web server with regular expressions. */
public class LogAnalysis {
    static final String LOG = """
            10.0.0.1 - ann [12/Mar/2021:06:25:24 +0000] "GET /index.html HTTP/1.1" 200 5316
            10.0.0.2 - - [12/Mar/2021:06:25:31 +0000] "POST /login?user=bob&x=1 HTTP/1.1" 302 0
            10.0.0.2 - bob [12/Mar/2021:06:26:02 +0000] "GET /img/a%20b.png HTTP/1.1" 404 209
            fe80::1 - - [12/Mar/2021:07:01:59 +0000] "GET /index.html HTTP/1.0" 200 5316
            this line is broken
            10.0.0.1 - ann [12/Mar/2021:07:13:00 +0000] "DELETE /item/42 HTTP/1.1" 500 17
            10.0.0.9 - - [13/Mar/2021:00:00:01 +0000] "GET /item/7?q=a+b HTTP/1.1" 200 -
            """;
    static final Pattern LINE = Pattern.compile("""
            ^(?<host>\\S+)\\ \\S+\\ (?<user>\\S+)\\          # who
            \\[(?<day>[^:]+):(?<hour>\\d\\d):([0-5]\\d):([0-5]\\d)\\ [-+]\\d{4}\\]\\   # when
            "(?<method>[A-Z]+)\\ (?<path>/[^\\s?]*)(?:\\?(?<query>\\S*))?\\ HTTP/1\\.[01]"\\   # what
            (?<status>[1-5]\\d\\d)\\ (?<size>\\d+|-)$          # result
            """, Pattern.COMMENTS | Pattern.MULTILINE);

    static Map<String, String> query(String text) {
        Map<String, String> result = new LinkedHashMap<>();
        Matcher m = Pattern.compile("([^=&]+)=([^&]*)&?").matcher(text);
        while (m.lookingAt()) {
            result.put(m.group(1), m.group(2).replace('+', ' '));
            m.region(m.end(), text.length());
        }
        return result;
    }

    static String decode(String path) {
        return Pattern.compile("%([0-9A-F]{2})").matcher(path)
                .replaceAll(r -> Character.toString(Integer.parseInt(r.group(1), 16)));
    }

    static void lines() {
        Map<String, Integer> hits = new TreeMap<>();
        Map<Integer, Long> bytes = new TreeMap<>();
        Matcher m = LINE.matcher(LOG);
        int matched = 0;
        while (m.find()) {
            matched++;
            hits.merge(m.group("method") + " " + decode(m.group("path")), 1, Integer::sum);
            long size = m.group("size").equals("-") ? 0 : Long.parseLong(m.group("size"));
            bytes.merge(Integer.parseInt(m.group("hour")), size, Long::sum);
            if (m.group("query") != null) {
                System.out.println(m.group("host") + " asks " + query(m.group("query")));
            }
            if (m.group("status").charAt(0) >= '4') {
                System.out.println(m.group("status") + " at " + m.start("status") + " for "
                        + m.group("user") + " " + m.group(4) + ":" + m.group(5));
            }
        }
        System.out.println(matched + " of " + LOG.lines().count() + " " + hits + " " + bytes);
    }

    static void rewriting() {
        Matcher m = Pattern.compile("(?i)\\b(get|post)\\b").matcher(LOG);
        StringBuilder out = new StringBuilder();
        int n = 0;
        while (m.find() && n < 2) {
            m.appendReplacement(out, "<$1#" + ++n + ">" + Matcher.quoteReplacement("$"));
        }
        m.appendTail(out);
        System.out.println(out.substring(0, 150));
        System.out.println("2021-03-12".replaceAll("(\\d+)-(\\d+)-(\\d+)", "$3.$2.$1") + " "
                + "aaa".replaceAll("a*?", "x") + " " + "a.b.c".split("\\.").length + " "
                + "caBBage".replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
        System.out.println(Pattern.compile("\\d+").matcher(LOG).results().map(MatchResult::group)
                .filter(g -> g.length() == 4).distinct().collect(Collectors.joining(",")));
        List<String> words = new ArrayList<>();
        Matcher twice = Pattern.compile("\\b(\\w)(\\w*)\\1\\b").matcher("area noon abc level a");
        while (twice.find()) {
            words.add(twice.group() + "@" + twice.start(2) + "-" + twice.end(2));
        }
        System.out.println(words);
        System.out.println("x=1;y=22".matches("(?:[a-z]=\\d+;?)++") + " "
                + "aaaa".matches("a{2,3}+a") + " " + "aaaab".matches("(?>a+)b") + " "
                + Pattern.matches("(?s).*broken.*", LOG) + " "
                + Pattern.compile("^10", Pattern.MULTILINE).matcher(LOG).results().count() + " "
                + Pattern.compile("[\\p{L}&&[^a-m]]+").matcher("hello wörld").replaceAll("."));
    }

    public static void main(String[] args) {
        lines();
        rewriting();
        for (String wrong : new String[] {"(open", "[a", "*a", "(?<n a)", "(?<7>a)",
            "a{2,1}", "\\", "(?<n>a)(?<n>b)"}) {
            try {
                System.out.println(Pattern.compile(wrong));
            } catch (PatternSyntaxException e) {
                System.out.println(e.getDescription() + " near " + e.getIndex());
            }
        }
        try {
            LINE.matcher("").group("nobody");
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}

// expect:
// 10.0.0.2 asks {user=bob, x=1}
// 404 at 238 for bob 06:26
// 500 at 414 for ann 07:13
// 10.0.0.9 asks {q=a b}
// 6 of 7 {DELETE /item/42=1, GET /img/a b.png=1, GET /index.html=2, GET /item/7=1, POST /login=1} {0=0, 6=5525, 7=5333}
// 10.0.0.1 - ann [12/Mar/2021:06:25:24 +0000] "<GET#1>$ /index.html HTTP/1.1" 200 5316
// 10.0.0.2 - - [12/Mar/2021:06:25:31 +0000] "<POST#2>$ /login?user=
// 12.03.2021 xaxaxax 3 ca_BBage
// 2021,0000,5316
// [area@1-3, noon@6-8, level@15-18]
// true true true true 5 hell. .ld
// Unclosed group near 5
// Unclosed character class near 1
// Dangling meta character '*' near 0
// named capturing group is missing trailing '>' near 4
// capturing group name does not start with a Latin letter near 3
// Illegal repetition range near 5
// Unexpected internal error near 1
// Named capturing group <n> is already defined near 11
// No match found
