package dev.kairos.memory;

import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.testkit.memory.MemoryStoreContract;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** The contract for a store that several instances share, as processes share a database. */
class SharedStoreTest extends MemoryStoreContract {
    private final MemoryStore shared = InMemoryStore.create();

    @Override
    protected MemoryStore open() {
        AtomicBoolean closed = new AtomicBoolean();
        return (MemoryStore) Proxy.newProxyInstance(
                MemoryStore.class.getClassLoader(), new Class<?>[] {MemoryStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        closed.set(true);
                        return null;
                    }
                    if (closed.get()) {
                        throw new MemoryException(MemoryException.Reason.CLOSED, "closed", null);
                    }
                    try {
                        return method.invoke(shared, arguments);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                });
    }
}
