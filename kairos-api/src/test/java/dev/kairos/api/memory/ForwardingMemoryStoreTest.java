package dev.kairos.api.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardingMemoryStoreTest {

    private static final List<Path> RETURNED = List.of(Path.of("store"));
    private static final AgentId ADA = AgentId.of("ada");
    private static final Map<Class<?>, Object> GIVEN = Map.of(
            Principal.class, Principal.of(ADA),
            Scope.class, Scope.agent(ADA),
            List.class, List.of(),
            EpisodeQuery.class, EpisodeQuery.after(0, 1),
            EpisodeQuery.After.class, new EpisodeQuery.After(0, 1),
            Commit.class, Commit.of(0, Instant.EPOCH, Commit.Author.PERSON),
            MemoryStore.Rollback.class, new MemoryStore.Rollback(0, 0, Instant.EPOCH),
            Erasure.class, Erasure.episodes(Instant.EPOCH, "e1"),
            long.class, 7L);

    private final List<List<Object>> calls = new ArrayList<>();

    /** Notes each call. */
    private final MemoryStore other = (MemoryStore) Proxy.newProxyInstance(
            MemoryStore.class.getClassLoader(), new Class<?>[] {MemoryStore.class}, (proxy, method, arguments) -> {
                calls.add(call(method, arguments == null ? new Object[0] : arguments));
                return method.getReturnType() == List.class ? RETURNED : null;
            });

    private final MemoryStore store = new ForwardingMemoryStore() {
        @Override
        protected MemoryStore delegate() {
            return other;
        }
    };

    static Stream<Method> methods() {
        return Arrays.stream(MemoryStore.class.getMethods());
    }

    /** Those that the interface gains later among them. */
    @ParameterizedTest
    @MethodSource("methods")
    void each_method_is_forwarded_as_it_is(Method method) throws Exception {
        Object[] given = Arrays.stream(method.getParameterTypes())
                .map(type -> GIVEN.get(type))
                .toArray();
        assertThat(given).doesNotContainNull();
        Object returned = method.invoke(store, given);
        assertThat(calls).containsExactly(call(method, given));
        assertThat(returned).isSameAs(method.getReturnType() == List.class ? RETURNED : null);
    }

    private static List<Object> call(Method method, Object[] arguments) {
        return List.of(method.getName(), List.of(arguments));
    }
}
