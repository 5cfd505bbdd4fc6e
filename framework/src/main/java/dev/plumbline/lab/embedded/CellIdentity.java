package dev.plumbline.lab.embedded;

import dev.plumbline.lab.Identity;
import dev.plumbline.lab.MachineIdentity;
import dev.plumbline.lab.WebServer;
import java.io.IOException;

/**
 * Who a machine is: the name by which its web server answers, at the address that it was given.
 *
 * @param name the name that it was given
 * @param web its web server
 */
record CellIdentity(String name, WebServer web) implements MachineIdentity {

    @Override
    public Identity given() {
        return new Identity(name, address());
    }

    @Override
    public Identity told() throws IOException {
        return new Identity(web.ownName(), address()); // what answered was reached there
    }

    private String address() {
        return web.address().getAuthority();
    }
}
