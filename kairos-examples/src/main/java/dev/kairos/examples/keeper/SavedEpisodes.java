package dev.kairos.examples.keeper;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.EpisodeReceipt;
import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.ErasureReport;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.memory.InMemoryStore;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;

/** A store in memory whose episodes are also kept in a file and read again when it is opened. */
record SavedEpisodes(InMemoryStore memory, Path file) implements MemoryStore {
    static SavedEpisodes open(Path folder) {
        Path file = folder.resolve("episodes");
        InMemoryStore memory = InMemoryStore.create();
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                load(file, memory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SavedEpisodes(memory, file);
    }

    private static void load(Path file, InMemoryStore memory) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                Scope scope = Scope.agent(AgentId.of(in.readUTF()));
                Principal principal = Principal.of(AgentId.of(scope.id()));
                memory.append(principal, scope, List.of(read(in)));
            }
        } catch (EOFException e) {
            // The end, or an append that did not finish: the runtime appends it again.
        }
    }

    private static Episode read(DataInputStream in) throws IOException {
        return new Episode(
                in.readUTF(),
                ZonedDateTime.parse(in.readUTF()),
                new Episode.Speaker(in.readUTF(), Episode.Role.valueOf(in.readUTF())),
                new Episode.Session(in.readUTF(), Episode.Session.Kind.valueOf(in.readUTF())),
                new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8),
                Origin.valueOf(in.readUTF()),
                new Episode.EntryRef(AgentId.of(in.readUTF()), in.readLong()));
    }

    @Override
    public List<EpisodeReceipt> append(Principal principal, Scope scope, List<Episode> episodes) {
        List<EpisodeReceipt> receipts = memory.append(principal, scope, episodes);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int i = 0; i < episodes.size(); i++) {
                if (receipts.get(i).fate() != EpisodeReceipt.Fate.DUPLICATE) {
                    out.writeUTF(scope.id());
                    write(out, episodes.get(i));
                }
            }
            Files.write(file, bytes.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return receipts;
    }

    private static void write(DataOutputStream out, Episode episode) throws IOException {
        Episode.EntryRef entry = Objects.requireNonNull(episode.entry(), "entry");
        byte[] text = episode.text().getBytes(StandardCharsets.UTF_8);
        out.writeUTF(episode.id());
        out.writeUTF(episode.time().toString());
        out.writeUTF(episode.speaker().name());
        out.writeUTF(episode.speaker().role().name());
        out.writeUTF(episode.session().id());
        out.writeUTF(episode.session().kind().name());
        out.writeInt(text.length);
        out.write(text);
        out.writeUTF(episode.origin().name());
        out.writeUTF(entry.agent().value());
        out.writeLong(entry.sequence());
    }

    @Override
    public List<StoredEpisode> episodes(Principal principal, Scope scope, EpisodeQuery query) {
        return memory.episodes(principal, scope, query);
    }

    @Override
    public Generation commit(Principal principal, Scope scope, Commit commit) {
        return memory.commit(principal, scope, commit);
    }

    @Override
    public Generation rollback(Principal principal, Scope scope, Rollback rollback) {
        return memory.rollback(principal, scope, rollback);
    }

    @Override
    public Generation generation(Principal principal, Scope scope, long number) {
        return memory.generation(principal, scope, number);
    }

    @Override
    public ErasureReport erase(Principal principal, Scope scope, Erasure erasure) {
        return memory.erase(principal, scope, erasure);
    }

    @Override
    public List<Change> changes(Principal principal, Scope scope, EpisodeQuery.After query) {
        return memory.changes(principal, scope, query);
    }

    @Override
    public void close() {
        memory.close();
    }
}
