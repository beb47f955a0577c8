"""The customers' side: metrics, files, scores.

Five layers: pages and addresses (`views`, `review`, `till`, `api`); what becomes of a
file, with its own pages (`imports`, `comments`, `scores`); what a file says
(`intake`); what customers can be asked and have said (`metrics`, `queries`); tables,
and bytes to text (`models`, `files`).
"""
