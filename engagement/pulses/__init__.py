"""The staff side: questions, tickets, the urn, the closing and its release.

Four layers: pages and addresses (`views`, `api`, `slips`); the steps of a pulse
(`schedule`, `opening`, `answering`, `closing`) and results from elsewhere (`history`);
what keeps answers secret and what was published (`crypto`, `queries`, `retention`);
tables, questions and times (`models`, `bank`, `ballot`, `calendar`).
"""
