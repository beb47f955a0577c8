"""Pictures for mails, drawn without a browser.

vl_convert hangs for ever in a child of a process that has called it, and takes a
hundred megabytes: so only what is due is done with it, in a process that ends after.
"""

import logging

from engagement.insight.charts.specs import Spec

TWICE = 2.0
"""Points of a screen for each of the picture's."""
log = logging.getLogger(__name__)


def png(spec: Spec) -> bytes | None:
    """Draw a chart; None: that failed, and whatever it was for goes without."""
    try:
        import vl_convert  # noqa: PLC0415 - only where a picture is drawn

        return vl_convert.vegalite_to_png(spec, scale=TWICE)
    except Exception as error:  # noqa: BLE001 - a picture is not worth a mail
        log.warning("A picture could not be drawn (%s).", type(error).__name__)
        return None
