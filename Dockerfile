# From a clone and Docker alone:   docker build -t lamina .
# Then, on this machine only:      docker run --rm -p 127.0.0.1:8080:8080 -e LAMINA_ALLOW_ANONYMOUS=true -v lamina:/data lamina
# docs/deploy.md says the rest: keys, memory, PostgreSQL.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
# The libraries in a layer of their own: a change of the source does not fetch them again.
COPY pom.xml settings.xml* ./
ARG MAVEN_ARGS=
RUN mvn -B -ntp -DskipTests dependency:go-offline
COPY src src
COPY openapi.yaml* ./
RUN mvn -B -ntp -DskipTests package \
 && java -Djarmode=tools -jar target/lamina-*.jar extract --layers --destination layers \
 && mv layers/application/lamina-*.jar layers/application/lamina.jar
# One date for every file: caches that compare dates stay valid when an image is stored with whole seconds.
RUN find layers -exec touch -d 2026-01-01T00:00:00Z {} +

FROM eclipse-temurin:25-jre
WORKDIR /opt/lamina
ENV SERVER_ADDRESS=0.0.0.0 \
    SERVER_PORT=8080 \
    LAMINA_DATA_DIR=/data
COPY --from=build /build/layers/dependencies/ /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY LICENSE NOTICE ./
COPY docker/java-options.sh docker/entrypoint.sh docker/healthcheck.sh docker/warm-up.sh ./
# The first start unpacks 400 MB of native libraries and links 20,000 classes: done once here, not in every container.
RUN bash warm-up.sh && mkdir /data && chown 10001:10001 /data
USER 10001:10001
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 CMD ["bash", "/opt/lamina/healthcheck.sh"]
ENTRYPOINT ["bash", "/opt/lamina/entrypoint.sh"]
