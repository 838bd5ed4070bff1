# copydesk as a container: one static program (musl) on Alpine, whose shell pipelines need, run by nobody.
#
#   docker build -t copydesk .
#   docker run --rm -v "$PWD:/copy:ro" copydesk check stories
#
# Where it writes files, give it your own number: --user "$(id -u):$(id -g)", without :ro.
FROM rust:1.91-alpine AS build
RUN apk add --no-cache musl-dev
WORKDIR /source
COPY . .
RUN cargo build --release --locked

FROM alpine:3.22
COPY --from=build /source/target/release/copydesk /usr/local/bin/copydesk
WORKDIR /copy
USER 65534:65534
ENTRYPOINT ["copydesk"]
