"""What programs ask of insight, and are told; a test sends each and compares."""

from collections.abc import Sequence

from engagement.wire import Example

READ: Sequence[Example] = ()
