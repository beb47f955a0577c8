"""The wall: what delighted customers, in their words and in those of staff."""
