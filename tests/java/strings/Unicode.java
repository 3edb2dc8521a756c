/** Code units and code points, surrogates, Latin-1 against UTF-16 strings, output as UTF-8. */
public class Unicode {
    public static void main(String[] args) {
        String face = "a\uD83D\uDE00b";
        System.out.println(face.length() + " " + face.codePointCount(0, face.length()));
        System.out.println((int) face.charAt(1) + " " + face.codePointAt(1) + " " + face.codePointAt(2));
        System.out.println(face);
        System.out.println("\u00e9\u00ff\u0100\u20ac\u4e2d");
        System.out.println(new StringBuilder().appendCodePoint(0x1F600).append('x').length());
        System.out.println(new StringBuilder(face).reverse());
        System.out.println(Character.isHighSurrogate('\uD83D') + " " + Character.isLowSurrogate('\uDE00')
            + " " + Character.toCodePoint('\uD83D', '\uDE00') + " " + Character.charCount(0x1F600));
        String latin = "caf\u00e9";
        String wide = "caf\u00e9\u20ac";
        System.out.println(wide.substring(0, 4).equals(latin) + " " + (wide.substring(0, 4).hashCode() == latin.hashCode()));
        System.out.println(latin.equals(wide) + " " + latin.compareTo(wide) + " " + wide.compareTo("cag"));
        System.out.println(wide.indexOf('\u20ac') + " " + latin.indexOf('\u20ac') + " " + wide.indexOf("\u00e9\u20ac"));
        StringBuilder b = new StringBuilder("latin");
        b.append('\u0416').append("end").setCharAt(5, '-');
        System.out.println(b + " " + b.toString().equals("latin-end"));
        char[] chars = face.toCharArray();
        System.out.println(chars.length + " " + new String(chars).equals(face) + " " + new String(chars, 1, 2).length());
        System.out.println("\u0000".length() + " " + (int) "\u0000x".charAt(0));
        System.out.println("\u00df".toUpperCase() + " " + "\u0130".length() + " " + "ABC\u00c9".toLowerCase());
        System.out.println(Character.getNumericValue('7') + Character.digit('f', 16) + " " + Character.isLetter('\u4e2d')
            + Character.isDigit('\u0663') + Character.isWhitespace('\u2003') + Character.isUpperCase('\u0416'));
    }
}

// expect:
// 4 3
// 55357 128512 56832
// a😀b
// éÿĀ€中
// 3
// b😀a
// true true 128512 2
// true true
// false -1 -1
// 4 -1 3
// latin-end true
// 4 true 2
// 1 0
// SS 1 abcé
// 22 truetruetruetrue
