# One image for every service; the command says which. `docker compose up --build` uses it.
FROM node:24-bookworm-slim AS build
WORKDIR /kith
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS packages
WORKDIR /kith
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 KITH_KEYS=/keys KITH_DATA=/data MALLOC_ARENA_MAX=2
WORKDIR /kith
RUN install -d -o node -g node -m 0700 /keys /data
COPY --from=packages /kith/node_modules node_modules
COPY --from=build /kith/dist dist
COPY package.json LICENSE ./
USER node
EXPOSE 3000
# PID 1 must hear SIGTERM itself: it drains, commits and leaves its group.
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=8", "--max-old-space-size=1024", "dist/apps/standalone/src/main.js"]
