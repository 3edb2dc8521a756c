package java.util;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** A moment in milliseconds since 1970. Its fields are those of the default time zone. */
public class Date implements Serializable, Cloneable, Comparable<Date> {
    private static final long serialVersionUID = 7523967970034938905L;

    private transient long time;

    public Date() {
        this(System.currentTimeMillis());
    }

    public Date(long date) {
        time = date;
    }

    @Deprecated
    public Date(int year, int month, int date) {
        this(year, month, date, 0, 0, 0);
    }

    @Deprecated
    public Date(int year, int month, int date, int hrs, int min) {
        this(year, month, date, hrs, min, 0);
    }

    /** Fields outside their ranges flow over into the larger ones. */
    @Deprecated
    public Date(int year, int month, int date, int hrs, int min, int sec) {
        set(LocalDateTime.of(1900, 1, 1, 0, 0).plusYears(year).plusMonths(month)
                .plusDays(date - 1L).plusHours(hrs).plusMinutes(min).plusSeconds(sec));
    }

    private void set(LocalDateTime local) {
        time = local.atZone(TimeZone.getDefault().toZoneId()).toInstant().toEpochMilli();
    }

    private ZonedDateTime local() {
        return Instant.ofEpochMilli(time).atZone(TimeZone.getDefault().toZoneId());
    }

    public static Date from(Instant instant) {
        try {
            return new Date(instant.toEpochMilli());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public Instant toInstant() {
        return Instant.ofEpochMilli(getTime());
    }

    public long getTime() {
        return time;
    }

    public void setTime(long time) {
        this.time = time;
    }

    @Deprecated
    public int getYear() {
        return local().getYear() - 1900;
    }

    @Deprecated
    public void setYear(int year) {
        set(local().toLocalDateTime().withYear(year + 1900));
    }

    @Deprecated
    public int getMonth() {
        return local().getMonthValue() - 1;
    }

    @Deprecated
    public void setMonth(int month) {
        set(local().toLocalDateTime().plusMonths(month - getMonth()));
    }

    @Deprecated
    public int getDate() {
        return local().getDayOfMonth();
    }

    @Deprecated
    public void setDate(int date) {
        set(local().toLocalDateTime().plusDays(date - getDate()));
    }

    @Deprecated
    public int getDay() {
        return local().getDayOfWeek().getValue() % 7;
    }

    @Deprecated
    public int getHours() {
        return local().getHour();
    }

    @Deprecated
    public void setHours(int hours) {
        set(local().toLocalDateTime().plusHours(hours - getHours()));
    }

    @Deprecated
    public int getMinutes() {
        return local().getMinute();
    }

    @Deprecated
    public void setMinutes(int minutes) {
        set(local().toLocalDateTime().plusMinutes(minutes - getMinutes()));
    }

    @Deprecated
    public int getSeconds() {
        return local().getSecond();
    }

    @Deprecated
    public void setSeconds(int seconds) {
        set(local().toLocalDateTime().plusSeconds(seconds - getSeconds()));
    }

    @Deprecated
    public int getTimezoneOffset() {
        return -local().getOffset().getTotalSeconds() / 60;
    }

    public boolean before(Date when) {
        return getTime() < when.getTime();
    }

    public boolean after(Date when) {
        return getTime() > when.getTime();
    }

    @Override
    public int compareTo(Date anotherDate) {
        return Long.compare(getTime(), anotherDate.getTime());
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof Date && getTime() == ((Date) obj).getTime();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(getTime());
    }

    @Override
    public Object clone() {
        try {
            return super.clone();
        } catch (CloneNotSupportedException e) {
            throw new InternalError(e);
        }
    }

    @Override
    public String toString() {
        return FormatTime.of(this).dateText();
    }

    @Deprecated
    public String toGMTString() {
        return DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss 'GMT'")
                .format(Instant.ofEpochMilli(time).atZone(java.time.ZoneOffset.UTC));
    }
}
