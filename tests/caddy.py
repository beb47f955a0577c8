"""A Caddy of the tests' own, on a free port, with a certificate of its own."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engagement.config import ROOT
from tests.nginx import HOST, certify, wait_for
from tests.postgres import free_port

CADDY = "/usr/bin/caddy"
RECIPE = (ROOT / "deploy" / "Caddyfile").read_text()
LOG = "caddy.log"


@contextmanager
def caddy(folder: Path, behind: int) -> Iterator[int]:
    """Put Caddy in front of a port by its recipe, for a while; yield its own port."""
    port = free_port()
    certificate, key = folder / "tls.pem", folder / "tls.key"
    certify(certificate, key)
    site = f"https://{HOST}:{port} {{\n\tbind 127.0.0.1\n\ttls {certificate} {key}"
    recipe = RECIPE
    for named, own in [
        ("\n{\n", "\n{\n\tadmin off\n\tauto_https off\n"),
        (f"{HOST} {{", site),
        ("127.0.0.1:5000", f"127.0.0.1:{behind}"),
    ]:
        assert recipe.count(named) == 1
        recipe = recipe.replace(named, own)
    written = folder / "Caddyfile"
    written.write_text(recipe)
    command = [CADDY, "run", "--adapter", "caddyfile", "--config", str(written)]
    home = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    with (folder / LOG).open("w") as log:
        process = subprocess.Popen(  # noqa: S603 - our own words
            command, stdout=log, stderr=log, env=os.environ | home
        )
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()
