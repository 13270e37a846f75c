# syntax=docker/dockerfile:1
# docker build -t llm-router .                                 with the Akka.NET packages from nuget.org
# docker build -t llm-router --build-arg AKKA_ENGINE=bundled . with the stand-ins of this repository (docs/adr/0001-two-akka-engines.md)

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG AKKA_ENGINE=packages
WORKDIR /source
COPY . .
# Compiled ahead of time as well: the first answers do not wait for the compiler.
RUN dotnet publish src/Router.Http/Router.Http.csproj -c Release -p:AkkaEngine=$AKKA_ENGINE --use-current-runtime --no-self-contained -p:PublishReadyToRun=true -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# Bytes of the collector's first generation, in hexadecimal: docs/adr/0007-a-first-generation-of-64-mib.md
ENV DOTNET_GCgen0size=4000000
# The image's own user without rights; the router writes nothing to the disk.
USER $APP_UID
EXPOSE 8777
# The image has no curl: the program asks itself. It reads the same configuration, so set another port there and not by --port.
HEALTHCHECK --interval=15s --timeout=6s --start-period=10s CMD ["dotnet", "Router.Http.dll", "--health"]
# Inside a container localhost is the container alone: listen on every address, and let the published port decide who may call.
ENTRYPOINT ["dotnet", "Router.Http.dll", "--host", "*"]
