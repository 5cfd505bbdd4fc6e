package dev.plumbline.engine;

import dev.plumbline.model.Judgement;
import dev.plumbline.model.Session;
import java.util.Map;

/**
 * What came of one session.
 *
 * @param session the session
 * @param judgement its judgement
 * @param causes for each treatment with a broken trial what broke the first one
 */
record Measured(Session session, Judgement judgement, Map<String, Throwable> causes) {}
