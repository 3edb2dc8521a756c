// flags: -Dmy.key=my=value -Dempty -Dover=1 -Dover=2
/** System properties: from the command line, set, cleared, the standard ones. */
public class Properties {
    public static void main(String[] args) {
        System.out.println(System.getProperty("my.key") + " [" + System.getProperty("empty") + "] "
            + System.getProperty("over"));
        System.out.println(System.getProperty("no.such") + System.getProperty("no.such", " default"));
        System.out.println(System.setProperty("new.key", "a") + System.setProperty("new.key", "b")
            + System.getProperty("new.key") + System.clearProperty("new.key") + System.getProperty("new.key"));
        System.out.println(System.getProperty("line.separator").length() + System.getProperty("file.separator")
            + System.getProperty("path.separator") + System.lineSeparator().length());
        System.out.println(System.getProperty("java.version").startsWith("17"));
        System.out.println(System.getProperty("user.dir") != null);
        System.out.println(Integer.getInteger("over") + " " + Boolean.getBoolean("my.key") + " "
            + Long.getLong("no.such", 5));
        try {
            System.getProperty("");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.getProperty(null);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }
}

// expect:
// my=value [] 2
// null default
// nullabbnull
// 1/:1
// true
// true
// 2 false 5
// key can't be empty
// key can't be null
