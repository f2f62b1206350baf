"""Computing over tables: lists of minerals as sets, statistics as figures, each answer with the rows it used."""
