package dev.plumbline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.Measurement;
import dev.plumbline.model.MisuseException;
import dev.plumbline.model.Treatment;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionersTest {

    private final LunsProvisioner luns = new LunsProvisioner();
    private final VmsProvisioner vms = new VmsProvisioner();
    private final PeerProvisioner peer = new PeerProvisioner();

    private static final Load NOTHING = new Load() {
        @Override
        public String description() {
            return "nothing";
        }

        @Override
        public List<Worker> workers(Machines machines) {
            return List.of();
        }
    };

    @TempDir
    Path scratch;

    /** Where the declarations stand that these tests read. */
    interface Declared {
        void defaults(
                @Luns LunSet luns, @Vms Machines machines, @Peer PeerMachine peer, @Balancer LoadBalancer balancer);

        void twoLuns(
                @Luns(count = "2", size = "1 GiB") LunSet luns,
                @Vms(count = "8", disk = "80 MiB") Machines eight,
                @Vms(count = "13", disk = "80 MiB", placement = "PACKED") Machines packed,
                @Vms(count = "13", disk = "80 MiB", placement = "ALTERNATING") Machines alternating,
                @Vms(count = "25", disk = "80 MiB") Machines tooMany);

        void shared(
                @Luns(writes = "DISCARDED") LunSet data,
                @Luns(writes = "discarded") LunSet wrong,
                @Vms(disk = "1 MiB") Machines disk);

        void listed(
                @Vms(count = "3", disk = "80 MiB", placement = "2 2 1") Machines three,
                @Vms(count = "5", disk = "80 MiB", placement = "SPREAD") Machines five,
                @Vms(count = "3", disk = "80 MiB", placement = "2 2") Machines tooShort);

        void different(
                @Vms(cpus = "2") Machines cpus,
                @Vms(memory = "1 GiB") Machines memory,
                @Vms(nic = "10 Mbit/s") Machines nic,
                @Vms(disk = "1 MiB") Machines disk);

        void wrong(
                @Vms(count = "none") Machines count,
                @Vms(disk = "0 MiB") Machines disk,
                @Vms(disk = "1 MiB", placement = "packed") Machines placement,
                @Luns(size = "1") LunSet size);
    }

    @Test
    void every_default_makes_sense() {
        assertThat(luns.spec(luns("defaults", 0), none())).isEqualTo(new LunsSpec(1, 64 << 20));
        assertThat(vms("defaults", 1, none()))
                .isEqualTo(
                        new VmsSpec(1, Optional.empty(), 1, 256 << 20, new LinkSpec(1, 1_000_000_000), Hardware.ANY));
        assertThat(peer.spec((Peer) declared("defaults", 2), none())).isEqualTo(new LinkSpec(1, 1_000_000_000));
        assertThat(((Balancer) declared("defaults", 3)).scope()).isEqualTo(Scope.BLOCK);
    }

    @Test
    void machines_that_differ_in_count_or_placement_are_shared() {
        Levels at = at(luns.spec(luns("twoLuns", 0), none()));
        VmsSpec eight = vms("twoLuns", 1, at);
        VmsSpec packed = vms("twoLuns", 2, at);
        VmsSpec alternating = vms("twoLuns", 3, at);

        assertThat(vms.conflict(eight, alternating)).isEmpty();
        assertThat(vms.most(eight, alternating).count()).isEqualTo(13);
        assertThat(vms.parked(packed, eight)).isEqualTo(Covariates.of("idle machines", 5));
    }

    @Test
    void each_view_has_its_own_layout_where_lists_are_shared() throws Exception {
        Levels at = at(luns.spec(luns("twoLuns", 0), none()));
        VmsSpec three = vms("listed", 0, at);
        VmsSpec five = vms("listed", 1, at);
        VmsSpec most = vms.most(three, five);

        assertThat(vms.conflict(three, five)).isEmpty();
        assertThat(most.count()).isEqualTo(5);
        assertThat(vms.most(most, vms("twoLuns", 1, at)).count()).isEqualTo(8);
        try (Lab lab = lab()) {
            TestProvisioning context = new TestProvisioning(lab);
            Machines whole = vms.provision(most, context);
            assertThat(vms.view(whole, three, (machines, load) -> Measurement.of("n", 1))
                            .disks())
                    .extracting(DiskSlot::lun)
                    .containsExactly(1, 1, 0);
            assertThat(vms.view(whole, five, (machines, load) -> Measurement.of("n", 1))
                            .disks())
                    .extracting(DiskSlot::lun)
                    .containsExactly(0, 0, 0, 1, 1);
            context.undoAll();
        }
    }

    @Test
    void machines_that_differ_in_anything_else_are_not() {
        VmsSpec plain = vms("defaults", 1, none());

        assertThat(vms.conflict(plain, vms("different", 0, none()))).contains("cpus");
        assertThat(vms.conflict(plain, vms("different", 1, none()))).contains("memory");
        assertThat(vms.conflict(plain, vms("different", 2, none()))).contains("nic");
        assertThat(vms.conflict(plain, vms("different", 3, at(new LunsSpec(1, 1 << 30)))))
                .contains("disk");
    }

    @Test
    void luns_are_shared_up_to_the_largest_count_and_differ_by_size() {
        LunsSpec one = new LunsSpec(1, 1 << 20);
        LunsSpec three = new LunsSpec(3, 1 << 20);

        assertThat(luns.conflict(one, three)).isEmpty();
        assertThat(luns.most(one, three)).isEqualTo(three);
        assertThat(luns.conflict(one, new LunsSpec(1, 1 << 21))).contains("size");
    }

    @Test
    void shared_images_are_made_where_the_lab_has_them_and_refused_elsewhere() throws Exception {
        LunsSpec data = luns.spec(luns("shared", 0), none());

        assertThat(luns.conflict(new LunsSpec(1, 64 << 20), data)).contains("writes");
        assertMisuse(() -> luns.spec(luns("shared", 1), none()), "@Luns(writes)", "'discarded'", "[KEPT, DISCARDED]");
        assertMisuse(() -> vms("shared", 2, at(data)), "each machine sees the whole", "leave disk out");
        try (Lab lab = lab();
                Lab without = Labs.read(scratch).open("noop", scratch)) {
            TestProvisioning context = new TestProvisioning(lab);
            assertThat(luns.demand(data, lab).amounts()).isEqualTo(Map.of(Demand.DISK, 64L << 20));
            assertThat(luns.provision(data, context).luns())
                    .extracting(Lun::writes)
                    .containsExactly(Writes.DISCARDED);
            context.undoAll();
            assertThatThrownBy(() -> luns.demand(data, without))
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessage("lab 'noop' of kind noop has no shared data images that machines write to privately");
        }
    }

    @Test
    void peers_differ_by_legs_and_by_rate() {
        LinkSpec link = new LinkSpec(1, 100);

        assertThat(peer.conflict(link, new LinkSpec(1, 100))).isEmpty();
        assertThat(peer.conflict(link, new LinkSpec(2, 100))).contains("legs");
        assertThat(peer.conflict(link, new LinkSpec(1, 200))).contains("rate");
    }

    @Test
    void covariates_tell_where_the_disks_lie() {
        Levels at = at(luns.spec(luns("twoLuns", 0), none()));
        try (Lab lab = lab()) {
            assertThat(vms.covariates(vms("twoLuns", 1, at), lab).values())
                    .isEqualTo(Map.of("LUNs in use", 1.0, "machines per LUN", 8.0));
            assertThat(vms.covariates(vms("twoLuns", 2, at), lab).values())
                    .isEqualTo(Map.of("LUNs in use", 2.0, "machines per LUN", 12.0));
            assertThat(vms.covariates(vms("twoLuns", 3, at), lab).values())
                    .isEqualTo(Map.of("LUNs in use", 2.0, "machines per LUN", 7.0));
        }
    }

    @Test
    void demand_counts_disk_machines_and_memory() {
        try (Lab lab = lab()) {
            assertThat(luns.demand(new LunsSpec(2, 1 << 30), lab).amounts()).isEqualTo(Map.of(Demand.DISK, 2L << 30));
            assertThat(vms.demand(vms("different", 1, none()), lab).amounts())
                    .isEqualTo(Map.of(Demand.MACHINES, 1L, Demand.MEMORY, 1L << 30));
        }
    }

    @Test
    void a_view_is_the_first_machines_with_their_own_disks_and_the_trials_conductor() throws Exception {
        Levels at = at(luns.spec(luns("twoLuns", 0), none()));
        try (Lab lab = lab()) {
            TestProvisioning context = new TestProvisioning(lab);
            Machines whole = vms.provision(vms("twoLuns", 2, at), context);
            Machines view = vms.view(whole, vms("twoLuns", 1, at), (m, load) -> Measurement.of("n", m.count()));

            assertThat(view.all()).isEqualTo(whole.all().subList(0, 8));
            assertThat(view.disks()).hasSize(8);
            assertThat(view.run(NOTHING).readings().get(0).value()).isEqualTo(8);
            assertThat(context.undos()).hasSize(13);
            context.undoAll();
        }
    }

    @Test
    void mistakes_are_told_with_their_place_and_what_to_write() {
        Levels at = at(luns.spec(luns("twoLuns", 0), none()));

        assertMisuse(() -> vms("twoLuns", 4, at), "@Vms(disk)", "25 machines of 80 MiB", "which hold 24");
        assertMisuse(() -> vms("twoLuns", 1, none()), "@Vms(disk = \"80 MiB\")", "@Luns(size = \"1 GiB\")");
        assertMisuse(() -> vms("wrong", 0, at), "@Vms(count)", "'none'", "1 or more");
        assertMisuse(() -> vms("wrong", 1, at), "@Vms(disk)", "'0 MiB'");
        assertMisuse(
                () -> vms("wrong", 2, at),
                "@Vms(placement)",
                "'packed'",
                "[PACKED, ALTERNATING, SPREAD], or the LUN of each machine, as '1 1 2'");
        assertMisuse(() -> vms("listed", 2, at), "@Vms(placement)", "places 2 of 3 machines");
        assertMisuse(() -> luns.spec(luns("wrong", 3), none()), "@Luns(size)", "'1'", "80 MiB");
    }

    @Test
    void the_first_volume_is_lun_1_whichever_of_them_is_made_first() throws Exception {
        try (Lab lab = lab()) {
            TestProvisioning lastFirst = new TestProvisioning(lab) {
                @Override
                public <T> List<T> inParallel(List<Callable<T>> steps) throws Exception {
                    List<Callable<T>> reversed = new ArrayList<>(steps);
                    Collections.reverse(reversed);
                    List<T> results = new ArrayList<>(super.inParallel(reversed));
                    Collections.reverse(results);
                    return results;
                }
            };

            LunSet made = luns.provision(new LunsSpec(2, 1 << 20), lastFirst);

            assertThat(made.luns()).extracting(Lun::name).containsExactly("lun-1", "lun-2");
            lastFirst.undoAll();
        }
    }

    private static void assertMisuse(Runnable reading, String... parts) {
        assertThatThrownBy(reading::run).isInstanceOf(MisuseException.class).hasMessageContainingAll(parts);
    }

    private Lab lab() {
        return Labs.read(scratch).open("embedded", scratch);
    }

    private VmsSpec vms(String method, int parameter, Levels at) {
        return vms.spec((Vms) declared(method, parameter), at);
    }

    private static Luns luns(String method, int parameter) {
        return (Luns) declared(method, parameter);
    }

    private static Annotation declared(String method, int parameter) {
        Method found = Arrays.stream(Declared.class.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .findFirst()
                .orElseThrow();
        return found.getParameters()[parameter].getAnnotations()[0];
    }

    private static Levels none() {
        return levels(Optional.empty());
    }

    private static Levels at(LunsSpec spec) {
        return levels(Optional.of(spec));
    }

    private static Levels levels(Optional<LunsSpec> luns) {
        return new Levels() {
            @Override
            public Treatment treatment() {
                return new Treatment(Map.of());
            }

            @Override
            public <S extends Record> Optional<S> spec(Class<S> type, String parameter) {
                return luns.filter(type::isInstance).map(type::cast);
            }
        };
    }
}
