package java.util;

import java.io.Serializable;

/** A language and a country. Text is formatted in the same way for all locales. */
public final class Locale implements Cloneable, Serializable {
    public static final Locale ENGLISH = new Locale("en");
    public static final Locale FRENCH = new Locale("fr");
    public static final Locale GERMAN = new Locale("de");
    public static final Locale US = new Locale("en", "US");
    public static final Locale UK = new Locale("en", "GB");
    public static final Locale GERMANY = new Locale("de", "DE");
    public static final Locale FRANCE = new Locale("fr", "FR");
    public static final Locale ITALIAN = new Locale("it");
    public static final Locale JAPANESE = new Locale("ja");
    public static final Locale KOREAN = new Locale("ko");
    public static final Locale CHINESE = new Locale("zh");
    public static final Locale SIMPLIFIED_CHINESE = new Locale("zh", "CN");
    public static final Locale TRADITIONAL_CHINESE = new Locale("zh", "TW");
    public static final Locale ITALY = new Locale("it", "IT");
    public static final Locale JAPAN = new Locale("ja", "JP");
    public static final Locale KOREA = new Locale("ko", "KR");
    public static final Locale CHINA = new Locale("zh", "CN");
    public static final Locale PRC = new Locale("zh", "CN");
    public static final Locale TAIWAN = new Locale("zh", "TW");
    public static final Locale CANADA = new Locale("en", "CA");
    public static final Locale CANADA_FRENCH = new Locale("fr", "CA");
    public static final Locale ROOT = new Locale("");

    private static final String ISO3_LANGUAGES = " ar=ara bg=bul bn=ben ca=cat cs=ces da=dan"
            + " de=deu el=ell en=eng es=spa et=est eu=eus fa=fas fi=fin fr=fra ga=gle he=heb"
            + " hi=hin hr=hrv hu=hun id=ind is=isl it=ita ja=jpn ko=kor la=lat lt=lit lv=lav"
            + " mk=mkd ms=msa nl=nld no=nor pl=pol pt=por ro=ron ru=rus sk=slk sl=slv sq=sqi"
            + " sr=srp sv=swe ta=tam th=tha tr=tur uk=ukr ur=urd vi=vie zh=zho ";

    private static volatile Locale defaultLocale = US;

    private final String language;
    private final String country;

    public Locale(String language) {
        this(language, "");
    }

    public Locale(String language, String country) {
        this.language = language.toLowerCase();
        this.country = country.toUpperCase();
    }

    public static Locale getDefault() {
        return defaultLocale;
    }

    public static void setDefault(Locale newLocale) {
        defaultLocale = Objects.requireNonNull(newLocale);
    }

    public String getLanguage() {
        return language;
    }

    public String getCountry() {
        return country;
    }

    /** The language's code of three letters by ISO 639-2/T, for the languages named here. */
    public String getISO3Language() {
        if (language.isEmpty() || language.length() == 3) {
            return language;
        }
        int at = ISO3_LANGUAGES.indexOf(" " + language + "=");
        if (at < 0) {
            throw new MissingResourceException("Couldn't find 3-letter language code for "
                    + language, "FormatData_" + this, "ShortLanguage");
        }
        return ISO3_LANGUAGES.substring(at + 4, at + 7);
    }

    public String toLanguageTag() {
        return language.isEmpty() ? "und" : country.isEmpty() ? language
                : language + "-" + country;
    }

    @Override
    public String toString() {
        return country.isEmpty() ? language : language + "_" + country;
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof Locale && language.equals(((Locale) obj).language)
                && country.equals(((Locale) obj).country);
    }

    @Override
    public int hashCode() {
        return language.hashCode() * 31 + country.hashCode();
    }
}
