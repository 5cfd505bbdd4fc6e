package dev.plumbline.lab;

import java.util.List;

/** An ability of a lab that has several hosts: it makes machines elsewhere than on one that has lost some. */
public interface OtherHosts {

    /**
     * From now on no machine is made there, as long as there is another host.
     *
     * @return the hosts that are left, in the order in which they are taken; empty where none is
     * @param host as {@link Placed#host()} and {@link MachineLostException#host()} name it
     */
    List<String> avoid(String host);
}
