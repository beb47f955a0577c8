"""The customers' side: metrics, files, scores."""
