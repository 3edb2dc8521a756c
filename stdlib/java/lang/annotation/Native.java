package java.lang.annotation;

/** Says that a constant may be referred to from native code. */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.FIELD)
public @interface Native {
}
