/** fcmpl, fcmpg, dcmpl, dcmpg: every comparison with NaN, infinities and signed zeros. */
public class FloatCompare {
    static String compare(double a, double b) {
        String s = "";
        s += a < b ? "<" : ".";
        s += a <= b ? "l" : ".";
        s += a > b ? ">" : ".";
        s += a >= b ? "g" : ".";
        s += a == b ? "=" : ".";
        s += a != b ? "!" : ".";
        s += !(a < b) ? "n" : ".";
        s += !(a >= b) ? "m" : ".";
        return s;
    }

    static String compare(float a, float b) {
        String s = "";
        s += a < b ? "<" : ".";
        s += a <= b ? "l" : ".";
        s += a > b ? ">" : ".";
        s += a >= b ? "g" : ".";
        s += a == b ? "=" : ".";
        s += a != b ? "!" : ".";
        s += !(a < b) ? "n" : ".";
        s += !(a >= b) ? "m" : ".";
        return s;
    }

    public static void main(String[] args) {
        double[] ds = {0.0, -0.0, 1.5, -1.5, Double.NaN, Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE};
        float[] fs = {0.0f, -0.0f, 1.5f, -1.5f, Float.NaN, Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE};
        for (int i = 0; i < ds.length; i++) {
            String line = "";
            for (int j = 0; j < ds.length; j++) {
                String d = compare(ds[i], ds[j]);
                if (!d.equals(compare(fs[i], fs[j]))) {
                    System.out.println("float differs from double at " + i + " " + j);
                }
                line += d + " ";
            }
            System.out.println(line.trim());
        }
        System.out.println(Double.compare(0.0, -0.0) + " " + Double.compare(Double.NaN, 1)
            + " " + Float.compare(-0.0f, 0.0f));
    }
}

// expect:
// .l.g=.n. .l.g=.n. <l...!.m ..>g.!n. .....!nm <l...!.m ..>g.!n. <l...!.m <l...!.m
// .l.g=.n. .l.g=.n. <l...!.m ..>g.!n. .....!nm <l...!.m ..>g.!n. <l...!.m <l...!.m
// ..>g.!n. ..>g.!n. .l.g=.n. ..>g.!n. .....!nm <l...!.m ..>g.!n. ..>g.!n. <l...!.m
// <l...!.m <l...!.m <l...!.m .l.g=.n. .....!nm <l...!.m ..>g.!n. <l...!.m <l...!.m
// .....!nm .....!nm .....!nm .....!nm .....!nm .....!nm .....!nm .....!nm .....!nm
// ..>g.!n. ..>g.!n. ..>g.!n. ..>g.!n. .....!nm .l.g=.n. ..>g.!n. ..>g.!n. ..>g.!n.
// <l...!.m <l...!.m <l...!.m <l...!.m .....!nm <l...!.m .l.g=.n. <l...!.m <l...!.m
// ..>g.!n. ..>g.!n. <l...!.m ..>g.!n. .....!nm <l...!.m ..>g.!n. .l.g=.n. <l...!.m
// ..>g.!n. ..>g.!n. ..>g.!n. ..>g.!n. .....!nm <l...!.m ..>g.!n. ..>g.!n. .l.g=.n.
// 1 1 -1
