package dev.plumbline.cli;

import java.util.concurrent.Callable;

/**
 * One command of {@link Plumbline}, found by {@link java.util.ServiceLoader}: a class with a constructor without parameters
 * and picocli's {@link picocli.CommandLine.Command @Command}, which gives it its name and description. It prints through the
 * writers of its {@link picocli.CommandLine.Model.CommandSpec @Spec}.
 *
 * <p>It returns its exit code: 0 when it did what was asked. A {@link dev.plumbline.model.MisuseException} becomes its one
 * sentence and exit code 2, an {@link java.io.IOException} its message and exit code 1.
 */
public interface PlumblineCommand extends Callable<Integer> {}
