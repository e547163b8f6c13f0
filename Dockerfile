# One image for the API, the worker and the migrations; the command says which. Debian, because Temporal's SDK has no musl build.
FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm install --no-save --ignore-scripts --omit=dev --no-audit --no-fund
# npm keeps what is wanted in development and is an optional peer of another package, too: Prisma's tool, TypeScript and all that they bring.
RUN node -e "const { packages } = require('./package-lock.json'); for (const path in packages) if (packages[path].devOptional) fs.rmSync(path, { recursive: true, force: true })"

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm install --no-save --ignore-scripts --include=dev --no-audit --no-fund
COPY tsconfig.json prisma.config.ts ./
COPY scripts/bootstrap.mjs scripts/missing-packages.mjs scripts/build.mjs scripts/bundle-workflows.mjs scripts/
COPY scripts/migrate.ts scripts/setup.ts scripts/keys.ts scripts/key-commands.ts scripts/doctor.ts scripts/rebuild.ts scripts/make-current.ts scripts/
COPY scripts/calendar-years.ts scripts/seed-library.ts scripts/connect-temporal.ts scripts/
COPY scripts/setup scripts/setup
COPY scripts/library scripts/library
COPY scripts/stack/report.ts scripts/stack/
COPY scripts/start/running-database.ts scripts/start/
COPY config config
COPY domain domain
COPY documents documents
COPY prisma prisma
COPY workflows workflows
COPY activities activities
COPY worker worker
COPY api api
RUN node scripts/bootstrap.mjs

FROM node:22-bookworm-slim
# The worker speaks TLS to a Temporal elsewhere and needs the certificate authorities for it.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# Two heaps for all threads outside of JavaScript: with one a thread, memory that was used once stays with that thread. And young objects get 4 MB, not
# 16: an idle process keeps what they had.
ENV NODE_ENV=production TZ=UTC HOST=0.0.0.0 MALLOC_ARENA_MAX=2 NODE_OPTIONS=--max-semi-space-size=16
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
# So that `npm run doctor` and the like work here, too.
COPY package.json ./
COPY scripts/bootstrap.mjs scripts/
RUN install -d -o node -g node /var/lib/concordat/documents
VOLUME /var/lib/concordat/documents
USER node
EXPOSE 8080
STOPSIGNAL SIGTERM
CMD ["node", "dist/api/main.js"]
