import java.util.Map;

/** Runs each argument's words as a process, after the variables "NAME=value" before them. */
public class ProcessDeeds {
    static String run(String[] words) throws Exception {
        int variables = 0;
        while (words[variables].contains("=")) {
            variables++;
        }
        ProcessBuilder builder = new ProcessBuilder(
                java.util.Arrays.copyOfRange(words, variables, words.length));
        for (int i = 0; i < variables; i++) {
            Map<String, String> environment = builder.environment();
            String[] pair = words[i].split("=");
            environment.put(pair[0], pair[1]);
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes()).trim();
        return process.waitFor() == 0 ? output : "failed";
    }

    public static void main(String[] args) {
        for (String argument : args) {
            try {
                System.out.println(run(argument.split(" ")));
            } catch (SecurityException e) {
                System.out.println("denied " + e.getMessage().split(" ")[2]);
            } catch (Exception e) {
                System.out.println(e.getClass().getSimpleName());
            }
        }
    }
}
