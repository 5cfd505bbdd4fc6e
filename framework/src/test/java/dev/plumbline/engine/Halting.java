package dev.plumbline.engine;

import dev.plumbline.lab.Covariates;
import dev.plumbline.lab.Demand;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.Levels;
import dev.plumbline.lab.Lun;
import dev.plumbline.lab.LunHost;
import dev.plumbline.lab.ProvisionedBy;
import dev.plumbline.lab.Provisioner;
import dev.plumbline.lab.Provisioning;
import dev.plumbline.lab.Readiness;
import dev.plumbline.lab.UndoRecord;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** A LUN in whose making the JVM is halted at the point that the file {@code halt} of the working directory names. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@ProvisionedBy(Halting.Maker.class)
@interface Halting {

    /** No attribute is needed. */
    record Spec() {}

    final class Maker implements Provisioner<Halting, Spec, Lun> {

        /** Ends the JVM without any hook, where the file says so; or fails there. */
        static void at(String point) {
            try {
                Path halt = Path.of("halt");
                if (Files.exists(halt) && Files.readString(halt).equals(point)) {
                    Runtime.getRuntime().halt(137);
                }
                if (Files.exists(halt) && Files.readString(halt).equals("fail " + point)) {
                    throw new IllegalStateException("it failed " + point);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Spec spec(Halting declared, Levels at) {
            return new Spec();
        }

        @Override
        public Demand demand(Spec spec, Lab lab) {
            return Demand.NONE;
        }

        @Override
        public Covariates covariates(Spec spec, Lab lab) {
            return Covariates.NONE;
        }

        @Override
        public Lun provision(Spec spec, Provisioning context) throws Exception {
            Lun lun = context.lab()
                    .require(LunHost.class, "LUNs")
                    .createLun(context.uniqueName("lun"), 1 << 20, new HaltingContext(context));
            at("after the effect");
            return lun;
        }

        @Override
        public Readiness ready(Lun resource) {
            return Readiness.immediately();
        }
    }

    record HaltingContext(Provisioning context) implements Provisioning {

        @Override
        public Lab lab() {
            return context.lab();
        }

        @Override
        public long requested() {
            return context.requested();
        }

        @Override
        public String uniqueName(String stem) {
            return context.uniqueName(stem);
        }

        @Override
        public void beforeEffect(UndoRecord record) {
            Maker.at("before it is announced");
            context.beforeEffect(record);
            Maker.at("announced, before the effect");
        }

        @Override
        public <R> R resource(Class<R> type) {
            return context.resource(type);
        }

        @Override
        public <T> List<T> inParallel(List<Callable<T>> steps) throws Exception {
            return context.inParallel(steps);
        }
    }
}
