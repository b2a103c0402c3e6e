// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The names of the API: the fields of all answers and problems, and the parameters of requests. */
final class RestFields {
    /** Properties that problems have beside those of RFC 9457. */
    private static final List<String> PROBLEMS = List.of("expected", "nearest", "parameter");

    private final SortedSet<String> names = new TreeSet<>(PROBLEMS);
    private final Set<Class<?>> seen = new HashSet<>();

    private RestFields() {}

    static SortedSet<String> all() {
        RestFields fields = new RestFields();
        ClassPathScanningCandidateComponentProvider scanner =
                new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        for (BeanDefinition controller :
                scanner.findCandidateComponents(RestFields.class.getPackageName())) {
            try {
                fields.controller(Class.forName(controller.getBeanClassName()));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return fields.names;
    }

    private void controller(Class<?> controller) {
        for (Method method : controller.getDeclaredMethods()) {
            if (method.isAnnotationPresent(GetMapping.class)) {
                type(method.getGenericReturnType());
                Arrays.stream(method.getAnnotationsByType(ApiResponse.class))
                        .flatMap(response -> Arrays.stream(response.content()))
                        .map(Content::schema)
                        .forEach(schema -> type(schema.implementation()));
                Arrays.stream(method.getParameters())
                        .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                        .map(Parameter::getName)
                        .forEach(names::add);
            }
        }
    }

    private void type(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            type(parameterized.getRawType());
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(this::type);
        } else if (type instanceof Class<?> raw && raw.isRecord() && seen.add(raw)) {
            for (RecordComponent component : raw.getRecordComponents()) {
                if (!component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                    names.add(component.getName());
                    type(component.getGenericType());
                }
            }
        }
    }
}
