package dev.plumbline.engine;

import dev.plumbline.lab.Lab;
import dev.plumbline.lab.LabDescription;
import dev.plumbline.lab.LabProvider;
import dev.plumbline.lab.Labs;
import dev.plumbline.lab.MachineAccess;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** An embedded lab that says of its LUNs that they outlive the run, as its files do. */
public class LastingLabProvider implements LabProvider {

    @Override
    public String kind() {
        return "lasting";
    }

    @Override
    public Map<String, Map<String, Object>> builtIn() {
        return Map.of("lasting", Map.of());
    }

    @Override
    public Lab open(LabDescription description, Path scratch) {
        Lab embedded = Labs.read(scratch).open("embedded", scratch);
        MachineAccess access = record -> Optional.ofNullable(record.arguments().get("file"))
                .map(file -> new MachineAccess.Way(record.argument("name"), "ls -l " + file));
        return (Lab) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Lab.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "description" -> description;
                    case "require" -> InvocationHandler.invokeDefault(proxy, method, arguments);
                    case "port" ->
                        arguments[0] == MachineAccess.class ? Optional.of(access) : method.invoke(embedded, arguments);
                    case "lockName" -> description.name();
                    case "close" -> {
                        Halting.Maker.at("while the lab is closed");
                        yield method.invoke(embedded, arguments);
                    }
                    default -> method.invoke(embedded, arguments);
                });
    }
}
