/** System.out and System.err, print of every type, println of nothing, printing without a line end. */
public class StandardError {
    public static void main(String[] args) {
        System.err.println("to stderr");
        System.err.print('c');
        System.err.print(1);
        System.err.println(2L);
        System.out.print(1.5f);
        System.out.print(2.5);
        System.out.print(true);
        System.out.print((Object) null);
        System.out.print(new char[] {'x', 'y'});
        System.out.println();
        System.out.println(new char[] {'z'});
        System.out.println((String) null);
        System.out.append("appended").append('!').println();
        System.out.write('w');
        System.out.println();
        System.out.flush();
        System.out.print("no end");
    }
}

// expect:
// 1.52.5truenullxy
// z
// null
// appended!
// w
// no end
// expect-stderr:
// to stderr
// c12
