package dev.plumbline.reports.allure;

import dev.plumbline.model.Session;
import dev.plumbline.reports.source.ReportModel;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids: those of history follow from the experiment and the treatment alone, those of results also from the session. */
final class Identity {

    /** What stands in a treatment's place for the sweep as a whole; no treatment has this id. */
    static final String WHOLE_SWEEP = "whole sweep";

    private Identity() {}

    /** The same in every run. */
    static String history(String experiment, String treatment) {
        return digest(experiment + "#" + treatment);
    }

    /** Another one in every run. */
    static String result(Session session, String treatment) {
        return digest(session.id() + "#" + session.experiment().id() + "#" + treatment);
    }

    /** That of a run. */
    static String run(ReportModel model) {
        return digest(model.started() + "#"
                + model.experiments().stream()
                        .map(report -> report.session().id())
                        .toList());
    }

    /** That of a part of a result, as an attachment. */
    static String part(Session session, String what) {
        return digest(session.id() + "#" + session.experiment().id() + "##" + what);
    }

    /** A name-based UUID: the MD5 digest of RFC 4122, version 3. */
    static String digest(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
