package dev.plumbline.plan;

import dev.plumbline.model.Level;

/**
 * A level and what the experiment's parameter receives for it.
 *
 * @param level the level as it is written
 * @param value an instance of the parameter's type
 */
record LevelValue(Level level, Object value) {}
