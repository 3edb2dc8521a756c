package java.util;

import java.io.Serializable;
import java.time.Instant;

/**
 * A moment together with its calendar fields. Fields that are set take effect when the time or any
 * field is next asked for; of conflicting fields the latest set counts.
 */
public abstract class Calendar implements Serializable, Cloneable, Comparable<Calendar> {
    private static final long serialVersionUID = -1807547505821590642L;

    public static final int ERA = 0;
    public static final int YEAR = 1;
    public static final int MONTH = 2;
    public static final int WEEK_OF_YEAR = 3;
    public static final int WEEK_OF_MONTH = 4;
    public static final int DATE = 5;
    public static final int DAY_OF_MONTH = 5;
    public static final int DAY_OF_YEAR = 6;
    public static final int DAY_OF_WEEK = 7;
    public static final int DAY_OF_WEEK_IN_MONTH = 8;
    public static final int AM_PM = 9;
    public static final int HOUR = 10;
    public static final int HOUR_OF_DAY = 11;
    public static final int MINUTE = 12;
    public static final int SECOND = 13;
    public static final int MILLISECOND = 14;
    public static final int ZONE_OFFSET = 15;
    public static final int DST_OFFSET = 16;
    public static final int FIELD_COUNT = 17;

    public static final int SUNDAY = 1;
    public static final int MONDAY = 2;
    public static final int TUESDAY = 3;
    public static final int WEDNESDAY = 4;
    public static final int THURSDAY = 5;
    public static final int FRIDAY = 6;
    public static final int SATURDAY = 7;

    public static final int JANUARY = 0;
    public static final int FEBRUARY = 1;
    public static final int MARCH = 2;
    public static final int APRIL = 3;
    public static final int MAY = 4;
    public static final int JUNE = 5;
    public static final int JULY = 6;
    public static final int AUGUST = 7;
    public static final int SEPTEMBER = 8;
    public static final int OCTOBER = 9;
    public static final int NOVEMBER = 10;
    public static final int DECEMBER = 11;
    public static final int UNDECIMBER = 12;

    public static final int AM = 0;
    public static final int PM = 1;

    public static final int ALL_STYLES = 0;
    public static final int SHORT = 1;
    public static final int LONG = 2;
    public static final int NARROW_FORMAT = 4;
    public static final int SHORT_FORMAT = 1;
    public static final int LONG_FORMAT = 2;
    public static final int NARROW_STANDALONE = 0x8004;
    public static final int SHORT_STANDALONE = 0x8001;
    public static final int LONG_STANDALONE = 0x8002;

    static final int UNSET = 0;
    static final int COMPUTED = 1;

    private static final String[] NAMES = {"ERA", "YEAR", "MONTH", "WEEK_OF_YEAR",
        "WEEK_OF_MONTH", "DAY_OF_MONTH", "DAY_OF_YEAR", "DAY_OF_WEEK", "DAY_OF_WEEK_IN_MONTH",
        "AM_PM", "HOUR", "HOUR_OF_DAY", "MINUTE", "SECOND", "MILLISECOND", "ZONE_OFFSET",
        "DST_OFFSET"};

    protected int[] fields = new int[FIELD_COUNT];
    protected boolean[] isSet = new boolean[FIELD_COUNT];
    protected long time;
    protected boolean isTimeSet;
    protected boolean areFieldsSet;

    /** Per field UNSET, COMPUTED, or a number that grows with each call of set. */
    private transient int[] stamps = new int[FIELD_COUNT];
    private transient int nextStamp = COMPUTED + 1;
    private boolean lenient = true;
    private int firstDayOfWeek;
    private int minimalDaysInFirstWeek;
    private TimeZone zone;

    protected Calendar() {
        this(TimeZone.getDefault(), Locale.getDefault());
    }

    protected Calendar(TimeZone zone, Locale aLocale) {
        this.zone = zone;
        // The lands of ISO 8601's weeks, of those Locale knows.
        boolean isIso = "DE FR GB IT".indexOf(aLocale.getCountry()) >= 0
                && !aLocale.getCountry().isEmpty();
        firstDayOfWeek = isIso ? MONDAY : SUNDAY;
        minimalDaysInFirstWeek = isIso ? 4 : 1;
    }

    public static Calendar getInstance() {
        return new GregorianCalendar();
    }

    public static Calendar getInstance(TimeZone zone) {
        return new GregorianCalendar(zone);
    }

    public static Calendar getInstance(Locale aLocale) {
        return new GregorianCalendar(aLocale);
    }

    public static Calendar getInstance(TimeZone zone, Locale aLocale) {
        return new GregorianCalendar(zone, aLocale);
    }

    public static Locale[] getAvailableLocales() {
        return new Locale[] {Locale.ROOT, Locale.ENGLISH, Locale.US};
    }

    public static Set<String> getAvailableCalendarTypes() {
        return Set.of("gregory");
    }

    public String getCalendarType() {
        return getClass().getName();
    }

    /** Makes time from the fields. */
    protected abstract void computeTime();

    /** Makes the fields from time. */
    protected abstract void computeFields();

    public abstract void add(int field, int amount);

    public abstract void roll(int field, boolean up);

    public abstract int getMinimum(int field);

    public abstract int getMaximum(int field);

    public abstract int getGreatestMinimum(int field);

    public abstract int getLeastMaximum(int field);

    public void roll(int field, int amount) {
        for (int i = Math.abs(amount); i > 0; i--) {
            roll(field, amount > 0);
        }
    }

    public int getActualMinimum(int field) {
        return getMinimum(field);
    }

    public int getActualMaximum(int field) {
        Calendar probe = (Calendar) clone();
        probe.setLenient(true);
        int result = getLeastMaximum(field);
        for (int value = result; value <= getMaximum(field); value++) {
            probe.set(field, value);
            if (probe.get(field) != value) {
                break;
            }
            result = value;
        }
        return result;
    }

    public final Date getTime() {
        return new Date(getTimeInMillis());
    }

    public final void setTime(Date date) {
        setTimeInMillis(date.getTime());
    }

    public final Instant toInstant() {
        return Instant.ofEpochMilli(getTimeInMillis());
    }

    public long getTimeInMillis() {
        if (!isTimeSet) {
            computeTime();
            isTimeSet = true;
        }
        return time;
    }

    public void setTimeInMillis(long millis) {
        time = millis;
        isTimeSet = true;
        areFieldsSet = false;
        fill();
    }

    private void fill() {
        computeFields();
        Arrays.fill(isSet, true);
        Arrays.fill(stamps, COMPUTED);
        areFieldsSet = true;
    }

    protected void complete() {
        getTimeInMillis();
        if (!areFieldsSet) {
            fill();
        }
    }

    public int get(int field) {
        complete();
        return fields[field];
    }

    protected final int internalGet(int field) {
        return fields[field];
    }

    /** A field's value, or what it is taken for when it is not set. */
    final int valueOr(int field, int otherwise) {
        return isSet[field] ? fields[field] : otherwise;
    }

    final int stamp(int field) {
        return stamps[field];
    }

    final boolean isSetByUser(int field) {
        return stamps[field] > COMPUTED;
    }

    public void set(int field, int value) {
        // A time that was computed from fields makes all fields anew before one changes.
        if (isTimeSet && !areFieldsSet) {
            fill();
        }
        fields[field] = value;
        isTimeSet = false;
        areFieldsSet = false;
        isSet[field] = true;
        stamps[field] = nextStamp++;
    }

    public final void set(int year, int month, int date) {
        set(YEAR, year);
        set(MONTH, month);
        set(DATE, date);
    }

    public final void set(int year, int month, int date, int hourOfDay, int minute) {
        set(year, month, date);
        set(HOUR_OF_DAY, hourOfDay);
        set(MINUTE, minute);
    }

    public final void set(int year, int month, int date, int hourOfDay, int minute, int second) {
        set(year, month, date, hourOfDay, minute);
        set(SECOND, second);
    }

    public final void clear() {
        for (int i = 0; i < FIELD_COUNT; i++) {
            clear(i);
        }
    }

    public final void clear(int field) {
        fields[field] = 0;
        stamps[field] = UNSET;
        isSet[field] = false;
        isTimeSet = false;
        areFieldsSet = false;
    }

    public final boolean isSet(int field) {
        return stamps[field] != UNSET;
    }

    static String fieldName(int field) {
        return NAMES[field];
    }

    private static boolean isShown(int field, int style) {
        int width = style & 0x7fff;
        if (field < 0 || field >= FIELD_COUNT || style < 0
                || width != ALL_STYLES && width != SHORT && width != LONG
                && width != NARROW_FORMAT) {
            throw new IllegalArgumentException();
        }
        return field == ERA || field == MONTH || field == DAY_OF_WEEK || field == AM_PM;
    }

    /** The English name of a field's value, or null for fields that are plain numbers. */
    public String getDisplayName(int field, int style, Locale locale) {
        boolean isShown = isShown(field, style == ALL_STYLES ? SHORT : style);
        Objects.requireNonNull(locale);
        return isShown ? CalendarNames.name(field, get(field), style & 0x7fff) : null;
    }

    public Map<String, Integer> getDisplayNames(int field, int style, Locale locale) {
        boolean isShown = isShown(field, style);
        Objects.requireNonNull(locale);
        return isShown ? CalendarNames.all(field, style & 0x7fff) : null;
    }

    public void setTimeZone(TimeZone value) {
        if (areFieldsSet || isTimeSet) {
            getTimeInMillis();
            areFieldsSet = false;
        }
        zone = value;
    }

    public TimeZone getTimeZone() {
        return zone;
    }

    public void setLenient(boolean lenient) {
        this.lenient = lenient;
    }

    public boolean isLenient() {
        return lenient;
    }

    public void setFirstDayOfWeek(int value) {
        if (value != firstDayOfWeek) {
            firstDayOfWeek = value;
            renumberWeeks();
        }
    }

    public int getFirstDayOfWeek() {
        return firstDayOfWeek;
    }

    public void setMinimalDaysInFirstWeek(int value) {
        if (value != minimalDaysInFirstWeek) {
            minimalDaysInFirstWeek = value;
            renumberWeeks();
        }
    }

    private void renumberWeeks() {
        if (areFieldsSet) {
            computeFields();
        }
    }

    public int getMinimalDaysInFirstWeek() {
        return minimalDaysInFirstWeek;
    }

    public boolean isWeekDateSupported() {
        return false;
    }

    public int getWeekYear() {
        throw new UnsupportedOperationException();
    }

    public void setWeekDate(int weekYear, int weekOfYear, int dayOfWeek) {
        throw new UnsupportedOperationException();
    }

    public int getWeeksInWeekYear() {
        throw new UnsupportedOperationException();
    }

    public boolean before(Object when) {
        return when instanceof Calendar && compareTo((Calendar) when) < 0;
    }

    public boolean after(Object when) {
        return when instanceof Calendar && compareTo((Calendar) when) > 0;
    }

    @Override
    public int compareTo(Calendar anotherCalendar) {
        return Long.compare(getTimeInMillis(), anotherCalendar.getTimeInMillis());
    }

    @Override
    public boolean equals(Object obj) {
        if (!(obj instanceof Calendar)) {
            return false;
        }
        Calendar other = (Calendar) obj;
        return getTimeInMillis() == other.getTimeInMillis() && lenient == other.lenient
                && firstDayOfWeek == other.firstDayOfWeek
                && minimalDaysInFirstWeek == other.minimalDaysInFirstWeek
                && zone.equals(other.zone);
    }

    @Override
    public int hashCode() {
        long t = getTimeInMillis();
        return (lenient ? 1 : 0) | firstDayOfWeek << 1 | minimalDaysInFirstWeek << 4
                | zone.hashCode() << 7 ^ Long.hashCode(t);
    }

    @Override
    public Object clone() {
        try {
            Calendar copy = (Calendar) super.clone();
            copy.fields = fields.clone();
            copy.isSet = isSet.clone();
            copy.stamps = stamps.clone();
            copy.zone = (TimeZone) zone.clone();
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new InternalError(e);
        }
    }

    @Override
    public String toString() {
        StringBuilder sb = new StringBuilder(getClass().getName());
        sb.append("[time=").append(isTimeSet ? String.valueOf(time) : "?")
                .append(",areFieldsSet=").append(areFieldsSet)
                .append(",areAllFieldsSet=").append(areFieldsSet)
                .append(",lenient=").append(lenient).append(",zone=").append(zone)
                .append(",firstDayOfWeek=").append(firstDayOfWeek)
                .append(",minimalDaysInFirstWeek=").append(minimalDaysInFirstWeek);
        for (int i = 0; i < FIELD_COUNT; i++) {
            sb.append(',').append(NAMES[i]).append('=')
                    .append(isSet[i] ? String.valueOf(fields[i]) : "?");
        }
        return sb.append(']').toString();
    }
}
