package dev.kairos.core.internal.outbox;

import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.event.Origin;
import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Notice.Kind;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.api.oversight.Person;
import dev.kairos.api.oversight.Resolution;
import dev.kairos.api.reach.Channel;
import dev.kairos.api.reach.Contacts.Contact;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Content.Action;
import dev.kairos.api.reach.Incoming;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks people on their devices whether an action may be done, and takes their answers. Only on channels that authenticate who
 * answers, only from an owner, and only by the token that came with the exact action: it resolves that one approval, once, until it
 * expires. No address is ever called to decide: programs that look at messages follow links.
 */
final class PhoneAnswers implements KairosListener, FrontDoor.Answers {

    private static final Pattern WORDS = Pattern.compile("(?i)\\s*/?(yes|no|answer)\\s+([0-9a-f]{24})\\b\\s*((?s:.*))");

    /** How an answer to a question of the agent begins. */
    private static final String ANSWER = "answer ";

    private static final String HOW = "Write: " + ANSWER + "the token and your words.";
    private static final int ANSWER_ROOM = 100;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_WRONG = 20;
    private static final int REASON = 200;

    private final Post post;
    private final List<Channel> channels;
    private final List<String> notifiers;
    private final Supplier<@Nullable Overseer> overseer;
    private final SecureRandom random = new SecureRandom();
    private int wrong;
    private Instant wrongSince = Instant.MIN;

    /**
     * Makes the desk.
     *
     * @param channels where approvals are asked
     * @param notifiers who tells of what cannot be answered there
     * @param overseer who resolves; {@code null} while the runtime is not built
     */
    PhoneAnswers(Post post, List<Channel> channels, List<String> notifiers, Supplier<@Nullable Overseer> overseer) {
        this.post = post;
        this.channels = List.copyOf(channels);
        this.notifiers = List.copyOf(notifiers);
        this.overseer = overseer;
    }

    @Override
    public void onNotice(dev.kairos.api.oversight.Notice notice) {
        post.time().work().execute(() -> {
            if (notice.kind() == Kind.APPROVAL_ASKED && !channels.isEmpty()) {
                ask(notice.subject());
            } else if (notice.kind() != Kind.CONTROL) {
                tell(notice);
            }
        });
    }

    private void tell(dev.kairos.api.oversight.Notice notice) {
        String key = "notice/" + notice.kind() + "/" + notice.subject() + "/" + notice.time();
        for (String notifier : notifiers) {
            Content content = Content.of("", notice.text());
            post.send(
                    notifier,
                    Notice.news(
                            key,
                            notice.agent() == null ? OutboxBook.STREAM : notice.agent(),
                            Severity.URGENT,
                            content));
        }
    }

    /** Asks what a process that ended had no time to ask. */
    void askPending() {
        Overseer open = overseer.get();
        if (open != null && !channels.isEmpty()) {
            open.pending().forEach(approval -> ask(approval.id()));
        }
    }

    private void ask(String id) {
        Overseer open = overseer.get();
        Approval approval = open == null ? null : open.approval(id).orElse(null);
        if (approval != null && approval.isPending()) {
            channels.stream()
                    .filter(channel -> !post.isQueued(channel.name(), key(approval)))
                    .forEach(channel -> ask(channel, approval));
        }
    }

    private void ask(Channel channel, Approval approval) {
        String words = words(approval);
        boolean isQuestion = approval.action().tool().isEmpty();
        int room = isQuestion ? ANSWER_ROOM : 0;
        boolean isWhole = words.length() + room <= channel.maxText() && post.shows(channel);
        if (!isWhole) {
            words = approval.agent()
                    + " asks something that cannot be shown here as a whole: answer it at the console.";
        }
        List<Action> actions = List.of();
        if (isWhole) {
            String token = token();
            offer(channel, approval, token);
            Action no = new Action("Deny", "no " + token);
            actions = isQuestion ? List.of(no) : List.of(new Action("Approve", "yes " + token), no);
            words += isQuestion ? "\n\nTo reply write: " + ANSWER + token + " and your words." : "";
        }
        Content content = new Content(approval.agent() + " asks", words, null, actions);
        post.send(channel.name(), Notice.news(key(approval), approval.agent(), Severity.URGENT, content));
    }

    private static String key(Approval approval) {
        return "approval/" + approval.id() + "/" + approval.action().digest();
    }

    /** The exact action, so that what is approved is what was read. */
    private static String words(Approval approval) {
        Approval.Exact action = approval.action();
        String what = action.tool().isEmpty() ? "a question" : action.tool() + " (" + action.effect() + ")";
        String bound = action.binding().isEmpty() ? "" : "\nbound to: " + action.binding();
        String excerpt = approval.ask().excerpt();
        String about = excerpt.isEmpty() ? "" : "\n\nabout (" + approval.ask().origin() + "): " + excerpt;
        return what + "\n" + action.arguments() + bound + "\nrule: "
                + approval.ask().rule() + "\ndigest: "
                + action.digest().substring(0, Math.min(12, action.digest().length())) + about;
    }

    private void offer(Channel channel, Approval approval, String token) {
        Instant latest = post.time().now().plus(LONGEST);
        Instant expires = approval.ask().expires();
        Instant end = expires == null || expires.isAfter(latest) ? latest : expires;
        post.offer(OutboxFact.offered(
                post.time().now(),
                new Offer(hash(token), approval.id(), approval.action().digest(), channel.name(), end)));
    }

    @Override
    public String take(Channel channel, Contact contact, Incoming message) {
        Matcher matcher = WORDS.matcher(message.text());
        if (!matcher.matches() || !channels.contains(channel)) {
            return "";
        }
        Overseer open = overseer.get();
        if (open == null || !channel.authenticates() || contact.origin() != Origin.OWNER || isGuessing()) {
            return "That is not yours to answer here.";
        }
        String hash = hash(matcher.group(2).toLowerCase(Locale.ROOT));
        Offer offered = post.offered(hash, channel.name());
        if (offered == null) {
            return missed();
        }
        Person person = new Person(contact.name(), "channel " + channel.name());
        Answer answer = answer(matcher, person);
        String unfit = unfit(open, offered, answer);
        if (!unfit.isEmpty()) {
            return unfit;
        }
        Offer offer = post.redeem(hash, channel.name());
        return offer == null ? missed() : resolve(open, offer, answer, person);
    }

    private static Answer answer(Matcher matcher, Person person) {
        return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
            case "yes" -> new Answer.Approve();
            case "no" -> new Answer.Deny("denied by " + person.name());
            default -> new Answer.Reply(matcher.group(3).strip());
        };
    }

    /** Why what was said is no answer to what was asked: the token still holds. Empty if it is one. */
    private static String unfit(Overseer open, Offer offer, Answer answer) {
        Approval approval = open.approval(offer.approval()).orElse(null);
        if (approval == null) {
            return "";
        }
        boolean isQuestion = approval.action().tool().isEmpty();
        return switch (answer.kind()) {
            case APPROVE, EDIT -> isQuestion ? "Nothing was taken: this takes words. " + HOW : "";
            case REPLY ->
                !isQuestion
                        ? "Nothing was taken: this takes a yes or a no, not words."
                        : ((Answer.Reply) answer).text().isBlank()
                                ? "Nothing was taken: there are no words. " + HOW
                                : "";
            case DENY, DEFER -> "";
        };
    }

    private static String resolve(Overseer open, Offer offer, Answer answer, Person person) {
        open.show(offer.approval(), person); // It was: nobody has the token who has not got the words.
        Resolution resolution = open.resolve(offer.approval(), answer, person, offer.digest());
        String done = switch (answer.kind()) {
            case APPROVE, EDIT -> "Approved.";
            case DENY -> "Denied.";
            case REPLY -> "The agent has your answer.";
            case DEFER -> "Deferred.";
        };
        String why = resolution.text().length() > REASON ? resolution.text().substring(0, REASON) : resolution.text();
        return resolution.isAccepted() ? done : "Not taken: " + why;
    }

    private synchronized boolean isGuessing() {
        Instant now = post.time().now();
        if (wrongSince.plus(Duration.ofHours(1)).isBefore(now)) {
            wrong = 0;
            wrongSince = now;
        }
        return wrong >= MOST_WRONG;
    }

    private synchronized String missed() {
        wrong++;
        return "That is answered already, too old, or of another question.";
    }

    private String token() {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
