"""A chat's server on this machine, with certificates of its own, that can misbehave."""

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PUBLIC = "198.51.99.7"
"""An address of the whole internet, which nobody here calls."""
Behave = Callable[["Chat", ssl.SSLSocket], None]


@dataclass
class Chat:
    """What came in, and how it is answered."""

    port: int
    trust: ssl.SSLContext
    behave: Behave
    requests: list[bytes] = field(default_factory=list)
    dialled: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def dial(self, address: str) -> socket.socket:
        """Connect with this server instead of the address, and note which it was."""
        self.dialled.append(address)
        return socket.create_connection(("127.0.0.1", self.port), 5)

    @property
    def bodies(self) -> list[object]:
        return [json.loads(one.partition(b"\r\n\r\n")[2]) for one in self.requests]


def answering(status: int, *headers: str, body: bytes = b"ok") -> Behave:
    """Answer so, and close."""

    def behave(_chat: Chat, line: ssl.SSLSocket) -> None:
        lines = [f"HTTP/1.1 {status} x", f"Content-Length: {len(body)}", *headers]
        with suppress(OSError):
            line.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    return behave


def endless(start: bytes, part: bytes, pause: float = 0) -> Behave:
    """Begin an answer that never ends."""

    def behave(chat: Chat, line: ssl.SSLSocket) -> None:
        with suppress(OSError):
            line.sendall(start)
            while not chat.ended.wait(pause):
                line.sendall(part)

    return behave


def silent(chat: Chat, _line: ssl.SSLSocket) -> None:
    chat.ended.wait(30)


@contextmanager
def chat_at(host: str, folder: Path, behave: Behave | None = None) -> Iterator[Chat]:
    """Serve a host over TLS on a port of this machine."""
    certificate, trust = _certificate(host, folder)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        chat = Chat(listening.getsockname()[1], trust, behave or answering(200))
        server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.load_cert_chain(certificate)
        thread = threading.Thread(target=_serve, args=(chat, listening, server))
        thread.start()
        try:
            yield chat
        finally:
            chat.ended.set()
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


def _serve(chat: Chat, listening: socket.socket, server: ssl.SSLContext) -> None:
    while not chat.ended.is_set():
        with suppress(OSError):
            plain, _address = listening.accept()
            with server.wrap_socket(plain, server_side=True) as line:
                chat.requests.append(_request(line))
                chat.behave(chat, line)


def _request(line: ssl.SSLSocket) -> bytes:
    read = b""
    while b"\r\n\r\n" not in read:
        part = line.recv(65_536)
        if not part:
            return read
        read += part
    head, _, body = read.partition(b"\r\n\r\n")
    (length,) = (
        int(one.partition(b":")[2])
        for one in head.split(b"\r\n")
        if one.lower().startswith(b"content-length:")
    )
    while len(body) < length:
        body += line.recv(65_536)
    return head + b"\r\n\r\n" + body


def _certificate(host: str, folder: Path) -> tuple[Path, ssl.SSLContext]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a chat")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file = folder / "chat.pem"
    file.write_bytes(private + pem)
    return file, ssl.create_default_context(cadata=pem.decode())
