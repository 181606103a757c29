package dev.kairos.examples.reach;

import static dev.kairos.core.model.Condition.answered;
import static dev.kairos.core.model.Condition.mentions;
import static dev.kairos.core.model.Reaction.call;
import static dev.kairos.core.model.Reaction.quiet;
import static dev.kairos.core.model.Reaction.tell;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.reach.Channel;
import dev.kairos.api.reach.OutboxLimits;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.SkillContext;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.Kairos;
import dev.kairos.core.KairosBuilder;
import dev.kairos.core.journal.FileJournal;
import dev.kairos.core.model.ReflexModel;
import dev.kairos.core.reach.Notifiers;
import dev.kairos.core.reach.Reach;
import dev.kairos.core.reach.Telegram;
import java.io.File;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes to its owner each morning how things stand, and answers when asked in between, on Telegram: no inbound port is needed. Nobody
 * else is heard: the owner is paired by a code that this prints.
 *
 * <p>{@code TELEGRAM_TOKEN=… TELEGRAM_CHAT=… java … MorningBrief FOLDER}
 */
public final class MorningBrief {

    private MorningBrief() {}

    /**
     * Runs until the process is ended.
     *
     * @param args the folder that holds the agent's journal
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        if (args.length != 1) {
            System.err.println("usage: MorningBrief FOLDER");
            System.exit(2);
        }
        String token = Objects.requireNonNull(System.getenv("TELEGRAM_TOKEN"), "set TELEGRAM_TOKEN: @BotFather has it");
        String chat = System.getenv().getOrDefault("TELEGRAM_CHAT", "");
        ZoneId zone = ZoneId.systemDefault();
        try (Kairos kairos = host(Telegram.of("telegram", token).home(chat), zone)
                .journal(FileJournal.open(Path.of(args[0])))
                .build()) {
            start(kairos, zone);
            if (kairos.contacts().list().isEmpty()) {
                System.out.println(
                        "Send this to the bot: /start " + kairos.contacts().invite("Owner", Origin.OWNER));
            }
            kairos.closeAtExit(() -> {});
            kairos.awaitClose();
        }
    }

    /** A runtime that people talk with on a channel, quiet at night. */
    static KairosBuilder host(Channel channel, ZoneId zone) {
        // snippet brief
        return Kairos.builder()
                .model(rules())
                .reach(Reach.by(channel, Notifiers.desktop("desktop"))
                        .limits(OutboxLimits.defaults(zone).quiet("22:00", "07:00")));
        // end
    }

    /** Starts the agent. */
    static Agent start(Kairos kairos, ZoneId zone) {
        return kairos.agent("brief")
                .zone(zone)
                .instructions("Each morning, tell the owner how things stand.")
                .heartbeat(Heartbeat.cron("30 7 * * *", zone))
                .skill(new House(zone))
                .channels("telegram")
                .notifying("telegram")
                .start();
    }

    private static ReflexModel rules() {
        return ReflexModel.builder()
                .when(answered("free_disk"))
                .then(so -> tell("Good morning! " + so.answer("free_disk")))
                .when(mentions("morning", "disk"))
                .then(call("free_disk"))
                .otherwise(quiet("nothing to say"))
                .build();
    }

    /** What there is to tell: each day begins once, and the disk fills. */
    private static final class House implements Skill {

        private record Nothing() {}

        private final ZoneId zone;
        private volatile @Nullable SkillContext context;

        House(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public String name() {
            return "house";
        }

        @Override
        public String description() {
            return "Looks after this machine.";
        }

        @Override
        public void start(SkillContext started) {
            context = started;
        }

        @Override
        public List<Sensor> sensors() {
            return List.of(Sensor.of("day", this::today));
        }

        private Reading today() {
            SkillContext open = Objects.requireNonNull(context, "the skill is not started");
            String day = open.clock().instant().atZone(zone).toLocalDate().toString();
            return Reading.of(day, "It is the morning of " + day);
        }

        @Override
        public List<Tool<?>> tools() {
            return List.of(Tool.of(
                    "free_disk",
                    "Tells how much disk is free.",
                    Effect.READ,
                    Nothing.class,
                    (in, call) -> ToolResult.ok(new File(".").getFreeSpace() / 1_000_000_000 + " GB are free.")));
        }
    }
}
