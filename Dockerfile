# The server and the app that it serves, and nothing else: `docker build -t baton .`
FROM node:22-bookworm-slim AS build
WORKDIR /baton
COPY package.json package-lock.json ./
RUN npm install --no-audit --no-fund --ignore-scripts
COPY . .
RUN npx --no-install vite build -c pwa/vite.config.ts \
  && npx --no-install vite build -c peer-server/vite.config.ts \
  && node --input-type=module -e \
    "import { compress } from './tools/compress.mjs'; await compress('dist/pwa')"

FROM gcr.io/distroless/nodejs22-debian12:nonroot
WORKDIR /baton
COPY --from=build /baton/dist/peer-server dist/peer-server
COPY --from=build /baton/dist/pwa dist/pwa
# A package of ours says that this is an ES module; everything else is inside main.js.
COPY --from=build /baton/package.json ./
ENV BATON_HOST=0.0.0.0 BATON_LOG=info BATON_DATA=/tmp/baton
EXPOSE 9000
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s \
  CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:9000/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["dist/peer-server/main.js"]
