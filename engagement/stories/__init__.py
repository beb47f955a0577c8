"""Stories of a moment that delighted a customer, told by staff, checked by HR.

Three layers: pages (`views` of HR and managers, `telling` for whoever has the address
of a team); what becomes of a story (`stories`), and where it is told (`addresses`);
tables.
"""
