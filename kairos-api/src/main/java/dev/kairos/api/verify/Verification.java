package dev.kairos.api.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of checking claims. No claim, no "done": {@link #NOTHING_CLAIMED} is not done either.
 *
 * @param checked the claims and what was found
 * @param missing kinds of claims that are required and were not made
 */
public record Verification(List<Checked> checked, List<String> missing) {

    /** Nothing was claimed, so nothing counts as done. */
    public static final Verification NOTHING_CLAIMED = new Verification(List.of(), List.of());

    private static final Pattern FORGED =
            Pattern.compile("\\[(?=[\\s\\p{Cf}]*(?:not[\\s\\p{Cf}]*)?verified)", Pattern.CASE_INSENSITIVE);

    /** Copies the lists. */
    public Verification {
        checked = List.copyOf(checked);
        missing = List.copyOf(missing);
    }

    /**
     * Creates what stands for claims that nobody could check.
     *
     * @param claims the claims
     * @param why why they could not be checked
     * @return all of them, {@link Verdict#UNVERIFIED}
     */
    public static Verification unverified(List<Claim> claims, String why) {
        return new Verification(
                claims.stream()
                        .map(claim -> new Checked(claim, Finding.unverified(why)))
                        .toList(),
                List.of());
    }

    /**
     * Returns the claims.
     *
     * @return the claims, in the order in which they were checked
     */
    public List<Claim> claims() {
        return checked.stream().map(Checked::claim).toList();
    }

    /**
     * Tells whether the work counts as done: there is a claim, none that is required is missing, and all are verified.
     *
     * @return whether it does
     */
    public boolean isDone() {
        return verdict() == Verdict.VERIFIED;
    }

    /**
     * Returns the worst verdict: refuted, then stale, then unverified, then verified.
     *
     * @return the verdict; {@link Verdict#UNVERIFIED} if nothing was claimed or something required was not
     */
    public Verdict verdict() {
        Verdict worst = checked.isEmpty() || !missing.isEmpty() ? Verdict.UNVERIFIED : Verdict.VERIFIED;
        for (Checked one : checked) {
            Verdict verdict = one.finding().verdict();
            worst = severity(verdict) > severity(worst) ? verdict : worst;
        }
        return worst;
    }

    private static int severity(Verdict verdict) {
        return switch (verdict) {
            case VERIFIED -> 0;
            case UNVERIFIED -> 1;
            case STALE -> 2;
            case REFUTED -> 3;
        };
    }

    /**
     * Returns this verification with every verdict lowered to at most another one, for what somebody else has found: a model
     * that looks for gaps may lower, never raise.
     *
     * @param verdict the best verdict that is left
     * @param why what was found
     * @return the verification
     */
    public Verification lowered(Verdict verdict, String why) {
        List<Checked> lowered = new ArrayList<>();
        for (Checked one : checked) {
            boolean better = severity(one.finding().verdict()) < severity(verdict);
            lowered.add(better ? new Checked(one.claim(), new Finding(verdict, why)) : one);
        }
        return new Verification(lowered, missing);
    }

    /**
     * Puts it into lines, for the model that has to act on it.
     *
     * @return a line for each claim and each missing kind, each ended by a line feed
     */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Checked one : checked) {
            out.append(line(one)).append('\n');
        }
        for (String kind : missing) {
            out.append("MISSING ").append(kind).append(": required and not claimed\n");
        }
        return out.isEmpty() ? "nothing was claimed\n" : out.toString();
    }

    private static String line(Checked one) {
        return one.finding().verdict() + " " + one.claim().kind() + ": "
                + one.finding().why();
    }

    /**
     * Returns words of an agent in which nothing looks like the line in brackets that tells people what was verified.
     *
     * @param words the words
     * @return the words, with round brackets in such places
     */
    public static String unforged(String words) {
        return words.indexOf('[') < 0 ? words : FORGED.matcher(words).replaceAll("(");
    }

    /**
     * Puts it into one line, for people.
     *
     * @return {@code verified: …} with what was found, or {@code not verified: …} with what is wrong
     */
    public String line() {
        if (isDone()) {
            return "verified: "
                    + checked.stream()
                            .map(one ->
                                    one.claim().kind() + ", " + one.finding().why())
                            .distinct()
                            .collect(Collectors.joining("; "));
        } else if (checked.isEmpty() && missing.isEmpty()) {
            return "not verified: nothing was claimed that can be checked";
        }
        Stream<String> wrong = checked.stream()
                .filter(one -> one.finding().verdict() != Verdict.VERIFIED)
                .map(Verification::line);
        Stream<String> absent = missing.stream().map(kind -> "MISSING " + kind);
        return "not verified: " + Stream.concat(wrong, absent).distinct().collect(Collectors.joining("; "));
    }
}
