"""Waiting for what is done once a response has gone."""

from concurrent.futures import ThreadPoolExecutor

from engagement.web import afterwards


def settle() -> None:
    afterwards.pool.shutdown()
    afterwards.pool = ThreadPoolExecutor(afterwards.AT_ONCE)
