package dev.kairos.core.internal.fact;

import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Decision;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.api.oversight.Person;
import dev.kairos.core.internal.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that people, policies or budgets decided about an agent. */
public sealed interface OversightFact extends Fact {

    /** Somebody paused, stopped or resumed the agent. */
    record Controlled(Overseer.Mode mode, Person person, String reason) implements OversightFact {

        static Controlled read(Fields f) {
            return new Controlled(f.choice("mode", Overseer.Mode.class), readPerson(f), f.text("reason", ""));
        }

        @Override
        public Kind kind() {
            return Kind.CONTROL_CHANGED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("mode", mode)
                    .put("person", person.name())
                    .put("way", person.way())
                    .put("reason", reason)
                    .done();
        }
    }

    /**
     * A budget had no room for a model call, which was not made; what was reserved for it in the agent's own counts goes back.
     *
     * @param beat the beat that it was for
     * @param cap which cap
     * @param why what is missing
     * @param until when work goes on by itself, or {@code null}
     */
    record Refused(
            String beat, String cap, String why, @Nullable Instant until) implements OversightFact {

        static Refused read(Fields f) {
            return new Refused(f.text("beat"), f.text("cap", ""), f.text("why", ""), f.optInstant("until"));
        }

        @Override
        public Kind kind() {
            return Kind.BUDGET_REFUSED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat)
                    .put("cap", cap)
                    .put("why", why)
                    .put("until", until)
                    .done();
        }
    }

    /** A call was not let through as it was. */
    record Decided(String beat, String call, String tool, Decision.Kind decision, String rule, String reason)
            implements OversightFact {

        static Decided read(Fields f) {
            return new Decided(
                    f.text("beat"),
                    f.text("call"),
                    f.text("tool"),
                    f.choice("decision", Decision.Kind.class),
                    f.text("rule", ""),
                    f.text("reason", ""));
        }

        @Override
        public Kind kind() {
            return Kind.ACTION_DECIDED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat)
                    .put("call", call)
                    .put("tool", tool)
                    .put("decision", decision)
                    .put("rule", rule)
                    .put("reason", reason)
                    .done();
        }
    }

    /** A person is asked; {@code config} is the digest of the configuration under which. */
    record Asked(Approval approval, String config, boolean allowsOnExpiry) implements OversightFact {

        static Asked read(Fields f) {
            return new Asked(
                    ApprovalTree.read(f.object("approval")), f.text("config", ""), f.flag("allowsOnExpiry", false));
        }

        @Override
        public Kind kind() {
            return Kind.APPROVAL_ASKED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("approval", ApprovalTree.tree(approval))
                    .put("config", config)
                    .put("allowsOnExpiry", allowsOnExpiry ? true : null)
                    .done();
        }
    }

    /** An approval was shown to a person. */
    record Shown(String id, String digest, Person person) implements OversightFact {

        static Shown read(Fields f) {
            return new Shown(f.text("id"), f.text("digest"), readPerson(f));
        }

        @Override
        public Kind kind() {
            return Kind.APPROVAL_SHOWN;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("id", id)
                    .put("digest", digest)
                    .put("person", person.name())
                    .put("way", person.way())
                    .done();
        }
    }

    /**
     * A person answered.
     *
     * @param id which approval
     * @param digest what was shown to them
     * @param answer what they say
     * @param text the reason or the reply; may be empty
     * @param until when a deferred approval expires, or {@code null}
     * @param edited the action as they changed it, or {@code null}
     * @param person who
     */
    record Answered(
            String id,
            String digest,
            Answer.Kind answer,
            String text,
            @Nullable Instant until,
            Approval.@Nullable Exact edited,
            Person person)
            implements OversightFact {

        static Answered read(Fields f) {
            Fields edited = f.optObject("edited");
            return new Answered(
                    f.text("id"),
                    f.text("digest"),
                    f.choice("answer", Answer.Kind.class),
                    f.text("text", ""),
                    f.optInstant("until"),
                    edited == null ? null : ApprovalTree.exact(edited),
                    readPerson(f));
        }

        @Override
        public Kind kind() {
            return Kind.APPROVAL_ANSWERED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("id", id)
                    .put("digest", digest)
                    .put("answer", answer)
                    .put("text", text)
                    .put("until", until)
                    .put("edited", edited == null ? null : ApprovalTree.tree(edited))
                    .put("person", person.name())
                    .put("way", person.way())
                    .done();
        }
    }

    /** The approved action is about to be run: the approval is used up. */
    record Used(String id, String digest) implements OversightFact {

        static Used read(Fields f) {
            return new Used(f.text("id"), f.text("digest"));
        }

        @Override
        public Kind kind() {
            return Kind.APPROVAL_USED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("id", id).put("digest", digest).done();
        }
    }

    /** An approval has come to its end; the agent reads of it. */
    record Closed(String id, Approval.State state, String text) implements OversightFact {

        static Closed read(Fields f) {
            return new Closed(f.text("id"), f.choice("state", Approval.State.class), f.text("text", ""));
        }

        @Override
        public Kind kind() {
            return Kind.APPROVAL_CLOSED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("id", id).put("state", state).put("text", text).done();
        }
    }

    /** A beat that has read a stranger's text changed files: reading them is reading a stranger's text. */
    record Tainted(String beat, List<String> paths) implements OversightFact {

        static Tainted read(Fields f) {
            return new Tainted(f.text("beat"), f.texts("paths"));
        }

        @Override
        public Kind kind() {
            return Kind.FILES_TAINTED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("beat", beat).put("paths", paths).done();
        }
    }

    private static Person readPerson(Fields f) {
        return new Person(f.text("person"), f.text("way"));
    }
}
