package dev.kairos.api.skill;

/**
 * What a tool does.
 *
 * @param <I> its input
 */
@FunctionalInterface
public interface ToolFunction<I> {

    /**
     * Runs the tool on a worker thread. It may block; on timeout or stop the thread is interrupted and abandoned.
     *
     * @param input the validated input
     * @param context the call that it serves
     * @return what came of it
     * @throws Exception if it failed: the model is told the message, the agent goes on
     */
    ToolResult run(I input, ToolContext context) throws Exception;
}
