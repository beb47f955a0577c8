"""Where staff and customers meet: the only part that reads both.

Five layers, each of which reads those below it alone:

- pages and addresses: `views`, `floor_pages`, `api`, and its `api_examples`
- how numbers are chosen, drawn, told and downloaded: `forms`, `charts`, `wording`,
  `files`
- the numbers of each page: `home`, `symmetry`, `mirror`, `team`, `trends`, `floors`,
  and what `method` says
- series of weeks, as frames: `series`, and `drawings` of few values
- what one reader may see, what is shown of a value, what is kept: `sight`, `shown`,
  `cache`
"""
