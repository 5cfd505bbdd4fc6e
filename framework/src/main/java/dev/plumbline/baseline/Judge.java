package dev.plumbline.baseline;

import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;

/** Says what a session came out as. It never throws because of what was measured or stored: that is a verdict. */
public interface Judge {

    /**
     * Judges a session.
     *
     * @param session the session; a partial one is judged provisionally
     * @param stored what is stored for its experiment on its lab
     * @param expected the differences of the environment that were made on purpose
     */
    Judgement judge(Session session, StoredSessions stored, ExpectedDifferences expected);

    /** The judge that holds a session against stored ones by level and shape. */
    static Judge byLevelAndShape() {
        return new LevelAndShapeJudge();
    }
}
