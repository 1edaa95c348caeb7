"""A server on loopback that speaks the protocol of model endpoints, and misbehaves as it is told to."""

import json
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class ModelServer:
    """Answers every chat with one reply, until the test sets another."""

    def __init__(self, certificate=None):
        self.reply = "你好"
        self.finish = "stop"
        self.fault = ""
        self.status = 200
        self.message = ""
        self.headers = {}
        self.models = ["m"]
        self.window = 100_000
        """Characters of a prompt that reach the model; what stands before is dropped."""
        self.unknown_fields = ()
        self.seen = []
        self.write = None
        """Makes the reply from the user message; None to answer with `reply`."""
        self.thinks_in = ""
        """A field of its own in which it thinks before it answers: reasoning_content or reasoning."""
        self.first_fault = ("", 0)
        """An HTTP status of the first so many calls of every prompt, after which all is well."""
        self.most_at_once = 0
        """The most calls that were being answered at one time."""
        self._now = 0
        self._lock = threading.Lock()
        self.rate = 0
        """Characters a second; 0 for as fast as can be."""
        server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"office": self}))
        server.daemon_threads = True
        self._scheme = "https" if certificate else "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        self.release = threading.Event()
        """Set when a call that hangs may end."""

    @property
    def url(self):
        return f"{self._scheme}://127.0.0.1:{self._server.server_address[1]}/v1"

    def close(self):
        self.release.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def enter(self, by):
        with self._lock:
            self._now += by
            self.most_at_once = max(self.most_at_once, self._now)

    def failing_at_first(self, body):
        status, calls = self.first_fault
        same = sum(each["messages"] == body["messages"] for each, _ in self.seen)
        return int(status) if status and same <= calls else 0

    def answer(self, body):
        said = body["messages"][-1]["content"][-self.window :]
        if "暗号是“" in said:
            return said.partition("暗号是“")[2].partition("”")[0]
        if self.write is not None:
            return self.write(said)
        return "没有看到暗号" if "暗号" in said else self.reply


class _Server(ThreadingHTTPServer):
    request_queue_size = 64
    """Eight parts of a report come at one moment."""

    def handle_error(self, *_):
        """A client that breaks off is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    office = None
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        if self.office.fault == "html":
            self._send(200, b"<html>login</html>", "text/html")
        elif self.office.models is None:
            self._send(404, b"{}")
        else:
            data = {"data": [{"id": name} for name in self.office.models]}
            self._send(
                self.office.status if self.office.status in (401, 403) else 200, json.dumps(data).encode()
            )

    def do_POST(self):
        self.office.enter(1)
        try:
            self._chat()
        finally:
            self.office.enter(-1)

    def _chat(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.office.seen.append((body, self.headers))
        unknown = [name for name in self.office.unknown_fields if name in body]
        if unknown:
            self._error(400, f"Unrecognized request argument supplied: {unknown[0]}")
        elif self.office.status != 200:
            self._error(self.office.status, self.office.message)
        elif status := self.office.failing_at_first(body):
            self._error(status, "once")
        elif self.office.fault == "html":
            self._send(200, b"<html>login</html>", "text/html")
        elif self.office.fault == "hang":
            self.office.release.wait(30)
            self.close_connection = True
        else:
            self._stream(self.office.answer(body))

    def _stream(self, text):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.office.fault in ("error-in-200", "choices-null"):
            odd = (
                {"error": {"message": self.office.message}}
                if "error" in self.office.fault
                else {"choices": None}
            )
            self.wfile.write(f"data: {json.dumps(odd)}\n\n".encode())
            self.close_connection = True
            return
        if self.office.thinks_in:
            self._event({self.office.thinks_in: "先想一想：数字3和99。"})
        half = text[: max(1, len(text) // 2)]
        sent = half if self.office.fault in ("cut", "trunc", "stall") else text
        for at in range(0, len(sent), 2):
            self._event({"content": sent[at : at + 2]})
            if self.office.rate:
                time.sleep(2 / self.office.rate)
        if self.office.fault == "cut":
            self.connection.shutdown(2)
        elif self.office.fault == "stall":
            self.office.release.wait(30)
        elif self.office.fault == "badjson":
            self.wfile.write(b'data: {"choices": [{"delta"\n\n')
        elif self.office.fault != "trunc":
            self._event({}, self.office.finish)
            self.wfile.write(b"data: [DONE]\n\n")
        self.close_connection = True

    def _event(self, delta, finish=None):
        told = {
            "id": "x",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": "m",
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
        }
        self.wfile.write(f"data: {json.dumps(told)}\n\n".encode())
        self.wfile.flush()

    def _error(self, status, message):
        self._send(status, json.dumps({"error": {"message": message, "type": "x", "code": None}}).encode())

    def _send(self, status, data, kind="application/json"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in self.office.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)
