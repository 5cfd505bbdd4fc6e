package dev.plumbline.engine;

import dev.plumbline.lab.Identity;
import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.LabProvider;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.Machine;
import dev.plumbline.lab.MachineHost;
import dev.plumbline.lab.MachineIdentity;
import dev.plumbline.lab.MachineSpec;
import dev.plumbline.lab.Provisioning;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** An embedded lab whose third machine calls itself {@code vm-7}. */
public class ImpostorLabProvider implements LabProvider {

    @Override
    public String kind() {
        return "impostor";
    }

    @Override
    public Map<String, Map<String, Object>> builtIn() {
        return Map.of("impostor", Map.of());
    }

    @Override
    public Lab open(LabDescription description, Path scratch) {
        Lab embedded = Labs.read(scratch).open("embedded", scratch);
        return (Lab) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Lab.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("require")) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments); // asks for the port below
                    }
                    return method.getName().equals("port") && arguments[0] == MachineHost.class
                            ? Optional.of(new Host(embedded))
                            : method.invoke(embedded, arguments);
                });
    }

    private record Host(Lab embedded) implements MachineHost {

        @Override
        public Machine createMachine(MachineSpec spec, Provisioning context) throws Exception {
            Machine honest = embedded.require(MachineHost.class, "machines").createMachine(spec, context);
            return spec.name().equals("vm-3") ? new Impostor(honest) : honest;
        }
    }

    private record Impostor(Machine honest) implements Machine, MachineIdentity {

        @Override
        public String name() {
            return honest.name();
        }

        @Override
        public boolean ready() {
            return honest.ready();
        }

        @Override
        public <P> Optional<P> port(Class<P> type) {
            return type.isInstance(this) ? Optional.of(type.cast(this)) : honest.port(type);
        }

        @Override
        public Identity given() {
            return honest.require(MachineIdentity.class, "identity").given();
        }

        @Override
        public Identity told() throws IOException, InterruptedException {
            Identity own = honest.require(MachineIdentity.class, "identity").told();
            return new Identity("vm-7", own.address());
        }
    }
}
