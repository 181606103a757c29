package dev.kairos.core.model;

import dev.kairos.api.ConfigurationException;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelException.Reason;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A model that gives the replies which another one gave before, for tests and demonstrations that must not depend on a
 * provider.
 *
 * <pre>{@code
 * ModelBackend once = ReplayModel.recording(realModel, Path.of("brief.jsonl"));       // run it against the provider
 * ModelBackend ever = ReplayModel.replaying(Path.of("brief.jsonl"), realModel.profile()); // and never again
 * }</pre>
 *
 * <p>A request is recognised by a digest over its system text, tools, output limit and messages; its deadline may differ. The
 * same request that was recorded several times gets its replies in their order. Failures are recorded and thrown again.
 *
 * <p>A recording is a text file of JSON lines that holds replies in full and of requests the first words of each part. Safe
 * for use by many threads.
 */
public final class ReplayModel implements ModelBackend {

    private final Recording recording;
    private final ModelProfile profile;
    private final int size;
    private final List<Recorded> left;

    private ReplayModel(Recording recording, ModelProfile profile) {
        this.recording = recording;
        this.profile = profile;
        this.left = new ArrayList<>(recording.read());
        this.size = left.size();
    }

    /**
     * Wraps a model and appends each exchange with it to a file. Writing happens before a reply is handed on; a reply that
     * cannot be recorded is an exception of reason {@code REJECTED}.
     *
     * @param model the model
     * @param file the recording; created if it does not exist, continued if it does, after a line torn by a crash was cut off
     * @return the model, recorded
     * @throws ConfigurationException if the file cannot be written, or is something else than a recording
     */
    public static ModelBackend recording(ModelBackend model, Path file) {
        Recording recording = new Recording(file);
        recording.prepare();
        return new Recorder(model, recording);
    }

    /**
     * Replays a recording.
     *
     * @param file the recording, at most 256 MiB; a last line without its end is left out
     * @param profile what the runtime is told of the model
     * @return the model
     * @throws ConfigurationException if the file cannot be read, is damaged, or is something else than a recording
     */
    public static ReplayModel replaying(Path file, ModelProfile profile) {
        return new ReplayModel(new Recording(file), profile);
    }

    @Override
    public ModelProfile profile() {
        return profile;
    }

    /**
     * Gives the recorded reply.
     *
     * @throws ModelException with reason {@code REJECTED} if the request was not recorded, or is made more often than it
     *     was: the message names the first difference from the recorded request that is nearest; or else as was recorded
     */
    @Override
    public ModelReply call(ModelRequest request, ReplySink sink) {
        ModelReply reply = take(RequestParts.of(request)).again();
        sink.received(reply.text().length());
        if (!reply.text().isEmpty()) {
            sink.text(reply.text());
        }
        return reply;
    }

    /**
     * Counts what was not played yet.
     *
     * @return recorded exchanges that nobody has asked for
     */
    public int remaining() {
        synchronized (left) {
            return left.size();
        }
    }

    private Recorded take(RequestParts asked) {
        String digest = asked.digest();
        synchronized (left) {
            for (int i = 0; i < left.size(); i++) {
                if (left.get(i).request().digest().equals(digest)) {
                    return left.remove(i);
                }
            }
            throw new ModelException(
                    Reason.REJECTED, "recording " + recording + " " + unknown(asked) + "; record it again");
        }
    }

    private String unknown(RequestParts asked) {
        return left.stream()
                .map(Recorded::request)
                .max(Comparator.comparingInt(asked::commonWith))
                .map(nearest -> "has no reply to this request: " + asked.firstDifference(nearest))
                .orElse("holds " + size + " exchanges, all of them played; this is a further one");
    }

    @Override
    public String toString() {
        return "ReplayModel[" + recording + ", " + remaining() + " of " + size + " left]";
    }

    /** Passes calls through and writes them down. */
    private record Recorder(ModelBackend model, Recording recording) implements ModelBackend {

        @Override
        public ModelProfile profile() {
            return model.profile();
        }

        @Override
        public ModelReply call(ModelRequest request, ReplySink sink) throws InterruptedException {
            RequestParts asked = RequestParts.of(request);
            ModelReply reply;
            try {
                reply = model.call(request, sink);
            } catch (ModelException failure) {
                write(Recorded.of(asked, failure));
                throw failure;
            }
            write(Recorded.of(asked, reply));
            return reply;
        }

        private void write(Recorded exchange) {
            try {
                recording.append(exchange.write());
            } catch (IOException e) {
                String message =
                        "recording " + recording + " cannot be written: " + e + "; make room or choose another file";
                throw new ModelException(Reason.REJECTED, message, null, e);
            }
        }
    }
}
