"""The page “Minute book”: years, the ledger of leaves, what is missing, and the pages themselves."""
