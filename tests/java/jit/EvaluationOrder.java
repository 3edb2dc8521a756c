// slow-stress: 997
/** Operands are evaluated from left to right, and old values are kept, in hot code too. */
public class EvaluationOrder {
    int f = 1;
    static int g = 2;
    static String text = "";

    int set(int v) {
        f = v;
        return f;
    }

    static int both(int a, int b, int c) {
        return a * 10_000 + b * 100 + c;
    }

    int mix(int x) {
        int y = x;
        int r = y + (y = 3) * y + y++ - --y;
        r += f + set(x) + f;
        r = r * 31 + both(f, f++, f);
        int[] a = {1, 2, 3, 4};
        int i = 0;
        a[i] = i = 2;
        a[i++] += i + a[i];
        r = r * 31 + a[0] + a[1] * 2 + a[2] * 3 + a[3] * 5 + i;
        return r;
    }

    static int next() {
        return ++g;
    }

    static long calls(int x) {
        g = x;
        long r = next() - next() * next();
        r = r * 7 + (next() > next() ? next() : -next());
        r = r * 7 + (next() << next() % 3 >> 1);
        int k = g;
        k += k++ + (k = 5) + ++k;
        return r * 7 + k;
    }

    static boolean side(boolean v, int bit) {
        g |= bit;
        return v;
    }

    static int logic(int x) {
        g = 0;
        boolean r = side((x & 1) != 0, 1) && side((x & 2) != 0, 2) || side((x & 4) != 0, 4);
        r ^= side(false, 8) & side(true, 16) | side(true, 32);
        return g + (r ? 1000 : 0);
    }

    static double floats(double d) {
        double e = d;
        double r = e + (e *= 2) - (e -= 1) / (e + 0.4);
        float f = (float) r;
        f += f++ * --f;
        return r + f;
    }

    static String concatenation(int n) {
        int i = n;
        String s = "" + i + i++ + (i *= 2) + '-' + --i + (char) ('a' + i % 20);
        s += s.length() + (s = "x") + s;
        return s;
    }

    public static void main(String[] args) {
        long sum = 0;
        int hash = 0;
        double total = 0;
        EvaluationOrder o = new EvaluationOrder();
        for (int n = 0; n < 30_000; n++) {
            sum = sum * 31 + o.mix(n & 63);
            sum = sum * 31 + calls(n & 31);
            sum = sum * 31 + logic(n & 7);
            total = total * 0.5 + floats(n * 0.25);
            if ((n & 15) == 0) {
                hash = hash * 31 + concatenation(n & 255).hashCode();
            }
            if ((n & n - 1) == 0) {
                System.out.println(n + " " + sum + " " + total + " " + hash);
            }
        }
        System.out.println(sum + " " + total + " " + hash + " " + concatenation(7));
    }
}

// expect:
// 0 9264357 -0.5555556217829387 -340867478
// 1 276307356408 9.28472218910853 -340867478
// 2 8231473072185919 9.892361094554264 -340867478
// 4 -1403866344787313915 15.399024141804565 -340867478
// 8 3699780386140073213 58.433112203261345 -340867478
// 16 -1186898222103957121 255.99426384365134 -391746975
// 32 -8028303972149077108 1083.8734023353097 -147581290
// 64 6901565117353806515 4467.821784601408 996393623
// 128 4254511389645072513 18147.798584743417 -1905829795
// 256 8056637993705616413 73155.7885463752 -1734809442
// 512 -1827796311875253419 293763.76089749986 595600082
// 1024 -8990931349499102779 1177347.751565867 2122702650
// 2048 -9156713134273063259 4713987.500782091 -131172342
// 4096 -454812107025493915 1.8865156155292794E7 1878272426
// 8192 -3537708964490230811 7.547904297128221E7 558992618
// 16384 -5236643748739077403 3.01953025203794E8 190075754
// 1730504519247331515 1.0123650164366379E9 1176405850 7716-15p8xx
