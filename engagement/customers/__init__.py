"""The customers' side: metrics, files, scores.

Four layers: pages and addresses (`views`, `review`, `till`, `api`); what a file says
and what becomes of it, with its own pages (`intake`, `imports`, `comments`, `scores`);
what customers can be asked and have said (`metrics`, `queries`); tables, and bytes to
text (`models`, `files`).
"""
