package dev.kairos.examples.keeper;

import dev.kairos.api.skill.Describe;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/** Lets Keeper write to the people who work on the repository. A letter leaves as a line of a file, which others deliver. */
final class Letters implements Skill {
    static final String WRITE = "write_letter";

    private final Path box;
    private final Consumer<String> did;

    Letters(Path box, Consumer<String> did) {
        this.box = box;
        this.did = did;
    }

    record Letter(
            @Describe("Who is written to") String to,
            @Describe("What they are told, in a few lines") String text) {}

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public String description() {
        return "Writes to the people who work on the repository.";
    }

    @Override
    public List<Tool<?>> tools() {
        return List.of(Tool.of(WRITE, "Writes a letter.", Effect.SEND, Letter.class, this::write)
                .boundTo(letter -> "letters leave by " + box.getFileName()));
    }

    private ToolResult write(Letter letter, ToolContext context) throws IOException {
        String line = letter.to() + ": " + letter.text().replace('\n', ' ') + "\n";
        Files.writeString(box, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        did.accept("wrote to " + letter.to());
        return ToolResult.ok("The letter was sent.");
    }

    /** What has been sent, a letter a line. */
    static List<String> sent(Path box) throws IOException {
        return Files.exists(box) ? Files.readAllLines(box) : List.of();
    }
}
