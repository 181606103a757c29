package dev.kairos.core.bench;

import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Verification;
import dev.kairos.core.command.Commands;
import dev.kairos.core.verify.VerificationGate;
import dev.kairos.core.verify.Verifiers;
import dev.kairos.core.workspace.Workspace;
import dev.kairos.testkit.internal.work.GitRepository;
import dev.kairos.testkit.internal.work.TreeContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Times the verification of honest claims in a repository of 10,000 files, without running anything again. */
final class VerifyFigures {

    private static final int FILES = 10_000;
    private static final int FOLDERS = 200;
    private static final int RUNS = 60;

    /** Files that were changed in the last three seconds by the disk's clock are read again, as every sensor does. */
    private static final long SETTLED_MILLIS = 4_000;

    private VerifyFigures() {}

    static void print() throws Exception {
        Path temp = Files.createTempDirectory("kairos-verify");
        Path root = Files.createDirectory(temp.resolve("work"));
        fill(root);
        List<Evidence> evidence = work(root);
        Thread.sleep(SETTLED_MILLIS);
        VerificationGate gate = VerificationGate.of(Map.of(
                Claim.FILE_CHANGED, Verifiers.fileChanged(root), Claim.COMMAND_PASSED, Verifiers.commandPassed(root)));
        List<Claim> claims = List.of(
                new Claim(Claim.FILE_CHANGED, Map.of("path", "folder0/File0.java")),
                new Claim(Claim.COMMAND_PASSED, Map.of("command", "true")));
        Figures.print("verify_first_ms", time(gate, claims, evidence));
        List<Double> times = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            times.add(time(gate, claims, evidence));
        }
        times = times.subList(RUNS - 5, RUNS);
        Figures.print("verify_files", FILES);
        Figures.print("verify_ms", Figures.median(times));
        Figures.print(
                "verify_ms_spread",
                Figures.text(times.stream().mapToDouble(one -> one).min().orElse(0)) + "-"
                        + Figures.text(
                                times.stream().mapToDouble(one -> one).max().orElse(0)));
        TreeContent.delete(temp);
    }

    private static double time(VerificationGate gate, List<Claim> claims, List<Evidence> evidence) throws Exception {
        long start = System.nanoTime();
        Verification verification = gate.check(claims, List.of(), evidence);
        double millis = (System.nanoTime() - start) / 1e6;
        if (!verification.isDone()) {
            throw new IllegalStateException("honest claims were not verified: " + verification.text());
        }
        return millis;
    }

    private static void fill(Path root) throws Exception {
        for (int i = 0; i < FILES; i++) {
            Path file = root.resolve("folder" + i % FOLDERS).resolve("File" + i + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "class File" + i + " {}\n".repeat(50));
        }
        GitRepository.at(root);
    }

    private static List<Evidence> work(Path root) {
        List<Evidence> evidence = new ArrayList<>();
        ToolResult written = new ToolCaller(Workspace.at(root))
                .call(
                        "edit_files",
                        Map.of(
                                "edits",
                                List.of(Map.of(
                                        "file", "folder0/File0.java", "search", "class File0", "replace", "class X"))));
        ToolResult ran =
                new ToolCaller(Commands.in(root).allow("true")).call("run_command", Map.of("command", List.of("true")));
        evidence.addAll(written.evidence());
        evidence.addAll(ran.evidence());
        return evidence;
    }
}
