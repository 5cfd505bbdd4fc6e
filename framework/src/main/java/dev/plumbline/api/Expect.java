package dev.plumbline.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A shape that must come out of an experiment, whatever is stored: an assertion of its own, with a leaf of its own, beside the
 * verdict on what moved. It is read when experiments are discovered; one that names a response, a factor or a level that the
 * experiment does not have is a mistake in it.
 *
 * <table>
 * <caption>What may be written</caption>
 * <tr><th>sentence</th><th>comes out when</th></tr>
 * <tr><td>{@code iops falls along vms}, {@code … rises along …}</td><td>the last level is beyond the first, and no step goes against
 *     it by more than the response's tolerance</td></tr>
 * <tr><td>{@code throughput is flat along vms within 10%}</td><td>no level is further from the geometric mean of all</td></tr>
 * <tr><td>{@code iops at legs=2 is 1.8 to 2.2 times that at legs=1}, {@code … is at least 1.8 times …}, {@code … is at most 0.5
 *     times …}</td><td>it is, for each pair of treatments that differ in that alone</td></tr>
 * <tr><td>{@code iops jumps up at vms=13}, {@code … jumps down at … with LUNs in use}</td><td>there is more than a smooth curve
 *     would do, and the covariate moves there</td></tr>
 * <tr><td>{@code iops has no jump along vms}</td><td>there is none anywhere, on 10 to 100 levels</td></tr>
 * <tr><td>{@code ready bends at vms=3..6}</td><td>two straight lines meet in that range, and one is not enough</td></tr>
 * <tr><td>{@code lun-1 limits vms=8..12}, {@code peer-1* does not limit everything}</td><td>the resource was busy for nine tenths
 *     of the time or more, or was not</td></tr>
 * </table>
 *
 * <p>All but the last begin with the name of a declared response; {@code iops per vms} is its share for each machine. A sentence may
 * end in {@code for placement=PACKED, vms=8..12}, and is then about those treatments alone; levels are written as in {@code
 * plumbline.only}. What is along a factor must come out for every combination of the others.
 *
 * <p>Figures are means of logarithms over blocks, and their error is the residual mean square of the block × treatment table. What
 * lies inside of what is stated came out; what lies outside by more than that error allows for, at 5 % and by Holm where there
 * are several, did not; anything else cannot be told, as after a single block.
 */
@Documented
@Repeatable(Expect.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Expect {

    /** The sentence. */
    String value();

    /** Several of them. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @interface All {

        /** The expectations. */
        Expect[] value();
    }
}
