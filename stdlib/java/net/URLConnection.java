package java.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A connection to the resource that a URL names. */
public abstract class URLConnection {
    private static final String[] TYPES = {
        ".txt", "text/plain", ".html", "text/html", ".htm", "text/html", ".xml",
        "application/xml", ".java", "text/plain", ".c", "text/plain", ".jar",
        "application/java-archive", ".zip", "application/zip", ".png", "image/png", ".gif",
        "image/gif", ".jpg", "image/jpeg", ".jpeg", "image/jpeg", ".pdf", "application/pdf",
        ".js", "text/javascript", ".json", "application/json", ".css", "text/css", ".csv",
        "text/csv", ".md", "text/markdown", ".gz", "application/gzip", ".svg", "image/svg+xml"};
    private static boolean defaultUseCaches = true;

    protected URL url;
    protected boolean doInput = true;
    protected boolean doOutput;
    protected boolean allowUserInteraction;
    protected boolean useCaches = defaultUseCaches;
    protected long ifModifiedSince;
    protected boolean connected;
    private int connectTimeout;
    private int readTimeout;
    private final Map<String, List<String>> requests = new LinkedHashMap<>();

    protected URLConnection(URL url) {
        this.url = url;
    }

    public abstract void connect() throws IOException;

    public URL getURL() {
        return url;
    }

    public InputStream getInputStream() throws IOException {
        throw new UnknownServiceException("protocol doesn't support input");
    }

    public OutputStream getOutputStream() throws IOException {
        throw new UnknownServiceException("protocol doesn't support output");
    }

    public Object getContent() throws IOException {
        return getInputStream();
    }

    public int getContentLength() {
        long length = getContentLengthLong();
        return length > Integer.MAX_VALUE ? -1 : (int) length;
    }

    public long getContentLengthLong() {
        return getHeaderFieldLong("content-length", -1);
    }

    public String getContentType() {
        return getHeaderField("content-type");
    }

    public String getContentEncoding() {
        return getHeaderField("content-encoding");
    }

    public long getLastModified() {
        return getHeaderFieldLong("last-modified", 0);
    }

    public long getDate() {
        return getHeaderFieldLong("date", 0);
    }

    public long getExpiration() {
        return getHeaderFieldLong("expires", 0);
    }

    public String getHeaderField(String name) {
        return null;
    }

    public String getHeaderField(int n) {
        return null;
    }

    public String getHeaderFieldKey(int n) {
        return null;
    }

    public Map<String, List<String>> getHeaderFields() {
        return Map.of();
    }

    public int getHeaderFieldInt(String name, int defaultValue) {
        return (int) getHeaderFieldLong(name, defaultValue);
    }

    public long getHeaderFieldLong(String name, long defaultValue) {
        String value = getHeaderField(name);
        try {
            return value == null ? defaultValue : Long.parseLong(value);
        } catch (NumberFormatException e) {
            return defaultValue;
        }
    }

    private void checkNotConnected() {
        if (connected) {
            throw new IllegalStateException("Already connected");
        }
    }

    public void setDoInput(boolean doInput) {
        checkNotConnected();
        this.doInput = doInput;
    }

    public boolean getDoInput() {
        return doInput;
    }

    public void setDoOutput(boolean doOutput) {
        checkNotConnected();
        this.doOutput = doOutput;
    }

    public boolean getDoOutput() {
        return doOutput;
    }

    public void setUseCaches(boolean useCaches) {
        checkNotConnected();
        this.useCaches = useCaches;
    }

    public boolean getUseCaches() {
        return useCaches;
    }

    public boolean getDefaultUseCaches() {
        return defaultUseCaches;
    }

    public void setDefaultUseCaches(boolean defaultusecaches) {
        defaultUseCaches = defaultusecaches;
    }

    public void setAllowUserInteraction(boolean allowuserinteraction) {
        checkNotConnected();
        allowUserInteraction = allowuserinteraction;
    }

    public boolean getAllowUserInteraction() {
        return allowUserInteraction;
    }

    public void setIfModifiedSince(long ifmodifiedsince) {
        checkNotConnected();
        ifModifiedSince = ifmodifiedsince;
    }

    public long getIfModifiedSince() {
        return ifModifiedSince;
    }

    private static int checkTimeout(int timeout) {
        if (timeout < 0) {
            throw new IllegalArgumentException("timeout can not be negative");
        }
        return timeout;
    }

    public void setConnectTimeout(int timeout) {
        connectTimeout = checkTimeout(timeout);
    }

    public int getConnectTimeout() {
        return connectTimeout;
    }

    public void setReadTimeout(int timeout) {
        readTimeout = checkTimeout(timeout);
    }

    public int getReadTimeout() {
        return readTimeout;
    }

    public void setRequestProperty(String key, String value) {
        checkNotConnected();
        List<String> values = new ArrayList<>();
        values.add(value);
        requests.put(Objects.requireNonNull(key, "key is null"), values);
    }

    public void addRequestProperty(String key, String value) {
        checkNotConnected();
        requests.computeIfAbsent(Objects.requireNonNull(key, "key is null"),
                k -> new ArrayList<>()).add(value);
    }

    public String getRequestProperty(String key) {
        checkNotConnected();
        List<String> values = requests.get(key);
        return values == null ? null : values.get(values.size() - 1);
    }

    public Map<String, List<String>> getRequestProperties() {
        checkNotConnected();
        return java.util.Collections.unmodifiableMap(requests);
    }

    /** The type of what a file's name ends in; null if that is unknown. */
    public static String guessContentTypeFromName(String fname) {
        String name = fname.toLowerCase(java.util.Locale.ROOT);
        for (int i = 0; i < TYPES.length; i += 2) {
            if (name.endsWith(TYPES[i])) {
                return TYPES[i + 1];
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return getClass().getName() + ":" + url;
    }
}
