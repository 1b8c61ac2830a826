# Builds the bot, then copies only what it needs at run time. The embedded store's file goes to the volume /data.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/embedded-mongo/package.json packages/embedded-mongo/
COPY packages/slack-simulator/package.json packages/slack-simulator/
RUN npm ci
COPY tsconfig.json ./
COPY packages/embedded-mongo packages/embedded-mongo
COPY src ./src
COPY scripts/build.mjs scripts/bundle.mjs scripts/
RUN npm run build
# Without what only development needs, the simulated Slack among it.
RUN npm ci --omit=dev --workspace=@goalpost/embedded-mongo --include-workspace-root
COPY scripts/trim.mjs scripts/
RUN node scripts/trim.mjs

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/packages/embedded-mongo/package.json packages/embedded-mongo/
COPY --from=build /app/packages/embedded-mongo/dist packages/embedded-mongo/dist
COPY --from=build /app/dist ./dist
# The doctor compares the app in Slack with it.
COPY manifest.yml ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD node -e "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
# Large young generation, one helper thread: see docs/adr/0015-what-slack-waits-for-goes-first.md.
CMD ["node", "--max-semi-space-size=32", "--v8-pool-size=1", "dist/main.js"]
