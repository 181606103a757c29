package dev.kairos.examples.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Weighs all that a host receives with {@code dev.kairos:kairos}. */
final class BuildTopic implements Topic {
    @Override
    public String name() {
        return "build";
    }

    @Override
    public String about() {
        return "jars and bytes of the closure of dev.kairos:kairos";
    }

    @Override
    public void run(String[] args) throws IOException {
        String others = Files.readString(Path.of(System.getProperty("kairos.closure")));
        String[] jars =
                (System.getProperty("kairos.jar") + File.pathSeparator + others.strip()).split(File.pathSeparator, -1);
        long bytes = 0;
        for (String jar : jars) {
            bytes += Files.size(Path.of(jar));
        }
        System.out.println("closure_jars=" + jars.length);
        System.out.println("closure_bytes=" + bytes);
    }
}
