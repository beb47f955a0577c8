"""Who works where: teams, persons, roles, sign-in, and what each may see.

Layers: pages (`persons`, `teams`, `company_pages`, `sent_files`, `sign_in`, `api_keys`,
`views`); what its people are told (`mails`); who may read, what files do and what forms
share (`access`, `files`, `forms`); who leaves (`removal`); what is asked of it and
noted beside it (`queries`, `changes`, `company`, `keys`, `sessions`, `team_tree`);
tables (`models`).
"""
