package dev.plumbline.engine;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A class that holds experiments. */
final class ClassDescriptor extends AbstractTestDescriptor implements Node<RunContext> {

    static final String SEGMENT = "class";

    private final Class<?> testClass;

    ClassDescriptor(UniqueId parent, Class<?> testClass) {
        super(parent.append(SEGMENT, testClass.getName()), testClass.getSimpleName(), ClassSource.from(testClass));
        this.testClass = testClass;
    }

    Class<?> testClass() {
        return testClass;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    /** Surefire files results under this name, and reruns by it. */
    @Override
    public String getLegacyReportingName() {
        return testClass.getName();
    }
}
