"""Where staff and customers meet: the only part that reads both.

Four layers: pages, addresses, files and charts (`views`, `api`, `files`, `charts`);
the numbers of each page (`home`, `symmetry`, `team`, `trends`, `method`) and what a
reader chooses (`forms`); both sides week by week as frames (`series`), and how they
are worded; what a reader may see, what was computed before, and what we draw ourselves
(`sight`, `cache`, `drawings`, `heat_table`).
"""
