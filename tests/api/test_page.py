"""The page about the API is true: its requests are answered as it says."""

import json
import re
import shlex

from engagement.cli.main import COMMANDS
from engagement.config import ROOT
from engagement.people.models import Scope
from tests.api.living import Program

PAGE = (ROOT / "docs" / "api.md").read_text()
REQUESTS = re.findall(r"```\n(curl .*?)\n```\n\n```json\n(.*?)\n```", PAGE, re.DOTALL)
ADDRESS = "http://127.0.0.1:5000"


def test_every_request_is_answered_as_the_page_says(living: Program) -> None:
    assert len(REQUESTS) >= 5
    for request, answer in REQUESTS:
        assert sent(living, request) == json.loads(answer), request


def sent(program: Program, request: str) -> object:
    """Send what curl would send."""
    words = shlex.split(request.replace("\\\n", " "))
    given = dict(zip(words[2::2], words[3::2], strict=True))
    headers = re.findall(r'--header "([^:]+): ([^"]+)"', request)
    assert ("Authorization", "Bearer $KEY") in headers
    response = program.client.open(
        words[1].removeprefix(ADDRESS),
        method="POST" if "--json" in given else "GET",
        data=given.get("--json"),
        headers={**dict(headers), **program.headers},
        content_type="application/json" if "--json" in given else None,
    )
    return response.get_json()


def test_every_curl_of_the_page_is_followed_by_its_answer() -> None:
    assert PAGE.count("\ncurl ") == len(REQUESTS)


def test_every_scope_and_command_is_explained() -> None:
    assert [scope for scope in Scope if f"| `{scope}` |" not in PAGE] == []
    assert set(re.findall(r"engagement ([a-z-]+)\b", PAGE)) <= set(COMMANDS)
