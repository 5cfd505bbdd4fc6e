package dev.plumbline.cli;

import dev.plumbline.model.MisuseException;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a failure in one sentence. What is neither a user's mistake nor one of a file is a fault of ours, and is thrown. */
final class OneSentence implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        String sentence = command.getCommandName() + ": " + failure.getMessage();
        if (failure instanceof MisuseException) {
            command.getErr().println(sentence);
            return ExitCode.USAGE;
        }
        if (failure instanceof IOException) {
            command.getErr().println(sentence);
            return ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
