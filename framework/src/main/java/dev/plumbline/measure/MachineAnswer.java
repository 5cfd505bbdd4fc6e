package dev.plumbline.measure;

import dev.plumbline.lab.Answer;

/**
 * What came from one worker.
 *
 * @param machine the machine it answers for
 * @param answer what it measured
 */
record MachineAnswer(String machine, Answer answer) {}
