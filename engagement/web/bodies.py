"""What can be wrong with the body of a request."""

from gunicorn.http.errors import NoMoreData, ParseException

BROKEN = (NoMoreData, ParseException)
"""What gunicorn says of a body while it is read, quoting it."""
