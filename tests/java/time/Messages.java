// flags: -Duser.timezone=UTC -Duser.language=en -Duser.country=US
import java.text.DateFormat;
import java.text.MessageFormat;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.Arrays;
import java.util.Date;

/** MessageFormat, and DateFormat's ready-made forms. */
public class Messages {
    static void show(String pattern, Object... arguments) {
        try {
            System.out.println(MessageFormat.format(pattern, arguments));
        } catch (IllegalArgumentException e) {
            System.out.println(pattern + ": " + e);
        }
    }

    static String pattern(DateFormat format) {
        return ((SimpleDateFormat) format).toPattern();
    }

    static void messages(Date date) {
        show("a {0} b {1} {0}", 1234567, "x");
        show("it''s '{0}' {0}", 5.25);
        show("{0,number} {0,number,integer} {0,number,percent} {0,number,#.##}", 1234.567);
        show("{0} {0,date} {0,time} {0,date,short} {0,date,long} {0,date,full} {0,time,short}"
                + " {0,time,long} {0,date,yyyy-MM-dd}", date);
        show("{0} {1} {2}", "x");
        show("{0}", (Object[]) null);
        show("{0}", new Object[] {null});
        for (String p : new String[] {"{a}", "{-1}", "{0", "{0,foo}", "x}", "'{0}",
            "{0,number,'#'#}", "{0,number,#{}"}) {
            show(p, 7);
        }
        show("{0,number}", "x");
    }

    static void patterns() throws ParseException {
        System.out.println(new MessageFormat("a {0} {1,number,integer} '{'x'}' it''s {2,date,short}"
                + " {3,time}{4,date,yyyy}{5,number,percent}").toPattern());
        MessageFormat m = new MessageFormat("{0} is {1,number} of {2}");
        System.out.println(Arrays.toString(m.parse("abc is 12.5 of x y")));
        try {
            m.parse("zzz");
        } catch (ParseException e) {
            System.out.println(e);
        }
        System.out.println(m.equals(new MessageFormat("{0} is {1,number} of {2}")) + " "
                + m.getFormats().length + " " + m.getLocale());
        m.setFormatByArgumentIndex(1, null);
        System.out.println(m.toPattern() + " " + m.format(new Object[] {1, 2, 3}));
    }

    public static void main(String[] args) throws ParseException {
        Date date = new Date(1_614_956_649_087L);
        messages(date);
        patterns();
        for (int s = 0; s < 4; s++) {
            System.out.println(pattern(DateFormat.getDateInstance(s)) + " | "
                    + pattern(DateFormat.getTimeInstance(s)));
            for (int t = 0; t < 4; t++) {
                System.out.println(pattern(DateFormat.getDateTimeInstance(s, t)) + " | "
                        + DateFormat.getDateTimeInstance(s, t).format(date));
            }
        }
        System.out.println(pattern(DateFormat.getInstance()));
        try {
            DateFormat.getDateInstance(7);
        } catch (IllegalArgumentException e) {
            System.out.println(e);
        }
    }
}

// expect:
// a 1,234,567 b x 1,234,567
// it's {0} 5.25
// 1,234.567 1,235 123,457% 1234.57
// 3/5/21, 3:04 PM Mar 5, 2021 3:04:09 PM 3/5/21 March 5, 2021 Friday, March 5, 2021 3:04 PM 3:04:09 PM UTC 2021-03-05
// x {1} {2}
// {0}
// null
// {a}: java.lang.IllegalArgumentException: can't parse argument number: a
// {-1}: java.lang.IllegalArgumentException: negative argument number: -1
// {0: java.lang.IllegalArgumentException: Unmatched braces in the pattern.
// {0,foo}: java.lang.IllegalArgumentException: unknown format type: foo
// x}
// {0}
// #7
// {0,number,#{}: java.lang.IllegalArgumentException: Unmatched braces in the pattern.
// {0,number}: java.lang.IllegalArgumentException: Cannot format given Object as a Number
// a {0} {1,number,integer} '{'x} it''s {2,date,short} {3,time}{4,date,yyyy}{5,number,percent}
// [abc, 12.5, x y]
// java.text.ParseException: MessageFormat parse error!
// true 3 en_US
// {0} is {1} of {2} 1 is 2 of 3
// EEEE, MMMM d, y | h:mm:ss a zzzz
// EEEE, MMMM d, y 'at' h:mm:ss a zzzz | Friday, March 5, 2021 at 3:04:09 PM Coordinated Universal Time
// EEEE, MMMM d, y 'at' h:mm:ss a z | Friday, March 5, 2021 at 3:04:09 PM UTC
// EEEE, MMMM d, y, h:mm:ss a | Friday, March 5, 2021, 3:04:09 PM
// EEEE, MMMM d, y, h:mm a | Friday, March 5, 2021, 3:04 PM
// MMMM d, y | h:mm:ss a z
// MMMM d, y 'at' h:mm:ss a zzzz | March 5, 2021 at 3:04:09 PM Coordinated Universal Time
// MMMM d, y 'at' h:mm:ss a z | March 5, 2021 at 3:04:09 PM UTC
// MMMM d, y, h:mm:ss a | March 5, 2021, 3:04:09 PM
// MMMM d, y, h:mm a | March 5, 2021, 3:04 PM
// MMM d, y | h:mm:ss a
// MMM d, y, h:mm:ss a zzzz | Mar 5, 2021, 3:04:09 PM Coordinated Universal Time
// MMM d, y, h:mm:ss a z | Mar 5, 2021, 3:04:09 PM UTC
// MMM d, y, h:mm:ss a | Mar 5, 2021, 3:04:09 PM
// MMM d, y, h:mm a | Mar 5, 2021, 3:04 PM
// M/d/yy | h:mm a
// M/d/yy, h:mm:ss a zzzz | 3/5/21, 3:04:09 PM Coordinated Universal Time
// M/d/yy, h:mm:ss a z | 3/5/21, 3:04:09 PM UTC
// M/d/yy, h:mm:ss a | 3/5/21, 3:04:09 PM
// M/d/yy, h:mm a | 3/5/21, 3:04 PM
// M/d/yy, h:mm a
// java.lang.IllegalArgumentException: Illegal date style 7
