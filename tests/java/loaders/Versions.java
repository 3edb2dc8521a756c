/** Runtime.Version: which texts are versions, what they say, and their order. */
public class Versions {
    static void parse(String text) {
        try {
            Runtime.Version v = Runtime.Version.parse(text);
            System.out.println(text + " -> " + v + " " + v.feature() + " " + v.interim() + " "
                    + v.update() + " " + v.patch() + " " + v.pre() + " " + v.build() + " "
                    + v.optional() + " " + v.version());
        } catch (IllegalArgumentException e) {
            System.out.println(text + " -> " + e);
        }
    }

    public static void main(String[] args) {
        for (String text : new String[] {"17", "17.0.1", "17.0.0", "9-ea", "9+12", "9-ea+12",
            "9-ea+12-opt.1", "9+-opt", "9-ea-opt", "11.0.3+7-LTS", "", "x", "17.", "017",
            "17.0.1.2.3.4", "9-", "9+", "1.8", "9-ea+", "9+012", "9--x", "9.0.0.1", "9+0"}) {
            parse(text);
        }
        String[] texts = {"9", "9-ea", "9+1", "9-ea+2", "9.0.1", "10", "9+-opt", "9+1-a", "9+1-b",
            "9-internal", "9-2", "9-10"};
        for (String one : texts) {
            StringBuilder line = new StringBuilder(one).append(':');
            for (String other : texts) {
                Runtime.Version a = Runtime.Version.parse(one);
                Runtime.Version b = Runtime.Version.parse(other);
                line.append(' ').append(Integer.signum(a.compareTo(b))).append('/')
                        .append(Integer.signum(a.compareToIgnoreOptional(b)));
                if (a.equals(b) != (a.compareTo(b) == 0)
                        || a.equals(b) && a.hashCode() != b.hashCode()) {
                    line.append('!');
                }
            }
            System.out.println(line);
        }
        System.out.println(Runtime.Version.parse("9+1-a").equalsIgnoreOptional(
                Runtime.Version.parse("9+1-b")) + " " + Runtime.version().feature() + " "
                + Runtime.version().equals(null));
    }
}

// expect:
// 17 -> 17 17 0 0 0 Optional.empty Optional.empty Optional.empty [17]
// 17.0.1 -> 17.0.1 17 0 1 0 Optional.empty Optional.empty Optional.empty [17, 0, 1]
// 17.0.0 -> java.lang.IllegalArgumentException: Invalid version string: '17.0.0'
// 9-ea -> 9-ea 9 0 0 0 Optional[ea] Optional.empty Optional.empty [9]
// 9+12 -> 9+12 9 0 0 0 Optional.empty Optional[12] Optional.empty [9]
// 9-ea+12 -> 9-ea+12 9 0 0 0 Optional[ea] Optional[12] Optional.empty [9]
// 9-ea+12-opt.1 -> 9-ea+12-opt.1 9 0 0 0 Optional[ea] Optional[12] Optional[opt.1] [9]
// 9+-opt -> 9+-opt 9 0 0 0 Optional.empty Optional.empty Optional[opt] [9]
// 9-ea-opt -> 9-ea-opt 9 0 0 0 Optional[ea] Optional.empty Optional[opt] [9]
// 11.0.3+7-LTS -> 11.0.3+7-LTS 11 0 3 0 Optional.empty Optional[7] Optional[LTS] [11, 0, 3]
//  -> java.lang.NumberFormatException: For input string: ""
// x -> java.lang.IllegalArgumentException: Invalid version string: 'x'
// 17. -> java.lang.IllegalArgumentException: Invalid version string: '17.'
// 017 -> java.lang.IllegalArgumentException: Invalid version string: '017'
// 17.0.1.2.3.4 -> 17.0.1.2.3.4 17 0 1 2 Optional.empty Optional.empty Optional.empty [17, 0, 1, 2, 3, 4]
// 9- -> java.lang.IllegalArgumentException: Invalid version string: '9-'
// 9+ -> java.lang.IllegalArgumentException: '+' found with neither build or optional components: '9+'
// 1.8 -> 1.8 1 8 0 0 Optional.empty Optional.empty Optional.empty [1, 8]
// 9-ea+ -> java.lang.IllegalArgumentException: '+' found with neither build or optional components: '9-ea+'
// 9+012 -> java.lang.IllegalArgumentException: Invalid version string: '9+012'
// 9--x -> java.lang.IllegalArgumentException: optional component must be preceded by a pre-release component or '+': '9--x'
// 9.0.0.1 -> 9.0.0.1 9 0 0 1 Optional.empty Optional.empty Optional.empty [9, 0, 0, 1]
// 9+0 -> 9+0 9 0 0 0 Optional.empty Optional[0] Optional.empty [9]
// 9: 0/0 1/1 -1/-1 1/1 -1/-1 -1/-1 -1/0 -1/-1 -1/-1 1/1 1/1 1/1
// 9-ea: -1/-1 0/0 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 1/1 1/1
// 9+1: 1/1 1/1 0/0 1/1 -1/-1 -1/-1 1/1 -1/0 -1/0 1/1 1/1 1/1
// 9-ea+2: -1/-1 1/1 -1/-1 0/0 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 1/1 1/1
// 9.0.1: 1/1 1/1 1/1 1/1 0/0 -1/-1 1/1 1/1 1/1 1/1 1/1 1/1
// 10: 1/1 1/1 1/1 1/1 1/1 0/0 1/1 1/1 1/1 1/1 1/1 1/1
// 9+-opt: 1/0 1/1 -1/-1 1/1 -1/-1 -1/-1 0/0 -1/-1 -1/-1 1/1 1/1 1/1
// 9+1-a: 1/1 1/1 1/0 1/1 -1/-1 -1/-1 1/1 0/0 -1/0 1/1 1/1 1/1
// 9+1-b: 1/1 1/1 1/0 1/1 -1/-1 -1/-1 1/1 1/0 0/0 1/1 1/1 1/1
// 9-internal: -1/-1 1/1 -1/-1 1/1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 0/0 1/1 1/1
// 9-2: -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 0/0 -1/-1
// 9-10: -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 -1/-1 1/1 0/0
// true 17 false
