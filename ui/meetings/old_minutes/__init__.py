"""Old minutes in: the paper itself with what each line was understood as, corrected by keys and clicks, then written."""
