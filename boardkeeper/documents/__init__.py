"""What a paper says: blocks, and one composer per paper."""
