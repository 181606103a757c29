package dev.kairos.langchain4j;

import dev.kairos.api.model.ReplySink;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Waits for a reply that comes piece by piece, hands its text on, and closes the stream once nobody wants it any more. */
final class StreamedReply implements StreamingChatResponseHandler {

    private final ReplySink sink;
    private final CompletableFuture<ChatResponse> reply = new CompletableFuture<>();
    private volatile @Nullable StreamingHandle handle;

    StreamedReply(ReplySink sink) {
        this.sink = sink;
    }

    /** Blocks until the reply is complete, or failed, or the thread is interrupted. */
    ChatResponse await() throws InterruptedException {
        try {
            return reply.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            abandon(e);
            throw e;
        }
    }

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
        arrived(context.streamingHandle(), () -> sink.text(piece.text()));
    }

    @Override
    public void onPartialThinking(PartialThinking piece, PartialThinkingContext context) {
        arrived(context.streamingHandle(), () -> sink.received(length(piece.text())));
    }

    @Override
    public void onPartialToolCall(PartialToolCall piece, PartialToolCallContext context) {
        arrived(context.streamingHandle(), () -> sink.received(length(piece.partialArguments())));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        reply.complete(response);
    }

    @Override
    public void onError(Throwable error) {
        reply.completeExceptionally(error);
    }

    /** Tells that nothing more will come. Some clients of LangChain4j keep silent about a stream that ended too early. */
    void ended() {
        reply.completeExceptionally(Replies.endedEarly());
    }

    private void arrived(StreamingHandle stream, Runnable report) {
        handle = stream;
        if (reply.isDone()) {
            stream.cancel();
            return;
        }
        try {
            report.run();
        } catch (RuntimeException e) {
            abandon(e);
        }
    }

    private void abandon(Throwable why) {
        reply.completeExceptionally(why);
        StreamingHandle open = handle;
        if (open != null) {
            open.cancel();
        }
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
