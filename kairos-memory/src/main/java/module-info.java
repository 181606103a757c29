/** The memory of Kairos. */
module dev.kairos.memory {
    requires transitive dev.kairos.api;
    requires com.github.benmanes.caffeine;
    requires org.apache.lucene.analysis.common;
    requires org.apache.lucene.core;
    requires static transitive org.jspecify;
    requires org.slf4j;
    requires tools.jackson.core;

    exports dev.kairos.memory;
    exports dev.kairos.memory.dream;
    exports dev.kairos.memory.markdown;
    exports dev.kairos.memory.recall;
}
