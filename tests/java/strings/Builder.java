/** StringBuilder: append, insert, delete, replace, reverse, setLength, capacity growth, errors. */
public class Builder {
    public static void main(String[] args) {
        StringBuilder b = new StringBuilder();
        b.append(1).append(2L).append('c').append(1.5f).append(2.5).append(true).append("s").append((Object) null)
            .append(new char[] {'x', 'y'}).append("abcdef", 1, 3).append((String) null);
        System.out.println(b + " " + b.length());
        b.insert(0, "start").insert(5, 7).insert(b.length(), '!');
        System.out.println(b);
        b.delete(0, 5).deleteCharAt(0).replace(0, 2, "REPL");
        System.out.println(b);
        b.setLength(4);
        System.out.println(b + " " + b.reverse());
        b.setLength(6);
        System.out.println((int) b.charAt(5) + " " + b.length());
        b.setCharAt(0, 'Z');
        System.out.println(b.substring(0, 4) + b.substring(1, 3) + b.indexOf("P") + b.lastIndexOf("R") + b.indexOf("none"));
        StringBuilder big = new StringBuilder(2);
        for (int i = 0; i < 10_000; i++) {
            big.append(i % 10);
        }
        System.out.println(big.length() + " " + big.charAt(9_999) + " " + big.toString().hashCode());
        try {
            big.charAt(10_000);
        } catch (IndexOutOfBoundsException e) {
            System.out.println("char at the end");
        }
        try {
            big.insert(-1, "x");
        } catch (StringIndexOutOfBoundsException e) {
            System.out.println("insert");
        }
        try {
            big.delete(5, 2);
        } catch (StringIndexOutOfBoundsException e) {
            System.out.println("delete");
        }
        System.out.println(new StringBuilder("same").compareTo(new StringBuilder("sane")));
        System.out.println("same".contentEquals(new StringBuilder("same")));
    }
}

// expect:
// 12c1.52.5truesnullxybcnull 26
// start712c1.52.5truesnullxybcnull!
// REPLc1.52.5truesnullxybcnull!
// REPL LPER
// 0 6
// ZPERPE13-1
// 10000 9 -1658658680
// char at the end
// insert
// delete
// -1
// true
