"""A mail server that takes everything, refuses one address, and keeps nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


class Session(StreamRequestHandler):
    """One conversation in SMTP."""

    refused = b"t0-0@"

    def handle(self) -> None:
        self._say(b"220 sink")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self._say(b"354 go on")
                while self.rfile.readline() != b".\r\n":
                    pass
            if verb == b"QUIT":
                self._say(b"221 bye")
            elif verb == b"RCPT" and self.refused in line:
                self._say(b"550 no such mailbox: " + line.strip())
            else:
                self._say(b"250 fine")

    def _say(self, words: bytes) -> None:
        self.wfile.write(words + b"\r\n")


@contextmanager
def sink() -> Iterator[str]:
    """Yield the host and port of the server."""
    with ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
