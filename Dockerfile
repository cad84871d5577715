# syntax=docker/dockerfile:1

FROM node:20-bookworm-slim AS build
# For the two native modules, better-sqlite3 and nodejieba.
RUN apt-get update \
 && apt-get install -y --no-install-recommends g++ make python3 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json ./
COPY src src
# What the native modules were built from stays behind, with all that only building needs.
RUN npm run build \
 && npm prune --omit=dev \
 && find dist -name '*.map' -delete \
 && rm -rf node_modules/better-sqlite3/deps node_modules/better-sqlite3/src \
 && find node_modules/better-sqlite3/build node_modules/nodejieba/build -type f ! -name better_sqlite3.node ! -name nodejieba.node -delete

FROM node:20-bookworm-slim
# C.UTF-8: names of files in Chinese are what they are. The metrics are for the health check below.
ENV NODE_ENV=production LANG=C.UTF-8 DATA_DIR=/data METRICS_LISTEN=127.0.0.1:9464
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY seeds seeds
# What is under the volume when nothing is mounted there belongs to the user of the process, and a new volume takes that over.
RUN install -d -o node -g node -m 700 /data
VOLUME /data
USER node
STOPSIGNAL SIGTERM
# The first start may have a large corpus to read.
HEALTHCHECK --interval=30s --timeout=5s --start-period=5m --retries=3 \
  CMD ["node", "--eval", "fetch(`http://${process.env.METRICS_LISTEN}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process: it gets the signals, and its helper processes are its own to reap.
ENTRYPOINT ["node", "dist/main.js"]
CMD ["serve"]
