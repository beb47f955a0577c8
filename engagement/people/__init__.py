"""Who works where: teams, persons, roles, sign-in, and what each may see."""
