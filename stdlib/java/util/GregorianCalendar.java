package java.util;

import java.time.ZonedDateTime;

/** The Julian calendar up to a day, by default 4 October 1582, and the Gregorian after it. */
public class GregorianCalendar extends Calendar {
    private static final long serialVersionUID = -8125100834729963327L;

    public static final int BC = 0;
    public static final int AD = 1;

    private static final long DAY = 86_400_000;
    private static final long DEFAULT_CHANGE = -12_219_292_800_000L;
    private static final int[] MINIMA = {0, 1, 0, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, -46_800_000,
        0};
    private static final int[] LEAST_MAXIMA = {1, 292_269_054, 11, 52, 4, 28, 365, 7, 4, 1, 11, 23,
        59, 59, 999, 50_400_000, 1_200_000};
    private static final int[] MAXIMA = {1, 292_278_994, 11, 53, 6, 31, 366, 7, 6, 1, 11, 23, 59,
        59, 999, 50_400_000, 7_200_000};
    /** What the cutover's year makes of the least maxima of weeks and days in year and month. */
    private static final int[] CUTOVER_MAXIMA = {1, 292_269_054, 11, 50, 3, 28, 355, 7, 3};
    private static final long[] UNITS = {DAY / 2, 3_600_000, 3_600_000, 60_000, 1000, 1};

    private long change = DEFAULT_CHANGE;
    private transient MixedCalendar days = new MixedCalendar(DEFAULT_CHANGE / DAY);

    public GregorianCalendar() {
        this(TimeZone.getDefault(), Locale.getDefault());
    }

    public GregorianCalendar(TimeZone zone) {
        this(zone, Locale.getDefault());
    }

    public GregorianCalendar(Locale aLocale) {
        this(TimeZone.getDefault(), aLocale);
    }

    public GregorianCalendar(TimeZone zone, Locale aLocale) {
        super((TimeZone) zone.clone(), aLocale);
        setTimeInMillis(System.currentTimeMillis());
    }

    public GregorianCalendar(int year, int month, int dayOfMonth) {
        this(year, month, dayOfMonth, 0, 0, 0);
    }

    public GregorianCalendar(int year, int month, int dayOfMonth, int hourOfDay, int minute) {
        this(year, month, dayOfMonth, hourOfDay, minute, 0);
    }

    public GregorianCalendar(int year, int month, int dayOfMonth, int hourOfDay, int minute,
            int second) {
        set(year, month, dayOfMonth, hourOfDay, minute, second);
    }

    /** A purely Gregorian calendar with the weeks of ISO 8601. */
    public static GregorianCalendar from(ZonedDateTime zdt) {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zdt.getZone()));
        calendar.setGregorianChange(new Date(Long.MIN_VALUE));
        calendar.setFirstDayOfWeek(MONDAY);
        calendar.setMinimalDaysInFirstWeek(4);
        try {
            calendar.setTimeInMillis(zdt.toInstant().toEpochMilli());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(e);
        }
        return calendar;
    }

    public ZonedDateTime toZonedDateTime() {
        return ZonedDateTime.ofInstant(toInstant(), getTimeZone().toZoneId());
    }

    public void setGregorianChange(Date date) {
        // The fields stay as they were, as java has it.
        complete();
        change = date.getTime();
        days = new MixedCalendar(Math.floorDiv(change, DAY));
    }

    public final Date getGregorianChange() {
        return new Date(change);
    }

    public boolean isLeapYear(int year) {
        return MixedCalendar.isLeap(year, year > days.cutoverYear);
    }

    @Override
    public String getCalendarType() {
        return "gregory";
    }

    private int zoneOffset() {
        return getTimeZone().getOffset(time);
    }

    private long local() {
        return time + zoneOffset();
    }

    private long today() {
        return Math.floorDiv(local(), DAY);
    }

    @Override
    protected void computeFields() {
        int offset = zoneOffset();
        fields[ZONE_OFFSET] = getTimeZone().standardOffset(time);
        fields[DST_OFFSET] = offset - fields[ZONE_OFFSET];
        int rest = (int) Math.floorMod(time + offset, DAY);
        fields[AM_PM] = rest / 43_200_000;
        fields[HOUR_OF_DAY] = rest / 3_600_000;
        fields[HOUR] = fields[HOUR_OF_DAY] % 12;
        fields[MINUTE] = rest / 60_000 % 60;
        fields[SECOND] = rest / 1000 % 60;
        fields[MILLISECOND] = rest % 1000;
        long day = today();
        long year = days.year(day);
        fields[ERA] = year > 0 ? AD : BC;
        fields[YEAR] = (int) (year > 0 ? year : 1 - year);
        fields[MONTH] = days.month(day);
        fields[DAY_OF_MONTH] = days.dayOfMonth(day);
        fields[DAY_OF_YEAR] = (int) (day - days.firstOfYear(year)) + 1;
        fields[DAY_OF_WEEK] = MixedCalendar.dayOfWeek(day);
        long first = days.firstOfMonth(year, fields[MONTH]);
        fields[DAY_OF_WEEK_IN_MONTH] = (int) (day - first) / 7 + 1;
        fields[WEEK_OF_MONTH] = week(first, day);
        fields[WEEK_OF_YEAR] = week(days.firstOfYear(weekYear(day)), day);
    }

    private int week(long first, long day) {
        return MixedCalendar.week(first, day, getFirstDayOfWeek(), getMinimalDaysInFirstWeek());
    }

    private long firstWeek(long first) {
        return MixedCalendar.firstWeek(first, getFirstDayOfWeek(), getMinimalDaysInFirstWeek());
    }

    /** The year to whose weeks a day belongs. */
    private long weekYear(long day) {
        long year = days.year(day);
        if (day >= firstWeek(days.firstOfYear(year + 1))) {
            return year + 1;
        }
        return day < firstWeek(days.firstOfYear(year)) ? year - 1 : year;
    }

    @Override
    protected void computeTime() {
        int[] given = fields.clone();
        checkRanges();
        long year = valueOr(YEAR, 1970);
        if (valueOr(ERA, AD) == BC) {
            year = 1 - year;
        } else if (year <= 0 && !isLenient()) {
            throw new IllegalArgumentException("Invalid era");
        }
        long wall = dayOfFields(year) * DAY + timeOfDay();
        time = wall - offsetAtWall(wall);
        if (!isLenient()) {
            computeFields();
            for (int i = 0; i < FIELD_COUNT; i++) {
                if (isSetByUser(i) && given[i] != fields[i]) {
                    String change = fieldName(i) + ": " + given[i] + " -> " + fields[i];
                    System.arraycopy(given, 0, fields, 0, FIELD_COUNT);
                    throw new IllegalArgumentException(change);
                }
            }
        }
    }

    private void checkRanges() {
        for (int i = 0; !isLenient() && i < FIELD_COUNT; i++) {
            if (isSetByUser(i) && (fields[i] < getMinimum(i) || fields[i] > getMaximum(i))) {
                throw new IllegalArgumentException(fieldName(i));
            }
        }
    }

    /** The stamp of a way to name a day that needs two fields; 0 when one is missing. */
    private int stampOf(int field) {
        int dayOfWeek = stamp(DAY_OF_WEEK);
        return stamp(field) == UNSET || dayOfWeek == UNSET ? UNSET
                : Math.max(stamp(field), dayOfWeek);
    }

    /** The field that decides together with year, month or day of the week: the latest set. */
    private int dayField() {
        int best = DAY_OF_MONTH;
        int stamp = stamp(DAY_OF_MONTH);
        for (int field : new int[] {WEEK_OF_MONTH, DAY_OF_WEEK_IN_MONTH, DAY_OF_YEAR,
            WEEK_OF_YEAR}) {
            int other = field == DAY_OF_YEAR ? stamp(field) : stampOf(field);
            if (other > stamp) {
                best = field;
                stamp = other;
            }
        }
        if (stamp != UNSET) {
            return best;
        }
        for (int field : new int[] {WEEK_OF_MONTH, DAY_OF_WEEK_IN_MONTH, WEEK_OF_YEAR}) {
            int other = field == DAY_OF_WEEK_IN_MONTH ? Math.max(stamp(field), stamp(DAY_OF_WEEK))
                    : stamp(field);
            if (other > stamp) {
                best = field;
                stamp = other;
            }
        }
        return best;
    }

    private long dayOfFields(long year) {
        int field = dayField();
        if (field == DAY_OF_YEAR) {
            return days.firstOfYear(year) + fields[DAY_OF_YEAR] - 1;
        }
        if (field == WEEK_OF_YEAR) {
            return inWeek(firstWeek(days.firstOfYear(year)), fields[WEEK_OF_YEAR]);
        }
        long month = valueOr(MONTH, JANUARY);
        long first = days.firstOfMonth(year, month);
        if (field == WEEK_OF_MONTH) {
            return inWeek(firstWeek(first), fields[WEEK_OF_MONTH]);
        }
        if (field == DAY_OF_MONTH) {
            return days.day(year, month, valueOr(DAY_OF_MONTH, 1));
        }
        int count = valueOr(DAY_OF_WEEK_IN_MONTH, 1);
        int dayOfWeek = valueOr(DAY_OF_WEEK, getFirstDayOfWeek());
        long next = days.firstOfMonth(year, month + 1);
        return count >= 0 ? MixedCalendar.onOrBefore(first + 7L * count - 1, dayOfWeek)
                : MixedCalendar.onOrBefore(next + 7L * (count + 1) - 1, dayOfWeek);
    }

    private long inWeek(long firstWeek, int week) {
        int dayOfWeek = valueOr(DAY_OF_WEEK, getFirstDayOfWeek());
        return MixedCalendar.onOrBefore(firstWeek + 6, dayOfWeek) + 7L * (week - 1);
    }

    private long timeOfDay() {
        int half = Math.max(stamp(HOUR), stamp(AM_PM));
        long hours = stamp(HOUR_OF_DAY) >= half ? valueOr(HOUR_OF_DAY, 0)
                : valueOr(HOUR, 0) + 12L * valueOr(AM_PM, AM);
        return hours * 3_600_000 + valueOr(MINUTE, 0) * 60_000L + valueOr(SECOND, 0) * 1000L
                + valueOr(MILLISECOND, 0);
    }

    /** Local times that a change of offset leaves out or repeats are taken for standard time. */
    private long offsetAtWall(long wall) {
        TimeZone zone = getTimeZone();
        int standard = zone.standardOffset(wall - zone.getRawOffset());
        if (isSetByUser(ZONE_OFFSET) || isSetByUser(DST_OFFSET)) {
            int daylight = zone.getOffset(wall - standard) - standard;
            return (isSetByUser(ZONE_OFFSET) ? fields[ZONE_OFFSET] : standard)
                    + (isSetByUser(DST_OFFSET) ? fields[DST_OFFSET] : daylight);
        }
        int offset = zone.getOffset(wall - standard);
        return zone.getOffset(wall - offset) == offset ? offset : standard;
    }

    private void completeFor(int field) {
        if (field < 0 || field >= ZONE_OFFSET) {
            throw new IllegalArgumentException();
        }
        complete();
    }

    private long signedYear() {
        return fields[ERA] == AD ? fields[YEAR] : 1L - fields[YEAR];
    }

    /** Keeps the time of day, and the day of the month where the month is long enough. */
    private void move(long year, long month) {
        long first = days.firstOfMonth(year, month);
        int day = Math.min(fields[DAY_OF_MONTH], days.lastOfMonth(first));
        moveTo(days.day(year, month, day));
    }

    private void moveTo(long day) {
        long wall = day * DAY + Math.floorMod(local(), DAY);
        int offset = zoneOffset();
        long before = wall - offset;
        long moved = wall - getTimeZone().getOffset(before);
        boolean isSameDay = Math.floorDiv(moved + getTimeZone().getOffset(moved), DAY) == day;
        setTimeInMillis(isSameDay ? moved : before);
    }

    @Override
    public void add(int field, int amount) {
        if (amount == 0) {
            return;
        }
        completeFor(field);
        switch (field) {
            case ERA:
                move(amount > 0 ? fields[YEAR] : 1L - fields[YEAR], fields[MONTH]);
                break;
            case YEAR:
                move(signedYear() + amount, fields[MONTH]);
                break;
            case MONTH:
                move(signedYear(), (long) fields[MONTH] + amount);
                break;
            case WEEK_OF_YEAR:
            case WEEK_OF_MONTH:
            case DAY_OF_WEEK_IN_MONTH:
                moveTo(today() + 7L * amount);
                break;
            case DAY_OF_MONTH:
            case DAY_OF_YEAR:
            case DAY_OF_WEEK:
                moveTo(today() + amount);
                break;
            default:
                setTimeInMillis(time + UNITS[field - AM_PM] * amount);
                break;
        }
    }

    @Override
    public void roll(int field, boolean up) {
        roll(field, up ? 1 : -1);
    }

    private static long turn(long value, long amount, long first, long count) {
        return first + Math.floorMod(value - first + amount, count);
    }

    @Override
    public void roll(int field, int amount) {
        if (amount == 0) {
            return;
        }
        completeFor(field);
        long day = today();
        long firstOfMonth = days.firstOfMonth(signedYear(), fields[MONTH]);
        long nextMonth = days.firstOfMonth(signedYear(), fields[MONTH] + 1L);
        switch (field) {
            case ERA:
                move(turn(fields[ERA], amount, 0, 2) == AD ? fields[YEAR] : 1L - fields[YEAR],
                        fields[MONTH]);
                break;
            case YEAR:
                long year = turn(fields[YEAR], amount, 1, getMaximum(YEAR));
                move(fields[ERA] == AD ? year : 1 - year, fields[MONTH]);
                break;
            case MONTH:
                move(signedYear(), turn(fields[MONTH], amount, 0, 12));
                break;
            case WEEK_OF_YEAR:
                rollWeek(day, amount, days.firstOfYear(signedYear()),
                        days.firstOfYear(signedYear() + 1));
                break;
            case WEEK_OF_MONTH:
                rollWeek(day, amount, firstOfMonth, nextMonth);
                break;
            case DAY_OF_MONTH:
                moveTo(turn(day, amount, firstOfMonth, nextMonth - firstOfMonth));
                break;
            case DAY_OF_YEAR:
                long firstOfYear = days.firstOfYear(signedYear());
                moveTo(turn(day, amount, firstOfYear,
                        days.firstOfYear(signedYear() + 1) - firstOfYear));
                break;
            case DAY_OF_WEEK:
                moveTo(turn(day, amount, MixedCalendar.onOrBefore(day, getFirstDayOfWeek()), 7));
                break;
            case DAY_OF_WEEK_IN_MONTH:
                long start = firstOfMonth + Math.floorMod(day - firstOfMonth, 7L);
                moveTo(start + 7 * Math.floorMod((day - start) / 7 + amount,
                        (nextMonth - 1 - start) / 7 + 1));
                break;
            case HOUR:
            case HOUR_OF_DAY:
                rollHour(fields[field], amount, getMaximum(field) + 1);
                break;
            default:
                long value = turn(fields[field], amount, 0, getMaximum(field) + 1L);
                setTimeInMillis(time + (value - fields[field]) * UNITS[field - AM_PM]);
                break;
        }
    }

    /** Rolls the local hour; whole turns go on by one hour, as java has it. */
    private void rollHour(int hour, int amount, int count) {
        long value = turn(hour, amount, 0, count);
        value = value == hour ? turn(hour, amount > 0 ? 1 : -1, 0, count) : value;
        long wall = local() + (value - hour) * 3_600_000L;
        setTimeInMillis(wall - offsetAtWall(wall));
    }

    /** Through the weeks of a period, on its first or last day where the day is outside it. */
    private void rollWeek(long day, int amount, long first, long next) {
        long week = MixedCalendar.onOrBefore(day, getFirstDayOfWeek());
        long firstWeek = MixedCalendar.onOrBefore(first, getFirstDayOfWeek());
        long weeks = Math.floorDiv(next - 1 - firstWeek, 7L) + 1;
        long target = turn((week - firstWeek) / 7, amount, 0, weeks) * 7 + firstWeek;
        moveTo(Math.max(first, Math.min(next - 1, target + day - week)));
    }

    @Override
    public int getMinimum(int field) {
        return MINIMA[field];
    }

    @Override
    public int getMaximum(int field) {
        return MAXIMA[field];
    }

    @Override
    public int getGreatestMinimum(int field) {
        return MINIMA[field];
    }

    @Override
    public int getLeastMaximum(int field) {
        return field <= DAY_OF_WEEK_IN_MONTH && change == DEFAULT_CHANGE ? CUTOVER_MAXIMA[field]
                : LEAST_MAXIMA[field];
    }

    @Override
    public int getActualMaximum(int field) {
        complete();
        long first = days.firstOfMonth(signedYear(), fields[MONTH]);
        long next = days.firstOfMonth(signedYear(), fields[MONTH] + 1L);
        switch (field) {
            case YEAR:
                return lastYear();
            case DAY_OF_MONTH:
                return days.lastOfMonth(first);
            case DAY_OF_YEAR:
                return (int) (days.firstOfYear(signedYear() + 1) - days.firstOfYear(signedYear()));
            case WEEK_OF_YEAR:
                long start = firstWeek(days.firstOfYear(signedYear()));
                return (int) (firstWeek(days.firstOfYear(signedYear() + 1)) - start) / 7;
            case WEEK_OF_MONTH:
                return week(first, next - 1);
            case DAY_OF_WEEK_IN_MONTH:
                return (int) (next - 1 - first - Math.floorMod(today() - first, 7L)) / 7 + 1;
            default:
                return getMaximum(field);
        }
    }

    /** The last year of the era in which this date and time of day can be told. */
    private int lastYear() {
        GregorianCalendar last = (GregorianCalendar) clone();
        last.setTimeInMillis(fields[ERA] == AD ? Long.MAX_VALUE : Long.MIN_VALUE);
        int limit = last.get(YEAR);
        last.setTimeInMillis(time);
        last.set(YEAR, limit);
        return last.get(YEAR) == limit && last.fields[ERA] == fields[ERA] ? limit : limit - 1;
    }

    @Override
    public final boolean isWeekDateSupported() {
        return true;
    }

    @Override
    public int getWeekYear() {
        complete();
        return (int) weekYear(today());
    }

    @Override
    public int getWeeksInWeekYear() {
        long year = getWeekYear();
        return (int) (firstWeek(days.firstOfYear(year + 1)) - firstWeek(days.firstOfYear(year)))
                / 7;
    }

    @Override
    public void setWeekDate(int weekYear, int weekOfYear, int dayOfWeek) {
        if (dayOfWeek < SUNDAY || dayOfWeek > SATURDAY) {
            throw new IllegalArgumentException("invalid dayOfWeek: " + dayOfWeek);
        }
        complete();
        if (!isLenient()) {
            GregorianCalendar year = (GregorianCalendar) clone();
            year.moveTo(firstWeek(days.firstOfYear(weekYear)));
            if (weekOfYear < 1 || weekOfYear > year.getWeeksInWeekYear()) {
                throw new IllegalArgumentException("invalid weekOfYear: " + weekOfYear);
            }
        }
        long start = firstWeek(days.firstOfYear(weekYear));
        moveTo(MixedCalendar.onOrBefore(start + 6, dayOfWeek) + 7L * (weekOfYear - 1));
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof GregorianCalendar && super.equals(obj)
                && change == ((GregorianCalendar) obj).change;
    }
}
