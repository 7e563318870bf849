# The same app as `make run`, in a container that asks for no privilege.
# Build: docker build -t unroll .      Run: see compose.yaml, which also drops every capability.

FROM python:3.12-slim-bookworm AS build
WORKDIR /app
COPY requirements/ requirements/
RUN python -m venv .venv \
 && .venv/bin/python -m pip install --quiet --require-hashes -r requirements/installer.txt \
 && .venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes --compile-bytecode -r requirements/run.txt
# The browser's third-party files need a Node, which stays in this stage.
COPY package.json package-lock.json .npmrc ./
COPY server/__init__.py server/static_build.py server/
COPY static/js/editor/ static/js/editor/
RUN python -m venv /tools \
 && /tools/bin/python -m pip install --quiet --require-hashes -r requirements/installer.txt \
 && /tools/bin/python -m server.static_build

FROM python:3.12-slim-bookworm
RUN useradd --system --uid 10001 --create-home --home-dir /data --shell /usr/sbin/nologin unroll
WORKDIR /app
COPY --from=build /app/.venv .venv
COPY engine/ engine/
COPY questions/ questions/
COPY server/ server/
COPY templates/ templates/
COPY static/ static/
COPY --from=build /app/static/vendor static/vendor
RUN .venv/bin/python -m compileall -q engine questions server
ENV UNROLL_HOST=0.0.0.0 UNROLL_PORT=8000 UNROLL_DATA_DIR=/data PYTHONUNBUFFERED=1
USER unroll
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD [".venv/bin/python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"UNROLL_PORT\"]}/healthz', timeout=2)"]
CMD [".venv/bin/python", "-m", "server"]
