package dev.plumbline.lab.libvirt;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Tests that have a machine, say where its libvirtd is, and are killed then. */
final class KilledTests {

    private KilledTests() {}

    public static void main(String[] none) throws Exception {
        PrivateLibvirtd libvirtd = PrivateLibvirtd.shared();
        PrivateLibvirtdTest.create(libvirtd, "orphan");
        PrintStream out = System.out;
        out.println(libvirtd.folder());
        new CountDownLatch(1).await();
    }
}
