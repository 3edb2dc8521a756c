/** Instance and static fields of every type, shadowed fields, fields through super and arrays. */
public class Fields {
    static class Base {
        byte b = -1;
        short s = -2;
        char c = 'x';
        int i = 4;
        long l = 5L << 40;
        float f = 6.5f;
        double d = 7.25;
        boolean z = true;
        String name = "base";
        int[] array = {1, 2};
        volatile long vol = 9;

        String baseName() {
            return name;
        }
    }

    static class Derived extends Base {
        byte b2 = 11;
        String name = "derived";
        long l2 = -5;
        boolean z2;

        String both() {
            return name + super.name + ((Base) this).name + baseName();
        }
    }

    static byte sb = 1;
    static short ss = 2;
    static char sc = 'c';
    static int si = 3;
    static long sl = 4;
    static float sf = 5;
    static double sd = 6;
    static boolean sz;
    static Object so;
    static final int CONSTANT = 42;

    public static void main(String[] args) {
        Derived x = new Derived();
        System.out.println(x.b + " " + x.s + " " + x.c + " " + x.i + " " + x.l + " " + x.f + " " + x.d
            + " " + x.z + " " + x.name + " " + x.array[1] + " " + x.vol);
        System.out.println(x.both() + " " + x.b2 + " " + x.l2 + " " + x.z2);
        x.b = (byte) 300;
        x.s = (short) 70000;
        x.c = (char) -1;
        x.z = !x.z;
        x.l++;
        x.f /= 2;
        x.d = -x.d;
        x.vol += 1;
        ((Base) x).name = "changed";
        System.out.println(x.b + " " + x.s + " " + (int) x.c + " " + x.z + " " + x.l + " " + x.f + " "
            + x.d + " " + x.both() + " " + x.vol + " " + x.b2);
        sb += 127;
        ss *= 1000;
        sc++;
        si = -si;
        sl = ~sl;
        sf -= 0.5;
        sd %= 4;
        sz ^= true;
        so = x.array;
        System.out.println(sb + " " + ss + " " + sc + " " + si + " " + sl + " " + sf + " " + sd + " " + sz
            + " " + ((int[]) so).length + " " + CONSTANT);
        System.out.println(new Base().name + new Base().b);
    }
}

// expect:
// -1 -2 x 4 5497558138880 6.5 7.25 true derived 2 9
// derivedbasebasebase 11 -5 false
// 44 4464 65535 false 5497558138881 3.25 -7.25 derivedchangedchangedchanged 10 11
// -128 2000 d -3 -5 4.5 2.0 true 2 42
// base-1
