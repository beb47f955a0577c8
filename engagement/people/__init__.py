"""Who works where: teams, persons, roles, sign-in, and what each may see.

Four layers: pages (`persons`, `teams`, `sent_files`, `sign_in`, `api_keys`, `views`);
who may read, and what is done to the directory (`access`, `files`, `removal`); what is
asked of it and noted beside it (`queries`, `changes`, `keys`, `sessions`, `team_tree`);
tables (`models`).
"""
