"""The staff side: questions, tickets, the urn, the closing and its release.

Five layers: pages and addresses (`views`, `api`, `slips`, `link_pages`); the steps of
a pulse (`schedule`, `opening`, `answering`, `closing`) and results from elsewhere
(`history`); what a group is told (`news`); what keeps answers secret, what was
published and where it is read (`crypto`, `queries`, `retention`, `results_links`);
tables, questions and times (`models`, `bank`, `ballot`, `calendar`).
"""
