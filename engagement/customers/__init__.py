"""The customers' side: metrics, files, scores.

Four layers: pages and addresses (`views`, `files`, `check`, `till`, `api`); what
becomes of a file (`intake`, `imports`, `comments`, `scores`); what customers can be
asked and have said (`metrics`, `queries`); tables, and bytes to cells (`models`,
`reading`).
"""
