import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** StrictMath's trigonometric, hyperbolic and power functions, bit for bit. */
public class StrictFunctions {
    static final double[] SPECIAL = {0.0, -0.0, 1, -1, 2, 0.5, -0.5, Double.NaN,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE,
        Double.MIN_NORMAL, Math.PI, Math.PI / 2, -Math.PI / 4, 3, -3, 710.4, -745.1, 1e-20, 1e22,
        1.5, 0x1p53, 0x1p31, 6381956970095103.0 * 0x1p797, 1e300};

    static double argument(Random random, int kind) {
        switch (kind) {
            case 0:
                return Double.longBitsToDouble(random.nextLong());
            case 1:
                return random.nextDouble() * 2 - 1;
            case 2:
                return (random.nextDouble() - 0.5) * 100;
            case 3:
                return (random.nextDouble() - 0.5) * 4e6;
            case 4:
                return random.nextInt(2_000_000) * (Math.PI / 2);
            default:
                return (random.nextDouble() - 0.5) * Math.scalb(1500.0, random.nextInt(60) - 30);
        }
    }

    static void run(String name, DoubleUnaryOperator function) {
        Random random = new Random(7);
        long sum = 0;
        for (int i = 0; i < 5_000; i++) {
            double value = function.applyAsDouble(argument(random, i % 6));
            sum = sum * 31 + Double.doubleToLongBits(value);
        }
        StringBuilder values = new StringBuilder();
        for (double x : SPECIAL) {
            values.append(' ').append(function.applyAsDouble(x));
        }
        System.out.println(name + " " + Long.toHexString(sum) + values);
    }

    static void run(String name, DoubleBinaryOperator function) {
        Random random = new Random(7);
        long sum = 0;
        for (int i = 0; i < 6_000; i++) {
            double x = argument(random, random.nextInt(6));
            double y = i % 3 == 0 ? random.nextInt(40) - 20 : argument(random, random.nextInt(6));
            sum = sum * 31 + Double.doubleToLongBits(function.applyAsDouble(x, y));
        }
        for (double x : SPECIAL) {
            for (double y : SPECIAL) {
                sum = sum * 31 + Double.doubleToLongBits(function.applyAsDouble(x, y));
            }
        }
        System.out.println(name + " " + Long.toHexString(sum));
    }

    public static void main(String[] args) {
        run("sin", StrictMath::sin);
        run("cos", StrictMath::cos);
        run("tan", StrictMath::tan);
        run("asin", StrictMath::asin);
        run("acos", StrictMath::acos);
        run("atan", StrictMath::atan);
        run("sinh", StrictMath::sinh);
        run("cosh", StrictMath::cosh);
        run("tanh", StrictMath::tanh);
        run("cbrt", StrictMath::cbrt);
        run("expm1", StrictMath::expm1);
        run("log1p", StrictMath::log1p);
        run("atan2", (DoubleBinaryOperator) StrictMath::atan2);
        run("hypot", (DoubleBinaryOperator) StrictMath::hypot);
        run("pow", (DoubleBinaryOperator) StrictMath::pow);
    }
}

// expect:
// sin 320f3e621d6f155c 0.0 -0.0 0.8414709848078965 -0.8414709848078965 0.9092974268256817 0.479425538604203 -0.479425538604203 NaN NaN NaN 4.9E-324 0.004961954789184062 2.2250738585072014E-308 1.2246467991473532E-16 1.0 -0.7071067811865475 0.1411200080598672 -0.1411200080598672 0.38947387117702714 0.5163138522331061 1.0E-20 -0.8522008497671888 0.9974949866040544 -0.848925964814655 -0.9713101757929392 1.0 -0.8178819121159085
// cos f61791a0d90eeb85 1.0 1.0 0.5403023058681398 0.5403023058681398 -0.4161468365471424 0.8775825618903728 0.8775825618903728 NaN NaN NaN 1.0 -0.9999876894265599 1.0 -1.0 6.123233995736766E-17 0.7071067811865476 -0.9899924966004454 -0.9899924966004454 0.921037514800771 -0.8563994430125526 1.0 0.523214785395139 0.0707372016677029 -0.5285117844130887 0.23781619457280337 -4.687165924254628E-19 -0.5753861119575491
// tan 662ac3273cc8a1f6 0.0 -0.0 1.5574077246549023 -1.5574077246549023 -2.185039863261519 0.5463024898437905 -0.5463024898437905 NaN NaN NaN 4.9E-324 -0.004962015874444895 2.2250738585072014E-308 -1.2246467991473532E-16 1.633123935319537E16 -0.9999999999999999 -0.1425465430742778 0.1425465430742778 0.42286428611029375 -0.6028890565562154 1.0E-20 -1.628778225606899 14.101419947171719 1.6062574002155612 -4.084289455298593 -2.13348538575370394E18 1.4214488238747245
// asin 1eeeabf07bc68d3e 0.0 -0.0 1.5707963267948966 -1.5707963267948966 NaN 0.5235987755982989 -0.5235987755982989 NaN NaN NaN 4.9E-324 NaN 2.2250738585072014E-308 NaN NaN -0.9033391107665127 NaN NaN NaN NaN 1.0E-20 NaN NaN NaN NaN NaN NaN
// acos cb889825965783b6 1.5707963267948966 1.5707963267948966 0.0 3.141592653589793 NaN 1.0471975511965979 2.0943951023931957 NaN NaN NaN 1.5707963267948966 NaN 1.5707963267948966 NaN NaN 2.4741354375614093 NaN NaN NaN NaN 1.5707963267948966 NaN NaN NaN NaN NaN NaN
// atan cf1c14d781c639b7 0.0 -0.0 0.7853981633974483 -0.7853981633974483 1.1071487177940904 0.4636476090008061 -0.4636476090008061 NaN 1.5707963267948966 -1.5707963267948966 4.9E-324 1.5707963267948966 2.2250738585072014E-308 1.2626272556789115 1.0038848218538872 -0.6657737500283538 1.2490457723982544 -1.2490457723982544 1.5693886700669957 -1.5694542258693989 1.0E-20 1.5707963267948966 0.982793723247329 1.5707963267948966 1.5707963263292353 1.5707963267948966 1.5707963267948966
// sinh d717d9df83bcd095 0.0 -0.0 1.1752011936438014 -1.1752011936438014 3.626860407847019 0.5210953054937474 -0.5210953054937474 NaN Infinity -Infinity 4.9E-324 Infinity 2.2250738585072014E-308 11.548739357257748 2.3012989023072947 -0.8686709614860095 10.017874927409903 -10.017874927409903 1.6663642832806494E308 -Infinity 1.0E-20 Infinity 2.1292794550948173 Infinity Infinity Infinity Infinity
// cosh 5dd1dfb151e8df72 1.0 1.0 1.543080634815244 1.543080634815244 3.7621956910836314 1.1276259652063807 1.1276259652063807 NaN Infinity Infinity 1.0 Infinity 1.0 11.591953275521519 2.5091784786580567 1.3246090892520057 10.067661995777765 10.067661995777765 1.6663642832806494E308 Infinity 1.0 Infinity 2.352409615243247 Infinity Infinity Infinity Infinity
// tanh 557d59966fc700b 0.0 -0.0 0.7615941559557649 -0.7615941559557649 0.9640275800758169 0.46211715726000974 -0.46211715726000974 NaN 1.0 -1.0 4.9E-324 1.0 2.2250738585072014E-308 0.99627207622075 0.9171523356672744 -0.6557942026326724 0.9950547536867305 -0.9950547536867305 1.0 -1.0 1.0E-20 1.0 0.9051482536448664 1.0 1.0 1.0 1.0
// cbrt 6948ebc22c71ddd6 0.0 -0.0 1.0 -1.0 1.2599210498948732 0.7937005259840998 -0.7937005259840998 NaN Infinity -Infinity 1.7031839360032603E-108 5.643803094122362E102 2.812644285236262E-103 1.4645918875615231 1.1624473515096265 -0.9226350743220142 1.4422495703074083 -1.4422495703074083 8.92279641790248 -9.065773292405822 2.1544346900318838E-7 2.154434690031884E7 1.1447142425533319 208063.83068357586 1290.1591550923501 1.745635124655093E85 1.0E100
// expm1 a2ca4bfd1d294809 0.0 -0.0 1.718281828459045 -0.6321205588285577 6.38905609893065 0.6487212707001282 -0.3934693402873666 NaN Infinity -1.0 4.9E-324 Infinity 2.2250738585072014E-308 22.140692632779267 3.8104773809653514 -0.5440618722340037 19.085536923187668 -0.950212931632136 Infinity -1.0 1.0E-20 Infinity 3.481689070338065 Infinity Infinity Infinity Infinity
// log1p 32a8ade75a3ff1e9 0.0 -0.0 0.6931471805599453 -Infinity 1.0986122886681096 0.4054651081081644 -0.6931471805599453 NaN Infinity NaN 4.9E-324 709.782712893384 2.2250738585072014E-308 1.4210804127942926 0.9442157056960554 -1.538970890562367 1.3862943611198906 NaN 6.567234859514355 NaN 1.0E-20 50.65687204586901 0.9162907318741551 36.7368005696771 21.487562597823967 588.8305540866348 690.7755278982137
// atan2 26f92e09ab696107
// hypot b0ee65a935d0285c
// pow 449a26ed15cabc6
