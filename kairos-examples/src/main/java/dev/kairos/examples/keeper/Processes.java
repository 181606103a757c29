package dev.kairos.examples.keeper;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs other programs and reads the end of what they print. Their output goes through a file, so that one that leaves a
 * background process behind cannot keep its caller waiting. Ends the program and its children when the caller is interrupted,
 * which is how a tool learns that its time is over.
 */
final class Processes {
    private static final int MOST_OUTPUT = 64 << 10;

    /** Inside of a Git hook these name the hook's repository. */
    private static final List<String> ELSEWHERE = List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX");

    private Processes() {}

    /**
     * How a program ended.
     *
     * @param exit its exit code
     * @param output the end of what it printed to both streams, at most 64 KiB
     */
    record Finished(int exit, String output) {
        boolean succeeded() {
            return exit == 0;
        }
    }

    static Finished run(Path folder, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("keeper", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeAll(ELSEWHERE);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            return new Finished(await(process), end(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static int await(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static String end(Path file) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            int size = (int) Math.min(MOST_OUTPUT, content.length());
            byte[] bytes = new byte[size];
            content.seek(content.length() - size);
            content.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
