package dev.plumbline.lab;

import java.lang.annotation.Annotation;

/**
 * Makes one kind of resource. Add {@link Shareable} where one resource can serve treatments of different specs, and
 * {@link Resettable} where it must be put back between trials.
 *
 * @param <A> the annotation that declares the resource, itself annotated with {@link ProvisionedBy}
 * @param <S> what the annotation comes to at one treatment; equal specs share one resource within a scope
 * @param <R> the resource, as the experiment's parameter receives it
 */
public interface Provisioner<A extends Annotation, S extends Record, R> {

    /**
     * What is wanted at a treatment. Pure; called at discovery.
     *
     * @param declared the annotation, its references replaced by levels
     * @throws dev.plumbline.model.MisuseException when an attribute makes no sense
     */
    S spec(A declared, Levels at);

    /**
     * What it will need from this lab.
     *
     * @throws dev.plumbline.model.MisuseException when it cannot be had at all
     * @throws MissingCapabilityException when the lab lacks the ability
     */
    Demand demand(S spec, Lab lab);

    /** What it will place where. */
    Covariates covariates(S spec, Lab lab);

    /**
     * Makes it.
     *
     * @param context where every side effect is announced before it happens
     * @throws Exception when it cannot be made; what was announced is undone by the caller
     */
    R provision(S spec, Provisioning context) throws Exception;

    /** When it may be used. */
    Readiness ready(R resource);
}
