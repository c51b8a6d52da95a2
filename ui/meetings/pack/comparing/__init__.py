"""Two packs held against each other, and a finished one checked, beside the pages."""
