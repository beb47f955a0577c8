"""An nginx of the tests' own, on free ports, with a certificate of its own."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import create_connection

from engagement.config import ROOT
from tests.postgres import free_port

HOST = "diapason.example.org"
RECIPE = (ROOT / "deploy" / "nginx.conf").read_text()
AROUND = """
user root;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/bodies;
    proxy_temp_path {folder}/proxied;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {server}
}}
"""


@contextmanager
def nginx(folder: Path, behind: int) -> Iterator[int]:
    """Put nginx in front of a port by its recipe, for a while; yield its own port."""
    server = RECIPE
    port = free_port()
    certificate, key = folder / "tls.pem", folder / "tls.key"
    certify(certificate, key)
    for named, own in [
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("/etc/ssl/diapason.pem", str(certificate)),
        ("/etc/ssl/diapason.key", str(key)),
        ("http://127.0.0.1:5000", f"http://127.0.0.1:{behind}"),
    ]:
        assert named in server
        server = server.replace(named, own)
    written = folder / "nginx.conf"
    written.write_text(AROUND.format(folder=folder, server=server))
    command = ["/usr/sbin/nginx", "-p", str(folder), "-c", str(written), "-e", "stderr"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 - ours
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def certify(certificate: Path, key: Path) -> None:
    subprocess.run(  # noqa: S603 - our own words
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",  # noqa: S607
         "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}",
         "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )  # fmt: skip


def wait_for(port: int) -> None:
    for _ in range(400):
        with suppress(ConnectionError), create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.02)
    raise TimeoutError
