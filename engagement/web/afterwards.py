"""What is done once the response has gone, and takes no part in how long that took."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from flask import Flask, Response, after_this_request, current_app

AT_ONCE = 4
"""However much is asked for, the database keeps connections for requests."""
pool = ThreadPoolExecutor(AT_ONCE)


def afterwards(work: Callable[[], None]) -> None:
    """Do something after this response, beside the worker, which serves others."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001

    def do() -> None:
        with app.app_context():
            work()

    def when_gone(response: Response) -> Response:
        response.call_on_close(lambda: pool.submit(do).add_done_callback(Future.result))
        return response

    after_this_request(when_gone)
