package dev.plumbline.plan;

import dev.plumbline.model.MisuseException;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Looks methods up that an annotation names. */
final class Methods {

    private Methods() {}

    /**
     * The one method of that name.
     *
     * @throws MisuseException when there is none, or more than one
     */
    static Method find(Class<?> testClass, String name) {
        List<Method> found = ReflectionSupport.findMethods(
                testClass,
                method -> method.getName().equals(name) && !method.isSynthetic(),
                HierarchyTraversalMode.BOTTOM_UP);
        if (found.size() != 1) {
            throw new MisuseException((found.isEmpty() ? "there is no method '" : "there is more than one method '")
                    + name + "' in " + testClass.getName());
        }
        return found.get(0);
    }
}
