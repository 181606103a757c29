/** What hosts call, receive and implement. */
@SuppressWarnings("module") // What is internal is for artifacts that are not there yet when this one is compiled.
module dev.kairos.api {
    requires static transitive org.jspecify;

    exports dev.kairos.api;
    exports dev.kairos.api.agent;
    exports dev.kairos.api.dream;
    exports dev.kairos.api.event;
    exports dev.kairos.api.heartbeat;
    exports dev.kairos.api.internal.file to
            dev.kairos.core,
            dev.kairos.memory,
            dev.kairos.testkit;
    exports dev.kairos.api.journal;
    exports dev.kairos.api.memory;
    exports dev.kairos.api.model;
    exports dev.kairos.api.oversight;
    exports dev.kairos.api.reach;
    exports dev.kairos.api.skill;
    exports dev.kairos.api.time;
    exports dev.kairos.api.verify;
}
