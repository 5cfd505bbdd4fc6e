package dev.plumbline.plan;

import dev.plumbline.lab.Levels;
import dev.plumbline.lab.Provisioner;
import dev.plumbline.lab.Resettable;
import dev.plumbline.lab.Scope;
import dev.plumbline.lab.Shareable;
import dev.plumbline.model.Treatment;
import java.lang.annotation.Annotation;
import java.util.Optional;

/**
 * A resource that an experiment declares, and the parameter that receives it. The provisioner's type parameters are
 * forgotten here: the reader has checked that annotation, provisioner and parameter fit.
 */
public final class ResourceDefinition {

    private final int index;
    private final String name;
    private final Annotation declared;
    private final Scope scope;
    private final Provisioner<Annotation, Record, Object> provisioner;

    @SuppressWarnings("unchecked") // the reader has checked that annotation, provisioner and parameter fit
    ResourceDefinition(int index, String name, Annotation declared, Scope scope, Provisioner<?, ?, ?> provisioner) {
        this.index = index;
        this.name = name;
        this.declared = declared;
        this.scope = scope;
        this.provisioner = (Provisioner<Annotation, Record, Object>) provisioner;
    }

    /** The index of the parameter. */
    public int index() {
        return index;
    }

    /** The name of the parameter. */
    public String name() {
        return name;
    }

    /** How long the resource serves. */
    public Scope scope() {
        return scope;
    }

    /** What makes it. */
    public Provisioner<Annotation, Record, Object> provisioner() {
        return provisioner;
    }

    /** The provisioner's ability to serve several specs with one resource; empty where it lacks it. */
    @SuppressWarnings("unchecked") // of the same type parameters as the provisioner
    public Optional<Shareable<Record, Object>> shareable() {
        return provisioner instanceof Shareable<?, ?> shareable
                ? Optional.of((Shareable<Record, Object>) shareable)
                : Optional.empty();
    }

    /** The provisioner's ability to put the resource back between trials; empty where it lacks it. */
    @SuppressWarnings("unchecked") // of the same type parameters as the provisioner
    public Optional<Resettable<Object>> resettable() {
        return provisioner instanceof Resettable<?> resettable
                ? Optional.of((Resettable<Object>) resettable)
                : Optional.empty();
    }

    /** The annotation's type. */
    public Class<? extends Annotation> annotationType() {
        return declared.annotationType();
    }

    Record spec(Treatment treatment, Levels levels) {
        return provisioner.spec(resolved(declared.annotationType(), treatment), levels);
    }

    private <A extends Annotation> A resolved(Class<A> type, Treatment treatment) {
        return References.resolve(type.cast(declared), type, treatment);
    }
}
