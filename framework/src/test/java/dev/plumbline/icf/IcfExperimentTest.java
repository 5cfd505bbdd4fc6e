package dev.plumbline.icf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.load.AccessSpec;
import dev.plumbline.model.MisuseException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IcfExperimentTest {

    @TempDir
    Path folder;

    @Test
    void a_sweep_over_virtual_machines_is_a_factor() throws IOException {
        IcfFile file = IcfFile.read(IcfSamples.write(folder, "vm-sweep.icf", IcfSamples.text(IcfSamples.VM_SWEEP)));

        assertThat(CompiledSource.compile(folder, "VmSweep", file.experiment())).isEmpty();
        assertThat(file.experiment()).contains("""
                        Measurement disk(
                                    @Factor({"1", "2", "3", "4", "5", "6"}) int vms,
                                    @Luns(size = "96 MiB") LunSet lun,
                                    @Vms(count = "{vms}", disk = "16 MiB") Machines machines) {
                                return machines.run(DiskLoad.of(access().withOutstanding(1)).on(lun));
                            }
                        """).contains("-Dplumbline.warmUp=30s -Dplumbline.measure=300s");
    }

    @Test
    void queue_depths_and_specifications_are_factors_and_the_source_has_the_same_specifications() throws Exception {
        IcfFile file = IcfFile.read(IcfSamples.write(folder, "q.icf", IcfSamples.text(IcfSamples.QUEUE_DEPTH)));

        assertThat(CompiledSource.compile(folder, "Q", file.experiment())).isEmpty();
        assertThat(file.experiment())
                .contains("@Factor({\"All in one\", \"4 KiB, bursts\"}) String spec,")
                .contains("@Factor({\"1\", \"2\", \"4\", \"8\", \"16\", \"32\"}) int depth,")
                .contains("it runs until it is stopped");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Method access = loader.loadClass("Q").getDeclaredMethod("access", String.class);
            access.setAccessible(true);
            for (String specification : file.diskSpecifications()) {
                AccessSpec compiled = (AccessSpec) access.invoke(null, specification);
                assertThat(compiled).isEqualTo(file.access(specification));
            }
        }
    }

    @Test
    void names_that_java_would_not_take_are_written_so_that_it_does() throws IOException {
        String text = IcfSamples.text(IcfSamples.QUEUE_DEPTH)
                .replace("4 KiB, bursts", "\"quoted\" \\u002a*/ \u00E4 %s {vms}, bursts");
        for (String name : new String[] {"Machines.icf", "2004 run.icf", "*.icf", "String.icf"}) {
            IcfFile file = IcfFile.read(IcfSamples.write(folder, name, text));

            assertThat(CompiledSource.compile(folder, new IcfExperiment(file).className(), file.experiment()))
                    .as(file.experiment())
                    .isEmpty();
        }
    }

    @Test
    void a_file_of_1998_compiles_too() throws IOException {
        IcfFile file = IcfFile.read(IcfSamples.write(folder, "oltp.icf", IcfSamples.text(IcfSamples.OLD)));

        assertThat(CompiledSource.compile(folder, "Oltp", file.experiment())).isEmpty();
    }

    @Test
    void a_file_without_anything_for_disks_is_no_experiment() throws IOException {
        Path file =
                IcfSamples.write(folder, "net.icf", "Version 1.1.0\n'TEST SETUP ==\n'END test setup\nVersion 1.1.0\n");

        assertThatThrownBy(() -> IcfFile.read(file).experiment())
                .isInstanceOf(MisuseException.class)
                .hasMessageContaining("net.icf has no access specification that disks can do");
    }
}
