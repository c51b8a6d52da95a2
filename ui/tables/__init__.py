"""Tables of plain rows: columns are data, sorting and filtering happen in SQL, only what is seen is fetched."""
