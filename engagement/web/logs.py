"""What the service writes down: a line an event, with its time and its level.

A line that comes up while somebody answers, or reads what came out, has its day alone:
no log tells when (R11).
"""

import json
import logging
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import has_request_context, request

from engagement.config import Settings
from engagement.web.paths import is_answer_page

OURS = "engagement"
SERVERS = "gunicorn.error"


class Lines(logging.Formatter):
    """Writes a record as one line of text, or as one object of JSON."""

    def __init__(self, zone: ZoneInfo, *, is_json: bool) -> None:
        super().__init__()
        self.zone, self.is_json = zone, is_json

    def format(self, record: logging.LogRecord) -> str:
        event = record.getMessage()
        if record.exc_info:
            event += f"\n{self.formatException(record.exc_info)}"
        event = " | ".join(line.strip() for line in event.splitlines() if line.strip())
        told = {"time": self._time(record), "level": record.levelname, "event": event}
        if self.is_json:
            return json.dumps(told, ensure_ascii=False)
        return " ".join(told.values())

    def _time(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, self.zone)
        if has_request_context() and is_answer_page(request.path):
            return at.date().isoformat()
        return at.isoformat(timespec="seconds")


def configure(settings: Settings, level: int = logging.INFO) -> None:
    """Let this process and its children write such lines, gunicorn among them."""
    lines = Lines(settings.timezone, is_json=settings.log_format == "json")
    handler = logging.StreamHandler()
    handler.setFormatter(lines)
    root = logging.getLogger()
    root.handlers = [handler]
    logging.getLogger(OURS).setLevel(level)
    for one in logging.getLogger(SERVERS).handlers:
        one.setFormatter(lines)
