package io.lamina.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may vary: a range for each of some settings, by path, and when it counts. Immutable. */
public final class SearchSpace {
    private final Map<String, ParameterRange> ranges;

    private SearchSpace(Map<String, ParameterRange> ranges) {
        this.ranges = ranges;
    }

    /**
     * What is wrong with ranges as a space, by path: a condition on something that is no choice of it, on a value that the choice has not,
     * or on itself by way of others. Empty: nothing.
     */
    public static Map<String, String> problems(Map<String, ParameterRange> ranges) {
        Map<String, String> problems = new TreeMap<>();
        ranges.forEach((path, range) -> {
            String problem = problem(range.when(), ranges);
            if (problem != null) {
                problems.put(path, problem);
            }
        });
        if (problems.isEmpty()) {
            Set<String> placed = ordered(ranges).keySet();
            ranges.keySet().stream()
                    .filter(path -> !placed.contains(path))
                    .forEach(path -> problems.put(path, "is conditional on itself, by way of others"));
        }
        return problems;
    }

    private static @Nullable String problem(@Nullable Condition when, Map<String, ParameterRange> ranges) {
        if (when == null) {
            return null;
        }
        if (!(ranges.get(when.parameter()) instanceof Choice choice)) {
            return "is conditional on \"" + when.parameter() + "\", which is no choice of this search";
        }
        return when.values().stream()
                .filter(value -> !choice.values().contains(value))
                .findFirst()
                .map(value -> "is conditional on the value " + value + " of \"" + when.parameter()
                        + "\", which is none of " + choice.values())
                .orElse(null);
    }

    /**
     * The space of the ranges.
     *
     * @throws IllegalArgumentException if they have {@link #problems}
     */
    public static SearchSpace of(Map<String, ParameterRange> ranges) {
        Map<String, String> problems = problems(ranges);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        return new SearchSpace(ordered(ranges));
    }

    /** By path, but every range after the one that it is conditional on; those of a circle are left out. */
    private static Map<String, ParameterRange> ordered(Map<String, ParameterRange> ranges) {
        Map<String, ParameterRange> ordered = new LinkedHashMap<>();
        Set<String> left = new LinkedHashSet<>(new TreeMap<>(ranges).keySet());
        boolean more = true;
        while (more) {
            List<String> next = left.stream()
                    .filter(path -> {
                        Condition when = range(ranges, path).when();
                        return when == null || ordered.containsKey(when.parameter());
                    })
                    .toList();
            next.forEach(path -> ordered.put(path, range(ranges, path)));
            more = left.removeAll(next) && !left.isEmpty();
        }
        return ordered;
    }

    private static ParameterRange range(Map<String, ParameterRange> ranges, String path) {
        ParameterRange range = ranges.get(path);
        if (range == null) {
            throw new IllegalArgumentException("no setting of the search is called " + path);
        }
        return range;
    }

    /** The paths, each after the one that it is conditional on. */
    public List<String> paths() {
        return List.copyOf(ranges.keySet());
    }

    /** The range of a path. */
    public ParameterRange range(String path) {
        return range(ranges, path);
    }

    /** Whether a setting counts, given the places of those that it may be conditional on. */
    boolean counts(String path, Map<String, Double> places) {
        Condition when = range(path).when();
        if (when == null) {
            return true;
        }
        Double place = places.get(when.parameter());
        return place != null && when.values().contains(range(when.parameter()).valueAt(place));
    }

    /** The values at some places, in the order of {@link #paths}. */
    public Map<String, Object> values(Map<String, Double> places) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String path : paths()) {
            Double place = places.get(path);
            if (place != null) {
                values.put(path, range(path).valueAt(place));
            }
        }
        return values;
    }

    /** The places of some values, of those settings alone that count: what an earlier search tried, seen by this one. */
    public Map<String, Double> places(Map<String, Object> values) {
        Map<String, Double> places = new LinkedHashMap<>();
        for (String path : paths()) {
            Object value = values.get(path);
            if (value != null && counts(path, places)) {
                places.put(path, range(path).placeOf(value));
            }
        }
        return places;
    }

    /**
     * How many combinations {@link #grid} has, worked out without building one: a value of a choice has as many as the settings that count
     * with it have together.
     *
     * @param most counts no further: the answer for all that have more
     */
    int gridSize(int points, int most) {
        Map<String, Integer> sizes = new HashMap<>();
        // Those that are conditional on a setting come behind it, so their sizes are known when it is looked at.
        for (String path : paths().reversed()) {
            ParameterRange range = range(path);
            long size = 0;
            for (double place : range.grid(points)) {
                size = Math.min(most, size + product(inner(path, range.valueAt(place)), sizes, most));
            }
            sizes.put(path, (int) size);
        }
        return product(paths().stream().filter(path -> range(path).when() == null), sizes, most);
    }

    /** Whether there are so many combinations of all values at the most. */
    boolean isWithin(int most) {
        return ranges.values().stream().allMatch(range -> range.size() <= most) && gridSize(most, most + 1) <= most;
    }

    /** Settings that count directly because a setting has a value. */
    private Stream<String> inner(String outer, Object value) {
        return paths().stream().filter(path -> {
            Condition when = range(path).when();
            return when != null
                    && when.parameter().equals(outer)
                    && when.values().contains(value);
        });
    }

    private static int product(Stream<String> paths, Map<String, Integer> sizes, int most) {
        return (int) paths.mapToLong(path -> sizes.getOrDefault(path, 1)).reduce(1, (a, b) -> Math.min(most, a * b));
    }

    /** Every combination of the places of a grid; a setting that does not count multiplies nothing. */
    List<Map<String, Double>> grid(int points) {
        List<Map<String, Double>> combinations = List.of(Map.of());
        for (String path : paths()) {
            List<Map<String, Double>> longer = new ArrayList<>();
            for (Map<String, Double> combination : combinations) {
                List<Double> places = counts(path, combination) ? range(path).grid(points) : List.of();
                if (places.isEmpty()) {
                    longer.add(combination);
                }
                for (double place : places) {
                    Map<String, Double> with = new LinkedHashMap<>(combination);
                    with.put(path, place);
                    longer.add(with);
                }
            }
            combinations = longer;
        }
        return combinations;
    }
}
