-- A command of psql; {file} is the text file of one stream, in arrival order.
\copy naive_codes (code, parent, product, lot, at) FROM '{file}'
