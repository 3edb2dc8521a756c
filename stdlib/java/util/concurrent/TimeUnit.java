package java.util.concurrent;

/** Units of time. Conversions truncate, and saturate where the result does not fit. */
public enum TimeUnit {
    NANOSECONDS(1L),
    MICROSECONDS(1000L),
    MILLISECONDS(1000_000L),
    SECONDS(1000_000_000L),
    MINUTES(60_000_000_000L),
    HOURS(3600_000_000_000L),
    DAYS(86400_000_000_000L);

    private final long nanos;

    TimeUnit(long nanos) {
        this.nanos = nanos;
    }

    public long convert(long sourceDuration, TimeUnit sourceUnit) {
        return scaled(sourceDuration, sourceUnit.nanos, nanos);
    }

    private static long scaled(long duration, long from, long to) {
        if (from <= to) {
            return duration / (to / from);
        }
        long factor = from / to;
        if (duration > Long.MAX_VALUE / factor) {
            return Long.MAX_VALUE;
        }
        if (duration < Long.MIN_VALUE / factor) {
            return Long.MIN_VALUE;
        }
        return duration * factor;
    }

    public long toNanos(long duration) {
        return NANOSECONDS.convert(duration, this);
    }

    public long toMicros(long duration) {
        return MICROSECONDS.convert(duration, this);
    }

    public long toMillis(long duration) {
        return MILLISECONDS.convert(duration, this);
    }

    public long toSeconds(long duration) {
        return SECONDS.convert(duration, this);
    }

    public long toMinutes(long duration) {
        return MINUTES.convert(duration, this);
    }

    public long toHours(long duration) {
        return HOURS.convert(duration, this);
    }

    public long toDays(long duration) {
        return DAYS.convert(duration, this);
    }

    /** The nanoseconds of a duration beyond its whole milliseconds. */
    private int excessNanos(long duration, long millis) {
        if (this == NANOSECONDS) {
            return (int) (duration - millis * 1000_000);
        }
        return this == MICROSECONDS ? (int) (duration * 1000 - millis * 1000_000) : 0;
    }

    public void timedWait(Object obj, long timeout) throws InterruptedException {
        if (timeout > 0) {
            long millis = toMillis(timeout);
            obj.wait(millis, excessNanos(timeout, millis));
        }
    }

    public void timedJoin(Thread thread, long timeout) throws InterruptedException {
        if (timeout > 0) {
            long millis = toMillis(timeout);
            thread.join(millis, excessNanos(timeout, millis));
        }
    }

    public void sleep(long timeout) throws InterruptedException {
        if (timeout > 0) {
            long millis = toMillis(timeout);
            Thread.sleep(millis, excessNanos(timeout, millis));
        }
    }
}
