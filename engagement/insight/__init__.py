"""Where staff and customers meet: the only part that reads both.

Five layers, each of which reads those below it alone:

- pages and addresses: `views`, `mirror_pages`, `floor_pages`, `wall`, `api`, and its
  `api_examples`; what everybody reads, `staff_results`; before pages of results,
  `guess_page`
- how numbers are chosen, drawn, told and downloaded: `forms`, `charts`, `wording`,
  `files`
- the numbers of each page: `home`, `symmetry`, `mirror`, `team`, `trends`, `value`,
  `floors`, and what `method` says
- series of weeks, as frames: `series`, and `drawings` of few values
- what one reader may see, what is shown of a value, what is kept, what teams are told
  was done: `sight`, `shown`, `cache`, `deeds`
"""
