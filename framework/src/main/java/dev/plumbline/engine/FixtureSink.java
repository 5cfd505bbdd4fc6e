package dev.plumbline.engine;

import dev.plumbline.model.Fixture;

/** Where set-ups and tear-downs are told. */
@FunctionalInterface
interface FixtureSink {

    void add(Fixture fixture);
}
