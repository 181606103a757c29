/** The runtime of Kairos. */
module dev.kairos.core {
    requires transitive dev.kairos.api;
    requires transitive java.net.http;
    requires java.xml;
    requires static transitive jdk.httpserver;
    requires static transitive org.jspecify;
    requires org.slf4j;
    requires re2j;
    requires tools.jackson.core;

    exports dev.kairos.core;
    exports dev.kairos.core.command;
    exports dev.kairos.core.egress;
    exports dev.kairos.core.journal;
    exports dev.kairos.core.model;
    exports dev.kairos.core.reach;
    exports dev.kairos.core.secret;
    exports dev.kairos.core.sensor;
    exports dev.kairos.core.verify;
    exports dev.kairos.core.workspace;
}
