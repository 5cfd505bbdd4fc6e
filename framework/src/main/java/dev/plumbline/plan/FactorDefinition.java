package dev.plumbline.plan;

import dev.plumbline.model.Factor;
import java.util.List;

/**
 * A factor and the parameter that receives its levels.
 *
 * @param index the parameter's index
 * @param type the parameter's type
 * @param factor name and levels
 * @param values the parameter's values, one for each level
 */
record FactorDefinition(int index, Class<?> type, Factor factor, List<Object> values) {}
