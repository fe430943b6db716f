package io.lamina.service.json;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a JSON body may weigh.
 *
 * @param maxBodySize bytes after which reading stops with 413; {@code lamina.json.max-body-size}
 */
@ConfigurationProperties("lamina.json")
public record JsonLimits(@DefaultValue("32MB") DataSize maxBodySize) {}
