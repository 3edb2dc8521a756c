package java.util.zip;

/** The records of zip files (PKWARE's APPNOTE), and the times in them. */
final class ZipFormat {
    static final int LOCAL = 0x04034b50;
    static final int DESCRIPTOR = 0x08074b50;
    static final int CENTRAL = 0x02014b50;
    static final int END = 0x06054b50;
    static final int LOCAL_SIZE = 30;
    static final int CENTRAL_SIZE = 46;
    static final int END_SIZE = 22;
    static final int VERSION = 20;
    /** Sizes and CRC follow the data. */
    static final int HAS_DESCRIPTOR = 8;
    static final int IS_UTF8 = 0x800;
    private static final long DAY = 86400000L;
    private static final int DAYS_TO_1980 = 3652;

    private ZipFormat() {
    }

    /** Date (high half) and time of a DOS file system as milliseconds since 1970. */
    static long fromDos(int dos) {
        int year = 1980 + (dos >> 25 & 0x7f);
        int month = dos >> 21 & 15;
        long day = days(year, Math.max(month, 1)) + Math.max(dos >> 16 & 31, 1) - 1;
        int seconds = (dos >> 11 & 31) * 3600 + (dos >> 5 & 63) * 60 + (dos & 31) * 2;
        return day * DAY + seconds * 1000L;
    }

    /** Days from 1970 to the first of a month. */
    private static long days(int year, int month) {
        int y = month < 3 ? year - 1 : year;
        int fromMarch = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
        return 365L * y + y / 4 - y / 100 + y / 400 + fromMarch - 719468;
    }

    static int toDos(long millis) {
        long day = Math.floorDiv(millis, DAY);
        if (day < DAYS_TO_1980) {
            return 1 << 21 | 1 << 16;
        }
        int year = (int) (1970 + day / 366);
        while (days(year + 1, 1) <= day) {
            year++;
        }
        int month = 1;
        while (month < 12 && days(year, month + 1) <= day) {
            month++;
        }
        int date = (int) (day - days(year, month)) + 1;
        int seconds = (int) (Math.floorMod(millis, DAY) / 1000);
        return year - 1980 << 25 | month << 21 | date << 16 | seconds / 3600 << 11
                | seconds / 60 % 60 << 5 | seconds % 60 / 2;
    }
}
