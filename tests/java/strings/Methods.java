/** The common methods of String. */
public class Methods {
    public static void main(String[] args) {
        String s = "  Hello, World  ";
        System.out.println("[" + s.trim() + "]" + s.length() + s.isEmpty() + "".isEmpty());
        s = s.trim();
        System.out.println(s.toUpperCase() + s.toLowerCase() + s.charAt(4) + s.indexOf('o') + s.lastIndexOf('o')
            + s.indexOf("World") + s.indexOf('o', 5) + s.indexOf("zzz"));
        System.out.println(s.substring(7) + s.substring(0, 5) + s.startsWith("Hell") + s.endsWith("d") + s.startsWith("World", 7)
            + s.contains("lo, W"));
        System.out.println(s.replace('l', 'L') + s.replace("World", "There") + s.concat("!"));
        System.out.println("abc".compareTo("abd") + " " + "abc".compareTo("ab") + " " + "Abc".compareToIgnoreCase("aBD")
            + " " + "ABC".equalsIgnoreCase("abc"));
        System.out.println("abc".equals(null) + " " + "abc".equals("abc") + " " + "".hashCode() + " " + "hello".hashCode()
            + " " + "polygenelubricants".hashCode());
        System.out.println(String.valueOf(5) + String.valueOf('c') + String.valueOf(1.5) + String.valueOf(true)
            + String.valueOf(new char[] {'a', 'b', 'c'}, 1, 2));
        char[] target = new char[5];
        "abcdef".getChars(1, 4, target, 1);
        System.out.println((int) target[0] + new String(target, 1, 3));
        System.out.println("a,b,,c,".split(",").length + " " + String.join("-", "x", "y", "z"));
        System.out.println("ab".repeat(3) + " " + "  ".isBlank() + " " + "\t x ".strip());
        System.out.println(Integer.toString(-255, 16) + Integer.toHexString(-1) + Integer.toBinaryString(10) + Integer.toOctalString(8)
            + Long.toHexString(-1L) + Long.toString(Long.MIN_VALUE, 36));
        System.out.println(Integer.parseInt("-2147483648") + Integer.parseInt("7f", 16) + Long.parseLong("-9000000000"));
        System.out.println(Integer.parseInt("+5") + "" + Boolean.parseBoolean("TRUE"));
    }
}

// expect:
// [Hello, World]16falsetrue
// HELLO, WORLDhello, worldo4878-1
// WorldHellotruetruetruetrue
// HeLLo, WorLdHello, ThereHello, World!
// -1 1 -1 true
// false true 0 99162322 -2147483648
// 5c1.5truebc
// 0bcd
// 4 x-y-z
// ababab true x
// -ffffffffff101010ffffffffffffffff-1y2p0ij32e8e8
// -11147483521
// 5true
