"""HR at the pages of a file on its way in: forms as a browser would send them."""

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Fields = dict[str, str]


def send(
    client: FlaskClient, content: str | bytes, filename: str = "scores.csv"
) -> TestResponse:
    """Send a file; by hand, as the client would leave that of a large one open."""
    content = content.encode() if isinstance(content, str) else content
    head = f'Content-Disposition: form-data; name="file"; filename="{filename}"'
    body = b"--edge\r\n%b\r\n\r\n%b\r\n--edge--\r\n" % (head.encode(), content)
    kind = "multipart/form-data; boundary=edge"
    return client.post("/customers/imports", data=body, content_type=kind)


def staged(
    client: FlaskClient, content: str | bytes, filename: str = "scores.csv"
) -> str:
    """Send a file and return the address of the page on which it is checked."""
    response = send(client, content, filename)
    assert response.status_code == 303, response.text
    assert response.location.startswith("/customers/imports/new/")
    return response.location


def taken_in(
    client: FlaskClient, content: str | bytes, filename: str = "scores.csv"
) -> TestResponse:
    """Send a file and import it as it is read by itself."""
    path = staged(client, content, filename)
    return client.post(f"{path}/commit", data=shown(client, path))


def page(response: TestResponse) -> BeautifulSoup:
    return BeautifulSoup(response.text, "html.parser")


def one(found: BeautifulSoup | Tag, selector: str) -> Tag:
    (tag,) = found.select(selector)
    return tag


def words(response: TestResponse) -> str:
    return " ".join(one(page(response), "main").get_text(" ").split())


def shown(client: FlaskClient, path: str) -> Fields:
    """Return what the form holds, as a browser would send it back untouched."""
    return fields(page(client.get(path)))


def fields(found: BeautifulSoup) -> Fields:
    form = one(found, "form#check")
    filled = {
        str(tag["name"]): str(tag.get("value", ""))
        for tag in form.select("input[name]:not([name=csrf_token])")
        if tag.get("type") != "checkbox" or tag.has_attr("checked")
    }
    for select in form.select("select[name]"):
        options = select.select("option")
        chosen = [tag for tag in options if tag.has_attr("selected")] or options
        filled[str(select["name"])] = str(chosen[0]["value"])
    return filled


def field_of(found: BeautifulSoup, label: str) -> str:
    """Return the name of the select or input that is labelled so."""
    for tag in found.select(f'[aria-label="{label}"]'):
        return str(tag["name"])
    (tag,) = [tag for tag in found.select("label") if label in tag.text]
    return str(one(found, f'[id="{tag["for"]}"]')["name"])


def tiles(found: BeautifulSoup) -> dict[str, str]:
    return {
        one(tile, ".label").text: one(tile, ".value").text
        for tile in found.select(".tile")
    }
