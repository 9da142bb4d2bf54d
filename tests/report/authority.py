"""A real authority for time stamps, made with openssl, and servers that behave otherwise."""

from __future__ import annotations

import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

CONFIG = """
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
certs = {folder}/root.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1, millisecs:500
clock_precision_digits = 3
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
[alone]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical, CA:true
[stamping]
basicConstraints = CA:false
extendedKeyUsage = critical, timeStamping
[server]
subjectAltName = IP:127.0.0.1
"""
REPLY = "application/timestamp-reply"


def openssl(folder: Path, *arguments: str, data: bytes = b"") -> bytes:
    command = ["openssl", *arguments]
    return subprocess.run(command, cwd=folder, input=data, capture_output=True, check=True).stdout


class Authority:
    """Keys and certificates in a folder; `answer` signs, `check` is what anyone can do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        (folder / "conf").write_text(CONFIG.format(folder=folder))
        (folder / "serial").write_text("01\n")
        key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "conf")
        openssl(
            folder, "req", "-x509", *key, "-keyout", "root.key", "-out", "root.pem",
            "-subj", "/CN=Root", "-days", "2", "-extensions", "root",
        )  # fmt: skip
        for name, extension in (("tsa", "stamping"), ("server", "server")):
            subject = f"/CN={name}"
            openssl(
                folder, "req", "-new", *key, "-keyout", f"{name}.key", "-out", f"{name}.csr",
                "-subj", subject,
            )  # fmt: skip
            openssl(
                folder, "x509", "-req", "-in", f"{name}.csr", "-CA", "root.pem", "-CAkey",
                "root.key", "-CAcreateserial", "-out", f"{name}.pem", "-days", "2", "-extfile",
                "conf", "-extensions", extension,
            )  # fmt: skip

    def answer(self, query: bytes, section: str = "here") -> bytes:
        """A reply; that of `alone` has the signer's certificate only, and nothing optional."""
        (self.folder / "query").write_bytes(query)
        reply = ("ts", "-reply", "-queryfile", "query", "-config", "conf", "-section", section)
        openssl(self.folder, *reply, "-out", "reply")
        return (self.folder / "reply").read_bytes()

    def check(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["openssl", "ts", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)


Answer = Callable[[BaseHTTPRequestHandler, bytes], None]


@contextmanager
def server(answer: Answer, secure: Authority | None = None) -> Iterator[Any]:
    """An HTTP server on this computer; `url`, and `seen`: (headers, body) of all it was asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            made.seen.append((self.path, dict(self.headers), body))
            with suppress(OSError):
                answer(self, body)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    made: Any = Server(("127.0.0.1", 0), Handler)
    made.seen = []
    scheme = "http"
    if secure is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(secure.folder / "server.pem", secure.folder / "server.key")
        made.socket = context.wrap_socket(made.socket, server_side=True)
        scheme = "https"
    made.url = f"{scheme}://127.0.0.1:{made.server_port}/stamp"
    running = threading.Thread(target=made.serve_forever, args=(0.02,))
    running.start()
    try:
        yield made
    finally:
        made.shutdown()
        running.join()
        made.server_close()


def give(
    handler: BaseHTTPRequestHandler, data: bytes, kind: str = REPLY, status: int = 200, **more: str
) -> None:
    handler.send_response(status)
    headers = {"Content-Type": kind, "Content-Length": str(len(data))} | more
    for name, value in headers.items():
        if value:
            handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(data)


def drip(handler: BaseHTTPRequestHandler, data: bytes, seconds: float = 60) -> None:
    """A byte now and then, for as long as anyone listens."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        handler.wfile.write(data)
        handler.wfile.flush()
        time.sleep(0.2)
