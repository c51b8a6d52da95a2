"""What is done by commands typed behind “/” while the minutes are written."""
